/** One parser, or several that work together, with inputs that it may find hard. */
export interface GrowthCase {
  readonly name: string;
  /** The largest input that is not refused at once, when there is such a bound. Unit: of `make`. */
  readonly largest?: number;
  /** An input whose size is in proportion to `size`, which is about its bytes. */
  readonly make: (size: number) => unknown;
  /** What is measured. It may throw: refusing costs too. */
  readonly run: (input: never) => unknown;
}

/** Cases of one parser, by what is special about their inputs. */
export function casesOf<T>(
  parser: string,
  run: (input: T) => unknown,
  shapes: Readonly<Record<string, (size: number) => T>>,
  largest?: number,
): readonly GrowthCase[] {
  return Object.entries(shapes).map(([shape, make]) => ({
    name: `${parser}: ${shape}`,
    make,
    run: run as (input: never) => unknown,
    ...(largest === undefined ? {} : { largest }),
  }));
}

/** `text` again and again, up to about `size` characters. */
export function repeated(text: string, size: number): string {
  return text.repeat(Math.max(1, Math.floor(size / text.length)));
}

/** What `make` gives for 0, 1, 2…, up to about `size` characters. */
export function numbered(size: number, make: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0; length < size; ) {
    const part = make(parts.length);
    length += part.length;
    parts.push(part);
  }
  return parts.join("");
}

/** Calls what may refuse its input. */
export function tried(call: () => unknown): void {
  try {
    call();
  } catch {
    // a refusal
  }
}
