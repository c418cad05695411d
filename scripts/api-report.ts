// Compares the declarations of every door with its reviewed report in `api/`. `--write` renews the reports; without it a
// difference fails, so that a change of the public API shows in review.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Extractor, ExtractorConfig, type ExtractorMessage, type IConfigFile } from "@microsoft/api-extractor";
import { declarationsOf, type Door, doors } from "./doors.ts";

const write = process.argv.includes("--write");
const reports = resolve("api");

let passed = 0;
let failed = 0;

/** Names that some door exports. A type of another door may stand in a signature: its own report shows when it changes. */
const exported = new Set(doors.flatMap(namesExportedBy));

mkdirSync(reports, { recursive: true });
for (const door of doors) {
  const problems = problemsOf(door);
  for (const problem of problems) console.error(`${door.output}: ${problem}`);
  if (problems.length === 0) passed += 1;
  else failed += 1;
}
const expected = new Set(doors.map(reportOf));
for (const stray of readdirSync(reports).filter((file) => file.endsWith(".api.md") && !expected.has(file))) {
  if (write) rmSync(resolve(reports, stray));
  else failed += 1;
  console.error(`api/${stray}: no door has this report${write ? "; removed" : ""}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** `./remote/tcp` → `remote-tcp.api.md` */
function reportOf({ output }: Door): string {
  return `${output.replaceAll("/", "-")}.api.md`;
}

function problemsOf(door: Door): readonly string[] {
  const declarations = declarationsOf(door);
  if (!existsSync(declarations)) return [`${declarations} is missing: run \`npm run check:types\` first`];
  const problems: string[] = [];
  const result = Extractor.invoke(ExtractorConfig.prepare(configurationFor(door, declarations)), {
    localBuild: write,
    messageCallback(message) {
      message.handled = true;
      const text = problemIn(message);
      if (text !== undefined) problems.push(text);
    },
  });
  if (result.apiReportChanged && !write) {
    problems.push(`differs from api/${reportOf(door)}. If that is meant: \`npm run check:api -- --write\`, and review the difference`);
  }
  return problems;
}

function configurationFor(door: Door, declarations: string): Parameters<typeof ExtractorConfig.prepare>[0] {
  // The level is written as its text: the tool's own enum cannot be used under our compiler flags.
  const configObject = {
    projectFolder: resolve("."),
    mainEntryPointFilePath: resolve(declarations),
    newlineKind: "lf",
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: "es2022",
          module: "nodenext",
          moduleResolution: "nodenext",
          skipLibCheck: true,
          types: [],
          lib: ["es2023", "esnext.disposable"],
        },
        files: [resolve(declarations), resolve("src/platform/globals.d.ts")],
      },
    },
    apiReport: { enabled: true, reportFolder: reports, reportFileName: reportOf(door), reportTempFolder: resolve("build/api") },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: "warning" } },
      extractorMessageReporting: {
        default: { logLevel: "none" },
        "ae-forgotten-export": { logLevel: "error", addToApiReportFile: false },
        "ae-unresolved-link": { logLevel: "none" },
      },
      tsdocMessageReporting: { default: { logLevel: "none" } },
    },
  };
  return {
    configObject: configObject as unknown as IConfigFile,
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve("package.json"),
  };
}

function problemIn(message: ExtractorMessage): string | undefined {
  if (message.logLevel !== "error" && message.logLevel !== "warning") return undefined;
  if (message.messageId === "console-api-report-not-copied" || message.messageId === "console-api-report-copied") return undefined;
  if (message.messageId === "console-api-report-created" || message.messageId === "console-compiler-version-notice") return undefined;
  if (message.messageId === "ae-forgotten-export" && exported.has(/The symbol "(\w+?)(?:_\d+)?"/.exec(message.text)?.[1] ?? ""))
    return undefined;
  const at = message.sourceFilePath === undefined ? "" : `${message.sourceFilePath}:${message.sourceFileLine ?? 0}: `;
  return `${at}${message.text}`;
}

/** A door re-exports by name, so its declarations list the names in braces; a front door declares some itself and takes the rest whole. */
function namesExportedBy(door: Door): readonly string[] {
  return namesExportedIn(declarationsOf(door));
}

function namesExportedIn(file: string): readonly string[] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const whole = [...text.matchAll(/^export \* from "(.*)\.ts"/gm)].flatMap((match) =>
    namesExportedIn(join(dirname(file), `${match[1]}.d.ts`)),
  );
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap((match) => (match[1] ?? "").split(","));
  const declared = text.matchAll(/^export declare (?:abstract )?(?:class|function|const) (\w+)|^export (?:interface|type) (\w+)/gm);
  return [
    ...whole,
    ...listed.map((name) => name.replace(/^.*\bas\s|\btype\s/g, "").trim()),
    ...Array.from(declared, (match) => match[1] ?? match[2] ?? ""),
  ];
}
