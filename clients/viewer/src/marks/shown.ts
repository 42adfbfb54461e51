/** What each kind of mark looks like, and how it stands at its place. */
import type { Mark } from "@alongside/protocol";
import type { Place } from "./anchor";
import { drawing, make, moveTo } from "./dom";
import { arrowPath, strokePath } from "./shapes";

/** Something drawn: the element, and how it goes to its place. `null` hides it. */
export interface Shown {
  element: HTMLElement | SVGElement;
  /** Whether it belongs into the drawing, or beside it. */
  isInk: boolean;
  stand(place: Place | null, room: Room): void;
}

/** The size of the layer. */
export interface Room {
  width: number;
  height: number;
}

const at = (place: Place | null): string | null =>
  place && `translate(${place.point.x.toFixed(1)}px, ${place.point.y.toFixed(1)}px)`;

/** Stands with its left upper corner at the place. */
export function standing(element: HTMLElement, color: string): Shown {
  element.style.setProperty("--color", color);
  return { element, isInk: false, stand: (place) => moveTo(element, at(place)) };
}

/** A note, whose card opens to where there is room. */
export function standingNote(element: HTMLElement, color: string): Shown {
  const shown = standing(element, color);
  return {
    ...shown,
    stand(place, room) {
      shown.stand(place, room);
      if (!place) return;
      const side = [
        place.point.x > room.width - 280 && place.point.x > 280 ? "left" : "",
        place.point.y > room.height * 0.7 ? "up" : "",
      ];
      const sides = side.filter(Boolean).join(" ");
      if (element.dataset["side"] !== sides) element.dataset["side"] = sides;
      // In a narrow window there may be room on neither side: then the card moves as far as it has to.
      const over = Math.max(-place.point.x, Math.min(0, room.width - place.point.x - 270));
      const shift = `${Math.round(over)}px`;
      if (element.style.getPropertyValue("--shift") !== shift) element.style.setProperty("--shift", shift);
    },
  };
}

/** A stroke, an arrow or a spotlight. */
export function drawnMark(mark: Exclude<Mark, { is: "note" }>, color: string): Shown {
  if (mark.is === "spotlight") return spotlight(color);
  const path =
    mark.is === "stroke"
      ? drawing("path", { class: "stroke", d: strokePath(mark.points), fill: color })
      : drawing("path", { class: "arrow", d: arrowPath(mark.from), stroke: color });
  const element = drawing("g", {});
  element.append(path);
  return { element, isInk: true, stand: (place) => moveTo(element, at(place)) };
}

function spotlight(color: string): Shown {
  const element = make("div", "spotlight pinned");
  element.style.setProperty("--color", color);
  return {
    element,
    isInk: false,
    stand(place) {
      moveTo(element, place && `translate(${place.box.x.toFixed(1)}px, ${place.box.y.toFixed(1)}px)`);
      if (!place) return;
      const [width, height] = [`${place.box.width.toFixed(1)}px`, `${place.box.height.toFixed(1)}px`];
      if (element.style.width !== width) element.style.width = width;
      if (element.style.height !== height) element.style.height = height;
    },
  };
}

/** Somebody's pointer, with their name. */
export function cursor(name: string, color: string): Shown {
  const arrow = drawing("svg", { viewBox: "0 0 24 26" });
  const d = "M2 2 20 15.5l-8 1.2 4 8-3.4 1.6-4-8L3 23.5z";
  arrow.append(drawing("path", { d, fill: color, stroke: "#fff", "stroke-width": "2", "stroke-linejoin": "round" }));
  // What moves and what is enlarged are two elements: one's way would grow with its size.
  return standing(make("div", "cursor pinned", make("div", "sized", arrow, make("bdi", "name", name))), color);
}

/** Where somebody pressed: a circle that opens. */
export const ring = (color: string): Shown => standing(make("div", "ring pinned", make("div", "sized")), color);
