// Longer than most files here because it is the one class users hold: each getter is its signature, its contract, one line.
import { withinCallStack } from "./call-stack.ts";
import { listFromNumericObject } from "./concatenation.ts";
import type { Constraint } from "./constraint.ts";
import {
  BOOLEAN,
  BYTES,
  BYTES_IN_DOUBLE,
  type Conversion,
  converted,
  DURATION_MS,
  INTEGER,
  isNull,
  NUMBER,
  oneOf,
  isResolvedKind,
  orSwitch,
  outOfRange,
  presentNode,
  readable,
  type SwitchMeaning,
  TEXT,
} from "./conversion.ts";
import { type ConfigEntry, entriesOf } from "./entries.ts";
import { ConfigBadValueError, ConfigNotResolvedError, ConfigWrongTypeError } from "./errors.ts";
import { asBarrier, layered, withoutBarrier } from "./layering.ts";
import type { Origin } from "./origin.ts";
import { parsePath, renderPath } from "./path.ts";
import { nested, nodeFromPlain, objectFromPlain, plainFromNode, plainFromObject } from "./plain-value.ts";
import { type RenderFormat, renderInline, type RenderOptions, renderObject } from "./render.ts";
import { type Environment, resolvedRoot } from "./resolver.ts";
import { withoutSecrets } from "./secrets.ts";
import { type ConfigNode, kindText, type ObjectNode, objectNode } from "./value.ts";

/** Paths that editors complete, without any effect otherwise. `ritsem` adds all known settings; this module knows none. */
export interface KnownPaths {}

/** A path expression such as `akka.remote."a.b"`, or an array of keys, which are used as they are. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- empty here, and filled by the module settings
export type ConfigPath = keyof KnownPaths | (string & {}) | readonly string[];

/** The inside of a {@link Config}; only this module looks into it. */
export interface ConfigTree {
  /** Always `object`. */
  readonly kind: "object";
}

/** Receives the paths that are read from a {@link Config} and from its sections. */
export interface ReadObserver {
  /** `path` starts at the root. `isWhole` is true if everything below it was read at once (`entries`, `keys`, `toJSON`…). */
  onRead(path: readonly string[], isWhole: boolean): void;
}

const NOWHERE: Origin = { source: "program", line: 0, column: 0 };

/**
 * An immutable configuration: a tree of settings with the place of each. Build it in two steps: stack layers with {@link withFallback}, then
 * call {@link resolve} once. Getters throw a `RITSEM_CONFIG_…` error with the path, the place, the value and a valid example. They use a
 * default only if the caller passes one, and only for a missing or null value.
 */
export class Config {
  readonly #root: ObjectNode;
  readonly #section: readonly string[];
  readonly #observer: ReadObserver | undefined;
  #isResolved: boolean | undefined;

  /** For this module: programs get a Config from `parse`, `parseFile`, `fromObject` or {@link Config.empty}. */
  constructor(root: ConfigTree, section: readonly string[] = [], observer?: ReadObserver) {
    this.#root = root as ObjectNode;
    this.#section = section;
    this.#observer = observer;
  }

  /** A configuration without any key. */
  static empty(): Config {
    return new Config(objectNode(new Map(), NOWHERE));
  }

  /** Returns this configuration over `other`, by the rule for a later text over an earlier one: objects merge, other values replace. */
  withFallback(other: Config): Config {
    return this.#with(withinCallStack(this.#root.origin, () => layered([other.#root, this.#root]) as ObjectNode));
  }

  /**
   * Replaces every substitution by its value. Call it once, on the whole. `env` has the values that the configuration does not have; pass
   * `Platform.environment`. Throws HoconResolveError or HoconLimitError, both with a place.
   */
  resolve(options: { readonly env?: Environment } = {}): Config {
    if (this.isResolved) return this;
    const config = this.#with(withinCallStack(this.#root.origin, () => resolvedRoot(this.#root, options.env ?? {})));
    config.#isResolved = true;
    return config;
  }

  /** Whether all substitutions are replaced. */
  get isResolved(): boolean {
    this.#isResolved ??= isResolvedNode(this.#root);
    return this.#isResolved;
  }

  /** Whether `path` has a value; null counts as none. */
  hasPath(path: ConfigPath): boolean {
    const node = this.#find(path);
    return node !== undefined && !isNull(node);
  }

