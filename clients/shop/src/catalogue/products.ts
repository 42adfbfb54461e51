export const categories = ["packs", "shelter", "sleep", "clothing", "footwear", "camp"] as const;
export type Category = (typeof categories)[number];

export const seasons = ["summer", "shoulder", "winter"] as const;
export type Season = (typeof seasons)[number];

export type ProductId =
  | "fjell-45"
  | "skarv-22"
  | "lavvu-2"
  | "tarn-tarp"
  | "dune-down"
  | "moss-mat"
  | "regn-shell"
  | "ull-sweater"
  | "stig-boot"
  | "glow-lantern"
  | "ember-stove"
  | "kanne-bottle";

export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly category: Category;
  /** In cents. */
  readonly price: number;
  /** In grams. */
  readonly weight: number;
  readonly seasons: readonly Season[];
  readonly stock: number;
  readonly rating: number;
  readonly reviews: number;
  /** Background of its picture. */
  readonly tint: "sand" | "fog" | "moss" | "clay";
  readonly sizes?: readonly string[];
  readonly badge?: "new" | "loved";
  readonly related: readonly ProductId[];
}

const always = seasons;
const mild: readonly Season[] = ["summer", "shoulder"];
const cold: readonly Season[] = ["shoulder", "winter"];

/** In the order that the shop likes to show them. */
export const products: readonly Product[] = [
  { id: "fjell-45", name: "Fjell 45", category: "packs", price: 18900, weight: 1480, seasons: always, stock: 24, rating: 4.8, reviews: 213, tint: "sand", badge: "loved", related: ["dune-down", "moss-mat", "stig-boot"] },
  { id: "lavvu-2", name: "Lavvu 2", category: "shelter", price: 42900, weight: 2350, seasons: always, stock: 8, rating: 4.7, reviews: 96, tint: "moss", related: ["moss-mat", "dune-down", "glow-lantern"] },
  { id: "regn-shell", name: "Regn Shell", category: "clothing", price: 24900, weight: 410, seasons: mild, stock: 31, rating: 4.6, reviews: 158, tint: "fog", sizes: ["XS", "S", "M", "L", "XL"], badge: "new", related: ["ull-sweater", "stig-boot", "skarv-22"] },
  { id: "stig-boot", name: "Stig Boot", category: "footwear", price: 19900, weight: 1240, seasons: always, stock: 3, rating: 4.9, reviews: 341, tint: "clay", sizes: ["37", "38", "39", "40", "41", "42", "43", "44"], badge: "loved", related: ["ull-sweater", "fjell-45", "regn-shell"] },
  { id: "glow-lantern", name: "Glow Lantern", category: "camp", price: 4900, weight: 320, seasons: always, stock: 60, rating: 4.5, reviews: 72, tint: "fog", related: ["ember-stove", "lavvu-2", "kanne-bottle"] },
  { id: "dune-down", name: "Dune Down −5", category: "sleep", price: 27900, weight: 980, seasons: cold, stock: 12, rating: 4.8, reviews: 121, tint: "sand", sizes: ["175 cm", "195 cm"], related: ["moss-mat", "lavvu-2", "fjell-45"] },
  { id: "skarv-22", name: "Skarv 22", category: "packs", price: 8900, weight: 640, seasons: always, stock: 45, rating: 4.4, reviews: 188, tint: "moss", badge: "new", related: ["kanne-bottle", "regn-shell", "glow-lantern"] },
  { id: "ull-sweater", name: "Ull Sweater", category: "clothing", price: 12900, weight: 560, seasons: cold, stock: 17, rating: 4.7, reviews: 204, tint: "clay", sizes: ["S", "M", "L", "XL"], related: ["regn-shell", "stig-boot", "kanne-bottle"] },
  { id: "ember-stove", name: "Ember Stove", category: "camp", price: 6900, weight: 230, seasons: always, stock: 22, rating: 4.6, reviews: 87, tint: "sand", related: ["kanne-bottle", "glow-lantern", "tarn-tarp"] },
  { id: "moss-mat", name: "Moss Mat", category: "sleep", price: 9900, weight: 520, seasons: mild, stock: 28, rating: 4.3, reviews: 64, tint: "fog", related: ["dune-down", "lavvu-2", "tarn-tarp"] },
  { id: "tarn-tarp", name: "Tarn Tarp", category: "shelter", price: 11900, weight: 690, seasons: mild, stock: 0, rating: 4.5, reviews: 41, tint: "clay", related: ["moss-mat", "ember-stove", "lavvu-2"] },
  { id: "kanne-bottle", name: "Kanne Bottle", category: "camp", price: 3500, weight: 380, seasons: always, stock: 90, rating: 4.8, reviews: 402, tint: "moss", badge: "loved", related: ["skarv-22", "ember-stove", "ull-sweater"] },
];

const byId = new Map<string, Product>(products.map((product) => [product.id, product]));

export function findProduct(id: string | null): Product | undefined {
  return id === null ? undefined : byId.get(id);
}

export function picture(product: Product): string {
  return `/img/${product.id}.svg`;
}

export function productPage(product: Product): string {
  return `/product.html?id=${product.id}`;
}
