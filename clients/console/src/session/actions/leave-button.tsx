import type { SessionView } from "@alongside/protocol";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { LiveSession } from "../../desk/live-session";
import { isLastViewer } from "../screen";
import { Question } from "./question";
import { useDoing } from "./use-doing";

interface Props {
  session: LiveSession;
  view: SessionView;
  onLeft: () => void;
}

/** Leaves, after asking: for the last viewer that is the end. */
export function LeaveButton({ session, view, onLeft }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  const { run, isBusy, failure } = useDoing();
  const isLast = isLastViewer(view);
  const leave = async (): Promise<void> => {
    await session.leave();
    if (session.view.phase !== "ended") onLeft();
  };
  return (
    <>
      <Button variant="default" onClick={open} data-testid="leave-session">
        {t("session.leave")}
      </Button>
      <Question
        isOpen={isOpen}
        onClose={close}
        title={t("session.leaveAsk")}
        text={isLast ? t("session.leaveLastText") : t("session.leaveText")}
        confirm={isLast ? t("session.leaveLast") : t("session.leave")}
        isGrave={isLast}
        onConfirm={() => run(leave)}
        isBusy={isBusy}
        failure={failure}
        doing="leave"
      />
    </>
  );
}
