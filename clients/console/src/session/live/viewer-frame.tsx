import { memo, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../config-context";
import { scaled, type Size } from "./fit";
import classes from "./live.module.css";
import type { SharedPage } from "./shared-page";
import { viewerLabels } from "./viewer-labels";

interface Props {
  page: SharedPage;
  /** The sharer's window; null while nothing is known of it. */
  size: Size | null;
  scale: number;
}

/** What the frame is as large as while nobody knows better. */
export const USUAL_SIZE: Size = { width: 1280, height: 720 };

/** The customer's page in its frame, which has an origin of its own. */
export const ViewerFrame = memo(function ViewerFrame({ page, size, scale }: Props) {
  const { t, i18n } = useTranslation();
  const { viewer } = useConfig();
  const marks = useRef<HTMLDivElement>(null);
  const { width, height } = size ?? USUAL_SIZE;

  const connect = useCallback(
    (target: Window) => {
      const nameOf = (role: "sharer" | "viewer") => i18n.t(role === "sharer" ? "session.customer" : "session.agent");
      page.connect(target, viewer, viewerLabels(i18n), nameOf, ({ batches, snapshots, lastEventAt }) => {
        // Often, and for measuring alone: not worth a render.
        Object.assign(marks.current?.dataset ?? {}, { batches, snapshots, lastEventAt });
      });
    },
    [page, viewer, i18n],
  );
  useEffect(() => () => page.disconnect(), [page]);
  useEffect(() => page.setScale(scale), [page, scale]);
  useEffect(() => {
    // What moves over the frame is not heard of here.
    const aside = (): void => page.pointAside();
    document.addEventListener("pointermove", aside);
    return () => document.removeEventListener("pointermove", aside);
  }, [page]);

  return (
    <div
      ref={marks}
      className={classes["paper"]}
      style={scaled({ width, height }, scale)}
      data-testid="shared-page"
      data-width={size?.width}
      data-height={size?.height}
      data-scale={scale}
    >
      <iframe
        className={classes["frame"]}
        style={{ width, height, transform: `scale(${scale})` }}
        src={`${viewer}/`}
        sandbox="allow-scripts allow-same-origin"
        referrerPolicy="no-referrer"
        title={t("view.frame")}
        // Entered on purpose, by its button or its key: no stop on the keyboard's way past it.
        tabIndex={-1}
        data-testid="viewer"
        onLoad={(event) => {
          const target = event.currentTarget.contentWindow;
          if (target) connect(target);
        }}
      />
    </div>
  );
});
