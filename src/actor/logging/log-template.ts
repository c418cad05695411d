import { alignText, formatValue } from "./format-value.ts";
import { textOf } from "./value-text.ts";

/**
 * Formats the text of a log event from its template and arguments, when it is first read. Must not throw. Named in `akka.logger-formatter`;
 * passed to a system in its setup.
 */
export type LogFormatter = (template: string, args: readonly unknown[]) => string;

/** `{{`, `}}`, or a placeholder: `{0}`, `{Name}`, `{@Name}`, `{0:format}`, `{0,width}`, `{0,width:format}`. */
const PARTS = /\{\{|\}\}|\{@?([A-Za-z0-9_]+)(?:,\s*(-?\d{1,3}))?(?::([^{}]*))?\}/g;

/**
 * `{0}` by position, `{Name}` in order of appearance, `{{` and `}}` for braces. A placeholder may have a width and a .NET format for numbers and
 * dates: `{0,8:F2}`, `{Time:HH:mm:ss}`. A placeholder without an argument is left unchanged.
 */
export const formatTemplate: LogFormatter = (template, args) => {
  const names: string[] = [];
  return fillHoles(template, args, (name) => (isPosition(name) ? Number(name) : indexOfName(names, name)));
};

/** Like {@link formatTemplate}, but leaves names unchanged. */
export const formatPositions: LogFormatter = (template, args) =>
  fillHoles(template, args, (name) => (isPosition(name) ? Number(name) : Number.POSITIVE_INFINITY));

/** The arguments by the names of their placeholders; positional placeholders such as `{0}` have none. */
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
  return template.replace(PARTS, (part: string, name: string | undefined, width: string | undefined, format: string | undefined) => {
    if (name === undefined) return part.charAt(0);
    const index = indexOf(name);
    if (index >= args.length) return part;
    const text = (format === undefined ? undefined : formatValue(args[index], format)) ?? textOf(args[index]);
    return width === undefined ? text : alignText(text, Number(width));
  });
}

function isPosition(name: string): boolean {
  return /^\d+$/.test(name);
}

function indexOfName(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}
