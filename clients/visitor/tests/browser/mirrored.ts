import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { FakeGateway } from "./gateway";

/** What a viewer of the newest page would know. */
interface Node {
  id: number;
  type: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: Node[];
}

interface Event {
  type: number;
  data: { node?: Node; adds?: { node: Node }[]; href?: string };
}

/** All events that were mirrored of the sharer's newest epoch. */
export function eventsOf(gateway: FakeGateway): Event[] {
  const events: Event[] = [];
  let body = "";
  for (const one of gateway.mirrored) {
    if (one["n"] === 0) events.length = 0;
    body += String(one["body"]);
    if (one["more"] === true) continue;
    events.push(...(JSON.parse(gunzipSync(Buffer.from(body, "base64")).toString()) as Event[]));
    body = "";
  }
  return events;
}

/** The number in the mirror of the first node that is like this, as soon as it is there. */
export async function nodeLike(gateway: FakeGateway, is: (node: Node) => boolean): Promise<number> {
  let found: number | undefined;
  await expect
    .poll(
      () => {
        for (const { type, data } of eventsOf(gateway)) {
          if (type === 2 && data.node !== undefined) found ??= search(data.node, is);
          for (const { node } of data.adds ?? []) found ??= search(node, is);
        }
        return found;
      },
      { timeout: 15_000 },
    )
    .toBeDefined();
  return found ?? -1;
}

export function nodeOf(gateway: FakeGateway, id: string): Promise<number> {
  return nodeLike(gateway, (node) => node.attributes?.["id"] === id);
}

function search(node: Node, is: (node: Node) => boolean): number | undefined {
  if (is(node)) return node.id;
  for (const child of node.childNodes ?? []) {
    const found = search(child, is);
    if (found !== undefined) return found;
  }
  return undefined;
}
