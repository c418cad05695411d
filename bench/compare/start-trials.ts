import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { installPacked } from "../../scripts/install-packed.ts";
import type { Trial } from "./case.ts";
import { type Command, startServer } from "./command.ts";
import { akkaNetContestants, RITSEM } from "./contestants.ts";
import type { Measurement } from "./measurement.ts";

const PROGRAMS = join(import.meta.dirname, "../start");
/** So long a node has nothing to do before its memory is read. */
const IDLE_MS = 1_000;
const STARTS = 3;

/** How long a process takes to listen, and its memory when it has nothing to do. Ritsem's is the packed package, installed in a folder of its own. */
export function startTrials(): readonly Trial[] {
  const root = mkdtempSync(join(tmpdir(), "ritsem-bench-start-"));
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  installPacked(root, {});
  const program = join(root, "remote-node.mjs");
  copyFileSync(join(PROGRAMS, "remote-node.mjs"), program);
  return [
    startTrial(RITSEM, { file: process.execPath, args: [program] }),
    startTrial("Node alone", { file: process.execPath, args: [join(PROGRAMS, "bare-node.mjs")] }),
    ...akkaNetContestants().map(({ name, program: akkaNet }) => startTrial(name, akkaNet)),
  ];
}

function startTrial(contestant: string, command: Command): Trial {
  return {
    contestant,
    async run() {
      const measurements: Measurement[] = [];
      for (let index = 0; index < STARTS; index += 1) {
        const startedMs = performance.now();
        const server = await startServer(command, ["server"]);
        measurements.push({ subject: "start of a remote node", contestant, unit: "ms", value: performance.now() - startedMs });
        if (index === STARTS - 1) {
          await delay(IDLE_MS);
          measurements.push({ subject: "memory of an idle node", contestant, unit: "MB", value: residentMegabytes(server.pid) });
        }
        await server.end();
      }
      return measurements;
    },
  };
}

function residentMegabytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" })) / 1024;
}
