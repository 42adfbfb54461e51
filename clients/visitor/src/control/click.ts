import { checkLink } from "./navigation";
import { is, isDisabled, isElement, nearest } from "./tree";
import { Undone, unless, type Verdict } from "./verdict";

const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";

/** Presses an element as a hand would: pointer, mouse, focus, click. */
export function click(element: HTMLElement, mayNavigate: boolean, verdictOf: (node: Node) => Verdict): void {
  unless(!isDisabled(element), "unsupported");
  checkField(element, verdictOf);
  checkLink(element, mayNavigate);
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const fire = mouse(element, element.ownerDocument.defaultView ?? window);
  fire("pointerover");
  fire("mouseover");
  fire("pointermove");
  fire("mousemove");
  fire("pointerdown", 1);
  // A page that keeps the focus from moving has its reasons.
  if (fire("mousedown", 1)) focusNearest(element);
  fire("pointerup");
  fire("mouseup");
  fire("click");
}

/** A label presses its field: what may not be done to that, may not be done to the label. */
function checkField(element: HTMLElement, verdictOf: (node: Node) => Verdict): void {
  const label = nearest(element, "label");
  const field = label !== null && is(label, "label") ? label.control : null;
  for (const one of [element, field]) {
    if (one === null) continue;
    const verdict = verdictOf(one);
    if (verdict !== "open") throw new Undone(verdict);
    // Files are the customer's alone to choose.
    unless(!(is(one, "input") && one.type === "file"), "masked");
    if (one !== element) unless(!isDisabled(one), "unsupported");
  }
}

/** Fires one event after the other at the middle of the element; false where the page kept one to itself. */
function mouse(element: HTMLElement, view: Window): (type: string, buttons?: number) => boolean {
  const box = element.getBoundingClientRect();
  const clientX = box.left + box.width / 2;
  const clientY = box.top + box.height / 2;
  return (type, buttons = 0) => {
    const isMove = /over|move/.test(type);
    const common = { bubbles: true, cancelable: true, composed: true, view, clientX, clientY, buttons, button: 0 };
    const event = type.startsWith("pointer")
      ? new PointerEvent(type, { ...common, pointerId: 1, pointerType: "mouse", isPrimary: true, button: isMove ? -1 : 0 })
      : new MouseEvent(type, { ...common, detail: isMove ? 0 : 1 });
    return element.dispatchEvent(event);
  };
}

function focusNearest(element: HTMLElement): void {
  const target = nearest(element, FOCUSABLE);
  if (target !== null) {
    target.focus({ preventScroll: true });
    return;
  }
  const { activeElement } = element.ownerDocument;
  if (isElement(activeElement) && activeElement !== element.ownerDocument.body) activeElement.blur();
}
