/** A hot implementation beside a plain one that does the same. */
export interface MicroCase {
  /** Paths of the files marked `@hotpath` that it measures. `check:modules` looks for them. */
  readonly files: readonly string[];
  /** What the plain implementation is. */
  readonly plainly: string;
  /** Inputs have numbers from 0 on. Count; default 1. */
  readonly inputs?: number;
  /** How many operations one call is: a short operation is measured many at a time. */
  readonly operations: number;
  readonly hot: Contestant;
  readonly plain: Contestant;
  readonly end?: () => Promise<unknown>;
}

/** One of the two implementations. */
export interface Contestant {
  /** Does all operations of one call, and leaves everything as it was before. */
  readonly run: (input: number) => unknown;
  /** What came of the call, to compare with the other implementation. Default: what {@link run} returned. Called right after it. */
  readonly outcome?: (returned: unknown, input: number) => unknown;
}
