import { beforeEach, describe, expect, test } from "vitest";
import { MASK } from "../../src/sanitise/mask";
import { TestPage } from "./page";

const SECRET = "canary";
let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});

describe("values of fields", () => {
  test.each([
    "text", "password", "email", "tel", "search", "url", "number", "date", "time", "month", "week", "datetime-local",
    "color", "range", "file", "hidden", "checkbox", "radio", "submit", "button", "reset", "image", "unheard-of",
  ])("of an input of type %s are masked", (type) => {
    const sent = page.snapshot(page.element("input", { type, value: SECRET, checked: true }));
    expect(sent).not.toContain(SECRET);
  });

  test("show the mask, always of the same length; empty stays empty", () => {
    const sent = page.snapshot(page.element("input", { value: "a" }), page.element("input", { value: "a".repeat(90) }), page.element("input", { value: "" }));
    expect(sent.split(`"value":"${MASK}"`)).toHaveLength(3);
    expect(sent).toContain('"value":""');
  });

  test("that browsers would refuse to show as dots are shown as text fields", () => {
    expect(page.snapshot(page.element("input", { type: "date", value: "2026-01-01" }))).toContain(`"type":"text","value":"${MASK}"`);
  });

  test("of a checkbox are hidden, whether it is checked is seen; in a masked place not even that", () => {
    const checkbox = page.element("input", { type: "checkbox", value: SECRET, checked: true });
    expect(page.snapshot(checkbox)).toContain('"checked":true');
    const hidden = page.element("p", { "data-alongside-mask": "" }, page.element("input", { type: "checkbox", checked: true }));
    expect(page.snapshot(hidden)).not.toContain("checked");
  });

  test("of textareas and selects, and texts and values of options, are masked", () => {
    const sent = page.snapshot(
      page.element("textarea", { value: SECRET }),
      page.element("textarea", {}, page.text(SECRET)),
      page.element(
        "select",
        { value: SECRET },
        page.element("optgroup", { label: SECRET }, page.element("option", { value: SECRET, label: SECRET }, page.text(SECRET))),
      ),
      page.element("datalist", {}, page.element("option", { value: SECRET }, page.text(SECRET))),
      page.element("output", {}, page.text(SECRET)),
    );
    expect(sent).not.toContain(SECRET);
  });

  test("stay masked as they are typed, also where the field is unknown", () => {
    const input = page.element("input", { type: "text" });
    page.snapshot(input);
    expect(page.change({ source: 5, id: input.id, text: SECRET, isChecked: false })).toContain(`"text":"${MASK}"`);
    expect(page.change({ source: 5, id: 999, text: SECRET, isChecked: false })).toBe("null");
  });

  test("stay masked where the attribute changes", () => {
    const input = page.element("input", { type: "text" });
    const item = page.element("li", {});
    page.snapshot(input, item);
    const sent = page.mutate({
      attributes: [
        { id: input.id, attributes: { value: SECRET, placeholder: SECRET, "data-x": SECRET } },
        { id: item.id, attributes: { value: SECRET } },
      ],
    });
    expect(sent).not.toContain(SECRET);
  });

  test("how far a masked field is scrolled, which tells of its length, is not told", () => {
    const input = page.element("input", { rr_scrollLeft: 300 });
    const list = page.element("div", { rr_scrollTop: 300 });
    const sent = page.snapshot(input, list);
    expect(sent).toContain("rr_scrollTop");
    expect(sent).not.toContain("rr_scrollLeft");
    expect(page.change({ source: 3, id: input.id, x: 300, y: 0 })).toBe("null");
    expect(page.change({ source: 3, id: list.id, x: 0, y: 300 })).not.toBe("null");
  });
});

