import { useElementSize } from "@mantine/hooks";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../config-context";
import type { LiveSession } from "../../desk/live-session";
import { fitScale, scaled, type Size } from "./fit";
import classes from "./live.module.css";
import { ViewerPort } from "./viewer-port";

export interface Shown {
  /** The sharer's window; null while nothing is known of it. */
  page: Size | null;
  isCatchingUp: boolean;
  isSilent: boolean;
}

interface Props {
  session: LiveSession;
  onShown: (shown: Shown, scale: number) => void;
}

/** The customer's page in its frame, which has an origin of its own, shrunk until all of it is seen. */
export const ViewerFrame = memo(function ViewerFrame({ session, onShown }: Props) {
  const { t, i18n } = useTranslation();
  const { viewer } = useConfig();
  const { ref: roomRef, width, height } = useElementSize();
  const [shown, setShown] = useState<Shown>({ page: null, isCatchingUp: true, isSilent: false });
  const marks = useRef<HTMLDivElement>(null);
  const port = useRef<ViewerPort | null>(null);
  const page = shown.page ?? { width: 1280, height: 720 };
  const scale = fitScale(page, { width, height });
  const box = scaled(page, scale);

  const connect = useCallback(
    (target: Window) => {
      const change = (news: Partial<Shown>): void => setShown((before) => ({ ...before, ...news }));
      const label = (kind: "image" | "frame" | "media" | "canvas" | "plugin") => i18n.t(`view.label.${kind}`);
      const labels = {
        image: label("image"),
        frame: label("frame"),
        media: label("media"),
        canvas: label("canvas"),
        plugin: label("plugin"),
      };
      port.current?.close();
      port.current = new ViewerPort(target, viewer, labels, () => session.mirrorReceiver(), {
        onSize: (size) => change({ page: size }),
        onCatchingUp: (isCatchingUp) => change({ isCatchingUp }),
        onSilent: () => change({ isSilent: true }),
        // Often, and for measuring alone: not worth a render.
        onApplied: ({ batches, snapshots, lastEventAt }) => {
          Object.assign(marks.current?.dataset ?? {}, { batches, snapshots, lastEventAt });
        },
      });
    },
    [session, viewer, i18n],
  );
  useEffect(() => () => port.current?.close(), []);
  useEffect(() => onShown(shown, scale), [onShown, shown, scale]);

  return (
    <div ref={roomRef} className={classes["room"]}>
      <div
        ref={marks}
        className={classes["paper"]}
        style={box}
        data-testid="shared-page"
        data-width={shown.page?.width}
        data-height={shown.page?.height}
        data-scale={scale}
      >
        <iframe
          className={classes["frame"]}
          style={{ width: page.width, height: page.height, transform: `scale(${scale})` }}
          src={`${viewer}/`}
          sandbox="allow-scripts allow-same-origin"
          referrerPolicy="no-referrer"
          title={t("view.frame")}
          // Nothing in it can be done: a picture is no stop on the keyboard's way.
          tabIndex={-1}
          data-testid="viewer"
          onLoad={(event) => {
            const target = event.currentTarget.contentWindow;
            if (target) connect(target);
          }}
        />
      </div>
    </div>
  );
});
