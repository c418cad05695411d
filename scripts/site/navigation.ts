import { posix } from "node:path";
import type { SitePage } from "./stage-pages.ts";

/** A line of the side bar, as vitepress reads it. */
interface Entry {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly Entry[];
}

/** What the configuration of vitepress reads: the side bar of each part of the site. */
export interface Navigation {
  readonly sidebar: Readonly<Record<string, readonly Entry[]>>;
}

const GUIDE = "docs/guide/README.md";

/**
 * The side bars. That of the guide is the list in its README, with its headings as groups: a page in `docs/guide` that the list does not
 * have is an error, because nobody would find it.
 */
export function navigationFrom(pages: readonly SitePage[], modules: readonly string[]): Navigation {
  const guide = pages.find(({ source }) => source === GUIDE);
  if (guide === undefined) throw new Error(`${GUIDE} is missing`);
  const groups = guideGroups(guide.text);
  const listed = new Set(groups.flatMap(({ items = [] }) => items.map(({ link }) => link)));
  for (const { source, target } of pages) {
    if (/^docs\/(guide|reference)\//.test(source) && source !== GUIDE && !listed.has(linkTo(target)))
      throw new Error(`${source} is not in the list of ${GUIDE}: add a row to one of its tables`);
  }
  const project = pages.filter(({ target }) => target.startsWith("project/"));
  const decisions = pages.filter(({ target }) => target.startsWith("decisions/") && target !== "decisions/index.md");
  return {
    sidebar: {
      "/": groups,
      "/project/": [
        { text: "Project", items: project.map(entryOf) },
        {
          text: "Decisions",
          items: [{ text: "All decisions", link: "/decisions/" }, ...decisions.map(entryOf)],
        },
      ],
      "/api/": [{ text: "Modules", items: [{ text: "All modules", link: "/api/" }, ...modules.map(moduleEntry)] }],
    },
  };
}

/** The headings and the first cells of the rows. A cell may have several links. */
function guideGroups(text: string): readonly Entry[] {
  const [, ...sections] = text.split(/^## /m);
  return sections.map((section) => {
    const [heading = ""] = section.split("\n");
    const cells = [...section.matchAll(/^\| (\[.*?) \|/gm)].map(([, cell = ""]) => cell);
    const links = cells.flatMap((cell) => [...cell.matchAll(/\[([^\]]+)\]\(([^)#]+)\)/g)]);
    const items = links.map(([, words = "", path = ""]) => ({
      text: words.charAt(0).toUpperCase() + words.slice(1).replaceAll("`", ""),
      link: linkTo(posix.join("guide", path)),
    }));
    return { text: heading, collapsed: false, items };
  });
}

function entryOf({ target, text }: SitePage): Entry {
  const [, title = target] = /^# (.+)$/m.exec(text) ?? [];
  return { text: title.replaceAll("`", ""), link: linkTo(target) };
}

function moduleEntry(name: string): Entry {
  return { text: name, link: `/api/${name}/` };
}

function linkTo(target: string): string {
  return `/${target.replace(/(?:index)?\.md$/, "")}`;
}
