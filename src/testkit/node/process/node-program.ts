import { fileURLToPath } from "node:url";
import type { LineProcessCommand } from "./line-process.ts";

/** The program of a node: a module that Node runs with the options of the current process, by its path or its `file:` URL, or a command. */
export type NodeProgram = string | LineProcessCommand;

/** The command line of `program`. */
export function commandOf(program: NodeProgram): LineProcessCommand {
  if (typeof program !== "string") return program;
  return { command: process.execPath, args: [...process.execArgv, program.startsWith("file:") ? fileURLToPath(program) : program] };
}
