import { element, markedPrivate, svgElement, type Place } from "./place";

/** Text that a visitor wrote or that is about one, outside of fields. */
export const texts: readonly Place[] = [
  { name: "contenteditable", build: (value) => element("div", { id: "in-contenteditable", contenteditable: "true", role: "textbox", "aria-label": "Note" }, value) },
  { name: "contenteditable-nested", build: (value) => element("div", { contenteditable: "true", role: "textbox", "aria-label": "Nested note" }, element("p", {}, element("b", {}, value))) },
  { name: "design-textbox", build: (value) => element("div", { ...markedPrivate, role: "textbox", "aria-label": "Home-made field", tabindex: "0" }, value) },
  { name: "marked-text", build: (value) => element("span", markedPrivate, value) },
  { name: "marked-nested", build: (value) => element("div", markedPrivate, element("p", {}, "Outside ", element("em", {}, value))) },
  { name: "marked-title", build: (value) => element("span", { ...markedPrivate, title: value }, "Private, with a tooltip") },
  { name: "output", build: (value) => element("output", markedPrivate, value) },
  { name: "details", build: (value) => element("details", markedPrivate, element("summary", {}, "Closed details"), element("p", {}, value)) },
  { name: "summary", build: (value) => element("details", markedPrivate, element("summary", {}, value), "Nothing more") },
  { name: "legend", build: (value) => element("fieldset", markedPrivate, element("legend", {}, value)) },
  { name: "svg-title", build: (value) => picture(svgElement("title", {}, value)) },
  { name: "svg-desc", build: (value) => picture(svgElement("desc", {}, value)) },
  { name: "svg-text", build: (value) => element("span", markedPrivate, picture(svgElement("text", { x: "0", y: "30", "font-size": "5" }, value))) },
  { name: "svg-href", build: (value) => picture(svgElement("use", { href: `/img/icon.svg?customer=${value}#none` })) },
  { name: "hidden-text", build: (value) => element("div", { ...markedPrivate, hidden: "" }, value) },
  { name: "dialog", build: (value) => dialog("closed-dialog", value) },
  { name: "dialog-field", build: (value) => dialogWithField(value) },
  { name: "canvas", build: canvas },
];

function picture(child: Node): SVGElement {
  return svgElement("svg", { viewBox: "0 0 40 40", width: "40", height: "40" }, child, svgElement("circle", { cx: "20", cy: "20", r: "16", fill: "#ccc" }));
}

function dialog(id: string, value: string): HTMLElement {
  return element("dialog", { ...markedPrivate, id }, element("p", {}, value));
}

function dialogWithField(value: string): Node {
  const field = element("input", { type: "text", value, "aria-label": "In a dialog" });
  const box = element("dialog", { id: "dialog", "aria-label": "Dialog" }, field, element("form", { method: "dialog" }, element("button", {}, "Close")));
  const opener = element("button", { type: "button", id: "open-dialog" }, "Open the dialog");
  opener.addEventListener("click", () => {
    if (box instanceof HTMLDialogElement) box.showModal();
  });
  return element("span", {}, opener, box);
}

/** Pixels: a test reads them only as a picture. */
function canvas(value: string): Node {
  const made = document.createElement("canvas");
  made.width = 360;
  made.height = 24;
  const pen = made.getContext("2d");
  if (pen !== null) {
    pen.font = "14px sans-serif";
    pen.fillText(value, 2, 17);
  }
  return made;
}
