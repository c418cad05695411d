/** Where a value was written. Lines and columns start at 1; columns count UTF-16 units. */
export interface Origin {
  /** File name, or what `parse` was told the text is. */
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`, the form editors and terminals turn into a link. A line of 0 means the value has no text behind it. */
export function originText(origin: Origin): string {
  return origin.line === 0 ? origin.source : `${origin.source}:${origin.line}:${origin.column}`;
}
