import { inspectAs } from "../../base/index.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** A set whose elements are never removed. Immutable. */
export class GSet<T> extends ReplicatedData {
  /** The .NET type of the elements. */
  readonly elementType: ValueType;
  readonly #elements: ReadonlyMap<string, T>;
  readonly #delta: GSet<T> | undefined;

  private constructor(elementType: ValueType, elements: ReadonlyMap<string, T>, delta?: GSet<T>) {
    super();
    this.elementType = elementType;
    this.#elements = elements;
    this.#delta = delta;
  }

  /** The set without elements. Default of `elementType`: `string`. */
  static empty<T = string>(elementType: ValueType = "string"): GSet<T> {
    return new GSet<T>(elementType, new Map());
  }

  /** The set of these elements. */
  static from<T>(elementType: ValueType, elements: Iterable<T>): GSet<T> {
    const map = new Map<string, T>();
    for (const element of elements) map.set(identityOf(element), element);
    return new GSet<T>(elementType, map);
  }

  /** The elements, in no particular order. */
  get elements(): readonly T[] {
    return [...this.#elements.values()];
  }

  /** Count of elements. */
  get size(): number {
    return this.#elements.size;
  }

  /** Whether `element` is in the set. Objects are equal if their members are. */
  has(element: T): boolean {
    return this.#elements.has(identityOf(element));
  }

  /** The set with `element`. */
  add(element: T): GSet<T> {
    const identity = identityOf(element);
    const known = this.#delta === undefined ? [] : this.#delta.#elements;
    const delta = new GSet<T>(this.elementType, new Map(known).set(identity, element));
    return new GSet<T>(this.elementType, new Map(this.#elements).set(identity, element), delta);
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: GSet<T>): GSet<T> {
    assertSameClass(this, other);
    const type = this.size === 0 ? other.elementType : this.elementType;
    return new GSet<T>(type, new Map([...this.#elements, ...other.#elements]));
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): GSet<T> | undefined {
    return this.#delta;
  }

  /** The same value with an empty delta. */
  override resetDelta(): GSet<T> {
    return this.#delta === undefined ? this : new GSet<T>(this.elementType, this.#elements);
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): GSet<T> {
    return GSet.empty<T>(this.elementType);
  }

  /** `GSet(a, b)`. */
  override toString(): string {
    return `GSet(${[...this.#elements.keys()].join(", ")})`;
  }
}

inspectAs(GSet.prototype, String);
