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
