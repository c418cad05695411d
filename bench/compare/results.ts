import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import type { GrowthRow } from "./growth.ts";
import type { LoadRow } from "./load.ts";
import type { Row } from "./report.ts";

/** What `--json` writes, and what the tables of the documentation are made of. */
export interface Results {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly rounds: number;
  /** Of each case. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly load?: readonly LoadRow[];
  readonly growth?: readonly GrowthRow[];
  readonly remarks: readonly string[];
}

/** Where and with what a run was made. */
export function circumstances(): Pick<Results, "date" | "commit" | "machine"> {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: output("git", ["rev-parse", "--short", "HEAD"]),
    machine: `${processors.length} cores (${processors[0]?.model.trim() ?? "unknown"}), ${memory} GiB, Node ${process.versions.node}, .NET ${output("dotnet", ["--version"])}`,
  };
}

function output(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}
