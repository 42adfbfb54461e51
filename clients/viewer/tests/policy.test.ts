import { describe, expect, test } from "vitest";
import { policyFor } from "../src/policy";
import { addressOf, Sanitiser } from "../src/sanitise";
import { Assets, NO_ASSETS } from "../src/sanitise/assets";
import { scrubCss } from "../src/sanitise/css";
import { element, fullSnapshot, meta, mutation, text, type Node } from "./events";

const CDN = new Assets(["https://cdn.example.com", "https://fonts.example:8443/"]);

describe("hosts that are listed", () => {
  test.each(["https://cdn.example.com/a.png", "https://CDN.example.com/a?b#c", "https://fonts.example:8443/f.woff2"])(
    "%s is allowed",
    (address) => expect(CDN.allows(address)).toBe(true),
  );

  test.each([
    "http://cdn.example.com/a.png",
    "https://cdn.example.com.evil.example/a.png",
    "https://cdn.example.com@evil.example/a.png",
    "https://user:secret@cdn.example.com/a.png",
    "https://cdn.example.com:444/a.png",
    "https://fonts.example/f.woff2",
    "//cdn.example.com/a.png",
    "javascript:'https://cdn.example.com/'",
    "blob:https://cdn.example.com/x",
    " https://cdn.example.com/a.png",
    "/a.png",
  ])("%s is not", (address) => expect(CDN.allows(address)).toBe(false));

  test.each([
    "*",
    "https:",
    "https://*.example.com",
    "cdn.example.com",
    "https://a.example/path",
    "data:",
    "https://a.example; img-src *",
    "file:///",
  ])("%j is no host", (said) => expect(new Assets([said]).origins).toEqual([]));

  test("and nothing else make the policy", () => {
    expect(policyFor(NO_ASSETS)).toBe(
      "img-src data: blob:; font-src data:; style-src 'self' 'unsafe-inline'; connect-src 'none'",
    );
    expect(policyFor(new Assets(["https://cdn.example.com"]))).toContain(
      "img-src data: blob: https://cdn.example.com;",
    );
  });

  test("are the only ones whose addresses stay in a page", () => {
    const css = (host: string): string => `p{background:url("https://${host}/a.png")}`;
    expect(scrubCss(css("cdn.example.com"), CDN)).toBe(css("cdn.example.com"));
    expect(scrubCss(css("evil.example"), CDN)).toBe('p{background:url("data:,")}');
    const images = ["cdn.example.com", "evil.example"].map((host, index) =>
      element(10 + index, "img", { src: `https://${host}/a.png` }),
    );
    const kept = JSON.stringify(new Sanitiser(CDN).sanitise(fullSnapshot(images)));
    expect(kept).toContain("https://cdn.example.com/a.png");
    expect(kept).not.toContain("evil.example");
  });
});

describe("the page's address", () => {
  const address = (href: unknown): string | null =>
    addressOf({ type: 4, data: { href, width: 1, height: 1 }, timestamp: 1 });

  test("is told as words, without query and fragment", () => {
    expect(addressOf(meta(1, 1))).toBe("https://shop.example/");
    expect(address("https://a.example/b?token=1#c")).toBe("https://a.example/b");
    expect(address("javascript:alert(1)")).toBe("javascript:alert(1)");
  });

  test("turns nothing around, and is no longer than it may be", () => {
    expect(address("https://a.example/\u202Egnp.\u0007exe")).toBe("https://a.example/gnp.exe");
    expect(address(`https://a.example/${"x".repeat(9_999)}`)).toHaveLength(512);
  });

  test("is told by no other event", () => {
    expect(address(7)).toBeNull();
    expect(addressOf({ type: 3, data: { href: "x" } })).toBeNull();
  });
});

describe("a page that is too large", () => {
  const many = (from: number, count: number): Node[] =>
    Array.from({ length: count }, (_, index) => text(from + index, "x"));

  test("is cut off with a placeholder, and goes on changing where it is shown", () => {
    const sanitiser = new Sanitiser(NO_ASSETS, 100);
    const clean = JSON.stringify(sanitiser.sanitise(fullSnapshot(many(10, 500))));
    expect(clean.match(/"textContent"/g)?.length).toBeLessThan(100);
    expect(clean.match(/alongside-plugin/g)).toHaveLength(1);
    const later = sanitiser.sanitise(
      mutation({
        texts: [10, 400].map((id) => ({ id, value: "y" })),
        removes: [{ id: 401, parentId: 5 }],
        adds: [{ parentId: 402, nextId: null, node: text(900, "z") }],
      }),
    );
    expect(later?.data).toMatchObject({ texts: [{ id: 10 }], removes: [], adds: [] });
  });

  test("is whole again with the next page, and where nodes have gone", () => {
    const sanitiser = new Sanitiser(NO_ASSETS, 100);
    sanitiser.sanitise(fullSnapshot(many(10, 500)));
    expect(JSON.stringify(sanitiser.sanitise(fullSnapshot(many(10, 50))))).not.toContain("alongside-plugin");
  });

  test("nothing is kept of nodes that are gone", () => {
    const sanitiser = new Sanitiser(NO_ASSETS, 20_000);
    sanitiser.sanitise(fullSnapshot([]));
    for (let round = 0; round < 10; round += 1) {
      const adds = many(10 + round * 9_000, 9_000).map((node) => ({ parentId: 5, nextId: null, node }));
      const clean = sanitiser.sanitise(mutation({ adds }));
      expect((clean?.data as unknown as { adds: unknown[] }).adds).toHaveLength(9_000);
      sanitiser.prune((id) => id < 10);
    }
  });
});
