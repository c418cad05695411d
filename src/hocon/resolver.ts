import { joined } from "./concatenation.ts";
import { HoconLimitError, HoconResolveError } from "./errors.ts";
import { asBarrier, hidesOlder, layered, layersOf, withoutBarrier } from "./layering.ts";
import type { Origin } from "./origin.ts";
import { DEPTH_LIMIT, renderPath } from "./path.ts";
import {
  type ConcatenationNode,
  type ConfigNode,
  type ListNode,
  type Measure,
  type ObjectNode,
  type ResolvedNode,
  scalarNode,
  type SubstitutionNode,
} from "./value.ts";

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The maximum number of values in a resolved configuration. A value counts again wherever a substitution repeats it. */
const VALUE_LIMIT = 500_000;

/** The maximum number of characters of text in a resolved configuration, counted in the same way. */
const CHARACTER_LIMIT = 33_554_432;

/** The maximum number of steps, each about one copied value, a quarter of a substitution, or 32 joined characters. Ends small texts that take long. */
const STEP_LIMIT = 2_000_000;

/** The maximum number of values that one value may depend on: nested objects, substitutions of substitutions (three each). Prevents a stack overflow. */
const NESTING_LIMIT = 1200;

/** The maximum number of values of one key that are kept because a substitution is among them. */
const LAYER_LIMIT = 10_000;

/** Thrown to the substitution that started a cycle. It has no content, so one instance is enough. */
class Cycle extends Error {}
const CYCLE: Cycle = new Cycle();

const INDEPENDENT = Number.POSITIVE_INFINITY;

/** Resolves every substitution in `root`. Throws {@link HoconResolveError} or {@link HoconLimitError}. */
export function resolvedRoot(root: ObjectNode, environment: Environment): ObjectNode {
  return new Resolver(root, environment).root();
}

/**
 * Values are computed when they are first read, and stored. A substitution or concatenation is *busy* while it is computed. A lookup that finds a
 * busy layer sees only older layers, which gives `path = ${path}":/bin"` its meaning. Such a value depends on the reader, so it is stored only if
 * every busy layer that was found is computed by then: `#lowest` is the position of the first one, in the order of becoming busy.
 */
class Resolver {
  readonly #root: ObjectNode;
  readonly #environment: Environment;
  readonly #known = new Map<ConfigNode, ResolvedNode | undefined>();
  readonly #knownByPath = new Map<string, ResolvedNode | undefined>();
  readonly #busy = new Map<ConfigNode, number>();
  #lowest = INDEPENDENT;
  #steps = 0;
  #nesting = 0;

  constructor(root: ObjectNode, environment: Environment) {
    this.#root = root;
    this.#environment = environment;
  }

  root(): ObjectNode {
    return this.#object(this.#root);
  }

  #resolved(node: ConfigNode): ResolvedNode | undefined {
    if (node.kind === "scalar") return node;
    if ((node.kind === "list" || node.kind === "object") && node.measure) return node;
    if (this.#known.has(node)) return this.#known.get(node);
    const becomesBusy = node.kind === "substitution" || node.kind === "concatenation";
    this.#spend(becomesBusy ? 4 : 1, node.origin);
    if (this.#nesting >= NESTING_LIMIT) {
      throw new HoconLimitError(`Values and substitutions depend on each other more than ${NESTING_LIMIT} deep.`, node.origin);
    }
    const lowestBefore = this.#lowest;
    const position = this.#busy.size;
    if (becomesBusy && this.#meetsBusy(node)) throw CYCLE;
    this.#lowest = INDEPENDENT;
    this.#nesting += 1;
    if (becomesBusy) this.#busy.set(node, position);
    try {
      const value = this.#computed(node);
      if (this.#lowest >= position) this.#known.set(node, value);
      return value;
    } finally {
      if (becomesBusy) this.#busy.delete(node);
      this.#nesting -= 1;
      this.#lowest = Math.min(lowestBefore, this.#lowest < position ? this.#lowest : INDEPENDENT);
    }
  }

  #computed(node: Exclude<ConfigNode, { kind: "scalar" }>): ResolvedNode | undefined {
    switch (node.kind) {
      case "object":
        return this.#object(node);
      case "list":
        return this.#list(node);
      case "substitution":
        return this.#substitution(node);
      case "concatenation":
        return this.#concatenation(node);
      case "stack":
        return this.#layers(node.layers);
    }
  }

  /** Returns `node` itself if there is nothing to resolve, as in most of a configuration: copying it would double the time. */
  #object(node: ObjectNode): ObjectNode {
    let changed: Map<string, ConfigNode> | undefined;
    this.#spend(node.fields.size, node.origin);
    let characters = 0;
    for (const [key, value] of node.fields) {
      characters += key.length;
      const resolved = this.#resolved(value);
      if (resolved === value) continue;
      changed ??= new Map(node.fields);
      if (resolved === undefined) changed.delete(key);
      else changed.set(key, resolved);
    }
    const measure = this.#measured((changed ?? node.fields).values(), characters, node.origin);
    if (changed) return { kind: "object", fields: changed, origin: node.origin, isBarrier: node.isBarrier, measure };
    node.measure = measure;
    return node;
  }

