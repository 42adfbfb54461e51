/** What a sharer's browser could send to harm the agent's: each by a name that says what it tries. */
import { element, fullSnapshot, meta, mutation, text, type Node } from "../events";

export interface Trap {
  /** An address that may not be asked for anything. */
  at(path: string): string;
  /** An address that may not even be connected to. */
  silent: string;
  /** A script that says that it ran. */
  script: string;
}

export interface HostileCase {
  name: string;
  /** Events, or their text. */
  events: Node[] | string;
}

/** A page with this in its body, and what comes after. */
const page = (body: Node[], later: Node[] = [], head: Node[] = []): Node[] => [
  meta(800, 600),
  fullSnapshot(body, head),
  ...later,
];

const event = (data: Node): Node => ({ type: 3, data, timestamp: 2_000 });
const attributes = (id: number, changed: Record<string, unknown>): Node =>
  mutation({ attributes: [{ id, attributes: changed }] });
const add = (parentId: number, node: Node): Node => mutation({ adds: [{ parentId, nextId: null, node }] });
const style = (css: string): Node => element(10, "style", {}, [text(11, css)]);
const styled = (css: string): Node[] => page([style(css), element(20, "p", { class: "x" }, [text(21, "styled")])]);
const inline = (css: string): Node[] => page([element(10, "p", { style: css }, [text(11, "styled")])]);

