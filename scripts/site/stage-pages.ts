import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { repositoryFiles } from "../repository-files.ts";

/** A page of the site: its file in the repository and its file below the folder of pages. */
export interface SitePage {
  readonly source: string;
  readonly target: string;
  readonly text: string;
}

/** Pages of other folders that the site has. Links to all other files become plain text, because the site does not contain them. */
const OTHER_PAGES: ReadonlyMap<string, string> = new Map([
  ["docs/.vitepress/home.md", "index.md"],
  ["README.md", "guide/getting-started.md"],
  ["create-ritsem/README.md", "guide/create-ritsem.md"],
  ["docs/dependencies.md", "project/dependencies.md"],
  ["ARCHITECTURE.md", "project/architecture.md"],
  ["CONTRIBUTING.md", "project/contributing.md"],
  ["CHANGELOG.md", "project/changelog.md"],
  ["SECURITY.md", "project/security.md"],
  ["bench/README.md", "project/benchmarks.md"],
  ["docs/performance.md", "project/performance.md"],
]);

/** Copies the pages of the repository into `folder`, with links that lead to each other there. */
export function stagePages(folder: string): readonly SitePage[] {
  const files = repositoryFiles();
  const places = placesAmong(files, placeOf);
  const images = placesAmong(files, imagePlaceOf);
  const pages = Array.from(places, ([source, target]) => {
    const text = withLinksOfSite(source, target, readFileSync(source, "utf8"), (path) => places.get(path) ?? images.get(path));
    return { source, target, text };
  });
  for (const { source, target, text } of pages) {
    mkdirSync(dirname(join(folder, target)), { recursive: true });
    writeFileSync(join(folder, target), withTitle(source, text));
  }
  for (const [image, target] of images) {
    mkdirSync(dirname(join(folder, target)), { recursive: true });
    cpSync(image, join(folder, target));
  }
  return pages;
}

/** Those files that have a place on the site, with it. */
function placesAmong(files: readonly string[], place: (file: string) => string | undefined): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((file) => {
      const target = place(file);
      return target === undefined ? [] : [[file, target] as const];
    }),
  );
}

function imagePlaceOf(file: string): string | undefined {
  return /^docs\/(.+\.(?:png|svg|webp))$/.exec(file)?.[1];
}

function placeOf(file: string): string | undefined {
  const [, place] = /^docs\/((?:guide|reference|decisions)\/.+\.md)$/.exec(file) ?? [];
  return OTHER_PAGES.get(file) ?? place?.replace(/README\.md$/, "index.md");
}

/** The README's title is the name of the package; in the site it is a page among others. */
function withTitle(source: string, text: string): string {
  return source === "README.md" ? text.replace(/^# .*$/m, "# Getting started") : text;
}

/** The text with each link to a file of the repository replaced by one to its page, or by its words if the site does not have the file. */
export function withLinksOfSite(source: string, target: string, text: string, placeOf: (path: string) => string | undefined): string {
  let inFence = false;
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) inFence = !inFence;
      return inFence ? line : line.replace(/\[((?:`[^`]*`|[^\]`])+)\]\(([^)\s]+)\)/g, (...link) => relinked(link as never));
    })
    .join("\n");

  function relinked([whole, words, destination]: readonly [string, string, string]): string {
    if (/^(\w+:|#)/.test(destination)) return whole;
    const [path = "", anchor] = destination.split("#");
    const file = posix.normalize(posix.join(posix.dirname(source), path)).replace(/\/$/, "");
    const place = placeOf(file) ?? placeOf(`${file}/README.md`);
    if (place === undefined) {
      if (!existsSync(file)) throw new Error(`${source}: ${destination} does not exist`);
      return words;
    }
    const relative = posix.relative(posix.dirname(target), place);
    return `[${words}](${relative.startsWith(".") ? relative : `./${relative}`}${anchor === undefined ? "" : `#${anchor}`})`;
  }
}
