// Compares the declarations of every entry point with its reviewed report in `api/`. `--write` renews the reports; without it a
// difference fails, so that a change of the public API shows in review. A declaration without a doc comment fails too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Extractor, ExtractorConfig, type ExtractorMessage, type IConfigFile } from "@microsoft/api-extractor";
import { declarationsOf, type EntryPoint, entryPoints } from "./entry-points.ts";

const write = process.argv.includes("--write");
const reports = resolve("api");
const scratch = resolve("build/api");

let passed = 0;
let failed = 0;

/** Names that some entry point exports. A signature may use a type of another entry point, whose own report shows its changes. */
const exported = new Set(entryPoints.flatMap(namesExportedBy));

mkdirSync(reports, { recursive: true });
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
for (const entryPoint of entryPoints) {
  const problems = problemsOf(entryPoint);
  for (const problem of problems) console.error(`${entryPoint.output}: ${problem}`);
  if (problems.length === 0) passed += 1;
  else failed += 1;
}
const expected = new Set(entryPoints.map(reportOf));
for (const stray of readdirSync(reports).filter((file) => file.endsWith(".api.md") && !expected.has(file))) {
  if (write) rmSync(resolve(reports, stray));
  else failed += 1;
  console.error(`api/${stray}: no entry point has this report${write ? "; removed" : ""}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** `./remote/tcp` → `remote-tcp.api.md` */
function reportOf({ output }: EntryPoint): string {
  return `${output.replaceAll("/", "-")}.api.md`;
}

function problemsOf(entryPoint: EntryPoint): readonly string[] {
  const declarations = declarationsOf(entryPoint);
  if (!existsSync(declarations)) return [`${declarations} is missing: run \`npm run check:types\` first`];
  const problems: string[] = [];
  Extractor.invoke(ExtractorConfig.prepare(configurationFor(entryPoint, declarations)), {
    localBuild: true, // fills the scratch folder; what is compared is made of it below
    messageCallback(message) {
      message.handled = true;
      const text = problemIn(message);
      if (text !== undefined) problems.push(text);
    },
  });
  const found = reportFrom(entryPoint);
  for (const name of undocumentedIn(found)) problems.push(`${name} has no doc comment`);
  const reviewed = resolve(reports, reportOf(entryPoint));
  if (write) writeFileSync(reviewed, found);
  else if (!existsSync(reviewed) || readFileSync(reviewed, "utf8") !== found)
    problems.push(
      `differs from api/${reportOf(entryPoint)}. If that is intended, run \`npm run check:api -- --write\` and review the difference`,
    );
  return problems;
}

/** The report as it is reviewed: `ActorSystem` under its own name, and of the browser's entry point only what differs from Node's. */
function reportFrom(entryPoint: EntryPoint): string {
  const text = namedAsExported(readFileSync(resolve(scratch, reportOf(entryPoint)), "utf8"));
  if (entryPoint.output !== "index.browser") return text;
  const node = new Set(namedAsExported(readFileSync(resolve(scratch, "index.api.md"), "utf8")).split("\n"));
  const own = text.split("\n").filter((line) => !node.has(line));
  const lines = own.length === 0 ? ["No difference."] : ["```ts", ...own, "```"];
  return ["## The browser's entry point, where it differs from index.api.md", "", ...lines, ""].join("\n");
}

/** Settings have a page of their own for reviews. The class and the value `ActorSystem` share a name; the tool renames the class and lists it as not exported. */
function namedAsExported(report: string): string {
  return report
    .replace(/^export type ActorSystem = ActorSystem_2;$/m, "// ActorSystem is also a type: the class below")
    .replace(/^abstract class ActorSystem_2\b/m, "export abstract class ActorSystem")
    .replaceAll("ActorSystem_2", "ActorSystem")
    .replace(
      /^export interface ConfigObject \{$[^]*?^\}$/m,
      "export interface ConfigObject {\n    // All settings: src/settings/gen/config-object.ts, which is generated\n}",
    );
}

/** Declarations that the tool marks as undocumented. */
function undocumentedIn(report: string): readonly string[] {
  const lines = report.split("\n");
  return lines.flatMap((line, index) => {
    if (!line.includes("(undocumented)")) return [];
    const declaration = lines.slice(index + 1).find((next) => !next.trim().startsWith("//"));
    return [(declaration ?? "").trim().slice(0, 100)];
  });
}

function configurationFor(entryPoint: EntryPoint, declarations: string): Parameters<typeof ExtractorConfig.prepare>[0] {
  // The level is written as a string, because our compiler flags do not allow the tool's own enum.
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
    apiReport: {
      enabled: true,
      reportFolder: scratch,
      reportFileName: reportOf(entryPoint),
      reportTempFolder: resolve("build/api-temporary"),
      includeForgottenExports: entryPoint.name === ".",
    },
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

/**
 * An entry point re-exports by name, so its declarations list the names in braces. A main entry point declares some itself and re-exports
 * the rest as a whole.
 */
function namesExportedBy(entryPoint: EntryPoint): readonly string[] {
  return namesExportedIn(declarationsOf(entryPoint));
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
