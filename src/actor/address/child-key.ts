/** The name of a child, or, for a generated name, its number: most children without a name of their own never need the text. */
export type ChildKey = string | number;

const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

/**
 * The name of the `count`-th actor without a name of its own: `$a`, `$b`… `$~`, `$ab`.
 * INTEROP: Akka.NET's base 64, least significant digit first (Util/Base64Encoding.cs), so that both sides log the same names.
 */
export function generatedName(count: number): string {
  let name = "$";
  let rest = count;
  do {
    name += DIGITS.charAt(rest % 64);
    rest = Math.floor(rest / 64);
  } while (rest > 0);
  return name;
}

/** The name that `key` stands for. */
export function nameOfKey(key: ChildKey): string {
  return typeof key === "string" ? key : generatedName(key);
}

/** The only key that stands for `name`. */
export function keyOfName(name: string): ChildKey {
  if (!name.startsWith("$")) return name;
  let count = 0;
  for (let at = name.length - 1; at > 0; at -= 1) count = count * 64 + DIGITS.indexOf(name.charAt(at));
  return Number.isSafeInteger(count) && count >= 0 && generatedName(count) === name ? count : name;
}
