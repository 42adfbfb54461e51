import { findProduct, type ProductId } from "../catalogue/products";
import { recall, remember } from "../storage";

export interface Line {
  readonly product: ProductId;
  readonly size: string | null;
  readonly quantity: number;
}

export const mostOfOne = 20;

const storageKey = "cart";
const listeners = new Set<() => void>();
let lines: readonly Line[] = readLines(recall(storageKey));

export function cartLines(): readonly Line[] {
  return lines;
}

export function cartCount(): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

export function addToCart(product: ProductId, size: string | null, quantity: number): void {
  const there = lines.find((line) => line.product === product && line.size === size);
  if (there === undefined) replaceCart([...lines, { product, size, quantity: clampQuantity(quantity) }]);
  else setQuantity(there, there.quantity + quantity);
}

/** A quantity of zero takes the line out. */
export function setQuantity(line: Line, quantity: number): void {
  replaceCart(lines.flatMap((each) => (each !== line ? each : quantity <= 0 ? [] : { ...each, quantity: clampQuantity(quantity) })));
}

/** Undo: the lines as they were before. */
export function replaceCart(next: readonly Line[]): void {
  lines = next;
  remember(storageKey, JSON.stringify(lines));
  for (const listener of listeners) listener();
}

export function onCartChange(listener: () => void): void {
  listeners.add(listener);
}

export function clampQuantity(quantity: number): number {
  return Math.min(mostOfOne, Math.max(1, Math.round(Number.isFinite(quantity) ? quantity : 1)));
}

export function followOtherTabs(): void {
  addEventListener("storage", (event) => {
    if (event.key !== storageKey) return;
    lines = readLines(event.newValue);
    for (const listener of listeners) listener();
  });
}

/** What was stored may be older than the catalogue, or somebody's experiment: keep what makes sense. */
export function readLines(stored: string | null): readonly Line[] {
  let found: unknown;
  try {
    found = JSON.parse(stored ?? "[]");
  } catch {
    return [];
  }
  return Array.isArray(found) ? found.flatMap((each: unknown) => readLine(each) ?? []) : [];
}

function readLine(found: unknown): Line | null {
  if (typeof found !== "object" || found === null) return null;
  const { product: id, size, quantity } = found as Record<string, unknown>;
  const product = findProduct(typeof id === "string" ? id : null);
  if (product === undefined || typeof quantity !== "number" || quantity < 1) return null;
  return { product: product.id, size: typeof size === "string" ? size : null, quantity: clampQuantity(quantity) };
}
