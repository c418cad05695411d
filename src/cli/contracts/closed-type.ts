import type { TypeNode } from "./assembly-description.ts";
import { ContractsError } from "./errors.ts";
import type { Universe } from "./universe.ts";

const SHORT_NAMES: Readonly<Record<string, string>> = {
  bool: "Boolean",
  byte: "Byte",
  sbyte: "SByte",
  short: "Int16",
  ushort: "UInt16",
  int: "Int32",
  uint: "UInt32",
  long: "Int64",
  ulong: "UInt64",
  float: "Single",
  double: "Double",
  decimal: "Decimal",
  char: "Char",
  string: "String",
  object: "Object",
};

/** The type that C# would call so: `Shop.Reply<Shop.Order>`, full names but for C#'s own such as `int`. Throws {@link ContractsError}. */
export function closedTypeFrom(text: string, universe: Universe): TypeNode {
  const tokens = text.match(/[\w.+]+|[<>,]|\[\]|\S/g) ?? [];
  let at = 0;
  const fail = (why: string): never => {
    throw new ContractsError(`--closed '${text}': ${why}. Write the full name, as in --closed 'Shop.Reply<Shop.Order>'.`);
  };
  const type = (): TypeNode => {
    const name = tokens[at] ?? "";
    at += 1;
    if (!/^[\w.+]+$/.test(name)) fail(name === "" ? "a type is missing" : `"${name}" is not a type`);
    const args: TypeNode[] = [];
    if (tokens[at] === "<") {
      do {
        at += 1;
        args.push(type());
      } while (tokens[at] === ",");
      if (tokens[at] !== ">") fail("a > is missing");
      at += 1;
    }
    let node = named(name, args, universe) ?? fail(`${name} is not in the assemblies that are read`);
    for (; tokens[at] === "[]"; at += 1) node = { kind: "array", rank: 1, arguments: [node], nullability: 1 };
    return node;
  };
  const node = type();
  return at === tokens.length ? node : fail(`"${tokens[at]}" is not understood`);
}

function named(name: string, args: readonly TypeNode[], universe: Universe): TypeNode | undefined {
  const closed = args.length === 0 ? {} : { arguments: args };
  const system = Object.hasOwn(SHORT_NAMES, name) ? `System.${SHORT_NAMES[name]}` : name;
  const isValue = /^System\.(?!String$|Object$)\w+$/.test(system);
  if (system.startsWith("System.") || system === "Akka.Actor.IActorRef") {
    const full = args.length === 0 ? system : `${system}\`${args.length}`;
    const assembly = system.startsWith("Akka.") ? "Akka" : "System.Runtime";
    return { kind: "named", name: full, assembly, ...(isValue ? { valueType: true } : { nullability: 1 }), ...closed };
  }
  for (const { name: assembly, types } of universe.assemblies) {
    const found = types.find(
      (type) => type.name.replace(/`\d+/g, "").replaceAll("+", ".") === name && (type.parameters ?? []).length === args.length,
    );
    if (found === undefined) continue;
    const kind = found.kind === "struct" || found.kind === "enum" ? { valueType: true } : { nullability: 1 };
    return { kind: "named", name: found.name, assembly, ...kind, ...closed };
  }
  return undefined;
}
