// Bundles a page that uses remoting over WebSockets, from the built package, as bundlers do: with chunks that are loaded when they are needed.
// Starts its system in a process of Node, and compares the size of what that has loaded with what the guide says; code of clusters must not be
// among it. Needs a build. `--write` renews the numbers in the guide.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

const PAGE = "docs/guide/browser.md";
const STATED = /(\d+) kB minified, (\d+) kB compressed with gzip/;
/** Versions of the bundler and of the compression differ by this much. Share. */
const TOLERANCE = 0.02;
/** More than this needs a reason before the guide may state it. Unit: kB. */
const LIMIT_KB = 190;
/** The code of the page. A system of its kind starts without a connection. */
const PROGRAM = `
  import { ActorSystem } from "ritsem";
  globalThis.WebSocket ??= class {};
  const config = 'akka { loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.websocket"] }';
  const system = await ActorSystem.create("Page", config);
  globalThis.onStarted?.(String(system.address));
`;

const folder = mkdtempSync(join(tmpdir(), "ritsem-page-"));
const problems: string[] = [];
try {
  const { metafile } = await build({
    stdin: { contents: PROGRAM, resolveDir: "." },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  const files = loadedFiles();
  const chunks = files.map((file) => readFileSync(file));
  const measured = [sumOf(chunks.map(({ length }) => length)), sumOf(chunks.map((chunk) => gzipSync(chunk).length))].map((bytes) =>
    Math.round(bytes / 1000),
  );
  for (const source of clusterSourcesIn(metafile, files)) problems.push(`a page without a cluster loads ${source}`);
  compareWithPage(measured);
  console.log(`check-browser-bundle: ${measured[0]} kB minified, ${measured[1]} kB compressed with gzip, ${problems.length} problems`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** The files that the page has loaded once its system has started. */
function loadedFiles(): readonly string[] {
  const tracing = `
    import { Session } from "node:inspector";
    const session = new Session();
    const urls = [];
    session.connect();
    session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
    session.post("Debugger.enable");
    globalThis.onStarted = (address) => {
      console.log(JSON.stringify({ address, urls }));
      process.exit();
    };
    await import(${JSON.stringify(join(folder, "stdin.mjs"))});`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", tracing], { encoding: "utf8", timeout: 60_000 });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) throw new Error(`The page did not start: ${stdout}${stderr}`);
  const { urls } = JSON.parse(line) as { readonly urls: readonly string[] };
  const names = new Set(urls.filter((url) => url.includes(folder)).map((url) => url.slice(url.lastIndexOf("/") + 1)));
  return Array.from(names, (name) => join(folder, name));
}

/** Sources of the cluster that `files` contain, by what the build of the package noted. */
function clusterSourcesIn(page: Metafile, files: readonly string[]): readonly string[] {
  const built = JSON.parse(readFileSync("build/metafile.json", "utf8")) as Metafile;
  const outputs = new Map(Object.entries(page.outputs).map(([path, output]) => [path.slice(path.lastIndexOf("/") + 1), output]));
  const sources = files.flatMap((file) => {
    const inputs = outputs.get(file.slice(file.lastIndexOf("/") + 1))?.inputs ?? {};
    const used = Object.keys(inputs).filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 0);
    return used.flatMap((input) => Object.keys(built.outputs[relative(".", input)]?.inputs ?? {}));
  });
  return [...new Set(sources)].filter((source) => source.startsWith("src/cluster/"));
}

function compareWithPage(measured: readonly number[]): void {
  const text = readFileSync(PAGE, "utf8");
  const stated = STATED.exec(text)?.slice(1).map(Number);
  const isWriting = process.argv.includes("--write");
  if (isWriting) writeFileSync(PAGE, text.replace(STATED, `${measured[0]} kB minified, ${measured[1]} kB compressed with gzip`));
  if (measured.some((kB) => kB === 0)) problems.push("the page has loaded nothing");
  if ((measured[1] ?? 0) > LIMIT_KB) problems.push(`the page loads ${measured[1]} kB compressed with gzip, limit ${LIMIT_KB} kB`);
  const isStale = measured.some((kB, index) => Math.abs(kB - (stated?.[index] ?? 0)) > Math.max(1, TOLERANCE * kB));
  if (isStale && !isWriting) problems.push(`${PAGE} states ${stated?.join(" and ")} kB; run with --write`);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
