import type { TypeNode } from "./assembly-description.ts";
import type { Contract } from "./contract.ts";
import { wireNameOf } from "./universe.ts";

/** What a generated file, or the language, calls so already. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    "Array BigInt Boolean Date Error Function Map Number Object Omit Promise Record RegExp Registry Set String Symbol Uint8Array " +
    "MessageClassOf Props any bigint boolean number object string symbol unknown void"
  ).split(" "),
);

/**
 * A name for each contract, unique in all files: that of the type behind those around it, `OuterInner`, with its arguments, `ReplyOfOrder`.
 * Types of one name get as much of their namespace in front as tells them apart.
 */
export function namesOf(contracts: readonly Contract[]): ReadonlyMap<Contract, string> {
  const names = new Map<Contract, string>();
  const byShortName = new Map<string, Contract[]>();
  for (const contract of contracts) {
    const name = freed(shortNameOf(contract.node));
    byShortName.set(name, [...(byShortName.get(name) ?? []), contract]);
  }
  for (const [shortName, group] of byShortName) {
    for (const [contract, name] of qualified(shortName, group)) names.set(contract, name);
  }
  // What stands beside an enum or an actor has a name made of theirs.
  const companions = new Set(
    [...names].map(([{ kind }, name]) => (kind === "enum" ? `${name}Type` : kind === "actor" ? `${name}Name` : "")),
  );
  for (const [contract, name] of names) if (companions.has(name)) names.set(contract, `${name}Message`);
  return names;
}

/** `Akka.Remote` as the name of a file. */
export function fileNameOf(assembly: string): string {
  const words = assembly.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2");
  return words.replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1-$2").toLowerCase();
}

/** `Akka.Remote` as part of an identifier: `AkkaRemote`. */
export function pascalCaseOf(text: string): string {
  const words = text.split(/[^\p{L}\p{N}_$]+/u);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function qualified(shortName: string, group: readonly Contract[]): readonly (readonly [Contract, string])[] {
  const [only] = group;
  if (group.length === 1 && only !== undefined) return [[only, shortName]];
  const longest = group.reduce((most, { node }) => Math.max(most, spaceOf(node).length), 0);
  for (let depth = 1; depth <= longest; depth += 1) {
    const named = group.map((contract) => [contract, spaceOf(contract.node).slice(-depth).map(pascalCaseOf).join("") + shortName] as const);
    if (new Set(named.map(([, name]) => name)).size === group.length) return named;
  }
  const ordered = group.toSorted((a, b) => (wireNameOf(a.node) < wireNameOf(b.node) ? -1 : 1));
  return ordered.map((contract, index) => [contract, index === 0 ? shortName : `${shortName}${index + 1}`]);
}

function shortNameOf(node: TypeNode): string {
  const args = node.arguments ?? [];
  if (node.kind === "array") return `${shortNameOf(args[0] as TypeNode)}Array`;
  const name = pascalCaseOf((node.name ?? "").replace(/`\d+/g, "").split(".").at(-1) ?? "");
  return args.length === 0 ? name : `${name}Of${args.map(shortNameOf).join("And")}`;
}

/** The parts of the namespace, behind the assembly: `Shop, Shop.Sales` when both are called so. */
function spaceOf({ name = "", assembly = "" }: TypeNode): readonly string[] {
  return [assembly, ...name.split(".").slice(0, -1)];
}

function freed(name: string): string {
  return TAKEN.has(name) || /^\p{N}/u.test(name) ? `${name}Message` : name;
}
