// The time to parse and resolve a configuration of the size of Akka.NET's reference files, 2 200 lines and 100 kB. Run: node --import tsx
// bench/hocon.ts. Prints one JSON line per case. Aims: 20 ms for the first one of a process, 10 ms for later ones, and for ten times the
// text at most twelve times the processor time (least of several runs each; test/behaviour/hocon-effort.test.ts counts steps instead). The
// code is bundled first, as it is published: the loader that runs TypeScript directly adds to every function and doubles the figures.
import { spawnSync } from "node:child_process";
import { buildSync } from "esbuild";

const SECTIONS = 157;
const PROCESSES = 9;
const RUNS = 200;

interface Timing {
  readonly parseMs: number;
  readonly resolveMs: number;
  /** Of a processor, all threads: what a busy machine does not change much. */
  readonly cpuMs: number;
}

const MOST_TIMES = 12;

const text = configuration(SECTIONS);
const program = bundled(text, RUNS);
const processes = Array.from({ length: PROCESSES }, () => timingsOfOneProcess(program));

report(
  "cold, one run in each of several processes",
  processes.flatMap((timings) => timings.slice(0, 1)),
);
report("warm, second half of the runs of one process", processes.at(-1)?.slice(RUNS / 2) ?? []);
reportGrowth();

/** Parses and resolves again and again in a new process, so that the first time is the first time. */
function timingsOfOneProcess(input: string): readonly Timing[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module"], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly Timing[];
}

function bundled(source: string, runs: number): string {
  const contents = `
    import { parse } from "./src/hocon/index.ts";
    const text = ${JSON.stringify(source)};
    const timings = Array.from({ length: ${runs} }, () => {
      const cpu = process.cpuUsage();
      const start = performance.now();
      const config = parse(text, { source: "bench.conf" });
      const parsed = performance.now();
      config.resolve();
      const end = performance.now();
      const { user, system } = process.cpuUsage(cpu);
      return { parseMs: parsed - start, resolveMs: end - parsed, cpuMs: (user + system) / 1000 };
    });
    console.log(JSON.stringify(timings));`;
  const resolveDir = `${import.meta.dirname}/..`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function report(name: string, timings: readonly Timing[]): void {
  const total = timings.map(({ parseMs, resolveMs }) => parseMs + resolveMs).toSorted((left, right) => left - right);
  const median = (values: readonly number[]) => rounded(values.toSorted((left, right) => left - right)[values.length >> 1]);
  console.log(
    JSON.stringify({
      bench: "hocon",
      name,
      lines: text.split("\n").length,
      bytes: text.length,
      medianMs: median(total),
      fastestMs: rounded(total[0]),
      parseMs: median(timings.map(({ parseMs }) => parseMs)),
      resolveMs: median(timings.map(({ resolveMs }) => resolveMs)),
      runs: timings.length,
    }),
  );
}

/**
 * How many times more ten times the text takes. The garbage collector's part grows faster than the text: see `--max-semi-space-size` of
 * Node.
 */
function reportGrowth(): void {
  const [smallMs, largeMs] = [SECTIONS, SECTIONS * 10].map((sections) => {
    const timings = timingsOfOneProcess(bundled(configuration(sections), 40));
    return Math.min(...timings.slice(10).map(({ cpuMs }) => cpuMs));
  });
  const times = (largeMs ?? Number.NaN) / (smallMs ?? Number.NaN);
  console.log(
    JSON.stringify({
      bench: "hocon",
      name: "ten times the text",
      cpuMs: rounded(smallMs),
      tenfoldCpuMs: rounded(largeMs),
      times: rounded(times),
      aim: MOST_TIMES,
    }),
  );
}

function rounded(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 10) / 10;
}

/** Sections as a reference file has them: comments, dotted keys, durations, class names, lists, inheritance by substitution. */
function configuration(sections: number): string {
  const lines = ["defaults { timeout = 5 s, retries = 3, tags = [a, b] }"];
  for (let index = 0; index < sections; index += 1) {
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
