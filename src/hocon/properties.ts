import { mergedInPlace } from "./layering.ts";
import { nested } from "./plain-value.ts";
import { type ObjectNode, objectNode, scalarNode } from "./value.ts";

/** Key, separator (`=`, `:` or whitespace) and value of one line; a backslash takes the next character literally. */
const PAIR = /^((?:[^\s=:\\]|\\[^])*)[ \t\f]*(?:[=:][ \t\f]*)?([^]*)$/;
const ESCAPES: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

/**
 * Reads the format of Java's `.properties` files. Dots in keys separate the keys of a path, and every value is a text. If a key has a value
 * and other keys below it, the keys below win, as in Lightbend's implementation.
 */
export function parseProperties(text: string, source: string): ObjectNode {
  const root = objectNode(new Map(), { source, line: 1, column: 1 });
  const pairs = [...pairsIn(text)].sort((left, right) => left.keys.length - right.keys.length); // stable: later lines stay later
  for (const { keys, value, line } of pairs) {
    const origin = { source, line, column: 1 };
    mergedInPlace(root, nested(keys, scalarNode(value, value, origin), origin));
  }
  return root;
}

function* pairsIn(text: string): Generator<{ readonly keys: readonly string[]; readonly value: string; readonly line: number }> {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let logical = (lines[at] ?? "").trimStart();
    if (logical === "" || logical.startsWith("#") || logical.startsWith("!")) continue;
    while (/(?<!\\)(?:\\\\)*\\$/.test(logical) && at + 1 < lines.length) {
      at += 1;
      logical = logical.slice(0, -1) + (lines[at] ?? "").trimStart();
    }
    const [, key = "", value = ""] = PAIR.exec(logical) ?? [];
    yield { keys: unescaped(key).split("."), value: unescaped(value), line };
  }
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, digits: string | undefined, character = "") =>
    digits === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
