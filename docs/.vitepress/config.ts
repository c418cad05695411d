import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { hocon } from "./hocon-grammar.ts";

// Read by scripts/build-site.ts, which has filled build/site/pages before: pages of the repository and the API reference.
const site = resolve(dirname(fileURLToPath(import.meta.url)), "../../build/site");
const { sidebar } = JSON.parse(readFileSync(resolve(site, "navigation.json"), "utf8"));

/** The anchors that hosting sites of repositories generate, so that one link works in both places. */
function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** Lets long names of settings, errors and classes break between their parts: a table is otherwise wider than its page. */
function withBreaks(name: string): string {
  return name.replace(/[._/](?=\w)|[a-z](?=[A-Z][a-z])/g, "$&<wbr>");
}

/** The words of a text, and codes and keys as a whole: `RITSEM_ASK_TIMEOUT`, `akka.loglevel`. Also runs in the browser: refers to nothing else. */
function tokenize(text: string): string[] {
  const whole = text.match(/[\w-]+(?:[._][\w-]+)+/g) ?? [];
  return [...text.split(/[\s\p{Z}\p{P}]+/u), ...whole];
}

export default defineConfig({
  title: "Ritsem",
  description: "Actors for TypeScript that speak Akka.NET's wire protocol",
  lang: "en",
  base: process.env["RITSEM_SITE_BASE"] ?? "/",
  srcDir: resolve(site, "pages"),
  outDir: resolve(site, "html"),
  cacheDir: resolve(site, "cache"),
  metaChunk: true,
  markdown: {
    theme: { light: "github-light", dark: "github-dark" },
    languages: [hocon],
    anchor: { slugify },
    config(md) {
      const code = md.renderer.rules.code_inline!;
      md.renderer.rules.code_inline = (...args) => code(...args).replace(/(?<=>)[^<]{16,}(?=<)/, withBreaks);
      const fence = md.renderer.rules.fence!;
      md.renderer.rules.fence = (tokens, index, ...rest) =>
        tokens[index]!.info.trim() === "mermaid"
          ? `<Diagram text="${encodeURIComponent(tokens[index]!.content)}" />`
          : fence(tokens, index, ...rest);
    },
  },
  themeConfig: {
    nav: [
      { text: "Start", link: "/guide/getting-started", activeMatch: "^/guide/getting-started" },
      { text: "Guide", link: "/guide/", activeMatch: "^/guide/(?!getting-started)" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
      {
        text: "Reference",
        items: [
          { text: "Settings", link: "/reference/settings" },
          { text: "Errors", link: "/reference/errors" },
        ],
      },
      {
        text: "Project",
        items: [
          { text: "Changes", link: "/project/changelog" },
          { text: "Architecture", link: "/project/architecture" },
          { text: "Decisions", link: "/decisions/" },
          { text: "Contributing", link: "/project/contributing" },
        ],
      },
    ],
    sidebar: { ...sidebar, "/decisions/": sidebar["/project/"] },
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        // The reference has a thousand pages, most of whose headings are "Returns": of those, only the name and the first words are searched.
        _render(src, env, md) {
          const html = md.render(src, env);
          return env.relativePath.startsWith("api/") ? html.split(/<h2/)[0]! : html;
        },
        miniSearch: { options: { tokenize }, searchOptions: { boostDocument: (id: string) => (id.includes("/api/") ? 0.6 : 1) } },
      },
    },
    footer: { message: "Apache-2.0. An independent project, compatible with Akka.NET. Akka is a trademark of its owner." },
  },
});
