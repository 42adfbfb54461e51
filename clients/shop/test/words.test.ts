import { expect, test } from "vitest";
import { products } from "../src/catalogue/products";
import { texts as deTexts } from "../src/catalogue/texts-de";
import { texts as enTexts } from "../src/catalogue/texts-en";
import { texts as ptTexts } from "../src/catalogue/texts-pt";
import { de } from "../src/words/de";
import { en } from "../src/words/en";
import { pt } from "../src/words/pt";

/** The compiler sees to missing texts; this finds empty ones and ones left in English. */
function flat(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[`${path}${key}`, value]];
    return typeof value === "object" && value !== null ? flat(value, `${path}${key}.`) : [];
  });
}

/** The same word in both, rightly. */
const shared = new Set(["shell.shop", "shell.footerShop", "seasons.winter", "checkout.email", "checkout.countries.PT", "checkout.ways.standard.0", "checkout.ways.express.0", "cart.subtotal", "cart.total", "account.total"]);

test.each([["de", de, deTexts], ["pt", pt, ptTexts]] as const)("%s says everything in its own words", (_, words, texts) => {
  const english = new Map(flat(en));
  const same: string[] = [];
  for (const [path, text] of flat(words)) {
    expect(text.trim(), path).not.toBe("");
    if (text === english.get(path)) same.push(path);
  }
  expect(same.filter((path) => !shared.has(path)).join()).toBe("");
  for (const { id } of products) expect(texts[id].text, id).not.toBe(enTexts[id].text);
});
