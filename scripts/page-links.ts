import { dirname, join } from "node:path";

/** The text of a file, or an empty one for a folder; undefined if there is neither. */
type TextOf = (path: string) => string | undefined;

/** The links of `page` to files, folders and headings that do not exist. Links to other sites are not followed. */
export function brokenLinks(page: string, textOf: TextOf): readonly string[] {
  const targets = [...proseOf(textOf(page) ?? "").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^\w+:/.test(target) && !leadsSomewhere(page, target, textOf))
    .map((target) => `leads nowhere: ${target}`);
}

function leadsSomewhere(page: string, target: string, textOf: TextOf): boolean {
  const [path = "", anchor] = target.split("#");
  const text = textOf(path === "" ? page : join(dirname(page), path));
  return text !== undefined && (anchor === undefined || anchorsOf(text).includes(anchor));
}

/** The text without code, which may contain text that looks like a link. */
function proseOf(text: string): string {
  return text.replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, "code");
}

/** The anchors of the headings, as hosting sites generate them. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.replace(/^```[^]*?^```/gm, "").matchAll(/^#+ (.+)$/gm)];
  return headings.map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
