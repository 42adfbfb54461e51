/**
 * Dialogs and popovers that stand over the replayed page.
 *
 * The browser's own ways to open them move the keyboard's focus, out of the console's fields even, across origins. So
 * the replayer never gets to open one: it sees {@link OPEN}, which it does not know. Here they are opened as inert
 * elements, which the focus can't enter.
 */
import { type eventWithTime, EventType, IncrementalSource } from "@rrweb/types";
import { OPEN } from "./sanitise";

/** Opens and closes what an event that was just applied has changed. */
export function settleTops(event: eventWithTime, nodeOf: (id: number) => Node | null): void {
  for (const id of namedIn(event)) {
    const node = nodeOf(id);
    if (node?.nodeType === Node.ELEMENT_NODE && node.isConnected) settle(node as HTMLElement);
  }
}

/** The nodes that may have to be opened or closed. */
function namedIn(event: eventWithTime): number[] {
  if (event.type === EventType.FullSnapshot) return opened([event.data.node]);
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation) return [];
  const { adds, attributes } = event.data;
  const changed = attributes.filter(({ attributes: names }) => OPEN in names || "open" in names || "popover" in names);
  return [...opened(adds.map(({ node }) => node)), ...changed.map(({ id }) => id)];
}

type Serialized = Extract<eventWithTime, { type: EventType.FullSnapshot }>["data"]["node"];

function opened(nodes: Serialized[]): number[] {
  const found: number[] = [];
  const left = [...nodes];
  for (let node = left.pop(); node; node = left.pop()) {
    if ("attributes" in node && OPEN in node.attributes) found.push(node.id);
    if ("childNodes" in node) left.push(...node.childNodes);
  }
  // From outside in: what opens last is on top.
  return found.reverse();
}

function settle(element: HTMLElement): void {
  const wanted = element.getAttribute(OPEN);
  if (element.localName === "dialog") settleDialog(element as HTMLDialogElement, wanted === "modal");
  if (element.popover === null || element.popover === undefined) return;
  const isOpen = element.matches(":popover-open");
  if (wanted === "popover" && !isOpen) withoutFocus(element, () => element.showPopover());
  if (wanted !== "popover" && isOpen) element.hidePopover();
}

function settleDialog(dialog: HTMLDialogElement, isModal: boolean): void {
  const isOpen = dialog.hasAttribute("open");
  const wasModal = dialog.matches(":modal");
  if (wasModal && !(isOpen && isModal)) {
    // Only what is open can be closed, and only closing ends what is modal.
    dialog.setAttribute("open", "");
    withoutFocus(dialog, () => dialog.close());
    dialog.toggleAttribute("open", isOpen);
  }
  if (!wasModal && isOpen && isModal) {
    dialog.removeAttribute("open");
    withoutFocus(dialog, () => dialog.showModal());
  }
}

function withoutFocus(element: HTMLElement, act: () => void): void {
  const { inert } = element;
  element.inert = true;
  try {
    act();
  } catch {
    // What can't be opened stays closed.
  }
  element.inert = inert;
}
