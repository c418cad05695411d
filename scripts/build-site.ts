// Builds the documentation site from the pages of the repository, and the API reference from the declarations in `dist`: `build/site/html`.
// Needs `npm ci --prefix docs`, a build, and no network. A link or an anchor of the site that leads nowhere fails.
//   npm run docs:site            builds and checks
//   npm run docs:site -- --serve builds, checks and serves it on port 4173 of loopback
//   npm run docs:site -- --without-api leaves the API reference out, which takes most of the time
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeApiPages } from "./site/api-pages.ts";
import { deadLinksIn } from "./site/dead-links.ts";
import { navigationFrom } from "./site/navigation.ts";
import { serveFolder } from "./site/serve-folder.ts";
import { stagePages } from "./site/stage-pages.ts";

const OUTPUT = "build/site";
const TOOLS = "docs/node_modules";
if (!existsSync(`${TOOLS}/vitepress`)) throw new Error("The tools of the site are missing: run `npm ci --prefix docs` first.");

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(join(OUTPUT, "pages/public"), { recursive: true });
symlinkSync(resolve(TOOLS), join(OUTPUT, "node_modules"), "junction"); // where pages find Vue
const modules = process.argv.includes("--without-api")
  ? withoutApi()
  : await timed("API reference", () => writeApiPages(OUTPUT, (args) => run("typedoc/bin/typedoc", args)));
const pages = stagePages(join(OUTPUT, "pages"));
writeFileSync(join(OUTPUT, "navigation.json"), JSON.stringify(navigationFrom(pages, modules)));
cpSync(`${TOOLS}/mermaid/dist/mermaid.min.js`, join(OUTPUT, "pages/public/mermaid.js"));
await timed("site", () => run("vitepress/bin/vitepress.js", ["build"], "docs"));

const { checked, dead } = deadLinksIn(join(OUTPUT, "html"));
for (const link of dead) console.error(link);
console.log(`${checked} links, ${dead.length} of them dead`);
if (dead.length > 0 || checked === 0) process.exitCode = 1;
else if (process.argv.includes("--serve")) console.log((await serveFolder(join(OUTPUT, "html"), 4173)).url);

function withoutApi(): readonly string[] {
  mkdirSync(join(OUTPUT, "pages/api"));
  writeFileSync(join(OUTPUT, "pages/api/index.md"), "# API\n\nThis site was built without the API reference.\n");
  return [];
}

/** vitepress must run in `docs`: elsewhere it adds Vue to the packages of that folder while it builds. */
function run(program: string, args: readonly string[], cwd = "."): void {
  const { status } = spawnSync(process.execPath, [resolve(TOOLS, program), ...args], { stdio: "inherit", cwd });
  if (status !== 0) throw new Error(`${program} has failed.`);
}

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
