import type { Texts } from "../../texts";
import { Dialog } from "./dialog";
import { element } from "./dom";

/** Says something that the customer should know. */
export class MessageDialog extends Dialog {
  constructor(root: ShadowRoot, texts: Texts, title: string, message: string) {
    super(root, "message-dialog", title);
    const close = element("button", { id: "close", type: "button", class: "primary" }, texts.close);
    const text = element("p", { class: "lead", id: "message" }, message);
    this.dialog.setAttribute("aria-describedby", text.id);
    this.dialog.append(text, element("div", { class: "actions" }, close));
    close.addEventListener("click", () => this.close());
    this.open(() => {});
  }
}
