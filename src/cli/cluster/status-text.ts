import { onOneLine } from "../terminal/one-line.ts";
import type { ClusterStatus, MemberLine } from "./cluster-status.ts";

const HEADINGS = ["member", "status", "roles", "version", ""] as const;

/** What the states of a node mean. */
const STATES: Readonly<Record<string, string>> = {
  uninitialized: "is in no cluster: it has no seed nodes and waits for an order to join",
  seeking: "is in no cluster yet: it asks its seed nodes",
  joining: "is in no cluster yet: it waits for a welcome",
  stopped: "has left its cluster and joins none until it restarts",
  "in-cluster": "is in a cluster and lets nodes join",
  "in-no-cluster": "runs the cluster protocol and is in no cluster that can be joined",
  unknown: "does not say whether it is in a cluster: it may have another provider than cluster, or be in untrusted mode",
};

/** The status for people. */
export function statusText(status: ClusterStatus): string {
  const { address, uid, members, runtime, state, tries, unknown } = status;
  const lines: string[] = [];
  const who = `${address}${uid === null ? "" : `, incarnation ${uid}`}`;
  if (members.length === 0) lines.push(`${who}, ${STATES[state] ?? state}.`);
  else lines.push(`The cluster as ${who}, sees it:`, "", ...tableOf(members), "", ...summaryOf(status));
  if (tries.length > 0) lines.push(`It tries to join ${tries.join(", ")}.`);
  if (runtime === "other" && state !== "unknown")
    lines.push(
      `It is not a Ritsem node, and such nodes tell the rest only to members. Not known: ${unknown.join(", ")}.`,
      "To see them, ask a Ritsem node of the same cluster.",
    );
  return `${lines.map(onOneLine).join("\n")}\n`;
}

function tableOf(members: readonly MemberLine[]): readonly string[] {
  const rows = [HEADINGS, ...members.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

function cellsOf({ address, status, roles, appVersion, isLeader, isOldest, unreachableFor }: MemberLine): readonly string[] {
  const notes = [
    ...(isLeader ? ["leader"] : []),
    ...(isOldest ? ["oldest"] : []),
    ...(unreachableFor.length === 0 ? [] : [`UNREACHABLE for ${unreachableFor.join(", ")}`]),
  ];
  return [address, status, roles.join(", ") || "-", appVersion, notes.join("; ")];
}

function summaryOf({ members, leader, unreachable, isConverged, roleLeaders }: ClusterStatus): readonly string[] {
  const behind = members.filter(({ hasSeenState }) => !hasSeenState).map(({ address }) => address);
  const seen = behind.length === 0 ? "all members have seen this state" : `not seen by ${behind.join(", ")}`;
  return [
    `${members.length} ${members.length === 1 ? "member" : "members"}, ${unreachable.length} unreachable. Leader: ${leader ?? "none"}.`,
    `${isConverged === true ? "Converged" : "NOT converged, so that no member changes its status"}: ${seen}.`,
    ...Object.entries(roleLeaders).map(([role, first]) => `First with role ${role}: ${first}.`),
  ];
}
