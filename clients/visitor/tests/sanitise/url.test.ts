import { describe, expect, test } from "vitest";
import { stripReference, stripSrcset, stripUrl } from "../../src/sanitise/url";

describe("an address keeps where it leads and loses what it carries", () => {
  test.each([
    ["https://shop.example/a/b?token=1#frag", "https://shop.example/a/b"],
    ["https://anna:secret@shop.example/a", "https://shop.example/a"],
    ["HTTPS:\\\\anna:secret@shop.example/a", "HTTPS:\\\\shop.example/a"],
    ["/a;jsessionid=42/b;v=1.css", "/a/b"],
    ["//cdn.example/x.png?sig=1", "//cdn.example/x.png"],
    ["?token=1", ""],
    ["#/account/4711", ""],
    ["", ""],
    ["mailto:anna@example.com?subject=x", "mailto:"],
    ["tel:+4912345", "tel:"],
    ["javascript:alert('secret')", null],
    [" java\nscript:alert(1)", null],
    ["\u0001javascript:alert(1)", null],
    ["vbscript:x", null],
    ["blob:https://shop.example/uuid", null],
    ["file:///home/anna", null],
    ["data:text/html,secret", null],
    ["data:image/png;base64,AAAA", "data:image/png;base64,AAAA"],
    [`data:image/png;base64,${"A".repeat(300_000)}`, null],
    ["data:font/woff2;base64,AAAA", "data:font/woff2;base64,AAAA"],
    ["data:image/png", null],
    ["about:srcdoc", "about:blank"],
  ])("%s", (address, stripped) => expect(stripUrl(address)).toBe(stripped));

  test("a reference within a drawing stays", () => {
    expect(stripReference("#icon-cart")).toBe("#icon-cart");
    expect(stripReference("/icons.svg?u=1#cart")).toBe("/icons.svg#cart");
    expect(stripReference("#/account/4711")).toBe("");
    expect(stripReference("javascript:x#a")).toBeNull();
  });

  test("every candidate of a srcset is stripped", () => {
    expect(stripSrcset("/a.png?u=1 1x, https://e.example/b.png?s=2 2x")).toBe("/a.png 1x, https://e.example/b.png 2x");
    expect(stripSrcset("data:image/png;base64,AA 1x, /b.png?x 480w")).toBe("data:image/png;base64,AA 1x, /b.png 480w");
    expect(stripSrcset("javascript:secret")).toBe("");
  });
});
