import type { ActorNode, Snapshot } from "../../inspection/index.ts";
import { onOneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { shortCount, shortDuration } from "./figures.ts";
import { refusedBy, formatted } from "./inspector.ts";
import { type InspectOptions, openInspector } from "./open-inspector.ts";

/** Options of `ritsem tree`. */
export interface TreeOptions extends InspectOptions {
  readonly depth: number;
  readonly limit: number;
}

/** Prints the tree of actors at or below a path. */
export async function tree(target: string, options: TreeOptions, terminal: Terminal): Promise<void> {
  const { inspector, path } = await openInspector(target, options, terminal);
  await using opened = inspector;
  const { depth, limit } = options;
  const snapshot = (await opened.ask({ get: "snapshot", path, depth, limit, parts: "actors,subtotal" })) as Snapshot;
  if (options.json) {
    terminal.out(`${JSON.stringify(snapshot)}\n`);
    return;
  }
  terminal.out(formatted(opened.name, () => treeText(snapshot, path, opened.name)));
}

/** The tree for people. */
export function treeText({ system, address, actors }: Snapshot, path: string, name: string): string {
  const { root, total, subtotal, shown, isCut } = actors;
  if (root === null) throw refusedBy(name, `it has no actor at ${onOneLine(path)}`, "Print the tree of all actors, without a path.");
  const isPart = root.path !== "/" && typeof subtotal === "number";
  const count = `${total} ${total === 1 ? "actor" : "actors"}`;
  const lines = [
    `${system} at ${address}: ${isPart ? `${subtotal} of ${count}, at and below ${root.path}` : count}`,
    "",
    line(root.path, root),
  ];
  addChildren(root, "", lines);
  if (isCut)
    lines.push(
      "",
      `Only ${shown} of ${isPart ? subtotal : total} actors are shown. Name a path, such as ${address}/user/name, or raise --limit and --depth.`,
    );
  return `${lines.map(onOneLine).join("\n")}\n`;
}

function addChildren({ children, childCount }: ActorNode, indent: string, lines: string[]): void {
  const missing = childCount - children.length;
  for (const [index, child] of children.entries()) {
    const isLast = index === children.length - 1 && missing <= 0;
    lines.push(`${indent}${isLast ? "└─ " : "├─ "}${line(child.name, child)}`);
    addChildren(child, `${indent}${isLast ? "   " : "│  "}`, lines);
  }
  if (missing > 0) lines.push(`${indent}└─ … ${missing} more`);
}

function line(name: string, actor: ActorNode): string {
  const { className, state, activity, mailbox, awaitingMs, oldestMs, restarts } = actor;
  const facts = [
    ...(state === "running" ? [] : [awaitingMs === null ? state : `awaiting for ${shortDuration(awaitingMs)}`]),
    ...(mailbox === 0 ? [] : [`${shortCount(mailbox)} waiting${oldestMs === null ? "" : `, the oldest for ${shortDuration(oldestMs)}`}`]),
    ...(activity === "stuck" ? ["STUCK"] : []),
    ...(restarts === 0 ? [] : [`restarts: ${shortCount(restarts)}`]),
  ];
  return `${name}${className === "" ? "" : ` (${className})`}${facts.length === 0 ? "" : `  ${facts.join(", ")}`}`;
}
