import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, Props } from "../../src/actor/index.ts";
import { Cluster, ClusterSettingError, type Lease, type LeaseFactory } from "../../src/cluster/index.ts";
import {
  ClusterSharding,
  type ClusterShardingSettings,
  GracefulShutdown,
  HashCodeMessageExtractor,
  ShardingEnvelope,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { describeSetting } from "./settings/describe-setting.ts";

/** What entities did: `+e1@port` for a start, `-e1@port` for an end, `e1 message` for a message. */
let lives: string[];
let systems: MultiSystem;
/** Who holds which lease, and who is told that it is lost. */
let held: Map<string, { readonly owner: string; readonly onLost: (cause?: unknown) => void }>;
/** What was asked of leases: `acquire`, `release` or `made`, the lease and the owner's port. */
let asked: string[];
/** What happens instead of the next requests for a lease. */
let failures: Error[];
/** What giving a lease back waits for. */
let beforeRelease: Promise<void>;

const createLease: LeaseFactory = ({ leaseName, ownerName }): Lease => {
  const portOf = (owner: string): string => owner.split(":").at(-1) ?? "";
  const isMine = (): boolean => held.get(leaseName)?.owner === ownerName;
  asked.push(`made ${leaseName} ${portOf(ownerName)}`);
  return {
    acquire: (onLost = () => undefined) => {
      asked.push(`acquire ${leaseName} ${portOf(ownerName)}`);
      const failure = failures.shift();
      if (failure !== undefined) return Promise.reject(failure);
      if (!held.has(leaseName) || isMine()) held.set(leaseName, { owner: ownerName, onLost });
      return Promise.resolve(isMine());
    },
    release: async () => {
      await beforeRelease;
      asked.push(`release ${leaseName} ${portOf(ownerName)}`);
      return isMine() && held.delete(leaseName);
    },
    checkLease: isMine,
  };
};

class Entity extends Actor {
  readonly #id: string;

  constructor(id: string) {
    super();
    this.#id = id;
  }

  override preStart(): void {
    lives.push(`+${this.#id}@${this.context.system.address.port}`);
  }

  override postStop(): void {
    lives.push(`-${this.#id}@${this.context.system.address.port}`);
  }

  override receive(message: unknown): void {
    lives.push(`${this.#id} ${String(message)}`);
  }
}

beforeEach(() => {
  lives = [];
  held = new Map();
  asked = [];
  failures = [];
  beforeRelease = Promise.resolve();
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding { state-store-mode = ddata, use-lease = shop.lease, rebalance-interval = 1 h }
      shop.lease.lease-class = "Shop.Lease"
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

const leases = new Map([["Shop.Lease", createLease]]);
const extractor = new HashCodeMessageExtractor(10);
/** Of e1, whose shard is 8. */
const LEASE = "Test-shard-Counter-8";
const regionOf = (system: ActorSystem): ActorRef => ClusterSharding.get(system).shardRegion("Counter");

async function member(first?: ActorSystem, config = "", settings: ClusterShardingSettings = {}): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config, { leases });
  ClusterSharding.get(system).start("Counter", (id) => Props.create(Entity, id) as Props<never>, settings, extractor);
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return system;
}

const another = (leaseName: string): unknown => held.set(leaseName, { owner: "other:1", onLost: () => undefined });

describeSetting("akka.cluster.sharding.use-lease", () => {
  it("lets the entities of a shard start once their node has the lease of this shard, and gives messages in order then", async () => {
    another(LEASE);
    const system = await member();
    const { port } = system.address;
    for (const text of ["one", "two"]) regionOf(system).tell(new ShardingEnvelope("e1", text));
    regionOf(system).tell(new ShardingEnvelope("e2", "other shard"));
    await seconds(3);
    assert.deepEqual(lives, [`+e2@${port}`, "e2 other shard"]);
    held.delete(LEASE);
    await seconds(5);
    assert.deepEqual(lives.slice(2), [`+e1@${port}`, "e1 one", "e1 two"]);
    assert.equal(held.get(LEASE)?.owner, `localhost:${port}`);
  });

  it("is asked again after an error", async () => {
    failures = [new Error("no store")];
    const system = await member();
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    assert.deepEqual(lives, []);
    await seconds(4);
    assert.deepEqual(lives.slice(1), ["e1 one"]);
  });

  it("stops the entities of a shard whose lease is lost, and starts them when it has the lease again", async () => {
    const system = await member();
    const { port } = system.address;
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    const { onLost } = held.get(LEASE) ?? {};
    another(LEASE);
    onLost?.(new Error("expired"));
    await seconds(1);
    assert.deepEqual(lives, [`+e1@${port}`, "e1 one", `-e1@${port}`]);
    regionOf(system).tell(new ShardingEnvelope("e1", "two"));
    await seconds(6);
    assert.lengthOf(lives, 3);
    held.delete(LEASE);
    await seconds(5);
    assert.deepEqual(lives.slice(3), [`+e1@${port}`, "e1 two"]);
    onLost?.(new Error("told late"));
    await seconds(1);
    assert.lengthOf(lives, 5, "the loss belongs to an earlier life of the shard");
    assert.deepEqual(
      asked.filter((each) => each.startsWith("made")),
      [`made ${LEASE} ${port}`],
      "one lease for all lives",
    );
  });

  it("is given back when the shard is handed off, so that another node has it", async () => {
    const first = await member();
    regionOf(first).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    const second = await member(first);
    regionOf(first).tell(GracefulShutdown.instance);
    regionOf(second).tell(new ShardingEnvelope("e1", "two"));
    await seconds(12);
    assert.deepEqual(lives, [`+e1@${first.address.port}`, "e1 one", `-e1@${first.address.port}`, `+e1@${second.address.port}`, "e1 two"]);
    assert.equal(held.get(LEASE)?.owner, `localhost:${second.address.port}`);
  });

  it("is given back before the system has terminated", async () => {
    const system = await member();
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    const ended = system.terminate();
    await seconds(15);
    await ended;
    assert.deepEqual([...held.keys()], []);
    assert.equal(asked.at(-1), `release ${LEASE} ${system.address.port}`);
  });

  it("lets a shard be handed off that has not got its lease, without giving it back", async () => {
    another(LEASE);
    const first = await member();
    regionOf(first).tell(new ShardingEnvelope("e1", "lost"));
    await seconds(3);
    await member(first);
    regionOf(first).tell(GracefulShutdown.instance);
    await seconds(10);
    const requests = asked.filter((each) => each.startsWith("acquire")).at(-1);
    assert.notInclude(requests, String(first.address.port));
    assert.isEmpty(asked.filter((each) => each.startsWith("release")));
    assert.deepEqual(lives, []);
  });

  it("is needed before remembered entities start", async () => {
    another(LEASE);
    const remembering = "akka.cluster.sharding { remember-entities = on, distributed-data.durable.keys = [] }";
    const system = await member(undefined, remembering);
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(8);
    assert.deepEqual(lives, []);
    held.delete(LEASE);
    await seconds(8);
    assert.deepEqual(lives.slice(1), ["e1 one"]);
  });

  it("drops messages beyond the buffer size while the lease is missing", async () => {
    another(LEASE);
    const system = await member(undefined, "akka.cluster.sharding.buffer-size = 3");
    regionOf(system).tell(new ShardingEnvelope("e1", "1"));
    await seconds(3);
    for (const text of ["2", "3", "4", "5"]) regionOf(system).tell(new ShardingEnvelope("e1", text));
    held.delete(LEASE);
    await seconds(8);
    assert.deepEqual(lives.slice(1), ["e1 1", "e1 2", "e1 3"]);
  });

  it("is refused by start if there is no such section, or no such lease", async () => {
    for (const config of ["akka.cluster.sharding.use-lease = none.such", "shop.lease.lease-class = Other"]) {
      const { system } = await systems.start("Test", config, { leases });
      const start = (): unknown =>
        ClusterSharding.get(system).start("Counter", (id) => Props.create(Entity, id) as Props<never>, {}, extractor);
      assert.throws(start, ClusterSettingError, /none\.such|Other/);
    }
  });

  it("may be set for one type, in the settings of start", async () => {
    const system = await member(undefined, "akka.cluster.sharding.use-lease = none.such", { useLease: "" });
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    assert.deepEqual(lives.slice(1), ["e1 one"]);
    assert.isEmpty(asked);
  });
});

describeSetting("akka.cluster.sharding.lease-retry-interval", () => {
  it("is the pause after which a shard without its lease asks again", async () => {
    another(LEASE);
    const system = await member(undefined, "akka.cluster.sharding.lease-retry-interval = 1 s");
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(5);
    const requests = asked.filter((each) => each.startsWith("acquire")).length;
    assert.isAtLeast(requests, 4);
    await seconds(3);
    assert.equal(asked.filter((each) => each.startsWith("acquire")).length, requests + 3);
  });

  it("may be set for one type, in the settings of start", async () => {
    another(LEASE);
    const system = await member(undefined, "", { leaseRetryInterval: "20 s" });
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(15);
    assert.deepEqual(
      asked.filter((each) => each.startsWith("acquire")),
      [`acquire ${LEASE} ${system.address.port}`],
    );
  });
});

describe("The lease of a shard", () => {
  it("is given back before a new life of the shard asks for it", async () => {
    const system = await member();
    regionOf(system).tell(new ShardingEnvelope("e1", "one"));
    await seconds(3);
    asked = [];
    let release = (): void => undefined;
    beforeRelease = new Promise((resolve) => (release = resolve));
    held.get(LEASE)?.onLost();
    await seconds(1);
    regionOf(system).tell(new ShardingEnvelope("e1", "two"));
    await seconds(7);
    assert.deepEqual(asked, []);
    release();
    await seconds(1);
    assert.deepEqual(
      asked.map((each) => each.split(" ")[0]),
      ["release", "acquire"],
    );
    assert.equal(lives.at(-1), "e1 two");
  });
});
