import { defineConfig } from "vitest/config";

// Nothing waits for real time; a busy machine may still be slow.
export default defineConfig({ test: { include: ["tests/**/*.test.ts"], testTimeout: 60_000 } });
