import { assert, describe, it } from "vitest";
import type { Lease } from "../../src/cluster/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { type LeaseFixture, leaseCompliance } from "../../src/testkit/compliance/index.ts";

/** Leases in one process. */
class Locks {
  readonly owners = new Map<string, { readonly owner: string; readonly onLost: (() => void) | undefined }>();

  lease(name: string, owner: string): Lease {
    const isMine = (): boolean => this.owners.get(name)?.owner === owner;
    return {
      acquire: (onLost) => {
        if (!this.owners.has(name) || isMine()) this.owners.set(name, { owner, onLost });
        return Promise.resolve(isMine());
      },
      release: () => Promise.resolve(isMine() && this.owners.delete(name)),
      checkLease: isMine,
    };
  }

  takeAway(name: string): void {
    const { onLost } = this.owners.get(name) ?? {};
    this.owners.delete(name);
    onLost?.();
  }
}

function fixtureOf(locks: Locks, change: (lease: Lease, name: string, owner: string) => Lease = (lease) => lease): LeaseFixture {
  return {
    platform: nodePlatform(),
    operationTimeoutMs: 100,
    createLease: (name, owner) => change(locks.lease(name, owner), name, owner),
    createUnreachableLease: () => ({
      acquire: () => Promise.reject(new Error("no store")),
      release: () => Promise.resolve(false),
      checkLease: () => false,
    }),
    takeAway: (name) => Promise.resolve(locks.takeAway(name)),
  };
}

/** The promises that a lease breaks. Deadlines pass as soon as nothing else happens. */
async function brokenBy(fixture: LeaseFixture): Promise<readonly string[]> {
  const broken: string[] = [];
  const { platform } = fixture;
  const hasty = { ...platform, timers: { once: (_delayMs: number, fire: () => void) => platform.timers.once(0, fire) } };
  for (const { name, run } of leaseCompliance)
    await run({ ...fixture, platform: hasty }).catch(() => broken.push(name.split(" ", 1)[0] ?? ""));
  return [...new Set(broken)];
}

describe("Leases in one process", () => {
  for (const { name, run } of leaseCompliance) it(name, () => run(fixtureOf(new Locks())));
});

describe("The compliance suite of leases", () => {
  it("has cases for every numbered promise", () => {
    const numbers = new Set(leaseCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual([...numbers], ["L1", "L2", "L3", "L4", "L5", "L6"]);
  });

  it("finds a lease that refuses everybody, one that everybody gets, and one that does not know that it is lost", async () => {
    const refusing = fixtureOf(new Locks(), (lease) => ({ ...lease, acquire: () => Promise.resolve(false) }));
    const generous = fixtureOf(new Locks(), (lease) => ({ ...lease, acquire: () => Promise.resolve(true) }));
    assert.includeMembers([...(await brokenBy(refusing))], ["L1", "L2", "L5"]);
    assert.includeMembers([...(await brokenBy(generous))], ["L2", "L5"]);
    const sure = fixtureOf(new Locks(), (lease) => {
      let isHeld = false;
      return { ...lease, acquire: async (onLost) => (isHeld = (await lease.acquire(onLost)) || isHeld), checkLease: () => isHeld };
    });
    assert.deepEqual(await brokenBy(sure), ["L5", "L6"]);
  });

  it("finds a lease that claims to be held without a store", async () => {
    const fixture = fixtureOf(new Locks());
    const bold: Lease = { acquire: () => Promise.resolve(true), release: () => Promise.resolve(true), checkLease: () => true };
    assert.deepEqual(await brokenBy({ ...fixture, createUnreachableLease: () => bold }), ["L3"]);
  });
});
