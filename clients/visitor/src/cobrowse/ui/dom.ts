type Child = Node | string;

/** An element with these attributes and children. Texts stay texts: there is no way in for markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of lines on 24 by 24 points. */
export function icon(...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

export const EYE = ["M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z", "M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"];
/** Through the eye, while nobody sees. */
export const STRIKE = "M4.5 4.5l15 15";
export const LOCK = ["M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5z", "M8.2 10.5V8a3.8 3.8 0 0 1 7.6 0v2.5"];
export const ALERT = ["M12 3.5 21.5 20h-19z", "M12 10v4.2", "M12 17.1v.1"];
export const HAND = ["M8 13V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V12m0-2.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-1.6a6 6 0 0 1-4.6-2.1L4 15.2a1.6 1.6 0 0 1 2.3-2.2L8 14.6"];
export const PAUSE = ["M8.5 5.5v13", "M15.5 5.5v13"];
export const PLAY = ["M7.5 5v14l11-7z"];
export const PEN = ["M4 20l1.2-4.4L16.4 4.4a1.6 1.6 0 0 1 2.3 0l.9.9a1.6 1.6 0 0 1 0 2.3L8.4 18.8z", "M14.2 6.6l3.2 3.2"];
export const VEIL = ["M3.5 3.5l17 17", "M10.2 6.2A9 9 0 0 1 12 6c6 0 9.5 6 9.5 6a16 16 0 0 1-2.9 3.5", "M6.4 7.6A15.4 15.4 0 0 0 2.5 12S6 18 12 18a9 9 0 0 0 4-.9", "M9.9 10a2.9 2.9 0 0 0 4.1 4.1"];
export const NOTE = ["M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7.5L7 20.5v-4H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5z", "M8 9h8", "M8 12.5h5"];
export const ARROW = ["M5 19 19 5", "M10.5 5H19v8.5"];
