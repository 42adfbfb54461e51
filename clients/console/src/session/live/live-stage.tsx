import type { SessionView } from "@alongside/protocol";
import { Alert, Loader, Text, VisuallyHidden } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { type CSSProperties, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLasting } from "../../clock/use-lasting";
import { useConfig } from "../../config-context";
import type { LiveSession } from "../../desk/live-session";
import { sharerOf } from "../screen";
import { useAway } from "../use-away";
import { AwayAlert } from "./away-alert";
import classes from "./live.module.css";
import { type Shown, ViewerFrame } from "./viewer-frame";

/** The next page comes sooner than anybody reads that it is loading, mostly. */
const WORTH_TELLING = 400;

/** The shared page, and over it what keeps it from being current. */
export function LiveStage({ session, view }: { session: LiveSession; view: SessionView }) {
  const { t } = useTranslation();
  const { viewer } = useConfig();
  const [shown, setShown] = useState<Shown>({ page: null, isCatchingUp: true, isSilent: false });
  const [scale, setScale] = useState(1);
  const awayUntil = useAway(sharerOf(view));
  const isBehind = useLasting(shown.isCatchingUp, WORTH_TELLING) || !shown.page;
  const onShown = useCallback((next: Shown, nextScale: number) => {
    setShown(next);
    setScale(nextScale);
  }, []);
  const isWaiting = isBehind && !shown.isSilent && awayUntil === null;
  return (
    <section className={classes["live"]} aria-label={t("view.stage")}>
      {awayUntil !== null && <AwayAlert until={awayUntil} />}
      {shown.isSilent && (
        <Alert color="red" role="alert" title={t("view.brokenTitle")} icon={<IconEyeOff aria-hidden />}>
          {t("view.brokenText", { origin: viewer })}
        </Alert>
      )}
      <div
        className={classes["board"]}
        style={{ "--page-ratio": shown.page ? shown.page.width / shown.page.height : 16 / 9 } as CSSProperties}
        data-is-dim={awayUntil !== null}
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
