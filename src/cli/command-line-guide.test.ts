import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { runCommandLine } from "./command-line.ts";
import { nodePlatform } from "../platform/node/index.ts";

const COMMANDS = [
  "config",
  "ping",
  "tell",
  "ask",
  "bench",
  "tree",
  "top",
  "watch",
  "flight",
  "conversation",
  "repl",
  "doctor",
  "cluster status",
  "cluster shards",
  "cluster join",
  "cluster leave",
  "cluster down",
];
/** Its options are on a page of their own. */
const CONTRACTS = "contracts";

async function helpOf(command: string): Promise<string> {
  let text = "";
  const terminal = { platform: nodePlatform(), out: (part: string) => void (text += part), err: () => {} };
  await runCommandLine([...command.split(" "), "--help"], terminal);
  return text;
}

async function optionsOf(command: string): Promise<readonly string[]> {
  const names = Array.from((await helpOf(command)).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm), ([, name = ""]) => name);
  return names.filter((name) => name !== "--help");
}

/** What a cell of the table means: `all`, `all but` some, or those that it names. */
function commandsIn(cell: string): readonly string[] {
  const named = Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = ""]) => name);
  return cell.startsWith("all") ? COMMANDS.filter((command) => !named.includes(command)) : named;
}

describe("The table of options in the guide to the command line", () => {
  const guide = readFileSync("docs/guide/command-line.md", "utf8");
  const rows = Array.from(guide.matchAll(/^\| (`--[^|]+) \| ([^|]*) \|/gm), ([, options = "", commands = ""]) => ({
    options: Array.from(options.matchAll(/--[\w-]+/g), ([name]) => name),
    commands: commandsIn(commands),
  }));

  it("has each option of each command, and no others", async () => {
    const listed = rows.flatMap(({ options, commands }) => commands.flatMap((command) => options.map((option) => `${command} ${option}`)));
    const known: string[] = [];
    for (const command of COMMANDS) for (const option of await optionsOf(command)) known.push(`${command} ${option}`);
    const global = COMMANDS.map((command) => `${command} --config`); // it may stand before the command
    assert.deepEqual(listed.toSorted(), [...known, ...global].toSorted());
  });

  it("is about all commands but one, whose page has its options", async () => {
    const all = [await helpOf(""), await helpOf("cluster")].flatMap((help) =>
      Array.from(help.matchAll(/^ {2}([a-z]+) .*$/gm), ([, name = ""]) => name),
    );
    const names = all.filter((name) => !["help", "cluster"].includes(name));
    assert.deepEqual(names.toSorted(), [...COMMANDS.map((command) => command.split(" ").at(-1) ?? ""), CONTRACTS].toSorted());
    const page = readFileSync("docs/guide/contracts.md", "utf8");
    for (const option of await optionsOf(CONTRACTS)) assert.include(page, `\`${option}`);
  });
});
