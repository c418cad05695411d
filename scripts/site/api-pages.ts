import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { declarationsOf, entryPoints } from "../entry-points.ts";

/** `ActorSystem` is a constant and a type of its own: the class gets this name while pages are written, so that it has one. */
const ACTOR_SYSTEM = "ActorSystemClass";

/** Writes one page for each exported name below `pages/api` in `output`. Returns the names of the modules: `ritsem`, `ritsem/hocon`, … */
export function writeApiPages(output: string, typedoc: (args: readonly string[]) => void): readonly string[] {
  const published = entryPoints.filter((entryPoint) => entryPoint.output !== "index.browser");
  const modules = published.map(({ name }) => (name === "." ? "ritsem" : `ritsem/${name.slice(2)}`));
  const files = published.map((entryPoint, index) => {
    const file = join(output, "entry", `${modules[index]}.ts`);
    const target = (declarations: string): string => JSON.stringify(relative(dirname(file), declarations));
    const system = `export { ActorSystem as ${ACTOR_SYSTEM} } from ${target("dist/types/actor/index.d.ts")};\n`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `export * from ${target(declarationsOf(entryPoint))};\n${entryPoint.name === "." ? system : ""}`);
    return resolve(file);
  });
  const tsconfig = join(output, "entry/tsconfig.json");
  const options = join(output, "typedoc.json");
  writeFileSync(tsconfig, JSON.stringify(compilerOptions(files)));
  writeFileSync(options, JSON.stringify(typedocOptions(files, resolve(tsconfig), resolve(output, "pages/api"))));
  typedoc(["--options", options]);
  nameActorSystem(join(output, "pages/api"));
  shortenKnownPaths(join(output, "pages/api/ritsem/hocon/interfaces/KnownPaths.md"));
  return modules;
}

function compilerOptions(files: readonly string[]): object {
  return {
    compilerOptions: {
      target: "es2022",
      lib: ["es2023", "esnext.disposable"],
      module: "nodenext",
      moduleResolution: "nodenext",
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      typeRoots: [resolve("node_modules/@types")],
      types: ["node"],
    },
    files: [...files, resolve("src/platform/globals.d.ts")],
  };
}

function typedocOptions(entryFiles: readonly string[], tsconfig: string, out: string): object {
  return {
    plugin: [resolve("docs/node_modules/typedoc-plugin-markdown/dist/index.js")],
    entryPoints: entryFiles,
    tsconfig,
    out,
    name: "API",
    entryFileName: "index",
    readme: "none",
    logLevel: "Error",
    skipErrorChecking: true,
    disableSources: true,
    excludePrivate: true,
    excludeInternal: true,
    excludeExternals: true, // what every Error has
    hideGenerator: true,
    hidePageHeader: true,
    indexFormat: "table",
    parametersFormat: "table",
    enumMembersFormat: "table",
    sanitizeComments: true,
    useCodeBlocks: true,
    useHTMLEncodedBrackets: true,
  };
}

/** Gives the class its name back, in place of the type that stands for it. */
function nameActorSystem(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    const named = text
      .split("\n")
      .filter((line) => !line.startsWith("| [ActorSystem](type-aliases/"))
      .join("\n")
      .replaceAll("type-aliases/ActorSystem.md", "classes/ActorSystem.md")
      .replaceAll(ACTOR_SYSTEM, "ActorSystem");
    if (named !== text) writeFileSync(file, named);
  }
  const page = join(folder, `ritsem/classes/${ACTOR_SYSTEM}.md`);
  if (!existsSync(page)) throw new Error(`${page} is missing: the class ActorSystem is not in the reference.`);
  renameSync(page, page.replace(ACTOR_SYSTEM, "ActorSystem"));
  rmSync(join(folder, "ritsem/type-aliases/ActorSystem.md"));
}

/** Its members are all settings, which have a page of their own. */
function shortenKnownPaths(page: string): void {
  const [head = "", members] = readFileSync(page, "utf8").split("## Properties");
  if (members === undefined) throw new Error(`${page} has no list of settings to be left out`);
  writeFileSync(page, `${head}The members are the keys of [all settings](/reference/settings.md).\n`);
}
