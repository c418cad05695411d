import type { AssemblyDescription } from "./assembly-description.ts";
import { closedTypeFrom } from "./closed-type.ts";
import type { Gap } from "./contract.ts";
import { ContractBuilder } from "./contract-builder.ts";
import { contractFile, fileOf, registrarOf, SHARED_HOME } from "./contract-file.ts";
import { namesOf } from "./contract-names.ts";
import { Universe } from "./universe.ts";

/** What to take, and how to write it. */
export interface GenerationOptions {
  /** Patterns of full type names, `Shop.Messages.*`; none: all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Generic types with arguments, as C# writes them. */
  readonly closed: readonly string[];
  /** What ends the names in imports between generated files. */
  readonly importExtension: string;
}

/** What was made: the texts by file name, and all that could not be made. */
export interface GeneratedContracts {
  readonly texts: ReadonlyMap<string, string>;
  readonly gaps: readonly Gap[];
}

/** Turns assemblies into TypeScript: one file each, and an index when there are several. The same assemblies give the same texts. */
export function generateContracts(assemblies: readonly AssemblyDescription[], options: GenerationOptions): GeneratedContracts {
  const universe = new Universe(assemblies);
  const builder = new ContractBuilder(universe);
  for (const text of options.closed) builder.add(closedTypeFrom(text, universe));
  builder.addAll(wantedBy(options));
  const { contracts, gaps } = builder;
  const shared = contracts.some(({ home }) => home === SHARED_HOME) ? [SHARED_HOME] : [];
  const homes = [...shared, ...universe.assemblies.map(({ name }) => name)];
  const naming = { nameOf: namesOf(contracts), homes, extension: options.importExtension };
  const texts = new Map<string, string>();
  for (const home of homes) {
    const own = gaps.filter((gap) => gap.home === home);
    texts.set(`${fileOf(home)}.ts`, contractFile(home, contracts, own, naming));
  }
  if (homes.length > 1) texts.set("index.ts", indexFile(homes, options.importExtension));
  return { texts, gaps };
}

function indexFile(homes: readonly string[], extension: string): string {
  const imports = homes.map((home) => `import { ${registrarOf(home)} } from "./${fileOf(home)}${extension}";\n`).join("");
  const calls = homes.reduce((inner, home) => `${registrarOf(home)}(${inner})`, "registry");
  return (
    "// Made by `ritsem contracts`. Changes made here are lost.\n" +
    `import { Registry } from "ritsem";\n${imports}\n/** Registers the messages of all assemblies. */\n` +
    `export function registerContracts(registry: Registry = new Registry()): Registry {\n  return ${calls};\n}\n`
  );
}

function wantedBy({ include, exclude }: GenerationOptions): (name: string) => boolean {
  const included = include.map(patternFrom);
  const excluded = exclude.map(patternFrom);
  return (name) => (included.length === 0 || included.some((one) => one.test(name))) && !excluded.some((one) => one.test(name));
}

/** `*` stands for any text, dots included. */
function patternFrom(text: string): RegExp {
  return new RegExp(
    `^${text
      .split("*")
      .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"))
      .join(".*")}(?:\`\\d+)?$`,
  );
}
