import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../config-context";
import { fitScale, scaled, type Size } from "../../session/live/fit";
import { Picture } from "./picture";
import classes from "./preview.module.css";
import { usePictureLabels } from "./labels";

interface Props {
  /** A load of the frame can show the page. */
  onHung: (picture: Picture) => void;
  onPicked: (node: number) => void;
  onEscape: () => void;
  onBroken: () => void;
  onSilent: () => void;
}

/** The page as agents would see it, shrunk until all of it is seen. By keyboard it is a stop on the way: one picks in it. */
export function PreviewFrame({ onHung, onPicked, onEscape, onBroken, onSilent }: Props) {
  const { t } = useTranslation();
  const { viewer } = useConfig();
  const labels = usePictureLabels();
  const { ref, width } = useElementSize();
  const [size, setSize] = useState<Size | null>(null);
  const picture = useRef<Picture | null>(null);
  const page = size ?? { width: 1280, height: 720 };
  const scale = fitScale(page, { width, height: Number.POSITIVE_INFINITY });
  useEffect(() => picture.current?.scale(scale), [scale]);
  useEffect(() => () => picture.current?.close(), []);
  const connect = (target: Window): void => {
    picture.current?.close();
    picture.current = new Picture(target, viewer, labels, { onSize: setSize, onPicked, onEscape, onBroken, onSilent });
    picture.current.scale(scale);
    onHung(picture.current);
  };
  return (
    <div ref={ref} className={classes["room"]}>
      <div className={classes["paper"]} style={scaled(page, scale)} data-testid="shared-page" data-scale={scale}>
        <iframe
          className={classes["frame"]}
          style={{ width: page.width, height: page.height, transform: `scale(${scale})` }}
          src={`${viewer}/`}
          sandbox="allow-scripts allow-same-origin"
          referrerPolicy="no-referrer"
          title={t("admin.preview.frame")}
          data-testid="viewer"
          onLoad={(event) => {
            const target = event.currentTarget.contentWindow;
            if (target) connect(target);
          }}
        />
      </div>
      <Text size="sm" c="dimmed">
        {size && t("admin.preview.size", { ...size, percent: Math.round(scale * 100) })}{" "}
        {t("admin.preview.keyboard")}
      </Text>
    </div>
  );
}
