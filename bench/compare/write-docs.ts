import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barChart, growthChart, loadChart } from "./chart.ts";
import { growthTable } from "./growth.ts";
import { loadTable } from "./load.ts";
import type { Results } from "./results.ts";
import { tableOf } from "./table.ts";

const DOCS = join(import.meta.dirname, "../../docs");
const PAGE = join(DOCS, "performance.md");

/** Replaces the blocks of docs/performance.md that `results` has, and the charts. A block stands between `<!-- bench: NAME -->` and `<!-- end -->`. */
export function writeDocs(results: Results): void {
  const circumstances = `${results.date}, commit ${results.commit}, ${results.machine}, ${results.rounds} rounds.`;
  const blocks = new Map<string, string>();
  for (const [name, rows] of Object.entries(results.rows)) {
    const remarks = results.remarks.filter((remark) => remark.startsWith(`${name},`)).map((remark) => `- ${remark}`);
    const chart = name === "ping-pong" ? [image("Messages per second", "ping-pong"), ""] : [];
    blocks.set(name, [...chart, tableOf(rows), "", circumstances, ...(remarks.length > 0 ? ["", ...remarks] : [])].join("\n"));
  }
  if (results.load !== undefined) blocks.set("load", `${image("Latencies", "load")}\n\n${loadTable(results.load)}\n\n${circumstances}`);
  if (results.growth !== undefined) {
    const charts = `${image("Within a system", "growth-local")}\n\n${image("Between systems", "growth-remote")}`;
    blocks.set("growth", `${charts}\n\n${growthTable(results.growth)}\n\n${circumstances}`);
  }
  let page = readFileSync(PAGE, "utf8");
  for (const [name, text] of blocks) {
    const pattern = new RegExp(`(<!-- bench: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!pattern.test(page)) throw new Error(`docs/performance.md has no block "<!-- bench: ${name} -->".`);
    page = page.replace(pattern, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);
  }
  writeFileSync(PAGE, page);
  writeCharts(results);
}

function image(text: string, chart: string): string {
  return `![${text}](performance/${chart}.svg)`;
}

function writeCharts({ rows, load, growth }: Results): void {
  mkdirSync(join(DOCS, "performance"), { recursive: true });
  const write = (name: string, chart: string): void => writeFileSync(join(DOCS, "performance", `${name}.svg`), chart);
  const rates = rows["ping-pong"]?.filter(({ unit }) => unit === "messages/s");
  if (rates !== undefined) write("ping-pong", barChart("Messages per second between two processes", rates));
  if (load !== undefined) write("load", loadChart(load));
  if (growth === undefined) return;
  const isRemote = (curve: string): boolean => curve.startsWith("remote: ");
  const costs = "Nanoseconds of processor time for each message";
  write(
    "growth-local",
    growthChart(
      `${costs}, within a system`,
      growth.filter(({ curve }) => !isRemote(curve)),
    ),
  );
  write(
    "growth-remote",
    growthChart(
      `${costs}, between systems`,
      growth.filter(({ curve }) => isRemote(curve)),
    ),
  );
}
