import { Config } from "./config.ts";
import { resolvedNode } from "./conversion.ts";
import type { Origin } from "./origin.ts";
import { objectNode, type ObjectNode, type ResolvedNode, listNode, scalarFromText, scalarNode } from "./value.ts";

/**
 * One value of a parsed configuration as data: where it stands, and a text, a spelling that is no text (`1.50`, `true`), a list, or
 * an object as pairs of key and value. Short, because whole reference configurations are kept in this form.
 */
export type StoredNode =
  | readonly [line: number, column: number, kind: "text" | "plain", spelling: string]
  | readonly [line: number, column: number, kind: "list", items: readonly StoredNode[]]
  | readonly [line: number, column: number, kind: "object", fields: readonly (readonly [key: string, value: StoredNode])[]];

/** What stands in `config`, as data that {@link configFromStored} turns back into it. Throws when it is not resolved. */
export function storedFromConfig(config: Config): StoredNode {
  return storedFromNode(config.root as ObjectNode);
}

/** The configuration that was stored, as if `source` had been parsed: values, spellings, key order and origins are the same. */
export function configFromStored(stored: StoredNode, source: string): Config {
  return new Config(nodeFromStored(stored, source) as ObjectNode);
}

function storedFromNode(node: ResolvedNode): StoredNode {
  const { line, column } = node.origin;
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "string" ? [line, column, "text", node.value] : [line, column, "plain", node.text];
    case "list":
      return [line, column, "list", node.items.map((item) => storedFromNode(resolvedNode(item, "")))];
    case "object":
      return [line, column, "object", Array.from(node.fields, ([key, value]) => [key, storedFromNode(resolvedNode(value, key))] as const)];
  }
}

function nodeFromStored([line, column, kind, content]: StoredNode, source: string): ResolvedNode {
  const origin: Origin = { source, line, column };
  switch (kind) {
    case "text":
      return scalarNode(content, content, origin);
    case "plain":
      return scalarFromText(content, origin);
    case "list":
      return listNode(
        content.map((item) => nodeFromStored(item, source)),
        origin,
      );
    case "object":
      return objectNode(new Map(content.map(([key, value]) => [key, nodeFromStored(value, source)])), origin);
  }
}
