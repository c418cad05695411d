const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** What Node gives to the method that it looks for when it prints an object. */
type Inspect = (value: unknown, options: object) => string;

/** Lets Node's `console.log` and `util.inspect` print the instances of a class as `textOf` says, in place of what is inside them. */
export function inspectAs<T extends object>(prototype: T, textOf: (instance: T) => string): void {
  define(prototype, (instance) => textOf(instance as T));
}

/** Lets Node's `console.log` and `util.inspect` print instances with all their members in one line, however long it gets. */
export function inspectInOneLine(prototype: object): void {
  define(prototype, (instance, depth, options, inspect) => {
    const { name } = instance.constructor;
    if (typeof inspect !== "function" || depth < 0) return `[${name}]`;
    return `${name} ${inspect({ ...instance }, { ...options, depth, compact: true, breakLength: Number.POSITIVE_INFINITY })}`;
  });
}

function define(prototype: object, textOf: (instance: object, depth: number, options: object, inspect?: Inspect) => string): void {
  const value = function inspected(this: object, depth: number, options: object, inspect?: Inspect): string {
    try {
      return textOf(this, depth, options, inspect);
    } catch {
      return Object.prototype.toString.call(this); // the prototype itself, which is no instance
    }
  };
  Object.defineProperty(prototype, INSPECT, { value });
}
