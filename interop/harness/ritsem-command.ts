import { nodePlatform } from "../../src/platform/node/index.ts";
import { runCommandLine } from "../../src/cli/command-line.ts";

/** How a command of `ritsem` ended, and what it said. */
export interface CommandRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** What a command finds where it runs. */
export interface CommandSurroundings {
  /** Files by the names that arguments give them. */
  readonly files?: Readonly<Record<string, string>>;
  /** The incarnation that its systems get; default: any. */
  readonly uid?: number;
}

/** Runs `ritsem` with these arguments in this process. */
export async function ritsem(args: readonly string[], { files = {}, uid }: CommandSurroundings = {}): Promise<CommandRun> {
  const said = { out: "", err: "" };
  const platform = {
    ...nodePlatform(),
    readTextFile: (path: string) => files[path],
    ...(uid === undefined ? {} : { randomUid: () => uid }),
  };
  const exitCode = await runCommandLine(args, {
    platform,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { exitCode, ...said };
}
