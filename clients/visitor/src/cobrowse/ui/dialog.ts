import { element } from "./dom";

/**
 * A modal dialog. `close` fires once, whichever way it is left; the browser gives the focus back to where it was.
 */
export abstract class Dialog {
  protected readonly dialog: HTMLDialogElement;

  protected constructor(root: ShadowRoot, id: string, title: string) {
    const heading = element("h2", { id: `${id}-title` }, title);
    this.dialog = element("dialog", { id, "aria-labelledby": heading.id, class: "card" }, heading);
    root.append(this.dialog);
  }

  protected open(onClose: () => void): void {
    this.dialog.addEventListener(
      "close",
      () => {
        this.dialog.remove();
        onClose();
      },
      { once: true },
    );
    this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }
}
