const DECORATION = /,\s*(?:Version|Culture|PublicKeyToken)=[^,\]]*/gi;
const FRAMEWORK_ASSEMBLY = /, mscorlib(?=[\],]|$)/g;
/** Namespace and type, and the count of arguments. */
const HEAD = /^([^,[\]`]+)(?:`\d+)?/;
const ASSEMBLY = /^, [^,[\]]+$/;
/** A hostile name must not keep us busy; the longest honest ones are generic types of a few arguments. */
const LONGEST_NAME = 2048;
/** Of arguments in arguments, and of arrays in arrays. */
const DEEPEST_NESTING = 8;
/** Dimensions of an array, as .NET allows. */
const HIGHEST_RANK = 32;

/** A .NET type name taken apart: `Type`, its arguments, the arrays around it, the assembly. */
export interface TypeName {
  /** Namespace and type without arity and arguments: `System.Collections.Generic.List`. */
  readonly type: string;
  readonly arguments: readonly string[];
  /** The dimensions of the arrays around it, the innermost first: 1 and 2 for `[][,]`. */
  readonly arrayRanks: readonly number[];
  readonly assembly: string;
}

/**
 * The one spelling of a type name that is compared: `Namespace.Type, Assembly`, without Version, Culture and PublicKeyToken,
 * also inside generic arguments, and with the base library under the name it has in .NET.
 * INTEROP: .NET Framework calls the base library mscorlib; either is understood everywhere.
 */
export function normalizedTypeName(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  return name
    .replace(DECORATION, "")
    .split(",")
    .map((part) => part.trim())
    .join(", ")
    .replace(/\], \[/g, "],[")
    .replace(/\[[, ]+\]/g, (brackets) => brackets.replaceAll(" ", ""))
    .replace(FRAMEWORK_ASSEMBLY, ", System.Private.CoreLib");
}

/** Parses a normalized name in one pass. Returns `undefined` if it is not a type name. */
export function typeNameFrom(name: string): TypeName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const head = HEAD.exec(name);
  const list = head === null ? undefined : argumentsAt(name, head[0].length);
  if (head === null || list === undefined) return undefined;
  let at = list.end;
  const arrayRanks: number[] = [];
  for (let rank = rankAt(name, at); rank > 0; rank = rankAt(name, at)) {
    arrayRanks.push(rank);
    at += rank + 1;
  }
  const assembly = name.slice(at);
  if (arrayRanks.length > DEEPEST_NESTING || !ASSEMBLY.test(assembly)) return undefined;
  return { type: head[1] ?? "", arguments: list.found, arrayRanks, assembly: assembly.slice(2) };
}

/** The dimensions of the array whose brackets stand at `start`; 0 when there are none, or more than .NET allows. */
function rankAt(name: string, start: number): number {
  if (name.charAt(start) !== "[") return 0;
  let at = start + 1;
  while (name.charAt(at) === "," && at - start < HIGHEST_RANK) at += 1;
  return name.charAt(at) === "]" ? at - start : 0;
}

/** The names in `[[a],[b]]`, which may stand at `start`, and where what follows begins; `undefined` when the brackets do not match. */
function argumentsAt(name: string, start: number): { readonly found: readonly string[]; readonly end: number } | undefined {
  const found: string[] = [];
  if (!name.startsWith("[[", start)) return { found, end: start };
  let depth = 0;
  let argumentStart = 0;
  for (let at = start; at < name.length; at += 1) {
    const char = name.charAt(at);
    if (char === "[") {
      depth += 1;
      if (depth === 2) argumentStart = at + 1;
      if (depth > DEEPEST_NESTING + 1) return undefined;
    } else if (char === "]") {
      depth -= 1;
      if (depth === 1) found.push(name.slice(argumentStart, at));
      if (depth === 0) return { found, end: at + 1 };
    } else if (depth === 1 && char !== ",") {
      return undefined;
    }
  }
  return undefined;
}
