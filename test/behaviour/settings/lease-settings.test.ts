import { assert, it } from "vitest";
import type { Lease, LeaseFactory, LeaseSettings } from "../../../src/cluster/index.ts";
import { describeSetting } from "./describe-setting.ts";
import { type SimulatedCluster, withCluster } from "./split-brain.fixture.ts";

const SBR = "akka.cluster.split-brain-resolver";
const CLASS = "Shop.SharedLease";

/** One lease that all nodes of a test compete for, and what they did with it. */
class SharedLease {
  owner: string | undefined;
  readonly settings: LeaseSettings[] = [];
  /** Who asked when, in seconds. */
  readonly asked: { readonly by: string; readonly at: number }[] = [];
  /** When it was given back, in seconds. */
  readonly released: number[] = [];
  cluster: SimulatedCluster | undefined;

  readonly factory: LeaseFactory = (settings): Lease => {
    const name = settings.ownerName;
    this.settings.push(settings);
    return {
      acquire: () => {
        this.asked.push({ by: name, at: this.#now });
        this.owner ??= name;
        return Promise.resolve(this.owner === name);
      },
      release: () => {
        this.released.push(this.#now);
        this.owner = undefined;
        return Promise.resolve(true);
      },
      checkLease: () => this.owner === name,
    };
  };

  get #now(): number {
    return (this.cluster?.simulation.nowMs ?? 0) / 1_000;
  }
}

/** Splits `a b` from `c d e` with the strategy `lease-majority`. */
async function split(
  settings: string,
  settingsOf: Readonly<Record<string, string>> = {},
  section: string = `lease-class = "${CLASS}"`,
): Promise<{ readonly lease: SharedLease; readonly alive: string }> {
  const lease = new SharedLease();
  let alive = "";
  const base = `${SBR} { active-strategy = lease-majority, lease-majority.lease-implementation = shop.lease }, shop.lease { ${section} }`;
  await withCluster(
    `${base}\n${settings}`,
    async (cluster) => {
      lease.cluster = cluster;
      await cluster.start("a b c d e", settingsOf);
      await cluster.split("a b", "c d e", 40);
      ({ alive } = cluster);
    },
    new Map([[CLASS, lease.factory]]),
  );
  return { lease, alive };
}

const asksOf = ({ asked }: SharedLease, names: string): readonly number[] =>
  asked.filter(({ by }) => names.includes(by.slice(0, 1))).map(({ at }) => at);

describeSetting("akka.cluster.split-brain-resolver.lease-majority.lease-implementation", () => {
  it("is the section of the lease that decides which side goes on", async () => {
    const { lease, alive } = await split("");
    assert.equal(alive, "c d e");
    assert.equal(lease.owner, "c:2552");
  });
});

describeSetting("akka.cluster.split-brain-resolver.lease-majority.lease-name", () => {
  it("is the name of the lease, by default that of the system and -akka-sbr", async () => {
    assert.equal((await split("")).lease.settings[0]?.leaseName, "Shop-akka-sbr");
    assert.equal((await split(`${SBR}.lease-majority.lease-name = other`)).lease.settings[0]?.leaseName, "other");
  });
});

describeSetting("akka.cluster.split-brain-resolver.lease-majority.acquire-lease-delay-for-minority", () => {
  it("lets the smaller side ask later", async () => {
    const lateness = async (delay: string): Promise<number> => {
      const { lease } = await split(`${SBR}.lease-majority.acquire-lease-delay-for-minority = ${delay}`);
      return (asksOf(lease, "ab")[0] ?? Number.NaN) - (asksOf(lease, "cde")[0] ?? Number.NaN);
    };
    assert.approximately((await lateness("3 s")) - (await lateness("0 s")), 3, 1);
  });
});

describeSetting("akka.cluster.split-brain-resolver.lease-majority.release-after", () => {
  it("is how long the lease is kept after the downed members are removed", async () => {
    assert.isEmpty((await split("")).lease.released);
    assert.isNotEmpty((await split(`${SBR}.lease-majority.release-after = 3 s`)).lease.released);
  });
});

describeSetting("akka.cluster.split-brain-resolver.lease-majority.role", () => {
  it("says which members count for the larger side", async () => {
    const core = "akka.cluster.roles = [core]";
    assert.equal((await split(`${SBR}.lease-majority.role = core`, { a: core, b: core, c: core })).alive, "a b");
  });
});

describeSetting("akka.coordination.lease.lease-class", () => {
  it("is the lease of sections without a class of their own", async () => {
    assert.equal((await split(`akka.coordination.lease.lease-class = "${CLASS}, Shop"`, {}, "")).alive, "c d e");
  });
});

async function settingsWith(text: string): Promise<LeaseSettings> {
  const lease = new SharedLease();
  await withCluster(
    `${SBR} { active-strategy = lease-majority, lease-majority.lease-implementation = shop.lease }, shop.lease.lease-class = "${CLASS}", ${text}`,
    async (cluster) => void (await cluster.start("a")),
    new Map([[CLASS, lease.factory]]),
  );
  return lease.settings[0] ?? assert.fail("The lease was not made.");
}

describeSetting("akka.coordination.lease.heartbeat-timeout", () => {
  it("is told to the lease", async () => {
    assert.equal((await settingsWith("akka.coordination.lease.heartbeat-timeout = 60 s")).heartbeatTimeoutMs, 60_000);
  });
});

describeSetting("akka.coordination.lease.heartbeat-interval", () => {
  it("is told to the lease", async () => {
    assert.equal((await settingsWith("akka.coordination.lease.heartbeat-interval = 7 s")).heartbeatIntervalMs, 7_000);
  });
});

describeSetting("akka.coordination.lease.lease-operation-timeout", () => {
  it("is told to the lease", async () => {
    assert.equal((await settingsWith("akka.coordination.lease.lease-operation-timeout = 3 s")).operationTimeoutMs, 3_000);
  });
});
