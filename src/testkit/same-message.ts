/**
 * Whether two messages mean the same: equal primitives, or objects of one class with the same content. Refs are compared by path and uid,
 * and whatever else has an `equals` by that.
 */
export function isSameMessage(a: unknown, b: unknown): boolean {
  return isSame(a, b, []);
}

function isSame(a: unknown, b: unknown, above: readonly object[]): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (hasEquals(a)) return a.equals(b);
  if (above.includes(a)) return true; // a circle: whatever differs is found on the way round
  const inner = [...above, a];
  if (a instanceof Date) return a.getTime() === (b as Date).getTime();
  if (a instanceof Map) return isSameMap(a, b as Map<unknown, unknown>, inner);
  if (a instanceof Set) return a.size === (b as Set<unknown>).size && [...a].every((value) => (b as Set<unknown>).has(value));
  if (a instanceof Error && a.message !== (b as Error).message) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as Fields)[key], (b as Fields)[key], inner));
}

type Fields = Readonly<Record<string, unknown>>;

function isSameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>, above: readonly object[]): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key), above));
}

function hasEquals(value: object): value is { equals(other: unknown): boolean } {
  return "equals" in value && typeof value.equals === "function";
}
