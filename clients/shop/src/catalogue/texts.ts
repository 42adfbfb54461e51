import { language, type Language } from "../words/language";
import type { Product, ProductId } from "./products";
import { texts as de } from "./texts-de";
import { texts as en } from "./texts-en";
import { texts as pt } from "./texts-pt";

export interface ProductText {
  /** What it is, in a few words: stands below the name. */
  readonly kind: string;
  readonly text: string;
  readonly facts: readonly string[];
}

export type ProductTexts = Readonly<Record<ProductId, ProductText>>;

const texts: Readonly<Record<Language, ProductTexts>> = { en, de, pt };

export function textOf(product: Product): ProductText {
  return texts[language()][product.id];
}
