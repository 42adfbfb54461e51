import type { SessionView } from "@alongside/protocol";
import type { Ref } from "react";
import { ControlStrip } from "../control/control-strip";
import type { SharedPage } from "../live/shared-page";
import type { Caps } from "../shortcuts/use-caps";
import { AddressLine } from "./address-line";
import { HelpButton } from "./help-button";
import { Toolbar } from "./toolbar";
import classes from "./tools.module.css";
import { ZoomControl, type ZoomProps } from "./zoom-control";

interface Props extends ZoomProps {
  page: SharedPage;
  view: SessionView;
  pathRef: Ref<HTMLInputElement>;
  caps: Caps;
  onHelp: () => void;
}

/** All that is done with the shared page, above it. */
export function ToolsCard({ page, view, pathRef, caps, onHelp, ...zoom }: Props) {
  return (
    <div className={classes["card"]} data-testid="tools">
      <div className={classes["row"]}>
        <AddressLine page={page} view={view} pathRef={pathRef} />
        <ControlStrip page={page} view={view} />
      </div>
      <div className={classes["row"]}>
        <Toolbar page={page} view={view} caps={caps} />
        <span className={classes["end"]}>
          <ZoomControl {...zoom} caps={caps} />
          <HelpButton onHelp={onHelp} caps={caps} />
        </span>
      </div>
    </div>
  );
}
