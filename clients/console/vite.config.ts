import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What the gateway on one machine answers for `/config.json`, for `npm run dev`. */
const LOCAL_CONFIG = {
  api: process.env["ALONGSIDE_API"] ?? "http://127.0.0.1:4400",
  issuer: process.env["ALONGSIDE_ISSUER"] ?? "http://127.0.0.1:4403",
  client_id: "alongside",
  viewer: "http://127.0.0.1:4421",
};

const localConfig: Plugin = {
  name: "local-config",
  configureServer(server) {
    server.middlewares.use("/config.json", (_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(LOCAL_CONFIG));
    });
  },
};

export default defineConfig({
  plugins: [react(), localConfig],
  server: { host: "127.0.0.1", port: 4420, strictPort: true },
  preview: { host: "127.0.0.1", port: 4420, strictPort: true },
  build: { target: "es2022", modulePreload: { polyfill: false }, chunkSizeWarningLimit: 800 },
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One browser at a time is faster on two cores.
    fileParallelism: false,
  },
});
