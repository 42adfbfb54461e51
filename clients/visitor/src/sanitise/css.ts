import { stripLocalReference } from "./url";

/** Functions whose strings are addresses. */
const ADDRESS_FUNCTIONS = new Set(["url", "src", "image-set", "-webkit-image-set", "image", "cross-fade"]);

/** rrweb's mark between the text nodes of one `style` element. */
const SPLIT_MARK = "/* rr_split */";

interface Rewriting {
  /** Of a string that is no address. */
  string: (content: string) => string;
}

/** A style sheet is the page's design and stays, but for what addresses carry on the side, and comments. */
export function sanitiseStylesheet(css: string): string {
  return rewrite(css, { string: (content) => content });
}

/** A `style` attribute is set for this visitor: only what is design for certain stays. */
export function sanitiseStyle(style: string, isProperty: (name: string) => boolean): string {
  return splitDeclarations(style)
    .map(([name, value]) => {
      const safe = isProperty(name) || name.startsWith("--") ? sanitiseDeclaration(name, value) : null;
      return safe === null ? "" : `${name}: ${safe};`;
    })
    .filter((declaration) => declaration !== "")
    .join(" ");
}

/** The value of one declaration that was set for this visitor; null when it may carry more than design. */
export function sanitiseDeclaration(name: string, value: string): string | null {
  if (name.startsWith("--")) return isMeasureOrColour(value) ? value : null;
  const keepsStrings = /^(?:font|grid)/i.test(name);
  return rewrite(value, { string: (content) => (keepsStrings ? content : "") });
}

/** Numbers, lengths, colours and arithmetic. A word could be anything, a string even more. */
function isMeasureOrColour(value: string): boolean {
  const words = value.replace(/!\s*important\s*$/i, "").split(/[\s,()/*+]+/);
  return words.every((word) =>
    /^(?:-|-?[\d.]+(?:e-?\d+)?(?:%|[a-z]{1,4})?|#[\da-f]{3,8}|--[\w-]+|var|calc|min|max|clamp|(?:rgb|hsl)a?|hwb|ok(?:lab|lch)|lab|lch)?$/i.test(
      word,
    ),
  );
}

/** The declarations of a `style` attribute, by name. */
function splitDeclarations(style: string): [string, string][] {
  const declarations: [string, string][] = [];
  // What stands between semicolons that are in no string, no parentheses and no comment.
  const pieces = style.match(/(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\((?:"[^"]*"?|'[^']*'?|[^)"'])*\)?|[^;"'(])+/gs) ?? [];
  for (const piece of pieces) {
    const colon = piece.indexOf(":");
    if (colon === -1) continue;
    const name = piece.slice(0, colon).replace(/\/\*.*?\*\//gs, "").trim();
    if (/^-{0,2}[a-z][\w-]*$/i.test(name)) declarations.push([name, piece.slice(colon + 1).trim()]);
  }
  return declarations;
}

/** One pass over CSS: strips addresses wherever they stand, drops comments, and asks about every other string. */
function rewrite(css: string, rewriting: Rewriting): string {
  const functions: string[] = [];
  let isImport = false;
  const token =
    /(?<comment>\/\*.*?(?:\*\/|$))|(?<raw>\burl\(\s*(?!["'\s])[^)]*\)?)|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(?<call>[\w-]*\()|(?<close>\))|(?<at>@(?:import|namespace)\b)|(?<end>[;{}])/gis;
  return css.replace(token, (text, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups["comment"] !== undefined) return text === SPLIT_MARK ? text : "";
    if (groups["raw"] !== undefined) return url(text.replace(/^url\(\s*|\s*\)?$/gi, ""));
    if (groups["string"] !== undefined) {
      const content = text.slice(1, text.endsWith(text.charAt(0)) && text.length > 1 ? -1 : undefined);
      const isAddress = isImport || ADDRESS_FUNCTIONS.has(functions.at(-1) ?? "");
      return quote(isAddress ? (stripLocalReference(unescape(content)) ?? "") : rewriting.string(content), isAddress);
    }
    if (groups["call"] !== undefined) functions.push(text.slice(0, -1).toLowerCase());
    else if (groups["close"] !== undefined) functions.pop();
    else if (groups["at"] !== undefined) isImport = true;
    else isImport = false;
    return text;
  });
}

function url(address: string): string {
  return `url(${quote(stripLocalReference(unescape(address)) ?? "", true)})`;
}

function quote(content: string, isNew: boolean): string {
  // A string that is kept has its escapes already.
  return `"${isNew ? content.replace(/["\\\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `) : content.replace(/(?<!\\)"/g, '\\"')}"`;
}

/** CSS's escapes: `\3f ` is a question mark too. */
function unescape(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code?: string, character?: string) =>
    code === undefined ? (character ?? "") : String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
  );
}
