import { Button, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Doing } from "../../errors/refusal";
import { RefusalMessage } from "../../errors/refusal-message";

interface Props {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  /** What the button that does it says. */
  confirm: string;
  isGrave: boolean;
  onConfirm: () => void;
  isBusy: boolean;
  failure: unknown;
  doing: Doing;
}

/** Asks before something that can't be taken back. */
export function Question(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Text>{props.text}</Text>
      {props.failure !== null && (
        <div style={{ marginTop: 16 }}>
          <RefusalMessage reason={props.failure} doing={props.doing} />
        </div>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t("cancel")}
        </Button>
        <Button
          {...(props.isGrave ? { color: "red" } : {})}
          onClick={props.onConfirm}
          loading={props.isBusy}
          data-testid="confirm"
        >
          {props.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
