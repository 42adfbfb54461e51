import { Button, Group, Popover, Text } from "@mantine/core";
import { IconArrowBackUp, IconChevronUp, IconDeviceFloppy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "./change-list";
import { type Draft, unsaved } from "./draft";
import classes from "./save-bar.module.css";

interface Props {
  draft: Draft;
  isSaving: boolean;
  onUndo: () => void;
  onDiscard: () => void;
  onSave: () => void;
}

/** Stays in sight while something is not saved, and says what. */
export function SaveBar({ draft, isSaving, onUndo, onDiscard, onSave }: Props) {
  const { t } = useTranslation();
  const fields = unsaved(draft);
  const hasNews = fields.length > 0;
  if (!hasNews && draft.past.length === 0) return null;
  return (
    <section className={classes["bar"]} aria-label={t("admin.bar.label")} data-testid="save-bar">
      <Popover position="top-start" width={340} withArrow shadow="md" withinPortal={false} returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            px="xs"
            disabled={!hasNews}
            rightSection={hasNews && <IconChevronUp size={16} aria-hidden />}
            data-testid="unsaved"
          >
            {t("admin.bar.unsaved", { count: fields.length })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes["what"] ?? ""} tabIndex={0}>
          <ChangeList before={draft.saved.cobrowse} after={draft.now} />
        </Popover.Dropdown>
      </Popover>
      <Text size="sm" c="dimmed" className={classes["hint"] ?? ""}>
        {t("admin.settings.running")}
      </Text>
      <Group gap="xs" className={classes["buttons"] ?? ""} wrap="nowrap">
        <Button
          variant="default"
          onClick={onUndo}
          disabled={draft.past.length === 0 || isSaving}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          data-testid="undo"
        >
          {t("admin.bar.undo")}
        </Button>
        <Button variant="default" onClick={onDiscard} disabled={!hasNews || isSaving} data-testid="discard">
          {t("admin.bar.discard")}
        </Button>
        <Button
          onClick={onSave}
          loading={isSaving}
          disabled={!hasNews}
          leftSection={<IconDeviceFloppy size={18} aria-hidden />}
          data-testid="save"
        >
          {isSaving ? t("admin.bar.saving") : t("admin.bar.save")}
        </Button>
      </Group>
    </section>
  );
}