  /** A text; numbers and booleans as they were written. */
  getString(path: ConfigPath, fallback?: string): string;
  /** The same; with `null` as the default, a missing or null value is `null`. */
  getString(path: ConfigPath, fallback: string | null): string | null;
  getString(path: ConfigPath, fallback?: string | null): string | null {
    return this.#scalar<string | null>(path, TEXT, fallback);
  }

  /** A finite number. `rest`: a {@link Constraint}, a default, or both in this order. */
  getNumber(path: ConfigPath, ...rest: NumberArguments): number {
    return this.#number(path, NUMBER, rest, "");
  }

  /** A whole number that a double holds exactly. `rest`: a {@link Constraint}, a default, or both in this order. */
  getInt(path: ConfigPath, ...rest: NumberArguments): number {
    return this.#number(path, INTEGER, rest, "");
  }

  /** `on`, `yes`, `true`, `off`, `no` or `false`, in any case. */
  getBoolean(path: ConfigPath, fallback?: boolean): boolean {
    return this.#scalar(path, BOOLEAN, fallback);
  }

  /** A duration in ms, with fractions; `infinite` is `Infinity`, a bare number is ms. Constraint and default are in ms too. */
  getDurationMs(path: ConfigPath, ...rest: NumberArguments): number {
    return this.#number(path, DURATION_MS, rest, " ms");
  }

  /** A size in bytes, rounded down. Throws above 2^53 - 1: see {@link getBytesBigInt}. Constraint and default are in bytes. */
  getBytes(path: ConfigPath, ...rest: NumberArguments): number {
    return this.#number(path, BYTES_IN_DOUBLE, rest, "b");
  }

  /** A whole number, or a switch, which means what `meaning` says. `rest`: a {@link Constraint} of the number, a default, or both. */
  getIntOrSwitch(path: ConfigPath, meaning: SwitchMeaning<number>, ...rest: NumberArguments): number {
    return this.#number(path, orSwitch(INTEGER, meaning), rest, "");
  }

  /** A size in bytes, or a switch, which means what `meaning` says. `rest`: a {@link Constraint} of the size, a default, or both. */
  getBytesOrSwitch(path: ConfigPath, meaning: SwitchMeaning<number>, ...rest: NumberArguments): number {
    return this.#number(path, orSwitch(BYTES_IN_DOUBLE, meaning), rest, "b");
  }

  /** A size in bytes of any magnitude. */
  getBytesBigInt(path: ConfigPath, fallback?: bigint): bigint {
    return this.#scalar(path, BYTES, fallback);
  }

  /** One of `values`, compared in any case and returned as in `values`. */
  getEnum<T extends string>(path: ConfigPath, values: readonly T[], fallback?: T): T {
    return this.#scalar(path, oneOf(values), fallback);
  }

  /** One of `values` as {@link getEnum}, or a switch, which means what `meaning` says. */
  getEnumOrSwitch<T extends string>(path: ConfigPath, values: readonly T[], meaning: SwitchMeaning<T>, fallback?: T): T {
    return this.#scalar(path, orSwitch(oneOf(values), meaning), fallback);
  }

  /** An array of texts; numbers and booleans in it as they were written. */
  getStringList(path: ConfigPath, fallback?: readonly string[]): readonly string[] {
    return this.#list(path, "an array of texts", '["a", "b"]', fallback, (node, at) => converted(node, at, TEXT));
  }

  /** An array of whole numbers. */
  getIntList(path: ConfigPath, fallback?: readonly number[]): readonly number[] {
    return this.#list(path, "an array of whole numbers", "[1, 2]", fallback, (node, at) => converted(node, at, INTEGER));
  }

  /** The object at `path`. Paths in its errors start at the root of this configuration. */
  getConfig(path: ConfigPath, fallback?: Config): Config {
    const keys = keysOf(path);
    const node = this.#walk(keys);
    if (fallback && (node === undefined || isNull(node))) return fallback;
    const complete = [...this.#section, ...keys];
    if (node?.kind === "object") return new Config(withoutBarrier(node), complete, this.#observer);
    const object = presentNode(node, renderPath(complete), "an object", "{ key = value }");
    throw new ConfigWrongTypeError(renderPath(complete), kindText(object), "an object", "{ key = value }", object.origin);
  }

  /** An array of objects. */
  getConfigList(path: ConfigPath, fallback?: readonly Config[]): readonly Config[] {
    return this.#list(path, "an array of objects", "[{ key = value }]", fallback, (node, at, keys) => {
      const object = presentNode(node, at, "an object", "{ key = value }");
      if (object.kind === "object") return new Config(withoutBarrier(object), keys);
      throw new ConfigWrongTypeError(at, kindText(object), "an object", "{ key = value }", object.origin);
    });
  }

