import { join } from "node:path";
import { run } from "./command.ts";
import { amount, markdownTable } from "./table.ts";

const PROGRAM = join(import.meta.dirname, "../growth.ts");
const TIMEOUT_MS = 600_000;
/** Up to this ratio of the highest to the lowest cost, a curve counts as flat. */
const FLAT = 2;

/** One curve of `growth.ts`. */
export interface GrowthRow {
  readonly curve: string;
  readonly unit: string;
  readonly reason?: string;
  readonly points: readonly { readonly size: number; readonly nanoseconds: number }[];
}

export async function measureGrowth(): Promise<readonly GrowthRow[]> {
  const lines = await run({ file: process.execPath, args: ["--import", "tsx", "--expose-gc", PROGRAM] }, [], TIMEOUT_MS);
  const rows = new Map<string, { curve: string; unit: string; reason?: string; points: { size: number; nanoseconds: number }[] }>();
  for (const line of lines) {
    const { curve, unit, reason, size, nanoseconds } = line as {
      curve: string;
      unit: string;
      reason?: string;
      size: number;
      nanoseconds: number;
    };
    const row = rows.get(curve) ?? { curve, unit, ...(reason === undefined ? {} : { reason }), points: [] };
    rows.set(curve, row);
    row.points.push({ size, nanoseconds });
  }
  return [...rows.values()];
}

/** One table for all curves; below it, why a cost is not flat. */
export function growthTable(rows: readonly GrowthRow[]): string {
  const lines = rows.map((row) => [
    row.curve,
    row.points.map(({ size, nanoseconds }) => `${size.toLocaleString("en")}: ${amount(nanoseconds)}`).join("; "),
    isFlat(row) ? "flat" : "see below",
  ]);
  const reasons = rows.filter((row) => !isFlat(row)).map((row) => `- ${row.curve}: ${row.reason ?? "not explained yet."}`);
  return [
    markdownTable(["number of", "nanoseconds of processor time for each message", ""], lines),
    ...(reasons.length > 0 ? ["", ...reasons] : []),
  ].join("\n");
}

function isFlat({ points }: GrowthRow): boolean {
  const costs = points.map(({ nanoseconds }) => nanoseconds);
  return Math.max(...costs) <= FLAT * Math.min(...costs);
}
