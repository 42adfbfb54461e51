import type { TextPattern } from "@alongside/protocol";
import { sanitiseDeclaration, sanitiseStyle, sanitiseStylesheet } from "./css";
import { mask } from "./mask";
import { isBegun, maskPatterns } from "./patterns";
import { stripLocalReference, stripReference, stripSrcset, stripUrl } from "./url";

/** What an attribute means depends on the element that has it. */
export interface Bearer {
  tag: string;
  /** The `type` of an input, in lower case. */
  type: string;
  /** A field whose value agents may see. */
  isOpen: boolean;
  /** In a place of which nothing but the outline may be seen. */
  isMasked: boolean;
  /** In a place whose text is hidden. */
  isHidden: boolean;
  /** What is masked in text wherever it stands. */
  patterns: readonly TextPattern[];
  isProperty: (name: string) => boolean;
}

export type Value = string | number | boolean | null;
export type StyleChanges = Record<string, string | [string, string] | false>;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Attributes that shape the page and say nothing of who looks at it. Everything else is dropped. */
const SHAPE = words(`
  class id role type for dir lang xml:lang slot part exportparts is
  hidden disabled readonly required multiple open inert popover popovertargetaction contenteditable draggable tabindex
  size cols rows wrap inputmode spellcheck autocomplete
  colspan rowspan span headers scope start reversed nowrap
  width height align valign bgcolor color face border cellpadding cellspacing noshade clear compact frame rules
  frameborder scrolling marginwidth marginheight hspace vspace
  controls loop muted playsinline preload media rel charset sizes loading decoding coords shape ismap
  aria-hidden aria-expanded aria-disabled aria-current aria-haspopup aria-modal
  aria-controls aria-labelledby aria-describedby aria-owns aria-live aria-invalid aria-required aria-readonly aria-level
  aria-orientation aria-sort aria-busy aria-atomic aria-relevant aria-multiline aria-multiselectable aria-autocomplete
  aria-activedescendant aria-errormessage aria-details aria-flowto aria-posinset aria-setsize aria-colcount
  aria-colindex aria-colspan aria-rowcount aria-rowindex aria-rowspan
`);

/** What home-made fields say of their state. */
const STATES = words("checked aria-checked aria-selected aria-pressed");

/** SVG's geometry and looks. Some may hold `url(#gradient)`. */
const DRAWING = words(`
  xmlns xmlns:xlink version viewbox preserveaspectratio x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr d points pathlength
  transform transform-origin rotate textlength lengthadjust fill fill-opacity fill-rule stroke stroke-width stroke-opacity
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset paint-order opacity clip-path
  clip-rule mask filter marker-start marker-mid marker-end vector-effect shape-rendering text-rendering image-rendering
  color-interpolation color-interpolation-filters display visibility overflow pointer-events cursor text-anchor
  dominant-baseline alignment-baseline baseline-shift font-family font-size font-size-adjust font-stretch font-style
  font-variant font-weight letter-spacing word-spacing text-decoration writing-mode direction unicode-bidi
  gradientunits gradienttransform spreadmethod offset stop-color stop-opacity patternunits patterncontentunits
  patterntransform clippathunits maskunits maskcontentunits filterunits primitiveunits markerunits markerwidth
  markerheight refx refy orient in in2 result stddeviation edgemode operator k1 k2 k3 k4 mode values
  flood-color flood-opacity lighting-color surfacescale diffuseconstant specularconstant specularexponent
  kernelmatrix divisor bias targetx targety kernelunitlength preservealpha basefrequency numoctaves seed stitchtiles
  radius scale xchannelselector ychannelselector azimuth elevation z pointsatx pointsaty pointsatz limitingconeangle
  tablevalues slope intercept amplitude exponent
`);

/** What rrweb adds: numbers and fixed words. */
const OF_RRWEB = words(`
  rr_width rr_height rr_open_mode rr_mediastate rr_mediacurrenttime rr_mediaplaybackrate rr_mediamuted rr_medialoop
  rr_mediavolume rr_scrollleft rr_scrolltop rr_hidden rr_natural
`);

/** What else an open field shows. */
const OF_OPEN_FIELDS = words("value placeholder title aria-label label min max step minlength maxlength");

/** Elements whose `value` is a number that the page draws. */
const METERS = words("progress meter li");
const OF_METERS = words("value min max low high optimum");

const FIELDS = words("input textarea select option");

/** Elements that would bring a document or a script of their own. */
const FOREIGN = words("iframe frame embed object applet script portal fencedframe");

/** Inputs that can't show dots. Masked, they are shown as text fields. */
const CANT_SHOW_DOTS = words("number date datetime-local month week time");

