import type { ProductId, Season } from "../catalogue/products";
import type { Words } from "../words/language";
import type { Trip } from "./answers";

export type Reason = keyof Words["guide"]["reasons"];

export interface Advice {
  readonly product: ProductId;
  readonly reason: Reason;
}

export function recommend(trip: Trip, season: Season, nights: number): readonly Advice[] {
  const outside = trip === "camp";
  const away = nights > 0;
  const all: readonly (Advice | false)[] = [
    trip === "day" || trip === "city" || (trip === "hut" && nights < 2) ? { product: "skarv-22", reason: "light" } : { product: "fjell-45", reason: "carry" },
    outside && away && { product: "lavvu-2", reason: "roof" },
    outside && away && { product: "moss-mat", reason: "bed" },
    away && (outside || (trip === "hut" && season === "winter")) && { product: "dune-down", reason: "warm" },
    trip !== "city" && { product: "stig-boot", reason: "walk" },
    season !== "winter" && { product: "regn-shell", reason: "dry" },
    season !== "summer" && { product: "ull-sweater", reason: "warm" },
    outside && away && { product: "ember-stove", reason: "cook" },
    away && trip !== "city" && { product: "glow-lantern", reason: "light2" },
    { product: "kanne-bottle", reason: "drink" },
  ];
  return all.filter((advice) => advice !== false);
}
