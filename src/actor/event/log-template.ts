/**
 * Makes the text of a log event from its template and arguments, when somebody reads it. Must not throw. Named in `akka.logger-formatter`;
 * given to a system by its setup.
 */
export type LogFormatter = (template: string, args: readonly unknown[]) => string;

/** `{{`, `}}`, or a hole: `{0}`, `{Name}`, `{@Name}`, `{0:format}`, `{0,width}`. */
const PARTS = /\{\{|\}\}|\{@?([A-Za-z0-9_]+)(?:[,:][^{}]*)?\}/g;

/** `{0}` by position, `{Name}` in order of appearance, `{{` and `}}` for braces. A hole without an argument stays as it is. */
export const formatTemplate: LogFormatter = (template, args) => {
  const names: string[] = [];
  return fillHoles(template, args, (name) => (isPosition(name) ? Number(name) : indexOfName(names, name)));
};

/** As {@link formatTemplate}, but names stay as they are. */
export const formatPositions: LogFormatter = (template, args) =>
  fillHoles(template, args, (name) => (isPosition(name) ? Number(name) : Number.POSITIVE_INFINITY));

/** The arguments by the names of their holes; those of `{0}` and its like have none. */
export function namedArguments(template: string, args: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names: string[] = [];
  const found = new Map<string, unknown>();
  for (const [, name] of template.matchAll(PARTS)) {
    if (name === undefined || isPosition(name)) continue;
    const index = indexOfName(names, name);
    if (index < args.length) found.set(name, args[index]);
  }
  return found;
}

function fillHoles(template: string, args: readonly unknown[], indexOf: (name: string) => number): string {
  if (args.length === 0) return template;
  return template.replace(PARTS, (part: string, name: string | undefined) => {
    if (name === undefined) return part.charAt(0);
    const index = indexOf(name);
    return index < args.length ? textOf(args[index]) : part;
  });
}

function isPosition(name: string): boolean {
  return /^\d+$/.test(name);
}

function indexOfName(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

/** What a value looks like in a log line: plain objects and arrays as JSON, errors by name and message, all else as it prints itself. */
export function textOf(value: unknown): string {
  try {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value !== "object" || value === null) return String(value);
    const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
    return isPlain ? JSON.stringify(value) : (value as { toString(): string }).toString();
  } catch {
    return `(${typeof value})`; // cyclic, a bigint inside, or a toString that throws: a log line must not fail
  }
}
