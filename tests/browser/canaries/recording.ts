import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

/** One line of what the gateway recorded: a request at some door, or a message on a socket. */
export interface Heard {
  door: string;
  url?: string;
  connection?: string;
  message?: string;
  [more: string]: unknown;
}

interface Relayed {
  action?: unknown;
  stream?: unknown;
  more?: unknown;
  body?: unknown;
}

/** All that one gateway heard. */
export class Recording {
  readonly heard: readonly Heard[];
  /** What was mirrored, unpacked: one JSON text for each batch. */
  readonly batches: readonly string[];
  /** Batches that could not be unpacked: anything could be in them. */
  readonly unreadable: number;

  constructor(lines: string) {
    this.heard = lines.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Heard);
    const bodies = bodiesOf(this.heard);
    const unpacked = bodies.map(unpack);
    this.batches = unpacked.filter((text) => text !== null);
    this.unreadable = unpacked.length - this.batches.length;
  }

  static async read(path: string): Promise<Recording> {
    return new Recording(await readFile(path, "utf8"));
  }

  /**
   * Everything that Alongside heard, in every shape in which a secret could hide: as it came, unpacked, and unescaped.
   * Without the shop's own doors: a site's server hears what the site's pages ask of it.
   */
  get texts(): string[] {
    const outside = this.heard.filter(({ door }) => door !== "shop" && door !== "second-shop");
    const shapes = new Set<string>();
    for (const one of outside) unfold(JSON.stringify(one), shapes, 0);
    for (const batch of this.batches) unfold(batch, shapes, 0);
    return [...shapes];
  }
}

/** The bodies of mirrored batches, put together again: on one connection messages come in the order they were sent. */
function bodiesOf(heard: readonly Heard[]): string[] {
  const bodies: string[] = [];
  const open = new Map<string, string>();
  for (const { connection = "", message } of heard) {
    const relayed = message === undefined ? null : parsed(message);
    if (relayed?.action !== "relay" || relayed.stream !== "mirror") continue;
    const body = (open.get(connection) ?? "") + String(relayed.body);
    if (relayed.more === true) open.set(connection, body);
    else {
      open.delete(connection);
      bodies.push(body);
    }
  }
  // What was broken off may hold a secret too, as far as it can be read.
  return [...bodies, ...open.values()];
}

function parsed(text: string): Relayed | null {
  try {
    return JSON.parse(text) as Relayed;
  } catch {
    return null;
  }
}

function unpack(body: string): string | null {
  try {
    return gunzipSync(Buffer.from(body, "base64"), { finishFlush: 2 }).toString("utf8");
  } catch {
    return null;
  }
}

const DEEPEST = 8;
const ENCODED = /^(?:[A-Za-z\d+/]{12,}={0,2}|[A-Za-z\d_-]{12,})$/;

/** A text, and whatever it turns out to be when it is read as JSON, as percent-encoded, as base64 or as gzip. */
function unfold(text: string, shapes: Set<string>, depth: number): void {
  if (depth > DEEPEST || shapes.has(text)) return;
  shapes.add(text);
  const structure = structureOf(text);
  if (structure !== null) {
    for (const inner of stringsIn(structure)) unfold(inner, shapes, depth + 1);
    return;
  }
  if (/%[\da-f]{2}/i.test(text)) unfold(percentDecoded(text), shapes, depth + 1);
  for (const word of text.split(/[.\s,;:"'()]+/)) {
    if (!ENCODED.test(word)) continue;
    const bytes = Buffer.from(word, "base64");
    const decoded = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(word) : bytes.toString("utf8");
    if (decoded !== null) unfold(decoded, shapes, depth + 1);
  }
}

/** What a JSON text says, unless that is a mere number or word. */
function structureOf(text: string): object | string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" || typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

/** Every string in it, names of members too. */
function stringsIn(structure: object | string, strings = new Set<string>()): Set<string> {
  if (typeof structure === "string") return strings.add(structure);
  for (const [name, member] of Object.entries(structure) as [string, unknown][]) {
    if (!Array.isArray(structure)) strings.add(name);
    if (typeof member === "string" || (typeof member === "object" && member !== null)) stringsIn(member, strings);
  }
  return strings;
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"));
}
