import { element, type Place } from "./place";

/** Lists to choose from: value, text and label of their options are three places each. */
export const choices: readonly Place[] = [
  { name: "option-value", build: (value) => element("select", { "aria-label": "Values" }, element("option", { value: "one" }, "One"), element("option", { value, selected: "" }, "Two")) },
  { name: "option-text", build: (value) => element("select", { "aria-label": "Texts" }, element("option", { value: "one" }, "One"), element("option", { value: "two", selected: "" }, value)) },
  { name: "option-label", build: (value) => element("select", { "aria-label": "Labels" }, element("option", { value: "one" }, "One"), element("option", { value: "two", label: value, selected: "" })) },
  { name: "optgroup-label", build: (value) => element("select", { "aria-label": "Groups" }, element("optgroup", { label: value }, element("option", { value: "one" }, "One"))) },
  { name: "select-multiple", build: (value) => element("select", { multiple: "", size: "2", "aria-label": "Several" }, element("option", { value: "one" }, "One"), element("option", { value, selected: "" }, "Two")) },
  { name: "datalist-value", build: (value) => withList("list-of-values", element("option", { value })) },
  { name: "datalist-text", build: (value) => withList("list-of-texts", element("option", { value: "one" }, value)) },
  { name: "datalist-label", build: (value) => withList("list-of-labels", element("option", { value: "one", label: value })) },
];

function withList(id: string, option: HTMLElement): Node {
  return element("span", {}, element("input", { type: "text", list: id, "aria-label": "With suggestions" }), element("datalist", { id }, option));
}
