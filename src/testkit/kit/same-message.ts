/** Where two values that should be equal differ first. */
export interface Difference {
  /** From the whole to the part: `.items[1].price`; empty for the whole. */
  readonly path: string;
  /** The part of the first value; `undefined` also if there is none. */
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Whether two messages are equal: equal primitives, or objects of one class with equal content. Refs are compared by path and uid, and
 * other objects with an `equals` method by that method.
 */
export function isSameMessage(a: unknown, b: unknown): boolean {
  return differenceOf(a, b) === undefined;
}

/** Where two messages differ first; `undefined` if they are equal as {@link isSameMessage} means it. */
export function differenceOf(expected: unknown, actual: unknown, above: readonly object[] = []): Difference | undefined {
  if (Object.is(expected, actual)) return undefined;
  const different: Difference = { path: "", expected, actual };
  if (typeof expected !== "object" || typeof actual !== "object" || expected === null || actual === null) return different;
  if (Object.getPrototypeOf(expected) !== Object.getPrototypeOf(actual)) return different;
  if (hasEquals(expected)) return expected.equals(actual) ? undefined : different;
  if (above.includes(expected)) return undefined; // a cycle: a difference is found elsewhere in it
  const inner = [...above, expected];
  if (expected instanceof Date) return Object.is(expected.getTime(), (actual as Date).getTime()) ? undefined : different;
  if (expected instanceof Map) return firstIn(mapParts(expected, actual as Map<unknown, unknown>), inner);
  if (expected instanceof Set) {
    const other = actual as Set<unknown>;
    return expected.size === other.size && [...expected].every((value) => other.has(value)) ? undefined : different;
  }
  if (expected instanceof Error && expected.message !== (actual as Error).message) return different;
  return firstIn(memberParts(expected as Fields, actual as Fields), inner);
}

type Fields = Readonly<Record<string, unknown>>;

/** A part of both values, and whether both have it. */
interface Part extends Difference {
  readonly isInBoth: boolean;
}

function firstIn(parts: Iterable<Part>, above: readonly object[]): Difference | undefined {
  for (const { path, expected, actual, isInBoth } of parts) {
    const found = isInBoth ? differenceOf(expected, actual, above) : { path: "", expected, actual };
    if (found !== undefined) return { ...found, path: path + found.path };
  }
  return undefined;
}

function* memberParts(expected: Fields, actual: Fields): Generator<Part> {
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const path = Array.isArray(expected) ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    const isInBoth = Object.hasOwn(expected, key) && Object.hasOwn(actual, key);
    yield { path, expected: expected[key], actual: actual[key], isInBoth };
  }
}

function* mapParts(expected: ReadonlyMap<unknown, unknown>, actual: ReadonlyMap<unknown, unknown>): Generator<Part> {
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const path = `.get(${typeof key === "string" ? JSON.stringify(key) : String(key)})`;
    yield { path, expected: expected.get(key), actual: actual.get(key), isInBoth: expected.has(key) && actual.has(key) };
  }
}

function hasEquals(value: object): value is { equals(other: unknown): boolean } {
  return "equals" in value && typeof value.equals === "function";
}
