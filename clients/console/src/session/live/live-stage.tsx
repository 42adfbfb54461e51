import type { SessionView } from "@alongside/protocol";
import { Alert, Loader, Text } from "@mantine/core";
import { useDisclosure, useElementSize, useFullscreenElement } from "@mantine/hooks";
import { IconEyeOff } from "@tabler/icons-react";
import { type CSSProperties, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLasting } from "../../clock/use-lasting";
import { useConfig } from "../../config-context";
import { controlState } from "../control/control-state";
import { sharerOf } from "../screen";
import { ShortcutsDialog } from "../shortcuts/shortcuts-dialog";
import { useCaps } from "../shortcuts/use-caps";
import { useShortcuts, useShortcutSetting } from "../shortcuts/use-shortcuts";
import { ToolsCard } from "../tools/tools-card";
import { useAway } from "../use-away";
import { AwayAlert } from "./away-alert";
import { scaleOf, type Zoom } from "./fit";
import { Hints } from "./hints";
import classes from "./live.module.css";
import { PausedCover } from "./paused-cover";
import type { SharedPage } from "./shared-page";
import { StatusLine } from "./status-line";
import { Told } from "./told";
import { usePage } from "./use-page";
import { runner } from "./run";
import { USUAL_SIZE, ViewerFrame } from "./viewer-frame";

/** The next page comes sooner than anybody reads that it is loading, mostly. */
const WORTH_TELLING = 400;

/** The shared page, what is done with it above, and over it what keeps it from being current. */
export function LiveStage({ page, view }: { page: SharedPage; view: SessionView }) {
  const { t } = useTranslation();
  const { viewer } = useConfig();
  const [zoom, setZoom] = useState<Zoom>("fit");
  const { ref: roomRef, ...room } = useElementSize();
  const { ref: stageRef, toggle: toggleFull, fullscreen: isFull } = useFullscreenElement<HTMLElement>();
  const [isHelpOpen, help] = useDisclosure();
  const [hasShortcuts, setShortcuts] = useShortcutSetting();
  const pathRef = useRef<HTMLInputElement>(null);
  const size = usePage(page, "size");
  const isSilent = usePage(page, "isSilent");
  const isBehind = useLasting(usePage(page, "isCatchingUp"), WORTH_TELLING) || !size;
  const awayUntil = useAway(sharerOf(view));
  const control = controlState(view);
  const scale = scaleOf(zoom, size ?? USUAL_SIZE, room);
  const percent = Math.round(scale * 100);
  const onFull = (): void => void toggleFull().catch(() => undefined);
  const run = runner({ page, control, percent, setZoom, onFull, onHelp: help.open, pathRef });
  useShortcuts(hasShortcuts && !isHelpOpen, run);
  const isWaiting = isBehind && !isSilent && awayUntil === null && !view.paused;
  return (
    <section ref={stageRef} className={classes["live"]} aria-label={t("view.stage")} data-is-full={isFull}>
      <ToolsCard
        page={page}
        view={view}
        pathRef={pathRef}
        caps={useCaps(hasShortcuts)}
        onHelp={help.open}
        zoom={zoom}
        percent={percent}
        onZoom={setZoom}
        isFull={isFull}
        onFull={onFull}
      />
      {awayUntil !== null && <AwayAlert until={awayUntil} />}
      {isSilent && (
        <Alert color="red" role="alert" title={t("view.brokenTitle")} icon={<IconEyeOff aria-hidden />}>
          {t("view.brokenText", { origin: viewer })}
        </Alert>
      )}
      <div
        className={classes["board"]}
        style={{ "--page-ratio": size ? size.width / size.height : 16 / 9 } as CSSProperties}
        data-is-dim={awayUntil !== null}
        data-control={control.is}
      >
        <div
          ref={roomRef}
          className={classes["room"]}
          data-zoom={zoom === "fit" ? "fit" : "own"}
          // What may be larger than its room can be scrolled by keyboard.
          {...(zoom === "fit" ? {} : { tabIndex: 0, role: "group", "aria-label": t("view.room") })}
        >
          <ViewerFrame page={page} size={size} scale={scale} />
        </div>
        {isWaiting && (
          <div className={classes["wait"]} role="status">
            <Loader color="var(--lead)" />
            <Text fw={600}>{size ? t("view.catchingUp") : t("view.loading")}</Text>
          </div>
        )}
        {view.paused && <PausedCover pause={view.paused} />}
        <Hints page={page} />
        <Told page={page} />
      </div>
      <StatusLine page={page} />
      <ShortcutsDialog isOpen={isHelpOpen} onClose={help.close} isOn={hasShortcuts} setOn={setShortcuts} />
    </section>
  );
}
