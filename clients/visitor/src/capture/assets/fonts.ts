/** Which fonts a document uses, and where they come from. */
export interface UsedFont {
  address: string;
  /** The face, as a rule of a style sheet, with this in place of its sources. */
  rule(source: string): string;
}

const DESCRIPTORS = ["font-weight", "font-style", "font-stretch", "unicode-range"] as const;

/** The fonts that the page has loaded, and that a style sheet of its own origin names. */
export function usedFonts(document: Document): UsedFont[] {
  const loaded = new Set([...document.fonts].filter((face) => face.status === "loaded").map(keyOfFace));
  if (loaded.size === 0) return [];
  const fetched = new Set(document.defaultView?.performance.getEntriesByType("resource").map(({ name }) => name));
  const used: UsedFont[] = [];
  for (const rule of facesOf([...document.styleSheets])) {
    const address = loaded.has(keyOfRule(rule)) ? sourceOf(rule, fetched) : null;
    if (address !== null) used.push({ address, rule: (source) => ruleWith(rule, source) });
  }
  return used;
}

function facesOf(sheets: readonly CSSStyleSheet[]): CSSFontFaceRule[] {
  return sheets.flatMap((sheet) => {
    try {
      return facesIn(sheet.cssRules);
    } catch {
      // Another site's sheet.
      return [];
    }
  });
}

function facesIn(rules: CSSRuleList): CSSFontFaceRule[] {
  // By their kind and not by class: rules of a frame are of another window's classes.
  return [...rules].flatMap((rule) => {
    if (rule.type === CSSRule.FONT_FACE_RULE) return [rule as CSSFontFaceRule];
    if (rule.type === CSSRule.IMPORT_RULE) return facesOf([(rule as CSSImportRule).styleSheet].filter((sheet) => sheet !== null));
    return "selectorText" in rule || !("cssRules" in rule) ? [] : facesIn(rule.cssRules as CSSRuleList);
  });
}

/** The first that was fetched, of those that are the page's own. */
function sourceOf(rule: CSSFontFaceRule, fetched: ReadonlySet<string>): string | null {
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const addresses = [...rule.style.getPropertyValue("src").matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/gi)]
    .map(([, address = ""]) => (URL.canParse(address, base) ? new URL(address, base) : null))
    .filter((url) => url !== null && url.origin === location.origin && url.protocol.startsWith("http"))
    .map((url) => (url as URL).href);
  return addresses.find((address) => fetched.has(address.replace(/#.*/, ""))) ?? addresses[0] ?? null;
}

function ruleWith({ style }: CSSFontFaceRule, source: string): string {
  const descriptors = ["font-family", ...DESCRIPTORS]
    .map((name) => [name, style.getPropertyValue(name)])
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}:${value};`);
  return `@font-face{${descriptors.join("")}src:url("${source}")}`;
}

const WEIGHTS: Record<string, string> = { "": "400", normal: "400", bold: "700" };
const normalised = (value: string): string => (value === "normal" || value === "" ? "normal" : value);

function key(family: string, weight: string, style: string, stretch: string, range: string): string {
  const parts = [family.replace(/^["']|["']$/g, ""), WEIGHTS[weight] ?? weight, normalised(style), normalised(stretch)];
  return [...parts, range === "" ? "U+0-10FFFF" : range].join("|").toLowerCase();
}

function keyOfFace({ family, weight, style, stretch, unicodeRange }: FontFace): string {
  return key(family, weight, style, stretch, unicodeRange);
}

function keyOfRule({ style }: CSSFontFaceRule): string {
  const [weight, slant, stretch, range] = DESCRIPTORS.map((name) => style.getPropertyValue(name));
  return key(style.getPropertyValue("font-family"), weight ?? "", slant ?? "", stretch ?? "", range ?? "");
}
