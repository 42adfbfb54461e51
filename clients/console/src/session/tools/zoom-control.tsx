import { Slider } from "@mantine/core";
import { IconAspectRatio, IconMaximize, IconMinimize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LEAST_ZOOM, MOST_ZOOM, stepZoom, type Zoom } from "../live/fit";
import type { Caps } from "../shortcuts/use-caps";
import { ToolButton } from "./tool-button";
import classes from "./tools.module.css";

export interface ZoomProps {
  zoom: Zoom;
  /** How large the page is shown now, in per cent. */
  percent: number;
  onZoom: (zoom: Zoom) => void;
  isFull: boolean;
  onFull: () => void;
}

/** How large the page is shown, and on how much of the screen. */
export function ZoomControl({ zoom, percent, onZoom, isFull, onFull, caps }: ZoomProps & { caps: Caps }) {
  const { t } = useTranslation();
  const text = t("zoom.value", { percent });
  return (
    <div role="group" aria-label={t("zoom.label")} className={classes["zoom"]}>
      <ToolButton
        name={t("zoom.out")}
        Icon={IconMinus}
        shortcut={caps.zoomOut}
        why={percent <= LEAST_ZOOM ? t("zoom.least") : null}
        onClick={() => onZoom(stepZoom(percent, "out"))}
        testid="zoom-out"
      />
      <Slider
        className={classes["slider"] ?? ""}
        size="sm"
        label={null}
        min={LEAST_ZOOM}
        max={MOST_ZOOM}
        step={5}
        value={Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, percent))}
        onChange={onZoom}
        thumbLabel={t("zoom.label")}
        thumbValueText={() => text}
      />
      <ToolButton
        name={t("zoom.in")}
        Icon={IconPlus}
        shortcut={caps.zoomIn}
        why={percent >= MOST_ZOOM ? t("zoom.most") : null}
        onClick={() => onZoom(stepZoom(percent, "in"))}
        testid="zoom-in"
      />
      <output className={classes["percent"]} data-testid="zoom-percent">
        {text}
      </output>
      <ToolButton
        name={t("zoom.fit")}
        Icon={IconAspectRatio}
        shortcut={caps.fit}
        isOn={zoom === "fit"}
        onClick={() => onZoom("fit")}
        testid="zoom-fit"
      />
      <ToolButton
        name={t(isFull ? "zoom.back" : "zoom.full")}
        Icon={isFull ? IconMinimize : IconMaximize}
        shortcut={caps.full}
        onClick={onFull}
        testid="full-screen"
      />
    </div>
  );
}
