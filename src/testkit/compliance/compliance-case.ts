import { RitsemError } from "../../base/index.ts";

/**
 * One promise of a plug-in kind, as data: any test runner can host it. `run` rejects when the promise is broken. A case never waits
 * for nothing: it waits for events, each with a deadline.
 */
export interface ComplianceCase<Fixture> {
  /** The promise's number and a sentence about behaviour: `T6 shutdown may be called twice`. */
  readonly name: string;
  run(fixture: Fixture): Promise<void>;
}

/** A plug-in broke one of its promises. */
export class ComplianceError extends RitsemError {
  readonly code = "RITSEM_TESTKIT_COMPLIANCE";
}

/** Throws {@link ComplianceError} with `broken` as its text unless `isKept`. */
export function expectThat(isKept: boolean, broken: string): asserts isKept {
  if (!isKept) throw new ComplianceError(broken);
}

/** Throws {@link ComplianceError} unless both print alike. For plain data only. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  expectThat(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}

/** What `promise` rejects with. Throws {@link ComplianceError} when it resolves. */
export async function rejectionOf(promise: Promise<unknown>, what: string): Promise<unknown> {
  const outcome = await promise.then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  expectThat(outcome !== undefined, `${what} was to reject and resolved`);
  return outcome.reason;
}