/** What rrweb writes into its own; anything else a page wrote there. */
const RRWEB_VALUE = /^(?:-?[\d.]+(?:px)?(?:x[\d.]+)?|true|false|played|paused|modal|non-modal|popover|frame|plugin)$/;

const LONGEST = 100_000;

/** What becomes of an attribute; undefined when it is dropped. */
export function sanitiseAttribute(name: string, value: Value | StyleChanges, bearer: Bearer): Value | StyleChanges | undefined {
  const key = name.toLowerCase();
  if (typeof value === "object" && value !== null) return key === "style" ? sanitiseStyleChanges(value, bearer) : undefined;
  if (value === null || value === false) return isKept(key, bearer) ? null : undefined;
  const text = String(value);
  if (key === "_csstext") return sanitiseStylesheet(text);
  if (text.length > LONGEST && !text.startsWith("data:")) return undefined;
  if (!isKept(key, bearer)) return undefined;
  if (key === "style") return sanitiseStyle(text, bearer.isProperty);
  if (OF_RRWEB.has(key)) return RRWEB_VALUE.test(text) ? value : undefined;
  if (key === "value" && FIELDS.has(bearer.tag)) return fieldValue(text, bearer);
  if (key === "type" && bearer.tag === "input" && !bearer.isOpen) return CANT_SHOW_DOTS.has(text.toLowerCase()) ? "text" : text;
  if (key === "href" || key === "xlink:href") return (bearer.tag === "use" ? stripReference : stripUrl)(text) ?? undefined;
  if (key === "src" || key === "poster" || key === "background") return stripUrl(text) ?? undefined;
  if (key === "srcset" || key === "imagesrcset") return stripSrcset(text);
  if (key === "usemap") return stripLocalReference(text) ?? undefined;
  if (OF_METERS.has(key) && METERS.has(bearer.tag)) return /^-?[\d.]+$/.test(text) ? text : undefined;
  if (bearer.isOpen && OF_OPEN_FIELDS.has(key)) return maskPatterns(text, bearer.patterns);
  if (DRAWING.has(key) && text.includes("(")) return sanitiseDeclaration(key, text) ?? undefined;
  return value;
}

/** The value of a field: shown where the field is open, else the mask; nothing where a value isn't seen anyway. */
export function fieldValue(value: string, bearer: Bearer): string | undefined {
  if (bearer.isOpen) return isBegun(value, bearer.patterns) ? mask(value) : value;
  if (bearer.tag === "option" || /^(?:hidden|file|checkbox|radio|range|color|image)$/.test(bearer.type)) return undefined;
  return mask(value);
}

function isKept(key: string, { tag, type, isOpen, isMasked, isHidden }: Bearer): boolean {
  if (STATES.has(key)) return !isMasked && !isHidden;
  if (METERS.has(tag) && OF_METERS.has(key)) return !isMasked && !isHidden;
  switch (key) {
    case "style":
      return true;
    case "value":
      return FIELDS.has(tag) && type !== "hidden" && type !== "file";
    case "selected":
      // Which one is chosen of options whose texts are hidden could be counted.
      return isOpen;
    case "name":
      // By which shadow trees and image maps are put together.
      return tag === "slot" || tag === "map";
    case "href":
    case "xlink:href":
      return !isMasked && tag !== "base" && !FOREIGN.has(tag);
    case "src":
    case "srcset":
    case "imagesrcset":
    case "poster":
    case "background":
    case "usemap":
      return !isMasked && !FOREIGN.has(tag);
    case "rr_scrollleft":
    case "rr_scrolltop":
      // How far a field is scrolled tells how long its value is.
      return isOpen || !FIELDS.has(tag);
    case "rel":
    case "media":
    case "type":
    case "charset":
      return tag !== "meta" || key === "charset";
    default:
      return SHAPE.has(key) || DRAWING.has(key) || OF_RRWEB.has(key) || (isOpen && OF_OPEN_FIELDS.has(key));
  }
}

function sanitiseStyleChanges(changes: StyleChanges, { isProperty }: Bearer): StyleChanges {
  const safe: StyleChanges = {};
  for (const [name, change] of Object.entries(changes)) {
    if (!isProperty(name) && !name.startsWith("--")) continue;
    const value = Array.isArray(change) ? change[0] : change;
    const stripped = typeof value === "string" ? sanitiseDeclaration(name, value) : false;
    if (stripped === null) continue;
    safe[name] = stripped !== false && Array.isArray(change) && change[1] === "important" ? [stripped, "important"] : stripped;
  }
  return safe;
}

