import { addresses, attributes } from "./attributes";
import { changeButtons } from "./changes";
import { choices } from "./choices";
import { framePage, frames, unseen } from "./documents";
import { inputs } from "./inputs";
import { element, markedPrivate, type Place, type Places } from "./place";
import { rarities } from "./rarities";
import { shadows } from "./shadows";
import { styles } from "./styles";
import { texts } from "./texts";

const groups: readonly (readonly [string, readonly Place[]])[] = [
  ["Inputs", inputs],
  ["Choices", choices],
  ["Attributes", attributes],
  ["Addresses", addresses],
  ["Texts", texts],
  ["Styles", styles],
  ["Shadow roots and custom elements", shadows],
  ["Rarities", rarities],
  ["Frames", frames],
  ["Not drawn", unseen],
];

/** Every place once, each beside its name. */
export function placeTable(places: Places): HTMLElement {
  const table = element("div", { id: "places" });
  for (const [title, group] of groups) {
    const rows = group.map((place) => row(place.name, places.build(place)));
    if (group === frames) rows.push(row("frame-src", framePage(places)));
    table.append(element("section", { class: "places" }, element("h2", {}, title), element("div", { class: "place-grid" }, ...rows)));
  }
  return table;
}

/** Labels its field by the visible name, unless what is tested is the label itself. */
function row(name: string, content: Node): HTMLElement {
  const made = element("div", { class: "place", "data-place": name }, element("code", {}, name), content);
  if (content instanceof HTMLElement && content.matches("input:not([type=hidden], [type=button], [type=submit], [type=reset]), textarea") && !content.hasAttribute("aria-label")) content.setAttribute("aria-label", name);
  return made;
}

/** Empty fields for a test that types, and buttons for what changes later. */
export function changeTable(places: Places): HTMLElement {
  const ground = element("div", { id: "added", class: "place-grid" });
  return element(
    "section",
    { class: "places", id: "changes" },
    element("h2", {}, "Later changes"),
    element("p", { class: "actions" }, ...changeButtons(places, ground)),
    element(
      "div",
      { class: "place-grid" },
      row("typed-text", element("input", { id: "typed-text", type: "text", autocomplete: "off" })),
      row("typed-password", element("input", { id: "typed-password", type: "password", autocomplete: "off" })),
      row("typed-textarea", element("textarea", { id: "typed-textarea", rows: "1" })),
      row("typed-contenteditable", element("div", { id: "typed-contenteditable", contenteditable: "true", role: "textbox", "aria-label": "typed-contenteditable" })),
      row("changing", element("input", { id: "changing", type: "text" })),
      row("changing-type", element("input", { id: "changing-type", type: "text", autocomplete: "off" })),
      row("filled", element("input", { id: "filled", type: "text", autocomplete: "name" })),
      row("changing-link", element("a", { id: "changing-link", href: "/account.html" }, "A link that changes")),
      row("changing-canvas", element("canvas", { id: "changing-canvas", width: "200", height: "20" })),
      row("changing-frame", element("iframe", { id: "changing-frame", title: "A frame that changes", srcdoc: "<!doctype html><input aria-label='In the frame'><p contenteditable>A note</p>" })),
      row("changing-text", element("span", { id: "changing-text", ...markedPrivate }, "A private text that changes")),
    ),
    ground,
  );
}
