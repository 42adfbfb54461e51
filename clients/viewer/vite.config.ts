import { defineConfig } from "vitest/config";

export default defineConfig({
  // The page's own policy allows no connection, so there is no hot reload to connect to.
  server: { host: "127.0.0.1", port: 4421, strictPort: true, hmr: false },
  preview: { host: "127.0.0.1", port: 4421, strictPort: true },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
