import type { Lease } from "../../cluster/index.ts";
import { settleWithin, type Platform } from "../../platform/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";
import { withDeadline } from "./frame-recorder.ts";

/** What is needed to check a lease. */
export interface LeaseFixture {
  /** Real time: the cases give each step a deadline. */
  readonly platform: Platform;
  /** The `operationTimeoutMs` of the leases of this fixture. Unit: ms. */
  readonly operationTimeoutMs: number;
  /** The lease `leaseName` for `ownerName`. All leases of a fixture use the same store. Each case uses a name of its own. */
  createLease(leaseName: string, ownerName: string): Lease;
  /** A lease whose store does not answer, for example because nothing listens at its address. */
  createUnreachableLease(leaseName: string, ownerName: string): Lease;
  /** Takes the lease `leaseName` from its owner in the store, as if it had expired, and lets the owner find out. */
  takeAway(leaseName: string): Promise<void>;
}

/** What a busy machine may add to a limit. Unit: ms. */
const SLACK_MS = 5_000;

/** Promises L1 to L6 of `Lease`. */
export const leaseCompliance: readonly ComplianceCase<LeaseFixture>[] = [
  compliance("L1 acquire resolves with true for the first owner that asks", async (lease) => {
    expectSame(await lease("first").acquire(), true, "acquire of a free lease");
  }),
  compliance("L2 while one owner holds the lease, all others get false", async (lease) => {
    expectSame(await lease("first").acquire(), true, "acquire of a free lease");
    for (const other of ["second", "third"]) expectSame(await lease(other).acquire(), false, `acquire by the ${other} owner`);
  }),
  compliance("L2 of owners that ask at once, exactly one gets the lease", async (lease) => {
    const owners = ["first", "second", "third", "fourth"];
    const answers = await Promise.all(owners.map((owner) => lease(owner).acquire()));
    expectSame(answers.filter((isHeld) => isHeld).length, 1, "owners of the lease");
  }),
  compliance("L2 an owner that holds the lease gets true again", async (lease) => {
    const mine = lease("first");
    await mine.acquire();
    expectSame(await mine.acquire(), true, "acquire by the owner");
    expectSame(await lease("second").acquire(), false, "acquire by another owner after that");
  }),
  compliance("L2 leases of different names do not exclude each other", async (lease) => {
    await lease("first", "other").acquire();
    expectSame(await lease("second").acquire(), true, "acquire of a lease of another name");
  }),
  compliance("L3 acquire settles in time if the store does not answer, and does not claim the lease", async (_lease, fixture) => {
    const lost = fixture.createUnreachableLease("unreachable", "first");
    const outcome = lost.acquire().catch(() => false);
    const limitMs = fixture.operationTimeoutMs + SLACK_MS;
    const settled = await settleWithin<boolean | "pending">(fixture.platform.timers, limitMs, outcome, () => "pending");
    expectSame(settled, false, `acquire without a store, after ${limitMs} ms`);
    expectSame(lost.checkLease(), false, "checkLease without a store");
  }),
  compliance("L4 onLost is called once if the lease is lost without release", async (lease, fixture, name) => {
    let times = 0;
    let onLost = (): void => {};
    const lost = new Promise<void>((resolve) => (onLost = resolve));
    const mine = lease("first");
    await mine.acquire(() => {
      times += 1;
      onLost();
    });
    expectSame(times, 0, "calls of onLost while the lease is held");
    await fixture.takeAway(name);
    await withDeadline(lost, fixture.platform.timers, () => "L4 onLost was not called");
    expectSame(await lease("second").acquire(), true, "acquire by another owner after the loss");
    expectSame(times, 1, "calls of onLost");
  }),
  compliance("L4 onLost is not called after release", async (lease) => {
    let times = 0;
    const mine = lease("first");
    await mine.acquire(() => (times += 1));
    await mine.release();
    await lease("second").acquire();
    expectSame(times, 0, "calls of onLost after release");
  }),
  compliance("L5 release resolves with true, and another owner may have the lease", async (lease) => {
    const mine = lease("first");
    await mine.acquire();
    expectSame(await mine.release(), true, "release by the owner");
    expectSame(await lease("second").acquire(), true, "acquire after release");
    expectSame(await mine.acquire(), false, "acquire by the former owner");
  }),
  compliance("L5 release by another owner does not free the lease", async (lease) => {
    await lease("first").acquire();
    await lease("second")
      .release()
      .catch(() => false);
    expectSame(await lease("third").acquire(), false, "acquire after a release by another owner");
  }),
  compliance("L6 checkLease tells whether this owner holds the lease", async (lease) => {
    const [mine, other] = [lease("first"), lease("second")];
    expectSame([mine.checkLease(), other.checkLease()], [false, false], "before acquire");
    await mine.acquire();
    await other.acquire();
    expectSame([mine.checkLease(), other.checkLease()], [true, false], "after acquire by the first owner");
    await mine.release();
    expectSame(mine.checkLease(), false, "after release");
  }),
  compliance("L6 checkLease is false when onLost is called", async (lease, fixture, name) => {
    const mine = lease("first");
    let onLost = (_isHeld: boolean): void => {};
    const lost = new Promise<boolean>((resolve) => (onLost = resolve));
    await mine.acquire(() => onLost(mine.checkLease()));
    await fixture.takeAway(name);
    expectThat(!(await withDeadline(lost, fixture.platform.timers, () => "L4 onLost was not called")), "checkLease is true after the loss");
  }),
];

/** The lease of this case for an owner; with a suffix, one of another name. */
type LeaseOf = (owner: string, suffix?: string) => Lease;

function compliance(
  name: string,
  check: (lease: LeaseOf, fixture: LeaseFixture, leaseName: string) => Promise<void>,
): ComplianceCase<LeaseFixture> {
  return {
    name,
    async run(fixture) {
      const used = new Map<string, Lease>();
      const leaseName = `compliance-${fixture.platform.randomUid()}`;
      const lease: LeaseOf = (owner, suffix = "") => {
        const key = `${leaseName}${suffix}/${owner}`;
        const found = used.get(key) ?? fixture.createLease(`${leaseName}${suffix}`, owner);
        used.set(key, found);
        return found;
      };
      try {
        await check(lease, fixture, leaseName);
      } finally {
        for (const each of used.values()) await each.release().catch(() => false);
      }
    },
  };
}