describe("an open field", () => {
  test("shows its value, placeholder, label and title, and nothing else", () => {
    const input = page.element("input", { value: "v1", placeholder: "v2", "aria-label": "v3", title: "v4", "data-x": SECRET, onclick: SECRET, name: SECRET });
    page.open.add(input.id);
    const sent = page.snapshot(input);
    for (const shown of ["v1", "v2", "v3", "v4"]) expect(sent).toContain(shown);
    expect(sent).not.toContain(SECRET);
    expect(sent).not.toContain("masked");
    expect(page.change({ source: 5, id: input.id, text: "typed", isChecked: false })).toContain("typed");
  });

  test("shows the options of a select, and which is chosen", () => {
    const chosen = page.element("option", { value: "de" }, page.text("Deutschland"));
    const select = page.element("select", { value: "de" }, page.element("option", { value: "fr" }, page.text("France")), chosen);
    page.open.add(select.id);
    page.chosen.add(chosen.id);
    const sent = page.snapshot(select);
    expect(sent).toContain("Deutschland");
    expect(sent).toContain("France");
    expect(sent).toContain('"value":"de","selected":true');
  });

  test("closes again, with all that is said of it later", () => {
    const input = page.element("input", { value: "v1" });
    page.open.add(input.id);
    page.snapshot(input);
    page.open.delete(input.id);
    expect(page.change({ source: 5, id: input.id, text: SECRET, isChecked: false })).not.toContain(SECRET);
    expect(page.mutate({ attributes: [{ id: input.id, attributes: { value: SECRET, title: SECRET } }] })).not.toContain(SECRET);
  });

  test("stays closed in a masked place", () => {
    const input = page.element("input", { value: SECRET });
    page.open.add(input.id);
    expect(page.snapshot(page.element("div", { "data-alongside-mask": "" }, input))).not.toContain(SECRET);
  });
});

describe("attributes", () => {
  test.each([
    "title", "alt", "placeholder", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "data-user", "my-attribute",
    "onclick", "srcdoc", "content", "value", "name", "download", "ping", "action", "formaction", "nonce", "integrity", "cite", "datetime",
    "label", "summary", "abbr", "http-equiv", "property", "itemprop", "pattern", "min", "max", "list", "accept", "rr_src", "rr_dataURL", "xml:base",
  ])("that are not known to be harmless are dropped: %s", (name) => {
    for (const tag of ["div", "a", "input", "meta", "button", "img"]) {
      expect(page.snapshot(page.element(tag, { [name]: SECRET }))).not.toContain(SECRET);
    }
  });

  test("that shape the page stay", () => {
    const sent = page.snapshot(page.element("td", { class: "wide", id: "total", colspan: "2", "aria-expanded": "true", style: "color: red" }));
    expect(sent).toContain('{"class":"wide","id":"total","colspan":"2","aria-expanded":"true","style":"color: red;"}');
  });

  test("with addresses lose query, fragment and whom they lead to", () => {
    const sent = page.snapshot(
      page.element("a", { href: `https://shop.example/orders?id=${SECRET}#${SECRET}` }),
      page.element("a", { href: `mailto:${SECRET}@example.com` }),
      page.element("a", { href: `javascript:${SECRET}()` }),
      page.element("img", { src: `/a.png?${SECRET}`, srcset: `/b.png?${SECRET} 2x` }),
      page.element("video", { poster: `/c.png?${SECRET}` }),
      page.element("iframe", { src: `/frame/${SECRET}` }),
      page.element("object", { data: `/frame/${SECRET}` }),
      page.element("form", { action: `/search/${SECRET}` }),
      page.svg("use", { "xlink:href": "#icon" }),
      page.svg("image", { "xlink:href": `/d.png?${SECRET}` }),
      page.element("link", { rel: "stylesheet", _cssText: `a{background:url(/e.png?${SECRET})}` }),
      page.element("div", { style: `background: url(/f.png?${SECRET}); --x: ${SECRET}; content: "${SECRET}"` }),
      page.svg("rect", { fill: `url(/g.svg?${SECRET})` }),
    );
    expect(sent).not.toContain(SECRET);
    expect(sent).toContain("https://shop.example/orders");
    expect(sent).toContain("#icon");
  });

  test("of styles lose the same where they change", () => {
    const div = page.element("div", {});
    page.snapshot(div);
    const style = { color: "red", "background-image": `url(/x.png?${SECRET})`, "--x": SECRET, [SECRET]: "1", opacity: ["0.5", "important"], width: false };
    const sent = page.mutate({ attributes: [{ id: div.id, attributes: { style } }] });
    expect(sent).not.toContain(SECRET);
    expect(sent).toContain('"color":"red"');
    expect(sent).toContain('"opacity":["0.5","important"]');
    expect(sent).toContain('"width":false');
  });
});

