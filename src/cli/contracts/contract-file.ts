import type { Contract, EnumContract, Gap, InterfaceContract, Names, ObjectContract } from "./contract.ts";
import { fileNameOf, pascalCaseOf } from "./contract-names.ts";
import { actorText } from "./actor-text.ts";
import { docComment } from "./doc-comment.ts";
import { wireNameOf } from "./universe.ts";

/** What all files of one run have in common. */
export interface Naming {
  readonly nameOf: ReadonlyMap<Contract, string>;
  /** Homes of contracts in the order in which their files may import each other's values. */
  readonly homes: readonly string[];
  /** What ends the names in imports: `.js` or `.ts`. */
  readonly extension: string;
}

/** The file of types that are all .NET's own, such as tuples of numbers. */
export const SHARED_HOME = "";

/** The name of the file, without extension. */
export function fileOf(home: string): string {
  return home === SHARED_HOME ? "dotnet-types" : fileNameOf(home);
}

/** The function in it that registers its messages. */
export function registrarOf(home: string): string {
  return `register${home === SHARED_HOME ? "DotnetTypes" : pascalCaseOf(home)}`;
}

/** The text of one file: the contracts of one home. The same contracts give the same text. */
export function contractFile(home: string, contracts: readonly Contract[], gaps: readonly Gap[], naming: Naming): string {
  const own = inOrder(contracts.filter((contract) => contract.home === home));
  const names = namesIn(own, home, naming);
  const objects = own.filter(({ kind }) => kind === "object");
  const parts = [
    ...own.map((contract) => textOf(contract, names, contracts)),
    registrar(
      home,
      objects.map((contract) => names.of(contract)),
    ),
    ...gapList(gaps),
  ];
  const body = parts.join("\n");
  return `${header(home)}${importsFor(body, home, contracts, naming)}\n${body}`;
}

function header(home: string): string {
  const source = home === SHARED_HOME ? "the types of .NET that others mention" : `${home}.dll`;
  return `// Made by \`ritsem contracts\` from ${source}. Change the C# and run it again: changes made here are lost.\n`;
}

/** Enums first, then classes behind their bases, then interfaces and actors; else by name. */
function inOrder(contracts: readonly Contract[]): readonly Contract[] {
  const sorted = contracts.toSorted((a, b) => (wireNameOf(a.node) < wireNameOf(b.node) ? -1 : 1));
  const objects = new Set<ObjectContract>();
  const visit = (contract: ObjectContract): void => {
    if (contract.parts.base !== undefined && contract.parts.base.home === contract.home) visit(contract.parts.base);
    objects.add(contract);
  };
  for (const contract of sorted) if (contract.kind === "object") visit(contract);
  const ofKind = (kind: Contract["kind"]): readonly Contract[] => sorted.filter((contract) => contract.kind === kind);
  return [...ofKind("enum"), ...objects, ...ofKind("interface"), ...ofKind("actor")];
}

function namesIn(own: readonly Contract[], home: string, { nameOf }: Naming): Names & { define(contract: Contract): void } {
  const defined = new Set<Contract>(own.filter(({ kind }) => kind === "enum"));
  return {
    of: (contract) => nameOf.get(contract) ?? "unknown",
    isDefined: (contract) => contract.home !== home || defined.has(contract),
    define: (contract) => defined.add(contract),
  };
}

function textOf(contract: Contract, names: Names & { define(contract: Contract): void }, all: readonly Contract[]): string {
  switch (contract.kind) {
    case "enum":
      return enumText(contract, names);
    case "object": {
      const text = objectText(contract, names);
      names.define(contract);
      return text;
    }
    case "interface":
      return interfaceText(contract, names, all);
    case "actor":
      return actorText(contract, names.of(contract), names);
  }
}

function enumText(contract: EnumContract, names: Names): string {
  const name = names.of(contract);
  const suffix = contract.isWide ? "n" : "";
  const values = contract.values
    .map((value) => `${docComment(value.summary, "  ")}  ${keyText(value.name)}: ${value.value}${suffix},\n`)
    .join("");
  const doc = docComment(contract.summary);
  const isOpen = contract.isFlags || contract.values.length === 0;
  const type = isOpen ? (contract.isWide ? "bigint" : "number") : `(typeof ${name})[keyof typeof ${name}]`;
  const wireName = JSON.stringify(wireNameOf(contract.node));
  const made = `t.${isOpen ? "flagsOf" : "enumOf"}(${wireName}, ${name})`;
  return (
    `${doc}export const ${name} = {\n${values}} as const;\n${doc}export type ${name} = ${type};\n` +
    `/** {@link ${name}} as a member, with its names. */\nexport const ${name}Type: ritsem.EnumType<${name}> = ${made};\n`
  );
}

