import { defineConfig } from "vite";

/** Each page is its own document, so that a visitor's journey has real page loads. */
const pages = ["index", "product", "cart", "checkout", "account", "guide", "maskable", "maskable-frame"];

export default defineConfig({
  appType: "mpa",
  build: {
    target: "es2022",
    // Images stay files: a mirror of the page has to cope with fetched ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, `${page}.html`])),
    },
  },
});