describe("texts", () => {
  test("of the page stay visible", () => {
    expect(page.snapshot(page.element("p", {}, page.text("Willkommen, Anna")))).toContain("Willkommen, Anna");
  });

  test.each([
    ["contenteditable", "p", { contenteditable: "" }],
    ["contenteditable, plain", "p", { contenteditable: "plaintext-only" }],
    ["an editor by its role", "div", { role: "textbox" }],
    ["a script", "script", {}],
    ["a noscript", "noscript", {}],
    ["a template", "template", {}],
    ["a title", "title", {}],
    ["a masked place", "section", { "data-alongside-mask": "" }],
    ["a canvas", "canvas", {}],
  ])("in %s are hidden, however deep", (_, tag, attributes) => {
    const deep = page.element("div", {}, page.element("b", {}, page.text(SECRET)));
    const sent = page.snapshot(page.element(tag, attributes, page.text(SECRET), deep));
    expect(sent).not.toContain(SECRET);
  });

  test("of a drawing's title and description are hidden, even where the document's title is shown", () => {
    page = new TestPage(true);
    const sent = page.snapshot(page.svg("svg", {}, page.svg("title", {}, page.text(SECRET)), page.svg("desc", {}, page.text(SECRET))));
    expect(sent).not.toContain(SECRET);
    expect(page.snapshot(page.element("title", {}, page.text("Checkout")))).toContain("Checkout");
  });

  test("of comments and CDATA are dropped; the nodes stay, because later events name them", () => {
    const sent = page.snapshot({ type: 5, id: 90, textContent: SECRET }, { type: 4, id: 91, textContent: SECRET });
    expect(sent).not.toContain(SECRET);
    expect(sent).toContain('"id":90');
  });

  test("that change are treated by where they stand", () => {
    const shown = page.text("");
    const hidden = page.text("");
    const css = page.text("");
    page.snapshot(page.element("p", {}, shown), page.element("p", { contenteditable: "true" }, hidden), page.element("style", {}, css));
    const sent = page.mutate({
      texts: [
        { id: shown.id, value: "visible" },
        { id: hidden.id, value: SECRET },
        { id: css.id, value: `/* ${SECRET} */ a{background:url(/x?${SECRET})}` },
        { id: 999, value: SECRET },
      ],
    });
    expect(sent).toContain("visible");
    expect(sent).not.toContain(SECRET);
  });

  test("of a place that becomes an editor are hidden from then on, for good", () => {
    const text = page.text("before");
    const p = page.element("p", {}, text);
    page.snapshot(p);
    page.mutate({ attributes: [{ id: p.id, attributes: { contenteditable: "true" } }] });
    page.mutate({ attributes: [{ id: p.id, attributes: { contenteditable: null } }] });
    expect(page.mutate({ texts: [{ id: text.id, value: SECRET }] })).not.toContain(SECRET);
  });

  test("in the very event that makes their place an editor are hidden", () => {
    const text = page.text("before");
    const p = page.element("p", {}, text);
    page.snapshot(p);
    const sent = page.mutate({ texts: [{ id: text.id, value: SECRET }], attributes: [{ id: p.id, attributes: { contenteditable: "" } }] });
    expect(sent).not.toContain(SECRET);
  });

  test("of an editor as a whole document are hidden", () => {
    const frame = page.element("iframe", {});
    page.snapshot(frame);
    const inner = page.document(page.element("html", {}, page.element("body", {}, page.text(SECRET))));
    page.editors.add(inner.id);
    expect(page.mutate({ adds: [{ parentId: frame.id, nextId: null, node: inner }], isAttachIframe: true })).not.toContain(SECRET);
  });
});

