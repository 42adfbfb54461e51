import { beforeEach, describe, expect, test, vi } from "vitest";
import { ImageNames } from "../../src/capture/image-names";
import { isLossy } from "../../src/capture/sheet-text";

beforeEach(() => {
  vi.stubGlobal("location", new URL("https://shop.example/basket"));
  vi.stubGlobal("document", { baseURI: "https://shop.example/basket" });
});

describe("names for the images of style sheets", () => {
  test("are given to what comes from the page's own origin, once each", () => {
    const names = new ImageNames();
    const css = names.nameIn('a{background:url("https://shop.example/a.png?x=1") no-repeat}b{content:url(/a.png?x=1)}c{mask:url(b.svg)}');
    expect(css).toBe(
      'a{background:var(--alongside-image-0, url("https://shop.example/a.png?x=1")) no-repeat}' +
        "b{content:var(--alongside-image-0, url(/a.png?x=1))}c{mask:var(--alongside-image-1, url(b.svg))}",
    );
    expect(names.of("https://shop.example/b.svg")).toBe("--alongside-image-1");
    expect(names.size).toBe(2);
  });

  test.each([
    ["another origin's", 'a{background:url("https://cdn.example/a.png")}'],
    ["what is no file", "a{background:url(data:image/png;base64,AAAA)}"],
    ["parts of the page", "a{filter:url(#shadow)}"],
    ["parts of drawings", "a{mask:url(/sprite.svg#icon)}"],
    ["the visitor's own files", "a{background:url(blob:https://shop.example/1-2-3)}"],
    ["fonts", '@font-face{font-family:x;src:url("/x.woff2") format("woff2")}'],
  ])("are not given to %s", (_, css) => expect(new ImageNames().nameIn(css)).toBe(css));

  test("end somewhere", () => {
    const names = new ImageNames();
    names.nameIn(Array.from({ length: 3_000 }, (_, i) => `.f${i}{background:url(/flags/${i}.png)}`).join(""));
    expect(names.size).toBe(2_000);
    expect(names.nameIn("a{background:url(/flags/1.png)}")).toContain("var(--alongside-image-1,");
    expect(names.nameIn("a{background:url(/flags/2999.png)}")).not.toContain("var(");
  });
});

describe("rules that were read back", () => {
  test.each([
    [".a { background-image: ; background-size: cover; }", true],
    ['.a { background: linear-gradient(red, blue) center / cover, url("a.png"); }', true],
    ['.a { background: url("data:image/svg+xml,%3Csvg%3E,x") no-repeat; }', false],
    [".a { background: rgba(0, 0, 0, 0.5); transition: color 1s, top 1s; }", false],
    [".a:hover { color: red; }", false],
  ])("%s have lost something: %s", (css, lossy) => expect(isLossy(css)).toBe(lossy));
});
