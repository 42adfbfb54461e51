import { findProduct } from "../catalogue/products";
import type { Line } from "./cart";

export const ways = ["standard", "express", "pickup"] as const;
export type Way = (typeof ways)[number];

export const freeFrom = 8000;

const prices: Readonly<Record<Way, number>> = { standard: 490, express: 990, pickup: 290 };

export interface Totals {
  readonly subtotal: number;
  readonly delivery: number;
  readonly total: number;
  /** What is missing to free delivery; 0 when it is free. */
  readonly toFree: number;
}

export function deliveryPrice(way: Way, subtotal: number): number {
  return subtotal >= freeFrom && way !== "express" ? 0 : prices[way];
}

export function totalsOf(lines: readonly Line[], way: Way): Totals {
  const subtotal = lines.reduce((sum, line) => sum + (findProduct(line.product)?.price ?? 0) * line.quantity, 0);
  const delivery = lines.length === 0 ? 0 : deliveryPrice(way, subtotal);
  return { subtotal, delivery, total: subtotal + delivery, toFree: Math.max(0, freeFrom - subtotal) };
}
