import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** The licences of what is bundled ask for their text to come along. */
const licences: Plugin = {
  name: "licences",
  generateBundle() {
    const texts = ["preact", "@preact/signals", "@preact/signals-core", "uplot"].map(
      (name) => `${name}\n\n${readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim()}\n`,
    );
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: texts.join("\n\n") });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "./", // the service may be behind a proxy with a path of its own
  plugins: [licences],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    cssTarget: "chrome123", // the first with light-dark()
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // no data: URLs, which the policy for content would have to allow
    reportCompressedSize: false,
  },
});
