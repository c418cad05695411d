import { resolvedNode } from "./conversion.ts";
import type { Origin } from "./origin.ts";
import { renderKey } from "./path.ts";
import { plainFromNode } from "./plain-value.ts";
import type { ConfigNode, ObjectNode } from "./value.ts";

/** One leaf of a configuration: a scalar, null, an array, or an object without fields. */
export interface ConfigEntry {
  /** The path expression, with quotes where keys need them. */
  readonly path: string;
  /** The value as plain JavaScript. */
  readonly value: unknown;
  /** The place in the source. */
  readonly origin: Origin;
}

/** Every leaf below `root` that is not the same node in `layer`, in key order. */
export function* entriesOf(root: ObjectNode, layer?: ObjectNode): Generator<ConfigEntry> {
  for (const [path, node] of leavesOf(root, layer)) yield { path, value: plainFromNode(node), origin: node.origin };
}

function* leavesOf(root: ObjectNode, layer: ObjectNode | undefined): Generator<readonly [string, ConfigNode]> {
  // A stack of iterators, not recursion: yield* through a thousand levels would cost a thousand steps a leaf.
  const open = [{ prefix: "", fields: root.fields.entries(), layer }];
  for (let current = open.at(-1); current; current = open.at(-1)) {
    const next = current.fields.next();
    if (next.done) {
      open.pop();
      continue;
    }
    const [key, node] = next.value;
    const other = current.layer?.fields.get(key);
    if (node === other) continue; // layers share what they do not change, so whole sections end here
    const path = `${current.prefix}${renderKey(key)}`;
    const resolved = resolvedNode(node, path);
    if (resolved.kind === "object" && resolved.fields.size > 0) {
      open.push({ prefix: `${path}.`, fields: resolved.fields.entries(), layer: other?.kind === "object" ? other : undefined });
    } else yield [path, resolved];
  }
}