describe("settings", () => {
  /** Every element and document that the page has so far. */
  const all = (place: "hidden" | "masked"): void => {
    for (let id = 1; id < 100; id++) page.places.set(id, place);
  };

  test("hide text and ticks, and leave the page's shape, links and style sheets", () => {
    all("hidden");
    const css = "p{color:red}";
    const sent = page.snapshot(
      page.element("style", {}, page.text(css)),
      page.element("a", { href: "/orders", class: "link" }, page.text(SECRET)),
      page.element("progress", { value: "3", max: "10" }),
      page.element("input", { type: "checkbox", checked: true }),
      page.element("div", { role: "checkbox", "aria-checked": "true", "aria-expanded": "true" }),
    );
    expect(sent).not.toContain(SECRET);
    for (const shown of [css, '"href":"/orders"', '"class":"link"', "aria-expanded"]) expect(sent).toContain(shown);
    for (const hidden of ['"value":"3"', '"checked"', "aria-checked"]) expect(sent).not.toContain(hidden);
  });

  test("open a field and a text in a place that is hidden otherwise", () => {
    all("hidden");
    const field = page.element("input", { value: "shown-value" });
    const text = page.element("p", {}, page.text("shown-text"));
    page.open.add(field.id);
    for (const { id } of [field, text]) page.places.set(id, "open");
    const sent = page.snapshot(page.element("div", {}, field, text, page.element("p", {}, page.text(SECRET))));
    for (const shown of ["shown-value", "shown-text"]) expect(sent).toContain(shown);
    expect(sent).not.toContain(SECRET);
  });

  test("mask a place as the site's own mark does, and win over whatever is open", () => {
    all("masked");
    const field = page.element("input", { value: SECRET });
    page.open.add(field.id);
    const sent = page.snapshot(field, page.element("a", { href: `/${SECRET}`, "aria-pressed": "true" }, page.text(SECRET)), page.element("video", { src: `/${SECRET}` }), page.element("progress", { value: "3" }));
    expect(sent).not.toContain(SECRET);
    for (const hidden of ["aria-pressed", '"value":"3"']) expect(sent).not.toContain(hidden);
  });

  test("mark what they name, and take the mark away again", () => {
    const [place, seen] = [page.element("p", {}), page.element("p", {})];
    page.maskedByThemselves.add(place.id);
    page.readonlyByThemselves.add(seen.id);
    expect(page.snapshot(place, seen)).toContain(`"id":${place.id},"tagName":"p","attributes":{"data-alongside-masked":""}`);
    page.maskedByThemselves.clear();
    page.readonlyByThemselves.clear();
    const changed = (id: number): string => page.mutate({ attributes: [{ id, attributes: { class: "x" } }] });
    expect(changed(place.id)).toContain('{"class":"x","data-alongside-masked":null}');
    expect(changed(seen.id)).toContain('{"class":"x","data-alongside-readonly":null}');
    expect(changed(seen.id)).toContain('{"class":"x"}');
  });

  test("look for patterns in text and values, with what stands beside it", () => {
    page = new TestPage(true, ["card_number"]);
    const [first, second] = [page.text("4111 1111"), page.text("1111 1111 is it")];
    page.neighbours.set(first.id, ["", " 1111 1111 is it"]);
    page.neighbours.set(second.id, ["4111 1111 ", ""]);
    const field = page.element("input", { value: "4111 1111 1111 1111", title: "4111111111111111" });
    const editor = page.element("div", { contenteditable: "" }, page.text("Paid with 4111 1111 111"));
    for (const { id } of [field, editor]) page.open.add(id);
    const sent = page.snapshot(page.element("p", {}, first, second), field, editor, page.element("title", {}, page.text("4111111111111111")));
    expect(sent).not.toContain("1111");
    expect(sent).toContain(`${MASK} is it`);
    expect(sent).not.toContain("Paid");
    expect(page.change({ source: 5, id: field.id, text: "4111 1111 111", isChecked: false })).toContain(`"text":"${MASK}"`);
  });
});