  /** The value at `path` as plain JavaScript: string, number, boolean, null, array, or object without prototype. */
  getValue(path: ConfigPath, fallback?: unknown): unknown {
    const node = this.#find(path, true);
    if (node === undefined && fallback !== undefined) return fallback;
    const at = this.#name(path);
    return node && isNull(node) ? null : plainFromNode(presentNode(node, at, "a value", '"some text"'), [at]);
  }

  /** Keys of this object, as they are (not path expressions), in order of first appearance. */
  keys(): readonly string[] {
    this.#observer?.onRead(this.#section, true);
    return [...this.#root.fields.keys()];
  }

  /**
   * Every leaf with its path, value and origin. Without those of `layer`, if it is one of the configurations that {@link withFallback} made this one
   * of. Throws if it is not resolved.
   */
  entries(layer?: Config): Iterable<ConfigEntry> {
    this.#observer?.onRead(this.#section, true);
    return entriesOf(this.#root, layer?.root as ObjectNode | undefined);
  }

  /** The place where the value at `path` was written; `undefined` if there is none. */
  origin(path: ConfigPath): Origin | undefined {
    return this.#walk(keysOf(path))?.origin;
  }

  /** Returns a copy with `value` at `path`, plain JavaScript as in `fromObject`, in place of the older value. */
  withValue(path: ConfigPath, value: unknown, source: string = NOWHERE.source): Config {
    const origin = { ...NOWHERE, source };
    const node = nodeFromPlain(value, origin, keysOf(path));
    return this.#with(replaced(this.#root, keysOf(path), node.kind === "object" ? asBarrier(node) : node, origin));
  }

  /** Returns a copy without the value at `path`. A fallback then shows through. */
  withoutPath(path: ConfigPath): Config {
    return this.#with(without(this.#root, keysOf(path)));
  }

  /** Returns a configuration that has this one at `path`. Resolve first: the paths of substitutions still start at the root. */
  atPath(path: ConfigPath): Config {
    return new Config(nested(keysOf(path), this.#root, this.#root.origin));
  }

  /** Plain JavaScript, safe to stringify and to iterate; objects have no prototype. Throws if it is not resolved. */
  toJSON(): Record<string, unknown> {
    this.#observer?.onRead(this.#section, true);
    return plainFromObject(this.#root, this.#section);
  }

  /** HOCON or JSON text that parses to the same tree. Throws if the configuration is not resolved. */
  render(options: RenderOptions = {}): string {
    return renderObject(options.hidesSecrets === true ? withoutSecrets(this.#root) : this.#root, options);
  }

  /** The value at `path` as text on one line; numbers as they were written. Throws if there is none or it is not resolved. */
  renderValue(path: ConfigPath, format: RenderFormat = "hocon"): string {
    const node = this.#walk(keysOf(path));
    return renderInline(node && isNull(node) ? node : presentNode(node, this.#name(path), "a value", '"some text"'), format);
  }

  /** The tree itself; only this module uses it. */
  get root(): ConfigTree {
    return this.#root;
  }

  /** Returns the same configuration, which reports to `observer` what is read from now on, also through {@link getConfig}. */
  observedBy(observer: ReadObserver): Config {
    return new Config(this.#root, this.#section, observer);
  }

  #with(root: ObjectNode): Config {
    return new Config(root, this.#section, this.#observer);
  }

  #name(path: ConfigPath): string {
    return renderPath([...this.#section, ...keysOf(path)]);
  }

  #find(path: ConfigPath, isWhole: boolean = false): ConfigNode | undefined {
    const keys = keysOf(path);
    this.#observer?.onRead([...this.#section, ...keys], isWhole);
    return this.#walk(keys);
  }

  #walk(keys: readonly string[]): ConfigNode | undefined {
    let node: ConfigNode | undefined = this.#root;
    for (const key of keys) {
      if (node === undefined) return undefined;
      if (node.kind === "object") node = node.fields.get(key);
      else if (isResolvedKind(node)) return undefined;
      else throw new ConfigNotResolvedError(renderPath([...this.#section, ...keys]), node.origin);
    }
    return node;
  }

  #scalar<T>(path: ConfigPath, conversion: Conversion<T>, fallback: T | undefined): T {
    const node = this.#find(path);
    if (fallback !== undefined && (node === undefined || isNull(node))) return fallback;
    return readable(node, conversion) ?? converted(node, this.#name(path), conversion);
  }

  #number(path: ConfigPath, conversion: Conversion<number>, rest: NumberArguments, unit: string): number {
    const [first, second] = rest;
    const fallback = typeof first === "number" ? first : second;
    const node = this.#find(path);
    if (node === undefined || isNull(node)) {
      if (fallback !== undefined) return fallback;
      return converted(node, this.#name(path), conversion);
    }
    const value = readable(node, conversion) ?? converted(node, this.#name(path), conversion);
    if (typeof first !== "object" || first.accepts(value)) return value;
    throw outOfRange(value, first, node, this.#name(path), unit);
  }

  #list<T>(
    path: ConfigPath,
    expected: string,
    example: string,
    fallback: readonly T[] | undefined,
    read: (node: ConfigNode, at: string, keys: readonly string[]) => T,
  ): readonly T[] {
    const node = this.#find(path, true);
    if (fallback && (node === undefined || isNull(node))) return fallback;
    const at = this.#name(path);
    const present = presentNode(node, at, expected, example);
    const list = present.kind === "object" ? listFromNumericObject(present) : present;
    if (list?.kind !== "list") throw new ConfigWrongTypeError(at, kindText(present), expected, example, present.origin);
    const keys = [...this.#section, ...keysOf(path)];
    return list.items.map((item, index) => read(item, `${at}[${index}]`, [...keys, String(index)]));
  }
}

/** The arguments of number getters after the path: a constraint, a default, both, or neither. */
export type NumberArguments =
  | readonly []
  | readonly [Constraint | number | undefined]
  | readonly [Constraint | undefined, number | undefined];

/**
 * Creates a configuration from plain JavaScript. Keys are path expressions at every level: `{ "akka.remote": { port: 0 } }` is three keys deep,
 * and a key with a dot is written `'"a.b"'`. Texts are used as they are, without substitutions. `source` is its name in origins. Throws
 * ConfigBadValueError for values that HOCON does not have, such as functions, dates and NaN; ignores undefined.
 */
export function fromObject(plain: Readonly<Record<string, unknown>>, source: string = NOWHERE.source): Config {
  if (typeof plain !== "object" || plain === null) {
    throw new ConfigBadValueError("(root)", String(plain), "is not an object", "{ key = value }", { ...NOWHERE, source });
  }
  return new Config(objectFromPlain(plain, { ...NOWHERE, source }));
}

function keysOf(path: ConfigPath): readonly string[] {
  return typeof path === "string" ? parsePath(path) : path;
}

function replaced(object: ObjectNode, keys: readonly string[], node: ConfigNode, origin: Origin): ObjectNode {
  const [key, ...rest] = keys;
  if (key === undefined) return node.kind === "object" ? node : object;
  const child = object.fields.get(key);
  const inner = rest.length === 0 ? node : child?.kind === "object" ? replaced(child, rest, node, origin) : nested(rest, node, origin);
  const isStack = child !== undefined && rest.length > 0 && child.kind !== "object";
  const fields = new Map(object.fields).set(key, isStack ? layered([child, inner]) : inner);
  return { ...object, fields, measure: undefined };
}

function without(object: ObjectNode, [key = "", ...rest]: readonly string[]): ObjectNode {
  const child = object.fields.get(key);
  if (child === undefined || (rest.length > 0 && child.kind !== "object")) return object;
  const fields = new Map(object.fields);
  if (rest.length > 0 && child.kind === "object") fields.set(key, without(child, rest));
  else fields.delete(key);
  return { ...object, fields, measure: undefined };
}

function isResolvedNode(node: ConfigNode): boolean {
  if (node.kind === "scalar") return true;
  if (node.kind !== "list" && node.kind !== "object") return false;
  if (node.measure) return true;
  for (const child of node.kind === "list" ? node.items : node.fields.values()) {
    if (!isResolvedNode(child)) return false;
  }
  return true;
}
