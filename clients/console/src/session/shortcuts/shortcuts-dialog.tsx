import { Kbd, Modal, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./shortcuts.module.css";
import { keyCap, SHORTCUTS } from "./shortcuts";
import { useLayout } from "./use-shortcuts";

interface Props {
  isOpen: boolean;
  onClose: () => void;
  isOn: boolean;
  setOn: (isOn: boolean) => void;
}

/** Which key does what, and whether it does. */
export function ShortcutsDialog({ isOpen, onClose, isOn, setOn }: Props) {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      size="lg"
    >
      <Switch
        label={t("shortcuts.on")}
        description={t("shortcuts.onText")}
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        data-autofocus
      />
      <dl className={classes["list"]} data-is-off={!isOn}>
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.action} className={classes["line"]}>
            <dt>
              <Kbd>{keyCap(shortcut, layout)}</Kbd>
            </dt>
            <dd>{t(`shortcuts.${shortcut.action}`)}</dd>
          </div>
        ))}
        <div className={classes["line"]}>
          <dt>
            <Kbd>Esc</Kbd>
          </dt>
          <dd>{t("shortcuts.escape")}</dd>
        </div>
      </dl>
      <Text size="sm" c="dimmed">
        {t("shortcuts.toolbar")}
      </Text>
    </Modal>
  );
}
