import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { LIBRARIES: { charts: "plotly 1", markup: "dompurify 1" } },
  test: { include: ["tests/**/*.test.{ts,tsx}"], environment: "node", css: true },
});
