import type { AssemblyDescription, TypeDescription, TypeNode } from "./assembly-description.ts";
import { COLLECTIONS, plainFrameworkType, SCALARS } from "./framework-types.ts";

const CORE = "System.Private.CoreLib";

/** A type with the assembly that it was found in; of .NET's own plain types the assembly of the running program. */
export interface FoundType {
  readonly description: TypeDescription;
  readonly assembly: string;
}

/** The assemblies that are read, and what names mean in them. */
export class Universe {
  /** Every assembly behind those that it refers to; by name where that leaves a choice. */
  readonly assemblies: readonly AssemblyDescription[];
  readonly #types = new Map<string, FoundType>();

  constructor(assemblies: readonly AssemblyDescription[]) {
    this.assemblies = inOrderOfReference(assemblies);
    for (const { name, types } of assemblies) {
      for (const description of types) this.#types.set(`${description.name}, ${name}`, { description, assembly: name });
    }
  }

  /** What a named type is, when its assembly was given or it is plain data of .NET. */
  find({ name = "", assembly = "" }: TypeNode): FoundType | undefined {
    const given = this.#types.get(`${name}, ${assembly}`);
    if (given !== undefined) return given;
    const description = plainFrameworkType(name);
    return description && { description, assembly: CORE };
  }

  isGiven(assembly: string): boolean {
    return this.assemblies.some(({ name }) => name === assembly);
  }

  /** The position of the assembly in {@link assemblies}; -1 for others. */
  indexOf(assembly: string): number {
    return this.assemblies.findIndex(({ name }) => name === assembly);
  }
}

/** The name that stands on the wire: `Namespace.Type`1[[Argument, Assembly]], Assembly`. */
export function wireNameOf(node: TypeNode): string {
  const args = node.arguments ?? [];
  if (node.kind === "array") return wireNameOf(args[0] as TypeNode).replace(/, ([^,\]]*)$/, `[${",".repeat((node.rank ?? 1) - 1)}], $1`);
  const list = args.length === 0 ? "" : `[[${args.map(wireNameOf).join("],[")}]]`;
  return `${node.name}${list}, ${runningAssemblyOf(node)}`;
}

/** Where a type of .NET lives when a program runs: compilers see it elsewhere. */
export function runningAssemblyOf({ name = "", assembly = "" }: TypeNode): string {
  if (Object.hasOwn(SCALARS, name)) return SCALARS[name]?.assembly ?? CORE;
  const form = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (form !== undefined && !form.isNamed) return name.startsWith("System.Collections.Immutable.") ? "System.Collections.Immutable" : CORE;
  if (form !== undefined) return form.name.slice(form.name.indexOf(", ") + 2);
  const isCore =
    name.startsWith("System.") && /^(?:System\.Runtime|System\.Private\.CoreLib|netstandard|mscorlib|System\.Collections)$/.test(assembly);
  return isCore ? CORE : assembly;
}

/** `node` with the type parameters replaced. Whether a parameter may be null is decided where it is used and where it is given. */
export function substituted(node: TypeNode, values: ReadonlyMap<string, TypeNode>): TypeNode {
  if (node.kind === "parameter") {
    const value = values.get(node.name ?? "");
    if (value === undefined) return node;
    return node.nullability === 2 && value.valueType !== true ? { ...value, nullability: 2 } : value;
  }
  if (node.arguments === undefined) return node;
  return { ...node, arguments: node.arguments.map((argument) => substituted(argument, values)) };
}

/** As a person writes it in C#, for messages: `Shop.Envelope<Shop.Order>`. */
export function displayNameOf(node: TypeNode): string {
  const args = node.arguments ?? [];
  if (node.kind === "array") return `${displayNameOf(args[0] as TypeNode)}[${",".repeat((node.rank ?? 1) - 1)}]`;
  const name = (node.name ?? "").replace(/`\d+/g, "").replaceAll("+", ".");
  if (name === "System.Nullable" && args[0] !== undefined) return `${displayNameOf(args[0])}?`;
  return args.length === 0 ? name : `${name}<${args.map(displayNameOf).join(", ")}>`;
}

function inOrderOfReference(assemblies: readonly AssemblyDescription[]): readonly AssemblyDescription[] {
  const byName = new Map(assemblies.map((assembly) => [assembly.name, assembly]));
  const ordered = new Set<AssemblyDescription>();
  const visit = (assembly: AssemblyDescription): void => {
    if (ordered.has(assembly)) return;
    for (const reference of assembly.references) {
      const needed = byName.get(reference);
      if (needed !== undefined && needed !== assembly) visit(needed);
    }
    ordered.add(assembly);
  };
  for (const name of [...byName.keys()].toSorted()) visit(byName.get(name) as AssemblyDescription);
  return [...ordered];
}
