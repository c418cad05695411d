import { RitsemError } from "../../base/index.ts";

/**
 * One promise of a kind of plug-in, as data: any test runner can run it. `run` rejects if the promise is broken. A case never waits for
 * a fixed time: it waits for events, each with a deadline.
 */
export interface ComplianceCase<Fixture> {
  /** The number of the promise and a sentence about behaviour: `T6 shutdown may be called twice`. */
  readonly name: string;
  /** Runs the case. Rejects if the promise is broken. */
  run(fixture: Fixture): Promise<void>;
}

/** A plug-in broke one of its promises. */
export class ComplianceError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_COMPLIANCE";
}

/** Throws {@link ComplianceError} with `broken` as its message unless `isKept`. */
export function expectThat(isKept: boolean, broken: string): asserts isKept {
  if (!isKept) throw new ComplianceError(broken);
}

/** Throws {@link ComplianceError} unless both print the same. For plain data only. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  expectThat(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}

/** The reason that `promise` rejects with. Throws {@link ComplianceError} if it resolves. */
export async function rejectionOf(promise: Promise<unknown>, what: string): Promise<unknown> {
  const outcome = await promise.then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  expectThat(outcome !== undefined, `${what} must reject, but resolved`);
  return outcome.reason;
}
