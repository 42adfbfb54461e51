import { element, type Place } from "./place";

/** Style carries text too: custom properties, generated content and addresses of images. */
export const styles: readonly Place[] = [
  { name: "style-property", build: (value) => element("span", { style: `--customer: "${value}"` }, "Has a custom property") },
  { name: "style-background", build: (value) => element("span", { class: "swatch", style: `background-image: url("/img/icon.svg?customer=${value}")` }, "Has a background") },
  { name: "css-content", build: (value) => withRule("styled-content", `.styled-content::after { content: "${value}"; }`) },
  { name: "css-background", build: (value) => withRule("styled-background", `.styled-background { background-image: url("/img/icon.svg?customer=${value}"); }`) },
  { name: "css-attribute-selector", build: (value) => withRule("styled-selector", `.styled-selector[data-customer="${value}"] { color: inherit; }`) },
  { name: "css-comment", build: (value) => withRule("styled-comment", `/* ${value} */ .styled-comment { color: inherit; }`) },
  { name: "css-inserted", build: inserted },
  { name: "css-adopted", build: adopted },
];

function withRule(name: string, rule: string): Node {
  return element("span", {}, element("style", {}, rule), element("span", { class: `swatch ${name}` }, "Styled by a rule "));
}

function inserted(value: string): Node {
  const sheet = element("style") as HTMLStyleElement;
  document.head.append(sheet);
  sheet.sheet?.insertRule(`.styled-inserted::after { content: "${value}"; }`);
  return element("span", { class: "styled-inserted" }, "Styled by an inserted rule ");
}

function adopted(value: string): Node {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.styled-adopted::after { content: "${value}"; }`);
  document.adoptedStyleSheets.push(sheet);
  return element("span", { class: "styled-adopted" }, "Styled by an adopted sheet ");
}
