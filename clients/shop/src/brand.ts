/** From one brand colour to the colours that the page needs, each readable where it is used. */
export interface Palette {
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  /** The accent as text on paper: darkened until it reads. */
  readonly accentText: string;
}

type Colour = readonly [number, number, number];

const paper: Colour = [251, 249, 245];
const white: Colour = [255, 255, 255];
const ink: Colour = [29, 38, 36];
const readable = 4.6;

export function paletteFor(accent: string): Palette {
  const colour = parse(accent);
  let text = colour;
  while (contrast(text, paper) < readable) text = [text[0] * 0.94, text[1] * 0.94, text[2] * 0.94];
  return {
    accent,
    onAccent: contrast(white, colour) >= readable ? "#ffffff" : write(contrast(ink, colour) > contrast(white, colour) ? ink : white),
    accentText: write(text),
  };
}

export function paint(palette: Palette, root: HTMLElement): void {
  root.style.setProperty("--accent", palette.accent);
  root.style.setProperty("--on-accent", palette.onAccent);
  root.style.setProperty("--accent-text", palette.accentText);
}

export function contrastOf(a: string, b: string): number {
  return contrast(parse(a), parse(b));
}

function parse(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
