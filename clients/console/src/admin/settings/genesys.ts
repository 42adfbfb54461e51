/**
 * Settings from elsewhere: Genesys's web deployment (Terraform's snake_case or the API's camelCase), or our own export.
 * Nothing is taken that is not understood, and what is left out is said.
 */
import type { Channel, CobrowseSettings, Masking, PauseCriterion, TextPattern, UrlCondition } from "@alongside/protocol";
import { type Field, FIELDS } from "./changes";
import { MAX_LISTED, MAX_RETENTION_DAYS, MAX_SELECTOR_CHARACTERS } from "./limits";
import { CONDITIONS } from "./pausing";
import { isSelector } from "./selector";

export interface Import {
  /** What would be taken over. */
  taken: Partial<CobrowseSettings>;
  /** Entries that are not: the name of the field, and the text as it was. */
  passedOver: { field: string; entry: string }[];
  /** Whether it comes from Genesys, which shows to agents whatever no selector masks. */
  isGenesys: boolean;
  /** Whether Genesys has co-browse switched off there. */
  isOff: boolean;
}

/** Why nothing can be imported: a key of `admin.import.problem`. */
export type ImportProblem = "notJson" | "nothing";

type Fields = Record<string, unknown>;

const MASKINGS: readonly Masking[] = ["private", "careful", "open"];
const PATTERNS: readonly TextPattern[] = ["card_number", "iban", "email", "phone"];
const CHANNELS: readonly Channel[] = ["webmessaging", "voice"];

/** What Genesys's configuration has no word for. */
const OURS: readonly Field[] = [
  "masking",
  "unmask_selectors",
  "mask_patterns",
  "show_title",
  "show_canvas",
  "show_images",
  "retention_days",
];

export function readImport(
  text: string,
  isUnderstood: (selector: string) => boolean = isSelector,
): Import | { problem: ImportProblem } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: "notJson" };
  }
  const fields = cobrowseIn(json);
  if (!fields) return { problem: "nothing" };
  return new Reading(fields, isUnderstood).result();
}

/** The settings within what was pasted: themselves, or under `cobrowse` of a whole deployment, which may be a list. */
function cobrowseIn(json: unknown, depth = 0): Fields | null {
  if (depth > 6 || typeof json !== "object" || json === null) return null;
  if (Array.isArray(json)) return first(json, depth);
  const fields = Object.fromEntries(Object.entries(json).map(([name, value]) => [snake(name), value]));
  if ("cobrowse" in fields) return cobrowseIn(fields["cobrowse"], depth + 1);
  if ([...FIELDS, "enabled"].some((name) => name in fields)) return fields;
  return first(Object.values(fields), depth);
}

function first(values: readonly unknown[], depth: number): Fields | null {
  for (const value of values) {
    const found = cobrowseIn(value, depth + 1);
    if (found) return found;
  }
  return null;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Reads field after field, and remembers what it could not. */
class Reading {
  readonly #fields: Fields;
  readonly #isUnderstood: (selector: string) => boolean;
  readonly #passedOver: Import["passedOver"] = [];

  constructor(fields: Fields, isUnderstood: (selector: string) => boolean) {
    this.#fields = fields;
    this.#isUnderstood = isUnderstood;
  }

  result(): Import | { problem: ImportProblem } {
    const read: { [F in Field]: CobrowseSettings[F] | undefined } = {
      masking: this.#one("masking", (value) => MASKINGS.find((name) => name === value)),
      mask_selectors: this.#list("mask_selectors", this.#selector),
      unmask_selectors: this.#list("unmask_selectors", this.#selector),
      readonly_selectors: this.#list("readonly_selectors", this.#selector),
      mask_patterns: this.#list("mask_patterns", (value) => PATTERNS.find((name) => name === value)),
      pause_criteria: this.#list("pause_criteria", criterion),
      channels: this.#list("channels", channel),
      allow_agent_control: this.#switch("allow_agent_control"),
      allow_agent_navigation: this.#switch("allow_agent_navigation"),
      allow_draw: this.#switch("allow_draw"),
      show_title: this.#switch("show_title"),
      show_canvas: this.#switch("show_canvas"),
      show_images: this.#switch("show_images"),
      retention_days: this.#one("retention_days", days),
    };
    for (const name of Object.keys(this.#fields)) {
      if (name !== "enabled" && !(name in read)) this.#passOver(name, this.#fields[name]);
    }
    const taken = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
    const isGenesys = !OURS.some((name) => name in this.#fields);
    const isOff = this.#fields["enabled"] === false;
    if (Object.keys(taken).length === 0 && this.#passedOver.length === 0 && !isOff) return { problem: "nothing" };
    return { taken, passedOver: this.#passedOver, isGenesys, isOff };
  }

  readonly #selector = (value: unknown): string | undefined => {
    const text = typeof value === "string" ? value.trim() : "";
    const fits = text !== "" && [...text].length <= MAX_SELECTOR_CHARACTERS;
    return fits && this.#isUnderstood(text) ? text : undefined;
  };

  #switch(name: Field): boolean | undefined {
    return this.#one(name, (value) => (typeof value === "boolean" ? value : undefined));
  }

  #one<T>(name: Field, read: (value: unknown) => T | undefined): T | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    const understood = read(value);
    if (understood === undefined) this.#passOver(name, value);
    return understood;
  }

  #list<T>(name: Field, read: (value: unknown) => T | undefined): T[] | undefined {
    const values = this.#fields[name];
    if (values === undefined || values === null) return undefined;
    if (!Array.isArray(values)) {
      this.#passOver(name, values);
      return undefined;
    }
    const list: T[] = [];
    for (const value of values) {
      const item = read(value);
      if (item === undefined || list.length >= MAX_LISTED) this.#passOver(name, value);
      else if (!list.some((one) => JSON.stringify(one) === JSON.stringify(item))) list.push(item);
    }
    return list;
  }

  #passOver(field: string, value: unknown): void {
    const entry = typeof value === "string" ? value : JSON.stringify(value);
    this.#passedOver.push({ field, entry: entry.length > 80 ? `${entry.slice(0, 79)}…` : entry });
  }
}

function criterion(value: unknown): PauseCriterion | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = value as Fields;
  const fragment = fields["url_fragment"] ?? fields["urlFragment"];
  const text = typeof fragment === "string" ? fragment.trim() : "";
  const condition = CONDITIONS.find((name: UrlCondition) => name === fields["condition"]);
  const fits = text !== "" && [...text].length <= MAX_SELECTOR_CHARACTERS;
  return fits && condition ? { url_fragment: text, condition } : undefined;
}

const channel = (value: unknown): Channel | undefined =>
  typeof value === "string" ? CHANNELS.find((name) => name === value.toLowerCase()) : undefined;

const days = (value: unknown): number | undefined =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_RETENTION_DAYS ? (value as number) : undefined;
