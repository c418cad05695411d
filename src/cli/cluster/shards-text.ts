import { onOneLine } from "../terminal/one-line.ts";
import type { RegionStatus, ShardsStatus, TypeStatus } from "./shards-status.ts";

const HEADINGS = ["region", "shards", "entities", ""] as const;
/** More than so many shards, or entities of a shard, do not fit on a line. */
const MOST_ON_A_LINE = 12;

/** The shards for people. */
export function shardsText({ address, runtime, types }: ShardsStatus, only: string | undefined): string {
  const lines = [`The shards as ${address} sees them:`, ""];
  if (types.length === 0) {
    const what = only === undefined ? "no type of entities" : `no type of entities with the name ${only}`;
    lines.push(
      runtime === "Ritsem"
        ? `It has started ${what}.`
        : `It has ${what}, or does not say: it is not a Ritsem node. If akka.cluster.sharding.guardian-name is not "sharding" there, ask a Ritsem node.`,
    );
  }
  const all = [...lines, ...types.flatMap((type) => [...linesOf(type), ""])];
  return `${all.map(onOneLine).join("\n").trimEnd()}\n`;
}

function linesOf(type: TypeStatus): readonly string[] {
  const { name, kind, coordinator, regions, rebalances, entities, unknown } = type;
  const head = `${name}: ${kind === "region" ? "hosted here" : "a proxy here"}. Coordinator: ${coordinator ?? "not known"}.`;
  const lines = regions === null ? [head] : [head, "", ...tableOf(regions), "", summaryOf(regions)];
  for (const { shard, from } of rebalances ?? []) lines.push(`MOVING: shard ${shard}, away from ${from || "a region that has ended"}.`);
  if (rebalances?.length === 0) lines.push("No shard is moving.");
  for (const [shard, ids] of Object.entries(entities ?? {})) lines.push(`Entities of shard ${shard} here: ${fewOf(ids)}.`);
  if (unknown.length > 0) lines.push(`Not known: ${unknown.join("; ")}. ${coordinator === null ? "No answer came in time." : WHY_UNKNOWN}`);
  return lines;
}

const WHY_UNKNOWN = "Nodes of Akka.NET do not tell it, or no answer came in time.";

function tableOf(regions: readonly RegionStatus[]): readonly string[] {
  const rows = [HEADINGS, ...[...regions].sort(byAddress).map(cellsOf)];
  const widths = HEADINGS.map((_, column) => rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ")}`.trimEnd(),
  );
}

function byAddress(one: RegionStatus, other: RegionStatus): number {
  return one.address < other.address ? -1 : 1;
}

function cellsOf(region: RegionStatus): readonly string[] {
  const { address, shards, silent } = region;
  const each = [...shards].sort((one, other) => one.shard.localeCompare(other.shard, "en", { numeric: true }));
  const counts = fewOf(each.map(({ shard, entities }) => `${shard}: ${entities}`));
  const notes = silent.length === 0 ? counts : `${counts}; NO ANSWER from ${fewOf(silent)}`;
  return [address, String(shards.length + silent.length), String(entitiesOf(region)), notes];
}

function summaryOf(regions: readonly RegionStatus[]): string {
  const shards = regions.reduce((sum, each) => sum + each.shards.length + each.silent.length, 0);
  const entities = regions.reduce((sum, each) => sum + entitiesOf(each), 0);
  return `${counted(regions.length, "region")}, ${counted(shards, "shard")}, ${counted(entities, "entity", "entities")}.`;
}

function entitiesOf({ shards }: RegionStatus): number {
  return shards.reduce((sum, { entities }) => sum + entities, 0);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function fewOf(texts: readonly string[]): string {
  const more = texts.length - MOST_ON_A_LINE;
  return `${texts.slice(0, MOST_ON_A_LINE).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
