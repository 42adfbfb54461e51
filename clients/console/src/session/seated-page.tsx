import { VisuallyHidden } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../clock/clock";
import type { Seat } from "../desk/desk";
import { EndedCard } from "./ended/ended-card";
import { LiveStage } from "./live/live-stage";
import { LostCard } from "./ended/lost-card";
import { type Screen, screenOf } from "./screen";
import { SessionHeader } from "./session-header";
import classes from "./session-page.module.css";
import { SidePanel } from "./side/side-panel";
import { useLost } from "./use-lost";
import { useView } from "./use-view";
import { DecidingCard } from "./waiting/deciding-card";
import { KeyCard } from "./waiting/key-card";
import { NoKeyCard } from "./waiting/no-key-card";

/** The session as it stands: its key, its page or its end in the middle, the people beside it. */
export function SeatedPage({ seat, onLeft }: { seat: Seat; onLeft: () => void }) {
  const { session, key, page } = seat;
  const view = useView(session);
  const lost = useLost(session);
  const { key: held, isRefused } = useSyncExternalStore(key.store.subscribe, key.store.get);
  const now = useNow();
  const screen = screenOf(view, { key: held, isRefused, now });
  if (lost) {
    return (
      <div className={classes["middle"]}>
        <LostCard reason={lost} />
      </div>
    );
  }
  if (screen.is === "ended") {
    return (
      <div className={classes["middle"]}>
        <EndedCard view={view} />
      </div>
    );
  }
  return (
    <div className={classes["page"]} data-testid="session" data-screen={screen.is}>
      <SessionHeader session={session} view={view} onLeft={onLeft} />
      <Announcement screen={screen} />
      <div className={classes["stage"]} data-is={screen.is}>
        {screen.is === "live" && <LiveStage page={page} view={view} />}
        {screen.is === "key" && <KeyCard held={screen.key} securityKey={key} />}
        {screen.is === "no-key" && <NoKeyCard because={screen.because} securityKey={key} />}
        {screen.is === "deciding" && <DecidingCard until={screen.until} />}
      </div>
      <SidePanel page={page} view={view} />
    </div>
  );
}

/** What has changed on the screen, for those who don't see it. Offers and refusals are told as notices. */
function Announcement({ screen }: { screen: Screen }) {
  const { t } = useTranslation();
  const isExpired = screen.is === "no-key" && screen.because === "expired";
  return (
    <VisuallyHidden role="status">
      {screen.is === "live" && t("session.say.live")}
      {isExpired && t("session.say.expired")}
    </VisuallyHidden>
  );
}
