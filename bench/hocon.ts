/**
 * Parses and resolves a configuration of the size of Akka.NET's reference files: 2 200 lines, 100 kB.
 * Run: `node --import tsx bench/hocon.ts`. Targets: below 20 ms for the first run of a process, below 10 ms for later ones.
 */
import { parse } from "../src/hocon/index.ts";

const SECTIONS = 157;
const RUNS = 200;

const text = configuration();
const coldMs = timed();
const warm = Array.from({ length: RUNS }, timed).sort((left, right) => left - right);
const medianMs = warm[RUNS / 2] ?? Number.NaN;
const p95Ms = warm[Math.floor(RUNS * 0.95)] ?? Number.NaN;

console.log(`${text.split("\n").length} lines, ${Math.round(text.length / 1000)} kB, Node ${process.version}`);
console.log(`cold   ${coldMs.toFixed(1)} ms (target 20)`);
console.log(`median ${medianMs.toFixed(1)} ms (target 10), p95 ${p95Ms.toFixed(1)} ms, ${RUNS} runs`);
process.exitCode = coldMs < 20 && medianMs < 10 ? 0 : 1;

function timed(): number {
  const start = performance.now();
  parse(text, { source: "bench.conf" }).resolve();
  return performance.now() - start;
}

/** Sections as a reference file has them: comments, dotted keys, durations, class names, lists, inheritance by substitution. */
function configuration(): string {
  const lines = ["defaults { timeout = 5 s, retries = 3, tags = [a, b] }"];
  for (let index = 0; index < SECTIONS; index += 1) {
    lines.push(
      `# Settings of part ${index}. A comment as long as the ones in reference files usually are, and here is its second half.`,
      `akka.part-${index} {`,
      `  # Name under which this part registers itself; must be unique in one system.`,
      `  name = "part number ${index}"`,
      `  provider-class = "Akka.Part${index}.Provider, Akka.Part"`,
      `  timeout = ${index} ms`,
      `  maximum-frame-size = ${index * 1000}b // per association, not per system`,
      `  enabled = ${index % 2 === 0 ? "on" : "off"}`,
      `  threshold = ${index}.5`,
      `  transports = ["akka.remote.dot-netty.tcp", udp-${index}, \${defaults.retries}]`,
      `  pool = \${defaults} { retries = ${index}, parallelism.factor = 1.0 }`,
      `  address = "akka.tcp://system@host-"${index}":"\${defaults.retries}`,
      `}`,
      "",
    );
  }
  return lines.join("\n");
}
