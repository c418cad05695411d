const DECORATION = /,\s*(?:Version|Culture|PublicKeyToken)=[^,\]]*/gi;
const FRAMEWORK_ASSEMBLY = /, mscorlib(?=[\],]|$)/g;
const PLAIN = /^[^,[\]`]+(?:`\d+)?, [^,[\]]+$/;
/** A hostile name must not keep us busy; the longest honest ones are generic types of a few arguments. */
const LONGEST_NAME = 2048;
const DEEPEST_NESTING = 8;

/** A .NET type name taken apart: `Type`, its arguments, the arrays around it, the assembly. */
export interface TypeName {
  /** Namespace and type without arity and arguments: `System.Collections.Generic.List`. */
  readonly type: string;
  readonly arguments: readonly string[];
  /** How often `[]` stands behind: 2 for an array of arrays. */
  readonly arrayRank: number;
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
    .replace(/\s*,\s*/g, ", ")
    .replace(/\], \[/g, "],[")
    .replace(FRAMEWORK_ASSEMBLY, ", System.Private.CoreLib")
    .trim();
}

/** Takes a normalized name apart, or gives `undefined` when it is none. */
export function typeNameFrom(name: string): TypeName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  if (PLAIN.test(name)) {
    const comma = name.indexOf(", ");
    return { type: name.slice(0, comma), arguments: [], arrayRank: 0, assembly: name.slice(comma + 2) };
  }
  const outer = /^([^,[\]`]+)(?:`\d+)?(\[\[.*\]\])?((?:\[\])*), ([^,[\]]+)$/.exec(name);
  if (outer === null) return undefined;
  const [, type = "", list, arrays = "", assembly = ""] = outer;
  const found = list === undefined ? [] : argumentsFrom(list.slice(1, -1));
  return found === undefined ? undefined : { type, arguments: found, arrayRank: arrays.length / 2, assembly };
}

/** The names in `[a],[b]`, or `undefined` when the brackets do not match. */
function argumentsFrom(list: string): string[] | undefined {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < list.length; index += 1) {
    const char = list.charAt(index);
    if (char === "[") {
      if (depth === 0) start = index + 1;
      depth += 1;
      if (depth > DEEPEST_NESTING) return undefined;
    } else if (char === "]") {
      depth -= 1;
      if (depth < 0) return undefined;
      if (depth === 0) found.push(list.slice(start, index));
    } else if (depth === 0 && char !== ",") {
      return undefined;
    }
  }
  return depth === 0 ? found : undefined;
}
