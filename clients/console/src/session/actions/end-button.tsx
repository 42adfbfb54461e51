import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { LiveSession } from "../../desk/live-session";
import { Question } from "./question";
import { useDoing } from "./use-doing";

/** Ends the session for everyone, after asking. */
export function EndButton({ session }: { session: LiveSession }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  const { run, isBusy, failure } = useDoing();
  return (
    <>
      <Button color="red" onClick={open} data-testid="end-session">
        {t("session.end")}
      </Button>
      <Question
        isOpen={isOpen}
        onClose={close}
        title={t("session.endAsk")}
        text={t("session.endText")}
        confirm={t("session.end")}
        isGrave
        onConfirm={() => run(() => session.end())}
        isBusy={isBusy}
        failure={failure}
        doing="end"
      />
    </>
  );
}
