import type { CompleterResult } from "node:readline";
import type { ReplCommands } from "./repl-commands.ts";

/** A path that begins in a string on the line and has not ended yet. */
const OPEN_PATH = /["'`](\/[^"'`]*)$/;

/** Completions of the path at the end of `line`; `undefined` if there is none. Also none if the system cannot be looked at. */
export async function completionsOf(line: string, commands: ReplCommands): Promise<CompleterResult | undefined> {
  const [, path] = OPEN_PATH.exec(line) ?? [];
  if (path === undefined) return undefined;
  const cut = path.lastIndexOf("/");
  const parent = path.slice(0, cut);
  const names = await commands.childrenOf(parent === "" ? "/" : parent, path.slice(cut + 1)).catch(() => []);
  return [names.map((name) => `${parent}/${name}`), path];
}
