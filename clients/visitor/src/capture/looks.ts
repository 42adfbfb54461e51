/** What the page itself knows of an element, and an event of rrweb's does not say. */

type Attributes = Record<string, unknown>;

/** Adds to an element's attributes how large it is, or that nobody can look into it. The element is left as it is. */
export function addLooks(tag: string, attributes: Attributes, node: Node | null): void {
  if (node === null) return;
  switch (tag) {
    case "img":
      addImageSize(attributes, node as HTMLImageElement);
      break;
    case "iframe":
    case "frame":
      if (attributes["rr_src"] === undefined) break;
      delete attributes["rr_src"];
      attributes["rr_hidden"] = "frame";
      break;
    // Where no scripts run, as in the mirror, a canvas has no size of its own.
    case "canvas":
    case "video":
    case "object":
    case "embed":
      addSize(attributes, node as Element);
      break;
    default:
      if (!isClosed(node as Element)) break;
      addSize(attributes, node as Element);
      attributes["rr_hidden"] = "plugin";
  }
}

/** Whether a popover stands above the page. */
export function addPopover(attributes: Attributes, node: Node | null): void {
  if (node !== null && (node as Element).matches(":popover-open")) attributes["rr_open_mode"] = "popover";
}

/** Images without a picture, whose place in the mirror has a size that was given to it. */
export const withoutPicture = new WeakSet<Element>();

/** As layouts take it: by itself; or the place as it is, where there is no picture. */
function addImageSize(attributes: Attributes, image: HTMLImageElement): void {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth > 0) {
    attributes["rr_natural"] = `${naturalWidth}x${naturalHeight}`;
  } else if (image.complete && image.currentSrc !== "") {
    addSize(attributes, image);
    withoutPicture.add(image);
  } else {
    const { width, height } = image.getBoundingClientRect();
    attributes["rr_natural"] = `${Math.round(width)}x${Math.round(height)}`;
  }
}

function addSize(attributes: Attributes, element: Element): void {
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return;
  attributes["rr_width"] = `${Math.round(width)}px`;
  attributes["rr_height"] = `${Math.round(height)}px`;
}

/**
 * An element of the page's own making that shows something, although there is nothing in it: what it is made of stands
 * in a closed shadow tree.
 */
function isClosed(element: Element): boolean {
  if (element.shadowRoot !== null || (element.textContent ?? "").trim() !== "") return false;
  const { width, height } = element.getBoundingClientRect();
  if (width < 8 || height < 8 || [...element.children].some((child) => child.checkVisibility())) return false;
  const { backgroundImage, backgroundColor } = getComputedStyle(element);
  return backgroundImage === "none" && /^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor);
}
