// Two builds into one folder: first the modules that are loaded when they are needed, then the loader, which is told their names.
import { build } from "vite";

/** Canvases are never captured: the tenth of rrweb that could stays behind. */
const noCanvas = {
  name: "no-canvas",
  transform(code, id) {
    if (!id.includes("@rrweb/record")) return null;
    const start = code.indexOf("\nvar chars = ");
    const end = code.indexOf("\nclass StylesheetManager {");
    if (start === -1 || end < start) throw new Error("@rrweb/record has changed: look at where its canvas code stands");
    const none = "class CanvasManager { reset() {} freeze() {} unfreeze() {} lock() {} unlock() {} }";
    return `${code.slice(0, start)}\n${none}${code.slice(end)}`;
  },
};

/** @type {import("vite").InlineConfig} */
const common = { configFile: false, logLevel: "warn", root: import.meta.dirname };
const target = "es2022";

// Built as libraries: that keeps `import()` as it is, without Vite's preloading.
const [built] = await build({
  ...common,
  plugins: [noCanvas],
  build: {
    target,
    lib: { entry: { cobrowse: "src/cobrowse/index.ts", preview: "src/preview/index.ts" }, formats: ["es"] },
    rolldownOptions: {
      output: { minify: true, entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});

const fileOf = (name) => JSON.stringify(built.output.find((file) => file.type === "chunk" && file.isEntry && file.name === name).fileName);

await build({
  ...common,
  define: { COBROWSE_FILE: fileOf("cobrowse"), PREVIEW_FILE: fileOf("preview") },
  build: {
    target,
    emptyOutDir: false,
    lib: { entry: "src/loader/index.ts", formats: ["iife"], name: "AlongsideLoader", fileName: () => "alongside.js" },
  },
});
