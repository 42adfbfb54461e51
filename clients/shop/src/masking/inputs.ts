import { shapes } from "./canary";
import { element, type Place } from "./place";

const worded = ["text", "search", "email", "tel", "url", "password", "checkbox", "radio", "button", "submit", "reset", "hidden"] as const;

/** Every type of `<input>`, its value in the attribute as a server would send it. */
export const inputs: readonly Place[] = [
  ...worded.map((type): Place => ({ name: type, build: (value) => element("input", { id: `in-${type}`, type, value: dressed(type, value) }) })),
  ...shapes.map((type): Place => ({ name: type, shape: type, build: (value) => element("input", { id: `in-${type}`, type, value, step: "any" }) })),
  { name: "range", shape: "number", build: (value) => element("input", { id: "in-range", type: "range", min: "0", max: "99999999999999", step: "1", value }) },
  { name: "file", build: fileField },
  { name: "image-button", build: (value) => element("input", { type: "image", src: "/img/icon.svg", width: "40", height: "40", alt: value }) },
  { name: "password-as-text", build: passwordAsText },
  { name: "card-number", build: (value) => element("input", { type: "text", autocomplete: "cc-number", value }) },
  { name: "one-time-code", build: (value) => element("input", { type: "text", autocomplete: "one-time-code", value }) },
  { name: "set-by-property", build: (value) => Object.assign(element("input", { type: "text" }), { value }) },
  { name: "read-only", build: (value) => element("input", { type: "text", readonly: "", value }) },
  { name: "disabled", build: (value) => element("input", { type: "text", disabled: "", value }) },
  { name: "textarea", build: (value) => element("textarea", { id: "in-textarea", rows: "2" }, value) },
  { name: "textarea-set", build: (value) => Object.assign(element("textarea", { rows: "2" }), { value }) },
  { name: "button-value", build: (value) => element("button", { type: "button", value }, "A button with a value") },
  { name: "pattern", build: (value) => element("input", { type: "text", pattern: value }) },
];

/** The canary within what the type expects. */
function dressed(type: string, value: string): string {
  if (type === "email") return `${value}@example.org`;
  if (type === "url") return `https://example.org/${value}`;
  return value;
}

function fileField(value: string): Node {
  const field = document.createElement("input");
  field.type = "file";
  field.id = "in-file";
  const chosen = new DataTransfer();
  chosen.items.add(new File(["a receipt"], `${value}.txt`, { type: "text/plain" }));
  field.files = chosen.files;
  return field;
}

/** Starts as a password; the button shows it, as many sites do. */
function passwordAsText(value: string): Node {
  const field = element("input", { type: "password", id: "shown-password", "aria-label": "Password that can be shown", autocomplete: "current-password", value });
  const toggle = element("button", { type: "button", id: "toggle-password" }, "Show or hide");
  toggle.addEventListener("click", () => field.setAttribute("type", field.getAttribute("type") === "password" ? "text" : "password"));
  return element("span", {}, field, " ", toggle);
}
