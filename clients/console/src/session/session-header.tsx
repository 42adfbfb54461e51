import { Text, Title } from "@mantine/core";
import type { SessionView } from "@alongside/protocol";
import { useTranslation } from "react-i18next";
import { useNow } from "../clock/clock";
import { clockText } from "../clock/remaining";
import type { LiveSession } from "../desk/live-session";
import { EndButton } from "./actions/end-button";
import { LeaveButton } from "./actions/leave-button";
import { InteractionLink } from "./interaction-link";
import classes from "./session-header.module.css";
import { sharerOf, stateOf } from "./screen";
import { useAway } from "./use-away";

interface Props {
  session: LiveSession;
  view: SessionView;
  onLeft: () => void;
}

export function SessionHeader({ session, view, onLeft }: Props) {
  const { t } = useTranslation();
  const isAway = useAway(sharerOf(view)) !== null;
  const state = stateOf(view, isAway);
  const duration = clockText((useNow() - view.created_at) / 1000);
  return (
    <header className={classes["header"]}>
      <div>
        <div className={classes["title"]}>
          <Title order={1} size="h2">
            {t("session.title")}
          </Title>
          <InteractionLink href="/" at="session" />
        </div>
        <div className={classes["facts"]}>
          <span className={classes["state"]} data-state={state} data-testid="session-state">
            <span className={classes["dot"]} aria-hidden />
            {t(`session.state.${state}`)}
          </span>
          <Text component="span" size="sm" c="dimmed">
            {t("session.duration")} <span className={classes["time"]}>{duration}</span>
          </Text>
        </div>
      </div>
      <div className={classes["actions"]}>
        <LeaveButton session={session} view={view} onLeft={onLeft} />
        <EndButton session={session} />
      </div>
    </header>
  );
}