function objectText(contract: ObjectContract, names: Names): string {
  const name = names.of(contract);
  const { base, members } = contract.parts;
  const properties = members.map(
    ({ name: member, declaration, summary }) => `${docComment(summary, "  ")}  readonly ${keyText(member)}: ${declaration.type(names)};\n`,
  );
  const declarations = members.map(({ name: member, wireName, isImplied, declaration }) => {
    const exact = isImplied ? "" : `.as(${JSON.stringify(wireName)})`;
    return `  ${keyText(member)}: ${nameable(declaration.code(names), exact)}${exact},\n`;
  });
  const wireName = JSON.stringify(wireNameOf(contract.node));
  const extended = base === undefined ? `ritsem.Message<${wireName}>` : `ritsem.Derived<${names.of(base)}, ${wireName}>`;
  const options = base === undefined ? "" : `, { extends: ${names.of(base)} }`;
  const list = members.length === 0 ? "{}" : `{\n${declarations.join("")}}`;
  const type = contract.isAbstract ? `ritsem.Constructor<${name}>` : `MessageClassOf<${name}>`;
  const doc = docComment(contract.summary);
  return (
    `${doc}export interface ${name} extends ${extended} {${properties.length === 0 ? "" : "\n"}${properties.join("")}}\n` +
    `${doc}export const ${name}: ${type} = defineMessage(${wireName}, ${list}${options});\n`
  );
}

/** Classes have no `as`: they get one by way of `t.lazy`. */
function nameable(code: string, exact: string): string {
  return exact === "" || code.startsWith("t.") || code.endsWith("Type") ? code : `t.lazy(() => ${code})`;
}

function interfaceText(contract: InterfaceContract, names: Names, all: readonly Contract[]): string {
  const wireName = wireNameOf(contract.node);
  const implementing = all.filter((other) => other.kind === "object" && !other.isAbstract && other.interfaces.includes(wireName));
  const union = implementing.map((other) => names.of(other)).toSorted();
  return `${docComment(contract.summary)}export type ${names.of(contract)} = ${union.length === 0 ? "object" : union.join(" | ")};\n`;
}

function registrar(home: string, classes: readonly string[]): string {
  const what = home === SHARED_HOME ? "types of .NET that the contracts mention" : `messages of ${home}`;
  const registered = classes.length === 0 ? "registry" : `registry.messages(\n${classes.map((name) => `    ${name},\n`).join("")}  )`;
  return (
    `/** Registers the ${what}. */\n` +
    `export function ${registrarOf(home)}(registry: Registry = new Registry()): Registry {\n  return ${registered};\n}\n`
  );
}

function gapList(gaps: readonly Gap[]): readonly string[] {
  const list = (title: string, some: readonly Gap[]): string[] =>
    some.length === 0 ? [] : [`// ${title}\n${some.map(({ subject, reason }) => `// - ${oneLine(`${subject}: ${reason}`)}.\n`).join("")}`];
  return [
    ...list(
      "What has no counterpart here:",
      gaps.filter(({ isLeftOut }) => isLeftOut),
    ),
    ...list(
      "What to know:",
      gaps.filter(({ isLeftOut }) => !isLeftOut),
    ),
  ];
}

function importsFor(body: string, home: string, contracts: readonly Contract[], { nameOf, homes, extension }: Naming): string {
  const code = withoutCommentsAndTexts(body);
  const uses = (name: string): boolean => new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(code);
  const own = ["defineMessage", "double", "int", "MessageClassOf", "Props", "Registry", "t"].filter(uses);
  const lines = [`import { ${own.map((name) => (name === "MessageClassOf" ? `type ${name}` : name)).join(", ")} } from "ritsem";\n`];
  if (uses("ritsem")) lines.push('import type * as ritsem from "ritsem";\n');
  for (const other of homes) {
    if (other === home) continue;
    const isLater = homes.indexOf(other) > homes.indexOf(home);
    const imported = contracts
      .filter((contract) => contract.home === other)
      .flatMap((contract) => {
        const name = nameOf.get(contract) ?? "";
        const isType = isLater || contract.kind === "interface";
        const found = uses(name) ? [isType ? `type ${name}` : name] : [];
        return contract.kind === "enum" && uses(`${name}Type`) ? [...found, `${name}Type`] : found;
      });
    if (imported.length > 0) lines.push(`import { ${imported.toSorted().join(", ")} } from "./${fileOf(other)}${extension}";\n`);
  }
  return lines.join("");
}

/** The text in which names are looked up: a name in a doc comment or a string is not a use of it. */
function withoutCommentsAndTexts(body: string): string {
  return body.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) => (found.startsWith('"') ? '""' : " "));
}

/** Assemblies need not come from a C# compiler: a name may hold anything. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, " ");
}

function keyText(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name);
}
