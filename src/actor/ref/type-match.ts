/** A type that can be checked at run time: a primitive's constructor, a class, or a type guard. */
export type TypeToken<T = unknown> =
  | BigIntConstructor
  | (abstract new (
      ...args: never[]
    ) => T)
  | ((value: unknown) => value is T)
  | ((value: unknown) => boolean);

const PRIMITIVES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [String, "string"],
  [Number, "number"],
  [BigInt, "bigint"],
  [Boolean, "boolean"],
]);

/** The `typeof` of the values that a primitive's constructor denotes; `undefined` for all other tokens. */
export function primitiveNameOf(token: unknown): string | undefined {
  return PRIMITIVES.get(token);
}

/**
 * Whether `token` is a class rather than a guard. A class's `prototype` cannot be replaced. A plain function's can, so such a function
 * counts as a class only if something was added to its prototype, as ES5 compilers do.
 */
export function isClass(token: unknown): token is abstract new (...args: never[]) => unknown {
  if (typeof token !== "function") return false;
  const prototype = Object.getOwnPropertyDescriptor(token, "prototype");
  if (prototype === undefined) return false;
  if (prototype.writable === false) return true;
  const value: unknown = prototype.value;
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.getOwnPropertyNames(value).length > 1 || Object.getPrototypeOf(value) !== Object.prototype)
  );
}

/** Whether `value` matches `token`: primitives by `typeof`, classes by `instanceof`, guards by calling them. */
export function matchesType(token: TypeToken, value: unknown): boolean {
  const primitive = primitiveNameOf(token);
  if (primitive !== undefined) return typeof value === primitive;
  return isClass(token) ? value instanceof token : (token as (value: unknown) => boolean)(value);
}