test("which option is chosen of a closed list, which could be counted, is not told", () => {
  const option = page.element("option", { selected: true }, page.text(SECRET));
  const sent = page.snapshot(page.element("select", {}, page.element("option", {}), option));
  expect(sent).not.toContain("selected");
  expect(page.mutate({ attributes: [{ id: option.id, attributes: { selected: "" } }] })).not.toContain("selected");
});

test("what a page writes into attributes that are rrweb's is dropped", () => {
  const sent = page.snapshot(page.element("div", { rr_width: SECRET, rr_hidden: "Jana Brandt" }), page.element("div", { rr_width: "12.5px", rr_scrollTop: 3 }));
  expect(sent).not.toContain("Jana");
  expect(sent).not.toContain(SECRET);
  expect(sent).toContain('{"rr_width":"12.5px","rr_scrollTop":3}');
});

describe("nodes that are added", () => {
  test("are treated by where they are added", () => {
    const p = page.element("p", {});
    const editor = page.element("div", { contenteditable: "" });
    page.snapshot(p, editor);
    const inner = page.element("b", {});
    const sent = page.mutate({
      adds: [
        { parentId: p.id, nextId: null, node: page.text("visible") },
        { parentId: p.id, nextId: null, node: page.element("input", { value: SECRET, title: SECRET }) },
        { parentId: editor.id, nextId: null, node: inner },
        { parentId: inner.id, nextId: null, node: page.text(SECRET) },
        { parentId: 999, nextId: null, node: page.text(SECRET) },
      ],
    });
    expect(sent).toContain("visible");
    expect(sent).not.toContain(SECRET);
  });

  test("and moved are treated by where they are now", () => {
    const text = page.text("visible");
    const p = page.element("p", {}, text);
    const hidden = page.element("div", { "data-alongside-mask": "" });
    page.snapshot(p, hidden);
    page.mutate({ removes: [{ parentId: p.id, id: text.id }], adds: [{ parentId: hidden.id, nextId: null, node: { ...text, textContent: SECRET } }] });
    expect(page.mutate({ texts: [{ id: text.id, value: SECRET }] })).not.toContain(SECRET);
  });

  test("in a frame follow the same rules as the page, and those around the frame", () => {
    const frame = page.element("iframe", {});
    const hiddenFrame = page.element("iframe", {});
    page.snapshot(frame, page.element("div", { "data-alongside-mask": "" }, hiddenFrame));
    const content = (text: string): ReturnType<TestPage["document"]> =>
      page.document(page.element("html", {}, page.element("input", { value: SECRET }), page.element("p", {}, page.text(text))));
    const sent = page.mutate({ adds: [{ parentId: frame.id, nextId: null, node: content("visible") }], isAttachIframe: true });
    expect(sent).toContain("visible");
    expect(sent).not.toContain(SECRET);
    expect(page.mutate({ adds: [{ parentId: hiddenFrame.id, nextId: null, node: content(SECRET) }], isAttachIframe: true })).not.toContain(SECRET);
  });
});

describe("Alongside's own interface", () => {
  test("is an empty, invisible element, whatever happens in it", () => {
    const own = page.element("alongside-ui", { class: SECRET }, page.text(SECRET));
    const sent = page.snapshot(own, page.element("p", {}, page.text("page")));
    expect(sent).not.toContain(SECRET);
    expect(sent).toContain(`"id":${own.id}`);
    const inner = page.element("dialog", { open: "" });
    const mutation = page.mutate({
      adds: [{ parentId: own.id, nextId: null, node: inner }, { parentId: inner.id, nextId: null, node: page.text(SECRET) }],
      attributes: [{ id: own.id, attributes: { class: SECRET } }],
    });
    expect(mutation).toBe("null");
    expect(page.change({ source: 5, id: inner.id, text: SECRET, isChecked: false })).toBe("null");
    expect(page.change({ source: 2, id: inner.id, type: 2, x: 1, y: 1 })).toBe("null");
  });
});

