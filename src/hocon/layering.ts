import { type ConfigNode, type ObjectNode, objectNode } from "./value.ts";

/**
 * The only rule for duplicate keys, includes, fallbacks and concatenated objects: objects merge, any other value replaces older ones, and what
 * cannot be decided before resolving becomes a stack. `values` are the values of one key, oldest first, at least one. Does not change them.
 * Takes time linear in their size.
 */
export function layered(values: readonly ConfigNode[]): ConfigNode {
  let layers = values.flatMap(layersOf);
  const visibleFrom = layers.findLastIndex(hidesOlder);
  if (visibleFrom > 0) layers = layers.slice(visibleFrom);
  const [bottom, second] = layers;
  if (second?.kind === "object" && (bottom?.kind === "scalar" || bottom?.kind === "list")) {
    layers = [asBarrier(second), ...layers.slice(2)];
  }
  const top = layers.at(-1) as ConfigNode;
  layers = withAdjacentObjectsMerged(layers);
  return layers.length === 1 ? (layers[0] as ConfigNode) : { kind: "stack", layers, origin: top.origin };
}

/**
 * Like {@link layered} for one older and one newer value, but may change `under` and reuse parts of `over`. For the parser, which owns both: a
 * thousand fields of one object take a thousand steps, where copying would take half a million.
 */
export function layeredInPlace(under: ConfigNode | undefined, over: ConfigNode): ConfigNode {
  if (under === undefined || hidesOlder(over)) return over;
  if (over.kind === "stack") return over.layers.reduce(layeredInPlace, under);
  if (over.kind !== "object") return pushed(under, over);
  if (under.kind === "object") return mergedInPlace(under, over);
  if (under.kind === "scalar" || under.kind === "list") return asBarrier(over);
  const top = under.kind === "stack" ? under.layers.at(-1) : undefined;
  if (under.kind !== "stack" || top?.kind !== "object") return pushed(under, over);
  mergedInPlace(top, over);
  return under;
}

/** Merges `objects`, oldest first, into a new one. The oldest decides whether older values show through. */
export function mergedObjects(objects: readonly ObjectNode[]): ObjectNode {
  const valuesByKey = new Map<string, ConfigNode[]>();
  for (const { fields } of objects) {
    for (const [key, value] of fields) {
      const values = valuesByKey.get(key);
      if (values) values.push(value);
      else valuesByKey.set(key, [value]);
    }
  }
  const fields = new Map<string, ConfigNode>();
  for (const [key, values] of valuesByKey) fields.set(key, values.length === 1 ? (values[0] as ConfigNode) : layered(values));
  const merged = objectNode(fields, (objects.at(-1) as ObjectNode).origin);
  return objects[0]?.isBarrier ? asBarrier(merged) : merged;
}

/** Merges `over` into `under`, which it changes and returns. */
export function mergedInPlace(under: ObjectNode, over: ObjectNode): ObjectNode {
  for (const [key, value] of over.fields) under.fields.set(key, layeredInPlace(under.fields.get(key), value));
  return under;
}

/** Whether `node` hides all older values, whatever its substitutions become. */
export function hidesOlder(node: ConfigNode): boolean {
  switch (node.kind) {
    case "scalar":
    case "list":
      return true;
    case "object":
      return node.isBarrier;
    case "stack":
      return node.layers[0] !== undefined && hidesOlder(node.layers[0]);
    default:
      return false;
  }
}

/** The layers of a key, oldest first. */
export function layersOf(node: ConfigNode): readonly ConfigNode[] {
  return node.kind === "stack" ? node.layers : [node];
}

/** `object`, with nothing older showing through. */
export function asBarrier(object: ObjectNode): ObjectNode {
  return object.isBarrier ? object : { ...object, isBarrier: true };
}

/** `object` as a value on its own, free to merge with what is older where it is used. */
export function withoutBarrier(object: ObjectNode): ObjectNode {
  return object.isBarrier ? { ...object, isBarrier: false } : object;
}

function withAdjacentObjectsMerged(layers: readonly ConfigNode[]): ConfigNode[] {
  const result: ConfigNode[] = [];
  let run: ObjectNode[] = [];
  const flush = () => {
    if (run.length > 0) result.push(run.length === 1 ? (run[0] as ObjectNode) : mergedObjects(run));
    run = [];
  };
  for (const layer of layers) {
    if (layer.kind === "object") {
      run.push(layer);
    } else {
      flush();
      result.push(layer);
    }
  }
  flush();
  return result;
}

function pushed(under: ConfigNode, over: ConfigNode): ConfigNode {
  if (under.kind !== "stack") return { kind: "stack", layers: [under, over], origin: over.origin };
  under.layers.push(over);
  return under;
}
