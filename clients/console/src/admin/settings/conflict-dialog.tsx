import type { OrganisationSettings } from "@alongside/protocol";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChangeList } from "./change-list";
import type { Draft } from "./draft";

interface Props {
  draft: Draft;
  /** What somebody else has saved; null when nobody has. */
  theirs: OrganisationSettings | null;
  onSettle: (how: "reload" | "keep") => void;
}

/** Two wrote at once. Neither is lost without being asked: what closes the dialog otherwise keeps mine. */
export function ConflictDialog({ draft, theirs, onSettle }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={theirs !== null}
      onClose={() => onSettle("keep")}
      title={t("admin.conflict.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      size="lg"
    >
      <Stack gap="md" data-testid="conflict">
        <Text>{t("admin.conflict.text")}</Text>
        <div>
          <Text fw={600}>{t("admin.conflict.theirs")}</Text>
          {theirs && <ChangeList before={draft.saved.cobrowse} after={theirs.cobrowse} />}
        </div>
        <Group grow align="flex-start">
          <Choice how="reload" label={t("admin.conflict.reload")} text={t("admin.conflict.reloadText")} onSettle={onSettle} />
          <Choice how="keep" label={t("admin.conflict.keep")} text={t("admin.conflict.keepText")} onSettle={onSettle} />
        </Group>
      </Stack>
    </Modal>
  );
}

interface ChoiceProps {
  how: "reload" | "keep";
  label: string;
  text: string;
  onSettle: (how: "reload" | "keep") => void;
}

function Choice({ how, label, text, onSettle }: ChoiceProps) {
  const isMine = how === "keep";
  return (
    <Stack gap={4}>
      <Button
        variant={isMine ? "filled" : "default"}
        onClick={() => onSettle(how)}
        aria-describedby={`settle-${how}`}
        data-autofocus={isMine || undefined}
        data-testid={`settle-${how}`}
      >
        {label}
      </Button>
      <Text size="sm" c="dimmed" id={`settle-${how}`}>
        {text}
      </Text>
    </Stack>
  );
}
