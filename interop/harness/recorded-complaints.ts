import { readFileSync, writeFileSync } from "node:fs";
import type { Fault } from "./cluster-faults.ts";

const FILE = new URL("../../test/fixtures/cluster-complaints/kinds.txt", import.meta.url);

/** The kinds of complaints that were recorded of three real nodes in all rounds. */
export function recordedComplaints(fault: Fault): readonly string[] {
  return linesOf(fault).map((line) => line.slice(fault.length + 1));
}

/** Adds what has not been recorded yet, and returns how many kinds that was. */
export function recordComplaints(fault: Fault, kinds: readonly string[]): number {
  const known = lines();
  const added = kinds.map((kind) => `${fault} ${kind}`).filter((line) => !known.includes(line));
  writeFileSync(FILE, `${[...known, ...added].sort().join("\n")}\n`);
  return added.length;
}

function linesOf(fault: Fault): readonly string[] {
  return lines().filter((line) => line.startsWith(`${fault} `));
}

function lines(): readonly string[] {
  return readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