export function hostileCases({ at, silent, script }: Trap): HostileCase[] {
  const js = `javascript:${script}`;
  const html = `<script>${script}</script><img src="${at("html.png")}" onerror="${script}">`;
  const svg = (...children: Node[]): Node => element(10, "svg", { width: "100", height: "100" }, children, true);
  const cases: Record<string, Node[] | string> = {
    // Scripts.
    "a script with an address": page([element(10, "script", { src: at("script.js") })]),
    "a script with its text": page([element(10, "script", {}, [text(11, script)])]),
    "a script in the head, as a module": page([], [], [element(10, "script", { type: "module" }, [text(11, script)])]),
    "a script by an odd name": page([
      element(10, "SCRIPT", { src: at("a.js") }),
      element(11, "svg:script", {}, [text(12, script)]),
    ]),
    "a script that is added later": page([element(10, "p")], [add(10, element(30, "script", {}, [text(31, script)]))]),
    "a script whose text comes later": page(
      [element(10, "script", {}, [text(11, "")])],
      [mutation({ texts: [{ id: 11, value: script }] })],
    ),
    "a script whose address comes later": page([element(10, "script")], [attributes(10, { src: at("late.js") })]),
    "a tag that is no tag": page([
      element(10, `img src=${at("tag.png")}`),
      element(11, "p><script", {}, [text(12, script)]),
    ]),
    "a text that looks like markup": page([element(10, "p", {}, [text(11, html)])]),
    "a comment and a section that look like markup": page([
      { type: 5, id: 10, textContent: `--><script>${script}</script>` },
      { type: 4, id: 11, textContent: html },
    ]),
    "a document type with a system": [
      meta(800, 600),
      {
        type: 2,
        data: {
          node: {
            type: 0,
            id: 1,
            childNodes: [
              { type: 1, id: 2, name: `html><script>${script}</script`, publicId: '">', systemId: at("x.dtd") },
              element(3, "html", {}, [element(4, "head"), element(5, "body")]),
            ],
          },
          initialOffset: { top: 0, left: 0 },
        },
        timestamp: 1,
      },
    ],
    // Handlers.
    "handlers of events": page([
      element(10, "img", { src: "data:image/png;base64,broken", onerror: script, onload: script }),
      element(11, "p", {
        onclick: script,
        onmouseover: script,
        onfocus: script,
        tabindex: "0",
        style: "animation:a 1ms",
      }),
      element(12, "details", { open: true, ontoggle: script }),
      element(13, "video", { oncanplay: script, onerror: script, src: "data:video/mp4,x" }),
    ]),
    "handlers of the body": [
      meta(800, 600),
      fullSnapshot([]),
      attributes(5, { onload: script, onscroll: script, onresize: script, onhashchange: script }),
    ],
    "handlers that come later": page(
      [element(10, "img", { src: "data:image/png;base64,broken" })],
      [attributes(10, { onerror: script, ONLOAD: script, src: "data:image/png;base64,again" })],
    ),
    "handlers of animations and transitions": page([
      style("@keyframes a{to{opacity:0}}p{animation:a 1ms}"),
      element(20, "p", {
        onanimationstart: script,
        onanimationend: script,
        ontransitionend: script,
        onwebkitanimationend: script,
      }),
    ]),
    // Addresses.
    "links that are scripts, data and files": page([
      element(10, "a", { href: js }, [text(11, "a")]),
      element(12, "a", { href: `data:text/html,${html}`, target: "_top" }, [text(13, "b")]),
      element(14, "a", { href: "vbscript:msgbox(1)", ping: at("ping") }, [text(15, "c")]),
      element(16, "a", { href: "file:///etc/passwd", download: "x" }, [text(17, "d")]),
      element(18, "area", { href: `java\nscript:${script}` }),
    ]),
    "images by every attribute": page([
      element(10, "img", {
        src: at("img.png"),
        srcset: `${at("set.png")} 2x`,
        lowsrc: at("low.png"),
        longdesc: at("long"),
      }),
      element(11, "input", { type: "image", src: at("input.png") }),
      element(12, "picture", {}, [
        element(13, "source", { srcset: at("source.png") }),
        element(14, "img", { sizes: "1px", srcset: at("img2.png") }),
      ]),
      element(15, "table", { background: at("table.png") }, [element(16, "td", { background: at("td.png") })]),
    ]),
    "an image of blob and file": page([
      element(10, "img", { src: `blob:${at("")}` }),
      element(11, "img", { src: "file:///etc/hosts" }),
      element(12, "img", { src: `filesystem:${at("f")}` }),
    ]),
    "an image whose address comes later": page(
      [element(10, "img")],
      [
        attributes(10, { src: at("late.png") }),
        attributes(10, { srcset: at("late2.png") }),
        attributes(10, { rr_dataURL: at("late3.png") }),
      ],
    ),
    "an image by rrweb's own attribute": page([
      element(10, "img", { rr_dataURL: at("rr.png") }),
      element(11, "canvas", { rr_dataURL: at("canvas.png") }),
    ]),
    "addresses without a scheme, and with spaces": page([
      element(10, "img", { src: at("x").replace("http:", "") }),
      element(11, "img", { src: ` \t${at("y")}` }),
      element(12, "img", { src: at("z").replace("//", "\\\\") }),
    ]),
    "audio, video and their tracks": page([
      element(10, "video", { src: at("v.mp4"), poster: at("poster.png"), autoplay: true, rr_mediaState: "played" }, [
        element(11, "source", { src: at("s.mp4") }),
        element(12, "track", { src: at("t.vtt"), default: true }),
      ]),
      element(13, "audio", { src: at("a.mp3"), preload: "auto", rr_mediaState: "played", rr_mediaCurrentTime: 3 }),
      element(14, "bgsound", { src: at("bg.mp3") }),
    ]),
    // Going away.
    "a refresh": page([], [], [element(10, "meta", { "http-equiv": "refresh", content: `0;url=${at("refresh")}` })]),
    "a refresh that comes later": page(
      [],
      [attributes(10, { "http-equiv": "refresh", content: `0;url=${js}` })],
      [element(10, "meta", { name: "x" })],
    ),
    "a policy, a cookie and a referrer of its own": page(
      [],
      [],
      [
        element(10, "meta", { "http-equiv": "Content-Security-Policy", content: "default-src *" }),
        element(11, "meta", { "http-equiv": "set-cookie", content: "a=b" }),
        element(12, "meta", { name: "referrer", content: "unsafe-url" }),
      ],
    ),
    "a base": page(
      [element(12, "img", { src: "relative.png" })],
      [],
      [element(10, "base", { href: at("base/"), target: "_top" })],
    ),
    "a form that is sent": page(
      [
        element(10, "form", { action: at("form"), method: "post", target: "_top" }, [
          element(11, "input", { name: "a", autofocus: true, form: "f" }),
          element(12, "button", { formaction: at("formaction"), formtarget: "_top", autofocus: true }, [
            text(13, "send"),
          ]),
          element(14, "input", { type: "submit", formaction: js }),
        ]),
      ],
      [event({ source: 2, type: 2, id: 12, x: 1, y: 1 }), event({ source: 2, type: 2, id: 14 })],
    ),
    "clicks on links": page(
      [element(10, "a", { href: at("clicked"), target: "_top" }, [text(11, "go")])],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((type) => event({ source: 2, type, id: 10, x: 1, y: 1 })),
    ),
    // Documents in the document.
    frames: page([
      element(10, "iframe", { src: at("frame"), name: "_top" }),
      element(11, "iframe", { srcdoc: html, sandbox: "allow-scripts allow-top-navigation allow-same-origin" }),
      element(12, "iframe", { src: js, allow: "camera *" }),
      element(13, "iframe", { rr_src: at("rr") }),
      element(14, "frame", { src: at("frame2") }),
      element(15, "fencedframe", { src: at("fenced") }),
      element(16, "portal", { src: at("portal") }),
    ]),
    "a frame whose document comes later": page(
      [element(10, "iframe")],
      [
        attributes(10, { src: at("late-frame") }),
        attributes(10, { srcdoc: html, sandbox: "allow-scripts" }),
        attributes(10, { src: js }),
      ],
    ),
    "a frame with a document of rrweb's making": page(
      [element(10, "iframe")],
      [
        add(10, {
          type: 0,
          id: 40,
          childNodes: [
            element(41, "html", {}, [
              element(42, "body", {}, [
                element(43, "script", {}, [text(44, script)]),
                element(45, "img", { src: at("inner.png"), onerror: script }),
              ]),
            ]),
          ],
        }),
      ],
    ),
    "objects and embeds": page([
      element(10, "object", { data: at("object"), type: "text/html", codebase: at("cb") }, [
        element(11, "param", { name: "src", value: at("p") }),
      ]),
      element(12, "embed", { src: at("embed"), type: "image/svg+xml" }),
      element(13, "applet", { code: at("applet"), archive: at("jar") }),
    ]),
    "links of every kind": page(
      [],
      [],
      [
        "stylesheet",
        "preload",
        "prefetch",
        "modulepreload",
        "manifest",
        "icon",
        "import",
        "preconnect",
        "dns-prefetch",
        "prerender",
        "alternate stylesheet",
      ].map((rel, index) =>
        element(10 + index, "link", { rel, href: `${silent}/${rel}`, as: "script", imagesrcset: at("link.png") }),
      ),
    ),
    "a link that becomes a style sheet": page(
      [],
      [attributes(10, { href: at("late.css") }), attributes(10, { rel: "stylesheet" })],
      [element(10, "link", { rel: "author" })],
    ),
    "rules to prefetch": page([
      element(10, "script", { type: "speculationrules" }, [text(11, `{"prefetch":[{"urls":["${silent}/spec"]}]}`)]),
    ]),
    "a template and a declared shadow root": page([
      element(10, "template", { shadowrootmode: "open" }, [element(11, "img", { src: at("template.png") })]),
      element(12, "noscript", {}, [text(13, html)]),
    ]),
    // Styles.
    "an address in a style": inline(
      `background:url(${at("bg.png")});list-style:url('${at("list.png")}');border-image:url("${at("border.png")}") 1`,
    ),
    imports: styled(
      `@import "${at("a.css")}";@import url(${at("b.css")}) screen;@IMPORT '${at("c.css")}' layer(x);p{}`,
    ),
    "an import behind a charset and a comment": styled(
      `@charset "utf-8";/*x*/@import/**/"${at("d.css")}";p{color:red}`,
    ),
    "an image set": styled(
      `.x{background:image-set("${at("set1.png")}" 1x,url(${at("set2.png")}) 2x);content:-webkit-image-set(url(${at("set3.png")}) 1x)}`,
    ),
    "a cross-fade and a paint": styled(
      `.x{background:-webkit-cross-fade(url(${at("cf.png")}),url(${at("cf2.png")}),50%);mask:url(${at("mask.svg")}#m);filter:url(${at("filter.svg")}#f);clip-path:url(${at("clip.svg")}#c)}`,
    ),
    "a font": styled(`@font-face{font-family:y;src:url(${at("f.woff2")}) format("woff2"),local(x)}.x{font-family:y}`),
    "a cursor": styled(`.x{cursor:url(${at("cursor.cur")}),auto}`),
    "a behaviour and a binding": styled(
      `.x{behavior:url(${at("x.htc")});-moz-binding:url(${at("x.xml")}#x);width:expression(${script})}`,
    ),
    "escaped letters": styled(
      `.x{background:u\\72l(${at("esc.png")});background:\\75 rl(${at("esc2.png")});b\\61 ckground:ur\\6c('${at("esc3.png")}')}@\\69mport "${at("esc.css")}";`,
    ),
    "comments in the middle": styled(
      `.x{background:/**/url(/**/${at("com.png")});background:url("${at("com2.png")}"/**/)}`,
    ),
    "addresses that do not end": styled(`.x{background:url(${at("open.png")}`),
    "quotes that do not match": styled(
      `.x{background:url("${at("q.png")}');background:url(${at("q2.png")}");content:'}`,
    ),
    "an address in a variable": styled(
      `:root{--u:url(${at("var.png")});--v:"${at("var2.png")}"}.x{background:var(--u);background:image-set(var(--v) 1x)}`,
    ),
    "a registered property": styled(
      `@property --p{syntax:"<image>";inherits:true;initial-value:url(${at("prop.png")})}.x{background:var(--p)}`,
    ),
    "a nested rule and a layer": styled(
      `@layer a{@media all{@supports (color:red){.x{&{background:url(${at("nest.png")})}}}}}`,
    ),
    "a namespace and a document rule": styled(
      `@namespace url(${at("ns")});@document url(${at("doc")}){.x{}}.x{src:url(${at("src")})}`,
    ),
    "a style that closes itself": styled(`</style><script>${script}</script><style>.x{}`),
    "a style whose text changes": page(
      [style("p{}")],
      [mutation({ texts: [{ id: 11, value: `@import "${at("t.css")}";p{background:url(${at("t.png")})}` }] })],
    ),
    "a style whose text is added": page(
      [element(10, "style"), element(20, "p")],
      [add(10, text(30, `p{background:url(${at("added.png")})}`)), add(10, text(31, `@import "${at("added.css")}"`))],
    ),
    "a style that comes as rules": page(
      [style("p{}"), element(20, "p")],
      [
        event({
          source: 8,
          id: 10,
          adds: [
            { rule: `p{background:url(${at("rule.png")})}`, index: 0 },
            { rule: `@import url(${at("rule.css")})` },
          ],
        }),
        event({
          source: 8,
          id: 10,
          replace: `@import "${at("rep.css")}";p{background:url(${at("rep.png")})}`,
          replaceSync: `p{background:url(${at("sync.png")})}`,
        }),
      ],
    ),
    "a declaration that changes": page(
      [style("p{color:red}"), element(20, "p")],
      [
        event({
          source: 13,
          id: 10,
          index: [0],
          set: { property: "background-image", value: `url(${at("decl.png")})`, priority: "important" },
        }),
        event({ source: 13, id: 10, index: [0], set: { property: "--x", value: `url(${at("decl2.png")})` } }),
      ],
    ),
    "adopted style sheets": page(
      [element(20, "p")],
      [
        event({
          source: 15,
          id: 1,
          styleIds: [1],
          styles: [
            {
              styleId: 1,
              rules: [{ rule: `p{background:url(${at("adopted.png")})}` }, { rule: `@import "${at("adopted.css")}"` }],
            },
          ],
        }),
        event({
          source: 8,
          styleId: 1,
          replaceSync: `p{background:url(${at("adopted2.png")})}`,
          replace: `p{cursor:url(${at("adopted3.cur")}),auto}`,
        }),
      ],
    ),
    "a style attribute that changes": page(
      [element(20, "p")],
      [
        attributes(20, { style: `background:url(${at("attr.png")})` }),
        attributes(20, {
          style: {
            "background-image": `url(${at("prop.png")})`,
            "--x": [`url(${at("prop2.png")})`, "important"],
            cursor: [`url(${at("cursor.cur")}),auto`, ""],
          },
        }),
      ],
    ),
    "rrweb's text of a style sheet": page(
      [],
      [attributes(10, { _cssText: `p{background:url(${at("css.png")})}` })],
      [
        element(10, "link", {
          rel: "stylesheet",
          _cssText: `@import "${at("link.css")}";body{background:url(${at("link.png")})}`,
        }),
        element(12, "style", { _cssText: `body{background:url(${at("style.png")})}` }),
      ],
    ),
    "rrweb's parts of a style": page([
      element(10, "style", { _cssText: `p{background:u/* rr_split */rl(${at("split.png")})}` }, [
        text(11, ""),
        text(12, ""),
      ]),
    ]),
    // Drawings.
    "images and uses in SVG": page([
      svg(
        element(11, "image", { "xlink:href": at("svg1.png"), href: at("svg2.png") }, [], true),
        element(12, "use", { "xlink:href": `${at("sprite.svg")}#a`, href: `data:image/svg+xml,${html}#a` }, [], true),
        element(13, "feImage", { href: at("fe.png") }, [], true),
        element(14, "a", { "xlink:href": js, href: js }, [element(15, "text", {}, [text(16, "x")], true)], true),
        element(
          17,
          "rect",
          { fill: `url(${at("fill.svg")}#g)`, filter: `url(${at("f.svg")}#f)`, width: "9", height: "9" },
          [],
          true,
        ),
      ),
    ]),
    "scripts and handlers in SVG": page([
      svg(
        element(11, "script", { href: at("svg.js") }, [text(12, script)], true),
        element(13, "circle", { onload: script, onclick: script, onbegin: script }, [], true),
      ),
    ]),
    "animations that set addresses": page([
      svg(
        element(
          11,
          "image",
          { width: "9", height: "9" },
          [
            element(
              12,
              "animate",
              {
                attributeName: "href",
                values: `${at("an1.png")};${at("an2.png")}`,
                begin: "0s",
                dur: "1ms",
                onbegin: script,
              },
              [],
              true,
            ),
            element(13, "set", { attributeName: "xlink:href", to: at("set.png"), begin: "0s" }, [], true),
            element(14, "animate", { attributename: "href", to: at("an3.png"), dur: "1ms", fill: "freeze" }, [], true),
          ],
          true,
        ),
      ),
    ]),
    "an animation that changes its aim later": page(
      [
        svg(
          element(
            11,
            "image",
            {},
            [element(12, "set", { attributeName: "x", to: at("aim.png"), begin: "0s" }, [], true)],
            true,
          ),
        ),
      ],
      [attributes(12, { attributeName: "href" }), attributes(12, { attributeName: "xlink:href", to: at("aim2.png") })],
    ),
    "HTML in SVG": page([
      svg(
        element(
          11,
          "foreignObject",
          {},
          [
            element(12, "iframe", { src: at("fo") }),
            element(13, "script", {}, [text(14, script)]),
            element(15, "img", { src: at("fo.png"), onerror: script }),
          ],
          true,
        ),
      ),
    ]),
    "a picture that is a document": page([
      element(10, "img", {
        src: `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script><image href="${at("nested.png")}"/></svg>`)}`,
      }),
    ]),
    formulas: page([
      element(10, "math", { href: js, "xlink:href": at("math") }, [
        element(11, "maction", { actiontype: `statusline#${at("m")}`, "xlink:href": js }, [
          element(12, "mtext", {}, [text(13, "x")]),
        ]),
        element(14, "annotation-xml", { encoding: "text/html" }, [
          element(15, "img", { src: at("math.png"), onerror: script }),
        ]),
      ]),
    ]),
    // Events of their own.
    "typing into what is no field": page(
      [element(10, "iframe"), element(11, "script"), element(12, "a")],
      [10, 11, 12, 5, 1].map((id) => event({ source: 5, id, text: js, isChecked: true })),
    ),
    "typing a file's name": page(
      [element(10, "input", { type: "file" }), element(11, "input", { type: "password" })],
      [
        event({ source: 5, id: 10, text: "/etc/passwd", isChecked: false }),
        attributes(11, { type: "image", src: at("type.png") }),
      ],
    ),
    fonts: page(
      [element(10, "p", { style: "font-family:z" })],
      [
        event({ source: 10, family: "z", fontSource: `url(${at("face.woff2")})`, buffer: false }),
        event({ source: 10, family: "z", fontSource: "[1,2,3]", buffer: true, descriptors: {} }),
      ],
    ),
    "commands of a canvas": page(
      [element(10, "canvas", { rr_dataURL: at("c.png") })],
      [
        event({
          source: 9,
          id: 10,
          type: 0,
          commands: [{ property: "drawImage", args: [{ rr_type: "HTMLImageElement", src: at("draw.png") }, 0, 0] }],
        }),
        event({
          source: 9,
          id: 10,
          type: 0,
          commands: [
            { property: "constructor", args: [script] },
            { property: "font", args: [`url(${at("canvas.woff")})`], setter: true },
          ],
        }),
        event({
          source: 9,
          id: 10,
          type: 1,
          commands: [{ property: "texImage2D", args: [{ rr_type: "Function", args: [script] }] }],
        }),
      ],
    ),
    "events of plug-ins, logs and strangers": page(
      [],
      [
        {
          type: 6,
          data: { plugin: "rrweb/console@1", payload: { level: "log", payload: [script], trace: [] } },
          timestamp: 1,
        },
        { type: 5, data: { tag: "x", payload: { html } }, timestamp: 1 },
        event({ source: 11, level: "log", payload: [html], trace: [] }),
        event({ source: 16, define: { name: "x-y" } }),
        event({ source: 99, id: 1, html }),
        { type: 99, data: { node: html }, timestamp: 1 },
      ],
    ),
    "an element with a behaviour of its own": page(
      [
        element(10, "x-y", { is: "x-y", onclick: script, src: at("custom") }),
        { ...element(11, "a-b"), isCustom: true },
      ],
      [event({ source: 16, define: { name: "a-b" } })],
    ),
    "media that play": page(
      [element(10, "video", { src: at("m.mp4") })],
      [event({ source: 7, id: 10, type: 0, currentTime: 1, volume: 1, muted: false, playbackRate: 1 })],
    ),
    // The console's keyboard and place.
    "a modal dialog that takes the focus": page([
      element(10, "dialog", { open: true, rr_open_mode: "modal" }, [element(11, "input", { autofocus: true })]),
    ]),
    "a dialog that opens later": page(
      [element(10, "dialog", {}, [element(11, "input")])],
      [
        attributes(10, { open: "", rr_open_mode: "modal" }),
        attributes(10, { open: null }),
        attributes(10, { open: "", rr_open_mode: "non-modal" }),
      ],
    ),
    "a popover, and what wants the focus": page(
      [
        element(10, "div", { popover: "manual", autofocus: true, tabindex: "0" }),
        element(11, "input", { autofocus: true, accesskey: "a" }),
        element(12, "p", { contenteditable: "true", autofocus: true }),
      ],
      [10, 11, 12].flatMap((id) => [5, 6, 2, 0].map((type) => event({ source: 2, type, id, x: 0, y: 0 }))),
    ),
    "selections everywhere": page(
      [element(10, "input"), element(11, "p", {}, [text(12, "x")])],
      [
        event({
          source: 14,
          ranges: [
            { start: 12, startOffset: 0, end: 12, endOffset: 1e9 },
            { start: 1, startOffset: -5, end: 999, endOffset: 2 },
            { start: 10, startOffset: 0, end: 10, endOffset: 0 },
          ],
        }),
      ],
    ),
    "a page over everything": page([
      element(10, "div", { style: "position:fixed;inset:-9999px;z-index:2147483647;background:red" }),
      style("html,iframe,.overlay,.marks,main{display:none!important}*{pointer-events:all!important}"),
    ]),
    // Shapes.
    "sizes that are none": `[{"type":4,"data":{"href":"x","width":1e999,"height":-1e999},"timestamp":1},{"type":4,"data":{"href":"x","width":-5,"height":"1"},"timestamp":1e999},{"type":4,"data":{"href":"x","width":1e300,"height":1e300},"timestamp":1}]`,
    "places that are none": JSON.stringify(
      page(
        [element(10, "div", {}, [text(11, "x")])],
        [
          event({
            source: 1,
            positions: [{ id: 10, x: 1e300, y: -1e300, timeOffset: 1e300 }, { id: 10, x: "a", y: null }, {}],
          }),
          event({ source: 3, id: 1, x: 1e300, y: "9e999" }),
          event({ source: 3, id: 999_999, x: 0, y: 0 }),
          event({ source: 4, width: 1e300, height: -1 }),
          event({ source: 2, type: 2, id: -1, x: 1e300, y: 0 }),
        ],
      ),
    ).replaceAll("1e+300", "1e999"),
    "boxes that are too large": page([
      element(
        10,
        "div",
        { rr_width: "99999px", rr_height: "1e9px", style: "width:1e9px;height:1e9px;font-size:1e6px" },
        [text(11, "x")],
      ),
      element(12, "canvas", { width: "99999999", height: "99999999" }),
      element(13, "img", { width: "1e9", height: "1e9" }),
      element(14, "td", { colspan: "99999999", rowspan: "99999999" }),
      element(15, "textarea", { rows: 1e9, cols: 1e9 }),
    ]),
    "a tree that is too deep": page([nested(400, 1_500)]),
    "a tree that grows too deep": page(
      [element(10, "div")],
      [
        mutation({
          adds: Array.from({ length: 3_000 }, (_, index) => ({
            parentId: 10 + index,
            nextId: null,
            node: element(11 + index, "div"),
          })),
        }),
      ],
    ),
    "numbers that go in a circle": page(
      [element(10, "div", {}, [element(10, "p", {}, [element(10, "b")])])],
      [
        add(10, element(10, "i")),
        mutation({
          adds: [
            { parentId: 50, nextId: 51, node: element(51, "p") },
            { parentId: 51, nextId: 50, node: element(50, "p") },
          ],
        }),
        mutation({
          adds: [
            { parentId: 10, nextId: 60, previousId: 61, node: element(60, "p") },
            { parentId: 10, nextId: 61, previousId: 60, node: element(61, "p") },
          ],
        }),
      ],
    ),
    "one number for many": page(
      Array.from({ length: 200 }, () => element(10, "p", {}, [text(10, "x")])),
      [
        mutation({
          removes: [
            { id: 10, parentId: 10 },
            { id: 10, parentId: 5 },
          ],
          texts: [{ id: 10, value: html }],
        }),
      ],
    ),
    "a document that is taken away": page(
      [element(10, "p")],
      [
        mutation({
          removes: [
            { id: 3, parentId: 1 },
            { id: 5, parentId: 3 },
            { id: 1, parentId: 1 },
          ],
        }),
        add(5, element(30, "p")),
        add(1, element(31, "html", {}, [element(32, "script", {}, [text(33, script)])])),
      ],
    ),
    "names that every object has": `[${JSON.stringify(meta(800, 600))},${JSON.stringify(fullSnapshot([element(10, "p"), element(12, "constructor", { constructor: "x", hasOwnProperty: "x" })]))},
      {"__proto__":{"polluted":1},"type":3,"data":{"source":0,"__proto__":{"polluted":1},"adds":[],"removes":[],"texts":[],"attributes":[
        {"id":10,"attributes":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","style":{"__proto__":["red","important"],"constructor":"x","prototype":false}}},
        {"id":"__proto__","attributes":{"polluted":1}},{"id":10,"attributes":{"__proto__":"polluted"}}]},"timestamp":1},
      {"type":3,"data":{"source":"__proto__","id":"constructor"},"timestamp":1},{"type":"__proto__","data":{"__proto__":null},"timestamp":1}]`,
    "texts that are too long": page([
      element(10, "p", { title: "t".repeat(2_000_000), class: "c ".repeat(200_000) }, [
        text(11, "x".repeat(2_000_000)),
      ]),
      style("a{}".repeat(100_000) + `@import ${"(".repeat(200_000)}`),
    ]),
    "things that are no events": `[null,0,"","x",[],{},{"type":2},{"type":2,"data":null,"timestamp":1},{"type":2,"data":{"node":{"type":2}},"timestamp":1},{"type":2,"data":{"node":{"type":0,"id":1,"childNodes":"x"}},"timestamp":1},{"type":3,"data":{"source":0,"adds":{},"removes":1,"texts":"x","attributes":null},"timestamp":1},{"type":3,"data":[],"timestamp":1}]`,
  };
  return Object.entries(cases).map(([name, events]) => ({ name, events }));
}

function nested(from: number, depth: number): Node {
  let node = element(from + depth, "div");
  for (let id = from + depth - 1; id >= from; id -= 1) node = element(id, "div", {}, [node]);
  return node;
}
