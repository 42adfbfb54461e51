/** How what can't be shown looks: a quiet hatch with a label, as large as the thing itself was. */
import type { Labels } from "./messages";
import { HIDDEN } from "./sanitise";

/** A picture of the label, which takes whatever size it is given. */
export function labelledPicture(label: string): string {
  const text = label.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"><defs>` +
    `<pattern id="h" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="12" height="12" fill="#eef1f2"/><rect width="6" height="12" fill="#e6eaec"/></pattern></defs>` +
    `<rect width="100%" height="100%" fill="url(#h)"/>` +
    `<text x="50%" y="50%" text-anchor="middle" dominant-baseline="middle" fill="#4c5a60" ` +
    `font-family="system-ui,sans-serif" font-size="12">${text}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

/** Style rules for the replayed page. They hold whatever the page's own sheets say of these elements. */
export function placeholderRules(labels: Labels): string[] {
  const background = (kind: keyof Labels): string =>
    `background:${labelledPicture(labels[kind])} center/100% 100% no-repeat!important`;
  const marked = (kind: keyof Labels): string => `[${HIDDEN}="${kind}"]`;
  return [
    `img${marked("image")}{${background("image")}}`,
    `${marked("frame")}{${background("frame")}}`,
    `${marked("media")}{${background("media")}}`,
    // What a canvas shows may come later, as a picture in its own style. Without scripts it is an element like others.
    `:where(canvas){display:inline-block}`,
    `canvas${marked("canvas")}{${background("canvas")}}`,
    `${marked("plugin")}{display:inline-block;min-width:60px;min-height:30px;${background("plugin")}}`,
  ];
}
