/** The checker itself: a test that finds no leak proves nothing, unless it finds the ones that are there. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { leaks } from "./canaries/leaks";
import { type Heard, Recording } from "./canaries/recording";

const SECRET = "canary-field-0123456789ab";

const recorded = (...heard: Heard[]): Recording => new Recording(heard.map((one) => `${JSON.stringify(one)}\n`).join(""));

/** A page as the sharer's browser sends it, cut into so many messages. */
function mirrored(page: unknown, pieces = 1, connection = "c1"): Heard[] {
  const body = gzipSync(JSON.stringify(page)).toString("base64");
  const size = Math.ceil(body.length / pieces);
  return Array.from({ length: pieces }, (_, n) => {
    const piece = body.slice(n * size, (n + 1) * size);
    const message = { action: "relay", route: "sealed", stream: "mirror", n, more: n < pieces - 1, body: piece };
    return { door: "socket", connection, message: JSON.stringify(message) };
  });
}

const node = (textContent: string): unknown => [{ type: 2, data: { node: { type: 3, id: 7, textContent } } }];

test.each<[string, Heard[]]>([
  ["in a mirrored page", mirrored(node(`Hello ${SECRET}`))],
  ["in a page that came in pieces", mirrored(node(`${"ab".repeat(9_000)}${Math.PI}${SECRET}`), 5)],
  ["in pieces between those of another connection", mirrored(node(SECRET), 2).flatMap((one, n) => [one, mirrored(node("other"), 2, "c2")[n] as Heard])],
  ["in a page of which the end never came", mirrored(node(`${SECRET}${"x".repeat(50)}`), 40).slice(0, -4)],
  ["in the name of an attribute", mirrored([{ data: { attributes: { [SECRET]: "" } } }])],
  ["in other letters", mirrored(node(SECRET.toUpperCase()))],
  ["as a piece", mirrored(node("…0123456789ab…"))],
  ["percent-encoded", mirrored(node(`/account?name=${[...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16)}`).join("")}`))],
  ["in base64", mirrored(node(`data:text/plain;base64,${Buffer.from(`a ${SECRET}`).toString("base64")}`))],
  ["in base64 for addresses, in JSON", mirrored(node(JSON.stringify({ token: `x.${Buffer.from(JSON.stringify({ SECRET })).toString("base64url")}` })))],
  ["packed within what is packed", mirrored(node(gzipSync(SECRET).toString("base64")))],
  ["in a message that is no JSON", [{ door: "socket", connection: "c1", message: `{"action": ${SECRET}` }]],
  ["in a request's address", [{ door: "http", url: `/visitor-tickets?page=${SECRET}`, headers: {}, body: "" }]],
  ["in a request's headers", [{ door: "snippet", url: "/alongside.js", headers: { referer: `http://shop/?q=${SECRET}` } }]],
  ["in a request's body", [{ door: "http", url: "/visitor-tickets", body: `{"site":"${SECRET}"}` }]],
  ["in a request's body that is no text", [{ door: "http", url: "/", body_base64: Buffer.from(`\u0000${SECRET}`).toString("base64") }]],
])("a secret is found %s", (_, heard) => {
  expect(Object.keys(leaks(recorded(...heard), { field: SECRET }))).toEqual(["field"]);
});

test("letters that JSON escapes are found unescaped", () => {
  const heard = { door: "socket", connection: "c1", message: '{"action":"x","type":"\\u30ab\\u30ca\\u30ea\\u30a2"}' };
  expect(leaks(recorded(heard), { field: "カナリア" })).not.toEqual({});
});

test("nothing is found where nothing is, and the shop's own server may hear what it likes", () => {
  const shop = { door: "shop", url: `/account.html?token=${SECRET}` };
  const recording = recorded(...mirrored(node("Fjell 45"), 3), shop);
  expect(leaks(recording, { field: SECRET })).toEqual({});
  expect(leaks(recording, { product: "Fjell 45" })).not.toEqual({});
});

test("a batch that can't be unpacked is counted", () => {
  const message = JSON.stringify({ action: "relay", stream: "mirror", n: 0, more: false, body: "bm8gZ3ppcA==" });
  expect(recorded({ door: "socket", connection: "c1", message }).unreadable).toBe(1);
});
