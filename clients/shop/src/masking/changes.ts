import { element, markedPrivate, type Places } from "./place";

interface Change {
  readonly id: string;
  readonly label: string;
  run(places: Places, ground: HTMLElement): void;
}

const field = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

/** What happens on a page after the first picture of it was taken. Each adds its canaries when it runs. */
export const changes: readonly Change[] = [
  {
    id: "change-values",
    label: "Set values by script",
    run(places) {
      for (const id of ["in-text", "in-password", "in-hidden", "in-email", "in-search", "in-textarea"]) field(id).value = places.value(`changed-${id.slice(3)}`);
    },
  },
  {
    id: "change-values-with-events",
    label: "Set values and tell",
    run(places) {
      for (const id of ["in-tel", "in-url", "in-checkbox", "in-radio"]) {
        field(id).value = places.value(`told-${id.slice(3)}`);
        field(id).dispatchEvent(new Event("input", { bubbles: true }));
        field(id).dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
  },
  {
    id: "change-attributes",
    label: "Set attributes",
    run(places) {
      const changed = field("changing");
      for (const name of ["value", "placeholder", "title", "aria-label", "data-customer", "name", "x-unknown"]) changed.setAttribute(name, places.value(`set-${name}`));
      field("in-hidden").setAttribute("value", places.value("set-hidden"));
      field("in-button").setAttribute("value", places.value("set-button"));
      document.getElementById("changing-link")?.setAttribute("href", `/account.html?token=${places.value("set-href")}`);
      document.getElementById("changing-link")?.setAttribute("style", `--customer: "${places.value("set-style")}"`);
    },
  },
  {
    id: "change-text",
    label: "Change texts",
    run(places) {
      const text = document.getElementById("changing-text");
      if (text !== null) text.textContent = places.value("changed-marked-text");
      const note = document.getElementById("in-contenteditable");
      if (note !== null) note.textContent = places.value("changed-contenteditable");
    },
  },
  {
    id: "change-title",
    label: "Change the document’s title",
    run(places) {
      document.title = places.value("changed-document-title");
    },
  },
  {
    id: "change-address",
    label: "Change the address",
    run(places) {
      history.pushState(null, "", `/maskable.html?seed=${places.source.seed}&order=${places.value("pushed-query")}#${places.value("pushed-fragment")}`);
    },
  },
  {
    id: "change-type",
    label: "Turn a password into text",
    run(places) {
      const secret = field("in-password");
      secret.type = "text";
      secret.value = places.value("password-typed-after-toggle");
    },
  },
  {
    id: "change-type-and-back",
    label: "Hide and show what is typed",
    run(places) {
      const changing = field("changing-type");
      changing.type = "password";
      changing.value = places.value("typed-while-password");
      changing.type = "text";
      changing.value = places.value("typed-after-password");
      const hidden = field("in-hidden");
      hidden.type = "text";
      hidden.value = places.value("typed-into-former-hidden");
    },
  },
  {
    id: "fill",
    label: "Fill in as browsers do",
    run(places) {
      // Neither an event nor a setter that a recorder could have replaced tells of it.
      const frame = element("iframe") as HTMLIFrameElement;
      document.body.append(frame);
      const inner = frame.contentWindow as (Window & typeof globalThis) | null;
      const native = inner === null ? undefined : Object.getOwnPropertyDescriptor(inner.HTMLInputElement.prototype, "value");
      native?.set?.call(field("filled"), places.value("filled"));
      frame.remove();
    },
  },
  {
    id: "change-frame",
    label: "Change what is in a frame",
    run(places) {
      const inner = (document.getElementById("changing-frame") as HTMLIFrameElement).contentDocument;
      const [input, note] = [inner?.querySelector("input"), inner?.querySelector("p")];
      if (input) input.value = places.value("changed-frame-value");
      input?.setAttribute("placeholder", places.value("changed-frame-placeholder"));
      if (note) note.textContent = places.value("changed-frame-note");
      if (inner) inner.title = places.value("changed-frame-title");
    },
  },
  {
    id: "change-styles",
    label: "Change styles by script",
    run(places, ground) {
      ground.style.setProperty("--customer", `"${places.value("set-property")}"`);
      ground.style.backgroundImage = `url("/img/icon.svg?customer=${places.value("set-background")}")`;
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets.push(sheet);
      sheet.replaceSync(`#added { background-image: url("/img/icon.svg?customer=${places.value("replaced-sheet")}"); }`);
      (sheet.cssRules[0] as CSSStyleRule).style.setProperty("background-image", `url("/img/icon.svg?customer=${places.value("changed-rule")}")`);
    },
  },
  {
    id: "draw",
    label: "Draw on a canvas",
    run(places) {
      const canvas = document.getElementById("changing-canvas") as HTMLCanvasElement;
      canvas.getContext("2d")?.fillText(places.value("drawn-text"), 2, 14);
      canvas.textContent = places.value("canvas-text-later");
      canvas.setAttribute("aria-label", places.value("canvas-label-later"));
    },
  },
  {
    id: "edit",
    label: "Write into an editor as editors do",
    run(places) {
      const editor = document.getElementById("typed-contenteditable");
      editor?.focus();
      document.execCommand("insertHTML", false, `<b title="${places.value("inserted-title")}">${places.value("inserted-html")}</b>`);
      document.getSelection()?.selectAllChildren(editor ?? document.body);
    },
  },
  {
    id: "attach-shadow",
    label: "Give an element a shadow tree",
    run(places, ground) {
      const host = element("div");
      ground.append(host);
      const root = host.attachShadow({ mode: "open" });
      root.append(element("input", { type: "text", value: places.value("late-shadow-input"), "aria-label": "Late in the shadow" }));
      root.append(element("p", markedPrivate, places.value("late-shadow-text")));
      const outer = element("div");
      outer.append(element("textarea", { "aria-label": "Moved", rows: "1" }, places.value("moved-textarea")));
      ground.append(outer);
      root.append(outer);
    },
  },
  {
    id: "add-nodes",
    label: "Add nodes",
    run(places, ground) {
      const host = element("div");
      host.attachShadow({ mode: "open" }).append(element("input", { type: "text", value: places.value("added-shadow-input"), "aria-label": "Added in a shadow" }));
      ground.append(
        element("input", { type: "text", value: places.value("added-input"), "aria-label": "Added" }),
        element("input", { type: "hidden", value: places.value("added-hidden") }),
        element("select", { "aria-label": "Added" }, element("option", { value: places.value("added-option-value") }, places.value("added-option-text"))),
        element("span", { title: places.value("added-title"), "data-customer": places.value("added-data") }, "Added with a tooltip"),
        element("span", markedPrivate, places.value("added-marked-text")),
        element("style", {}, `#${ground.id}::after { content: "${places.value("added-css-content")}"; }`),
        document.createComment(places.value("added-comment")),
        host,
      );
    },
  },
  {
    id: "mark-later",
    label: "Mark a text as private later",
    run(places, ground) {
      const late = element("p", markedPrivate);
      ground.append(late);
      late.append(document.createTextNode(places.value("text-into-marked")));
    },
  },
];

export function changeButtons(places: Places, ground: HTMLElement): readonly HTMLElement[] {
  return changes.map((change) => {
    const button = element("button", { type: "button", class: "button small plain", id: change.id, "data-change": "" }, change.label);
    button.addEventListener("click", () => change.run(places, ground));
    return button;
  });
}
