import type { RefObject } from "react";
import type { ControlState } from "../control/control-state";
import type { Action } from "../shortcuts/shortcuts";
import { stepZoom, type Zoom } from "./fit";
import type { SharedPage } from "./shared-page";

interface Reach {
  page: SharedPage;
  control: ControlState;
  percent: number;
  setZoom: (zoom: Zoom) => void;
  onFull: () => void;
  onHelp: () => void;
  pathRef: RefObject<HTMLInputElement | null>;
}

/** What the single keys stand for. Each is also a button. */
export function runner({ page, control, percent, setZoom, onFull, onHelp, pathRef }: Reach): (action: Action) => void {
  return (action) => {
    switch (action) {
      case "stays":
        page.setStays(!page.store.get().stays);
        break;
      case "control":
        if (control.is === "free") void page.ask();
        else if (control.is === "yours") void page.release();
        break;
      case "address":
        pathRef.current?.focus();
        break;
      case "enter":
        page.enter();
        break;
      case "zoomIn":
      case "zoomOut":
        setZoom(stepZoom(percent, action === "zoomIn" ? "in" : "out"));
        break;
      case "fit":
        setZoom("fit");
        break;
      case "full":
        onFull();
        break;
      case "help":
        onHelp();
        break;
      default:
        page.take(action);
    }
  };
}
