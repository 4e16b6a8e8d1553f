import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Property tests and the real program on a slow machine: no test is about time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
