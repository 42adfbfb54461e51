import type { Notice, ParticipantView } from "@alongside/protocol";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk-context";
import type { LiveSession } from "../desk/live-session";
import { Absences } from "./absences";
import { noticeText, TONE } from "./notice";

const ICONS = { good: IconCheck, calm: IconInfoCircle, warning: IconAlertTriangle };
const COLOURS = { good: "lagoon", calm: "gray", warning: "yellow" };

/** Tells in passing what the others do, wherever in the console the agent is. */
export function SessionNotices() {
  const { seat } = useDeskState();
  return seat ? <Teller key={seat.session.id} session={seat.session} /> : null;
}

function Teller({ session }: { session: LiveSession }) {
  const { i18n } = useTranslation();
  useEffect(() => {
    const absences = new Absences();
    const known = new Map<string, ParticipantView>();
    const learn = (people: ParticipantView[]): void => {
      for (const one of people) known.set(one.id, one);
    };
    learn(session.view.participants);
    const tell = (notice: Notice): void => {
      learn(notice.view.participants);
      const text = noticeText(notice.notice, known.get(notice.about ?? ""), notice.view);
      if (!text) return;
      absences.tell(notice.notice, notice.about, () => {
        const tone = TONE[text.key];
        const Icon = ICONS[tone];
        notifications.show({
          message: i18n.t(`notice.${text.key}`, { name: text.name ?? i18n.t("session.someone") }),
          color: COLOURS[tone],
          icon: <Icon size={20} aria-hidden />,
          withBorder: true,
          closeButtonProps: { "aria-label": i18n.t("close") },
        });
      });
    };
    const unsubscribe = session.onNotice(tell);
    return () => {
      unsubscribe();
      absences.close();
    };
  }, [session, i18n]);
  return null;
}