describe("other events", () => {
  test("the page's address loses query and fragment", () => {
    const sent = page.sanitise({ type: 4, data: { href: `https://shop.example/a?${SECRET}#${SECRET}`, width: 1, height: 2, more: SECRET } });
    expect(sent).toBe('{"type":4,"timestamp":1,"data":{"href":"https://shop.example/a","width":1,"height":2}}');
  });

  test.each([
    ["custom", { type: 5, data: { tag: SECRET, payload: SECRET } }],
    ["plugin", { type: 6, data: { plugin: SECRET, payload: SECRET } }],
    ["asset", { type: 7, data: { url: SECRET } }],
    ["annotation", { type: 8, data: { text: SECRET } }],
    ["unknown", { type: 99, data: { text: SECRET } }],
    ["canvas", { type: 3, data: { source: 9, commands: [{ property: "fillText", args: [SECRET] }] } }],
    ["font", { type: 3, data: { source: 10, family: SECRET, fontSource: SECRET } }],
    ["log", { type: 3, data: { source: 11, payload: SECRET } }],
    ["unknown source", { type: 3, data: { source: 99, payload: SECRET } }],
    ["no data", { type: 3 }],
    ["nothing", {}],
  ])("of kind %s are dropped", (_, event) => expect(page.safe(event)).toBeNull());

  test.each([
    [{ source: 1, positions: [{ x: 1, y: 2, id: 3, timeOffset: -4 }] }],
    [{ source: 4, width: 1, height: 2 }],
    [{ source: 16, define: { name: "shop-cart" } }],
  ])("that are harmless pass as they are: %j", (data) => expect(page.safe({ type: 3, data })).toEqual({ type: 3, timestamp: 1, data }));

  test("pass field by field: what is not known is dropped", () => {
    page.snapshot();
    for (const source of [1, 2, 3, 4, 7, 8, 12, 13, 14, 15, 16]) {
      const data = { source, id: 1, extra: SECRET, positions: [{ x: SECRET, note: SECRET }], ranges: [{ note: SECRET }], styleId: SECRET, index: SECRET };
      expect(page.sanitise({ type: 3, data, extra: SECRET })).not.toContain(SECRET);
    }
  });

  test("style sheets that change lose what their addresses carry", () => {
    const style = page.element("style", {});
    page.snapshot(style);
    const css = `a{background:url(/x?${SECRET})}`;
    expect(page.change({ source: 8, id: style.id, adds: [{ rule: css, index: [0, 1] }], replace: css, replaceSync: css })).not.toContain(SECRET);
    expect(page.change({ source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: css, index: 0 }] }] })).not.toContain(SECRET);
    const set = { property: "background", value: `url(/x?${SECRET})` };
    expect(page.change({ source: 13, id: style.id, index: [0], set })).not.toContain(SECRET);
    expect(page.change({ source: 13, id: style.id, index: [0], set: { property: SECRET, value: "1" } })).toBe("null");
  });

  test("a selection in a hidden text, whose offsets tell of its length, is not told", () => {
    const shown = page.text("visible");
    const hidden = page.text(SECRET);
    page.snapshot(shown, page.element("p", { contenteditable: "" }, hidden));
    const range = (id: number): object => ({ start: id, startOffset: 1, end: id, endOffset: 4 });
    expect(page.change({ source: 14, ranges: [range(shown.id), range(hidden.id), range(999)] })).toContain(
      `"ranges":[{"start":${shown.id},"startOffset":1,"end":${shown.id},"endOffset":4}]`,
    );
  });
});
