/** The place where a value was written. Lines and columns start at 1; columns count UTF-16 units. */
export interface Origin {
  /** The name of the file, or the `source` that `parse` received. */
  readonly source: string;
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
}

/** Returns `file:line:column`, which editors and terminals show as a link. A line of 0 means that the value is not from a text. */
export function originText(origin: Origin): string {
  return origin.line === 0 ? origin.source : `${origin.source}:${origin.line}:${origin.column}`;
}
