import { categories, products, seasons, type Category, type Product, type Season } from "./products";
import { textOf } from "./texts";

export const sorts = ["featured", "cheap", "dear", "light"] as const;
export type Sort = (typeof sorts)[number];

/** In cents; the slider's far end means "any price". */
export const priceCeiling = 45000;

/** What the list is asked to show. It lives in the address, so that it can be shared and gone back to. */
export interface Query {
  text: string;
  categories: ReadonlySet<Category>;
  season: Season | null;
  maxPrice: number;
  inStock: boolean;
  sort: Sort;
}

export const everything: Query = { text: "", categories: new Set(), season: null, maxPrice: priceCeiling, inStock: false, sort: "featured" };

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((each) => each === value) ?? null;
}

export function readQuery(parameters: URLSearchParams): Query {
  const price = Number(parameters.get("price"));
  return {
    text: parameters.get("q") ?? "",
    categories: new Set(parameters.getAll("category").flatMap((value) => oneOf(categories, value) ?? [])),
    season: oneOf(seasons, parameters.get("season")),
    maxPrice: price > 0 ? Math.min(price * 100, priceCeiling) : priceCeiling,
    inStock: parameters.has("stock"),
    sort: oneOf(sorts, parameters.get("sort")) ?? "featured",
  };
}

export function addressOf(query: Query): string {
  const parameters = new URLSearchParams();
  if (query.text !== "") parameters.set("q", query.text);
  for (const category of query.categories) parameters.append("category", category);
  if (query.season !== null) parameters.set("season", query.season);
  if (query.maxPrice < priceCeiling) parameters.set("price", String(query.maxPrice / 100));
  if (query.inStock) parameters.set("stock", "1");
  if (query.sort !== "featured") parameters.set("sort", query.sort);
  const text = parameters.toString();
  return text === "" ? "/" : `/?${text}`;
}

export function isFiltered(query: Query): boolean {
  return query.text.trim() !== "" || query.categories.size > 0 || query.season !== null || query.maxPrice < priceCeiling || query.inStock;
}

export function select(query: Query): readonly Product[] {
  return products.filter((product) => fits(product, query)).sort(orders[query.sort]);
}

function fits(product: Product, query: Query): boolean {
  return (
    (query.categories.size === 0 || query.categories.has(product.category)) &&
    (query.season === null || product.seasons.includes(query.season)) &&
    product.price <= query.maxPrice &&
    (!query.inStock || product.stock > 0) &&
    mentions(product, query.text)
  );
}

/** Every word of the search somewhere in the product's words, accents aside. */
function mentions(product: Product, text: string): boolean {
  const { kind, text: description, facts } = textOf(product);
  const haystack = plain([product.name, product.category, kind, description, ...facts].join(" "));
  return plain(text).split(/\s+/).every((word) => haystack.includes(word));
}

function plain(text: string): string {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{Mark}/gu, "");
}

const orders: Readonly<Record<Sort, (a: Product, b: Product) => number>> = {
  featured: () => 0,
  cheap: (a, b) => a.price - b.price,
  dear: (a, b) => b.price - a.price,
  light: (a, b) => a.weight - b.weight,
};
