import type { Texts } from "../../texts";
import { Dialog } from "./dialog";
import { ALERT, element, icon } from "./dom";
import { digitsOf, formatKey, positionAfter } from "./key-format";

/** Asks for the security key. */
export class KeyDialog extends Dialog {
  readonly #texts: Texts;
  readonly #input: HTMLInputElement;
  readonly #error: HTMLElement;
  readonly #submit: HTMLButtonElement;
  #countdown: ReturnType<typeof setInterval> | null = null;
  #isBusy = false;

  constructor(root: ShadowRoot, texts: Texts, onKey: (key: string) => void, onClose: () => void) {
    super(root, "key-dialog", texts.key.title);
    this.#texts = texts;
    this.#input = element("input", {
      id: "key",
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      // Eight digits, and the space between them.
      maxlength: "24",
      "aria-describedby": "key-hint key-error",
      "data-1p-ignore": "",
      "data-lpignore": "true",
    });
    this.#error = element("p", { id: "key-error", class: "error", role: "alert" });
    this.#submit = element("button", { id: "continue", type: "submit", class: "primary" }, texts.key.submit);
    const cancel = element("button", { id: "cancel", type: "button" }, texts.cancel);
    const form = element(
      "form",
      { novalidate: "" },
      element("p", { class: "lead" }, texts.key.lead),
      element("label", { for: "key" }, texts.key.label),
      this.#input,
      element("p", { id: "key-hint", class: "hint" }, texts.key.hint),
      this.#error,
      element("p", { class: "note" }, texts.key.safety),
      element("div", { class: "actions" }, this.#submit, cancel),
    );
    this.dialog.append(form);
    cancel.addEventListener("click", () => this.close());
    this.#input.addEventListener("input", () => this.#format());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#isBusy || this.#countdown !== null) return;
      const digits = digitsOf(this.#input.value);
      if (digits.length === 8) onKey(digits);
      else this.fail(texts.errors.incomplete);
    });
    this.open(() => {
      this.#stopCountdown();
      onClose();
    });
    this.#input.focus();
  }

  set isBusy(isBusy: boolean) {
    this.#isBusy = isBusy;
    this.#submit.textContent = isBusy ? this.#texts.key.busy : this.#texts.key.submit;
    // Not `disabled`: the focus stays where it is, and screen readers hear the new name.
    this.#submit.ariaDisabled = String(isBusy);
    this.#input.readOnly = isBusy;
    if (isBusy) this.#say("");
  }

  fail(message: string): void {
    this.isBusy = false;
    this.#say(message);
    this.#input.setAttribute("aria-invalid", "true");
    this.#input.focus();
    this.#input.select();
  }

  /** Too many wrong tries: counts down until a further one makes sense. */
  lock(seconds: number): void {
    this.fail("");
    const until = Date.now() + seconds * 1000;
    const time = element("span", { "aria-hidden": "true" });
    const [before, after] = this.#texts.errors.lockedOut("\0").split("\0");
    const show = (): void => {
      const left = Math.ceil((until - Date.now()) / 1000);
      time.textContent = minutesAndSeconds(left);
      if (left > 0) return;
      this.#stopCountdown();
      this.#say(this.#texts.errors.lockedOutOver);
      this.#input.removeAttribute("aria-invalid");
    };
    this.#stopCountdown();
    this.#countdown = setInterval(show, 1000);
    this.#submit.ariaDisabled = "true";
    // Read out once, not every second.
    const spoken = element("span", { class: "unseen" }, minutesAndSeconds(seconds));
    this.#error.replaceChildren(icon(...ALERT), element("span", {}, before ?? "", spoken, time, after ?? ""));
    show();
  }

  #stopCountdown(): void {
    if (this.#countdown !== null) clearInterval(this.#countdown);
    this.#countdown = null;
    this.#submit.ariaDisabled = "false";
  }

  #say(message: string): void {
    this.#error.replaceChildren(...(message === "" ? [] : [icon(...ALERT), element("span", {}, message)]));
  }

  #format(): void {
    const input = this.#input;
    const digitsBefore = digitsOf(input.value.slice(0, input.selectionStart ?? 0)).length;
    input.value = formatKey(input.value);
    const position = positionAfter(digitsBefore);
    input.setSelectionRange(position, position);
    if (this.#countdown !== null) return;
    input.removeAttribute("aria-invalid");
    this.#say("");
  }
}

function minutesAndSeconds(seconds: number): string {
  const left = Math.max(0, seconds);
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
