import type { ProductId } from "../catalogue/products";

/** An invented customer: the page that shows her is full of what agents must not see unasked. */
export const customer = {
  id: "cus_7f3a91d2",
  name: "Jana Brandt",
  firstName: "Jana",
  email: "jana.brandt@example.org",
  phone: "+49 151 5550 1834",
  since: "2021-03-14",
  loyalty: "NW-204-118-773",
  points: 820,
  cardEnding: "4417",
  address: ["Lindenweg 12", "79102 Freiburg", "DE"],
} as const;

export type Status = "delivered" | "travelling" | "returned";

export interface Order {
  readonly number: string;
  readonly date: string;
  readonly products: readonly ProductId[];
  readonly total: number;
  readonly status: Status;
}

export const orders: readonly Order[] = [
  { number: "NW-58213", date: "2026-11-16", products: ["glow-lantern", "kanne-bottle"], total: 8400, status: "travelling" },
  { number: "NW-51790", date: "2026-08-02", products: ["stig-boot"], total: 19900, status: "delivered" },
  { number: "NW-44102", date: "2026-05-21", products: ["tarn-tarp", "ember-stove"], total: 18800, status: "returned" },
  { number: "NW-30977", date: "2025-09-09", products: ["fjell-45", "dune-down"], total: 46800, status: "delivered" },
];
