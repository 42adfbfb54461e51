import type { SessionView } from "@alongside/protocol";
import { Alert, Loader, Text, VisuallyHidden } from "@mantine/core";
import { IconEyeOff, IconPlugConnectedX } from "@tabler/icons-react";
import { type CSSProperties, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { secondsUntil } from "../../clock/remaining";
import { useConfig } from "../../config-context";
import type { LiveSession } from "../../desk/live-session";
import { sharerOf } from "../screen";
import classes from "./live.module.css";
import { type Shown, ViewerFrame } from "./viewer-frame";

/** The shared page, and over it what keeps it from being current. */
export function LiveStage({ session, view }: { session: LiveSession; view: SessionView }) {
  const { t } = useTranslation();
  const { viewer } = useConfig();
  const [shown, setShown] = useState<Shown>({ page: null, isCatchingUp: true, isSilent: false });
  const [scale, setScale] = useState(1);
  const now = useNow();
  const presence = sharerOf(view)?.presence;
  const onShown = useCallback((next: Shown, nextScale: number) => {
    setShown(next);
    setScale(nextScale);
  }, []);
  const isWaiting = shown.isCatchingUp && !shown.isSilent && presence?.is !== "away";
  return (
    <section className={classes["live"]} aria-label={t("view.stage")}>
      {presence?.is === "away" && (
        // Its seconds would be read out one by one; the interruption itself is told as a notice.
        <Alert color="yellow" role="note" title={t("view.awayTitle")} icon={<IconPlugConnectedX aria-hidden />}>
          {t("view.awayText", { seconds: secondsUntil(presence.until, now) })}
        </Alert>
      )}
      {shown.isSilent && (
        <Alert color="red" role="alert" title={t("view.brokenTitle")} icon={<IconEyeOff aria-hidden />}>
          {t("view.brokenText", { origin: viewer })}
        </Alert>
      )}
      <div
        className={classes["board"]}
        style={{ "--page-ratio": shown.page ? shown.page.width / shown.page.height : 16 / 9 } as CSSProperties}
        data-is-dim={presence?.is === "away"}
      >
        <ViewerFrame session={session} onShown={onShown} />
        {isWaiting && (
          <div className={classes["wait"]} role="status">
            <Loader color="var(--lead)" />
            <Text fw={600}>{shown.page ? t("view.catchingUp") : t("view.loading")}</Text>
          </div>
        )}
      </div>
      <Text size="sm" c="dimmed" className={classes["size"] ?? ""} data-testid="page-size">
        {shown.page ? (
          t("view.size", { ...shown.page, percent: Math.round(scale * 100) })
        ) : (
          <VisuallyHidden>{t("view.loading")}</VisuallyHidden>
        )}
      </Text>
    </section>
  );
}
