import { Button, FileButton, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Import, type ImportProblem, readImport } from "./genesys";
import { ImportPlan } from "./import-plan";

/** First the text, then what would become of it, then a step in the draft. */
export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<ImportProblem | null>(null);
  const [plan, setPlan] = useState<Import | null>(null);
  const close = (): void => {
    onClose();
    setText("");
    setProblem(null);
    setPlan(null);
  };
  const look = (): void => {
    const read = readImport(text);
    if ("problem" in read) setProblem(read.problem);
    else setPlan(read);
  };
  const write = (written: string): void => {
    setText(written);
    setProblem(null);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t("admin.import.dialog")}
      closeButtonProps={{ "aria-label": t("close") }}
      size="xl"
    >
      {plan ? (
        <ImportPlan plan={plan} onBack={() => setPlan(null)} onDone={close} />
      ) : (
        <Stack>
          <Textarea
            label={t("admin.import.label")}
            description={t("admin.import.description")}
            placeholder={'{ "mask_selectors": [".price"], "allow_draw": true }'}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            error={problem && t(`admin.import.problem.${problem}`)}
            minRows={10}
            maxRows={18}
            autosize
            spellCheck={false}
            data-autofocus
            data-testid="import-text"
          />
          <Group justify="space-between">
            <FileButton accept="application/json,.json" onChange={(file) => void file?.text().then(write)}>
              {(props) => (
                <Button {...props} variant="default">
                  {t("admin.import.file")}
                </Button>
              )}
            </FileButton>
            <Button onClick={look} data-testid="import-look">
              {t("admin.import.read")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
