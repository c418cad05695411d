import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative } from "node:path";

/** What `deadLinksIn` has found. */
export interface LinkReport {
  /** How many links and sources of images, scripts and styles were followed. */
  readonly checked: number;
  /** `page.html: target`, one for each page and target. */
  readonly dead: readonly string[];
}

/** Follows every link and source in the HTML pages below `folder`, and its anchor. Links to other sites are not followed; sources may not be there. */
export function deadLinksIn(folder: string, base = "/"): LinkReport {
  const pages = new Map(htmlFilesBelow(folder).map((file) => [relative(folder, file), pageOf(readFileSync(file, "utf8"))] as const));
  const dead = new Set<string>();
  let checked = 0;
  for (const [page, { targets }] of pages) {
    for (const { attribute, target } of targets) {
      if (/^(?:https?:)?\/\//.test(target) && attribute === "href") continue;
      if (/^(?:data|mailto|javascript):/.test(target)) continue;
      checked += 1;
      if (!leadsSomewhere(page, target)) dead.add(`${page}: ${target}`);
    }
  }
  return { checked, dead: [...dead] };

  function leadsSomewhere(page: string, target: string): boolean {
    const [path = "", anchor = ""] = decodeURIComponent(target).split("#");
    if (path.startsWith("//") || /^https?:/.test(path)) return false;
    if (path.startsWith("/") && !path.startsWith(base)) return false;
    const local = path === "" ? page : path.startsWith("/") ? path.slice(base.length) : posix.join(posix.dirname(page), path);
    const file = [local, posix.join(local, "index.html"), `${local}.html`].find((name) => isFile(join(folder, name)));
    return file !== undefined && (anchor === "" || pages.get(file)?.anchors.has(anchor) === true);
  }
}

function pageOf(html: string): { anchors: ReadonlySet<string>; targets: readonly { attribute: string; target: string }[] } {
  return {
    anchors: new Set(Array.from(html.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, name = ""]) => unescaped(name))),
    targets: Array.from(html.matchAll(/<[^>]*?\s(href|src)="([^"]*)"/g), ([, attribute = "", target = ""]) => ({
      attribute,
      target: unescaped(target),
    })),
  };
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

function htmlFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => join(folder, file));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