  #list(node: ListNode): ListNode {
    const items: ConfigNode[] = [];
    this.#spend(node.items.length, node.origin);
    let isChanged = false;
    for (const item of node.items) {
      const resolved = this.#resolved(item);
      isChanged ||= resolved !== item;
      if (resolved !== undefined) items.push(resolved);
    }
    const measure = this.#measured(items, 0, node.origin);
    if (isChanged) return { kind: "list", items, origin: node.origin, measure };
    node.measure = measure;
    return node;
  }

  #measured(children: Iterable<ConfigNode>, ownCharacters: number, origin: Origin): Measure {
    let values = 1;
    let characters = ownCharacters;
    let depth = 0;
    for (const child of children) {
      if (child.kind === "scalar") {
        values += 1;
        characters += child.text.length;
      } else if (child.kind === "list" || child.kind === "object") {
        values += child.measure?.values ?? 0;
        characters += child.measure?.characters ?? 0;
        depth = Math.max(depth, child.measure?.depth ?? 0);
      }
    }
    if (values > VALUE_LIMIT) throw new HoconLimitError(`Substitutions expand this to more than ${VALUE_LIMIT} values.`, origin);
    if (characters > CHARACTER_LIMIT) throw new HoconLimitError(`The text has more than ${CHARACTER_LIMIT} characters.`, origin);
    if (depth >= DEPTH_LIMIT) throw new HoconLimitError(`Substitutions nest values more than ${DEPTH_LIMIT} deep.`, origin);
    return { values, characters, depth: depth + 1 };
  }

  /** Returns the value of one key's layers, oldest first. Ignores layers that are hidden. */
  #layers(layers: readonly ConfigNode[]): ResolvedNode | undefined {
    const objects: ObjectNode[] = [];
    let isBarrier = false;
    if (layers.length > LAYER_LIMIT) {
      throw new HoconLimitError(
        `One key has more than ${LAYER_LIMIT} values with substitutions among them.`,
        (layers[0] as ConfigNode).origin,
      );
    }
    for (let index = layers.length - 1; index >= 0 && !isBarrier; index -= 1) {
      const layer = layers[index] as ConfigNode;
      const value = this.#valueOfLayer(layer);
      if (value === undefined) continue;
      if (value.kind !== "object") {
        if (objects.length === 0) return this.#resolved(value);
        isBarrier = true;
      } else {
        objects.push(value);
        isBarrier = value.isBarrier;
      }
    }
    const [only] = objects;
    if (only === undefined) return undefined;
    const merged = objects.length === 1 ? only : layered(objects.reverse());
    const value = this.#resolved(merged);
    return isBarrier && value?.kind === "object" ? asBarrier(value) : value;
  }

  /** Resolves a layer as far as merging needs: literal objects and arrays stay unresolved, because newer layers may hide parts of them. */
  #valueOfLayer(layer: ConfigNode): ResolvedNode | undefined {
    if (layer.kind === "scalar" || layer.kind === "list" || layer.kind === "object") return layer;
    const value = this.#resolved(layer);
    return value?.kind === "object" ? withoutBarrier(value) : value;
  }

  #concatenation(node: ConcatenationNode): ResolvedNode | undefined {
    const parts: ResolvedNode[] = [];
    let characters = 0;
    for (const part of node.parts) {
      const resolved = this.#resolved(part);
      if (resolved === undefined) continue;
      parts.push(resolved);
      if (resolved.kind === "scalar") characters += resolved.text.length;
      else this.#spend(resolved.kind === "list" ? resolved.items.length : resolved.fields.size, node.origin);
    }
    this.#spend(characters / 32, node.origin);
    if (characters > CHARACTER_LIMIT) throw new HoconLimitError(`The text has more than ${CHARACTER_LIMIT} characters.`, node.origin);
    const value = joined(parts, node.origin, "resolve");
    return value && this.#resolved(value);
  }

  #substitution(node: SubstitutionNode): ResolvedNode | undefined {
    let sawCycle = false;
    for (const path of node.prefix.length > 0 ? [[...node.prefix, ...node.path], node.path] : [node.path]) {
      const found = this.#at(path);
      if (found instanceof Cycle) sawCycle = true;
      else if (found !== undefined) return found.kind === "object" ? withoutBarrier(found) : found;
    }
    const name = node.path.join(".");
    if (node.usesEnvironment && Object.hasOwn(this.#environment, name)) {
      const text = this.#environment[name];
      if (text !== undefined) return scalarNode(text, text, { source: `environment variable ${name}`, line: 0, column: 0 });
    }
    if (node.isOptional) return undefined;
    const path = renderPath(node.path);
    const problem = sawCycle
      ? `\${${path}} depends on itself, and there is no older value of it`
      : `\${${path}} stands for nothing: the configuration has no such key and the environment no such variable`;
    throw new HoconResolveError(`${problem}. Define it, or write \${?${path}} if it may be absent.`, node.origin);
  }

  /** Returns the value at `path` as seen from the busy layers; a cycle if the value depends only on itself. */
  #at(path: readonly string[]): ResolvedNode | undefined | Cycle {
    const key = path.join("\0");
    if (this.#knownByPath.has(key)) return this.#knownByPath.get(key);
    const lowestBefore = this.#lowest;
    this.#lowest = INDEPENDENT;
    try {
      let layers: readonly ConfigNode[] = [this.#root];
      for (const part of path) {
        const children = this.#childLayers(layers, part);
        layers = this.#visible(children);
        if (layers.length === 0) return children.length === 0 ? undefined : CYCLE;
      }
      const [only] = layers;
      const value = layers.length === 1 && only ? this.#resolved(only) : this.#layers(layers);
      if (this.#lowest === INDEPENDENT) this.#knownByPath.set(key, value);
      return value;
    } catch (thrown) {
      if (thrown instanceof Cycle) return thrown;
      throw thrown;
    } finally {
      this.#lowest = Math.min(lowestBefore, this.#lowest);
    }
  }

  /** Returns the layers of field `key` in all `layers` of an object, oldest first. */
  #childLayers(layers: readonly ConfigNode[], key: string): readonly ConfigNode[] {
    const newestFirst: ConfigNode[] = [];
    for (let index = layers.length - 1; index >= 0; index -= 1) {
      this.#spend(1, this.#root.origin);
      const value = this.#valueOfLayer(layers[index] as ConfigNode);
      if (value === undefined) continue;
      if (value.kind !== "object") break;
      const child = value.fields.get(key);
      if (child) {
        for (const layer of layersOf(child).toReversed()) newestFirst.push(layer);
        if (hidesOlder(child)) break;
      }
      if (value.isBarrier) break;
    }
    return newestFirst.reverse();
  }

  /** Returns those of `layers` that may be read now: all that are older than the oldest busy one. */
  #visible(layers: readonly ConfigNode[]): readonly ConfigNode[] {
    const firstBusy = layers.findIndex((layer) => this.#busy.has(layer));
    if (firstBusy === -1) return layers;
    this.#meetsBusy(layers[firstBusy] as ConfigNode);
    return layers.slice(0, firstBusy);
  }

  #meetsBusy(node: ConfigNode): boolean {
    const position = this.#busy.get(node);
    if (position === undefined) return false;
    this.#lowest = Math.min(this.#lowest, position);
    return true;
  }

  #spend(steps: number, origin: Origin): void {
    this.#steps += steps;
    if (this.#steps > STEP_LIMIT) throw new HoconLimitError("Substitutions refer to each other too often to be resolved.", origin);
  }
}
