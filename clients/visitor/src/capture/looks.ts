/** What the page itself knows of an element, and an event of rrweb's does not say. */

type Attributes = Record<string, unknown>;

/** Adds to an element's attributes how large it is, or that nobody can look into it. The element is left as it is. */
export function addLooks(tag: string, attributes: Attributes, node: Node | null): void {
  if (node === null) return;
  switch (tag) {
    case "img":
      attributes["rr_natural"] = naturalSize(node as HTMLImageElement);
      break;
    case "iframe":
    case "frame":
      if (attributes["rr_src"] === undefined) break;
      delete attributes["rr_src"];
      attributes["rr_hidden"] = "frame";
      break;
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

/** As layouts take it: by itself; or as it stands there, where there is no picture. */
function naturalSize(image: HTMLImageElement): string {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth > 0) return `${naturalWidth}x${naturalHeight}`;
  const { width, height } = image.getBoundingClientRect();
  return `${Math.round(width)}x${Math.round(height)}`;
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
