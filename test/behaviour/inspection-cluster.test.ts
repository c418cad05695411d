import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorSystem, Props } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import type { Snapshot } from "../../src/inspection/index.ts";
import { startInspection } from "../../src/inspection/internal.ts";
import { ClusterSharding, HashCodeMessageExtractor, ShardingEnvelope } from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

let systems: MultiSystem;

class Counter extends Actor {
  override receive(): void {}
}

beforeEach(() => {
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding.state-store-mode = ddata
      ritsem { remote.memory.port = 0, inspect.enabled = on }`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

async function member(config = "", first?: ActorSystem): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config);
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return system;
}

async function snapshotOf(system: ActorSystem): Promise<Snapshot> {
  const snapshot = startInspection(system, "ritsem test").snapshot({});
  await systems.settle();
  return snapshot;
}

describe("A snapshot of a node of a cluster", () => {
  it("has the members with roles and versions, who leads, who answers, and who cannot be reached", async () => {
    const first = await member("akka.cluster { roles = [front], app-version = 1.2.3 }");
    const second = await member("", first);
    const snapshot = await snapshotOf(first);
    assert.equal(snapshot.cluster?.state, "member");
    const [leader, other] = [first, second].map(({ address }) => snapshot.cluster?.members.find((each) => each.address === `${address}`));
    assert.deepInclude(leader, { status: "Up", roles: ["front"], appVersion: "1.2.3", isSelf: true, isReachable: true });
    assert.deepInclude(other, { status: "Up", roles: [], isSelf: false, isReachable: true });
    const leaders = snapshot.cluster?.members.filter(({ isLeader }) => isLeader).map(({ address }) => address);
    assert.deepEqual(leaders, [Cluster.get(first).state.leader?.toString()]);
    second.stop(second.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(12);
    const later = await snapshotOf(first);
    const reachable = later.cluster?.members.map(({ address, isReachable }) => [address, isReachable] as const);
    assert.deepEqual(new Map(reachable).get(`${second.address}`), false);
    assert.deepEqual(new Map(reachable).get(`${first.address}`), true);
  });

  it("has the types of entities, with the shards and entities that run here", async () => {
    const system = await member();
    assert.isNull((await snapshotOf(system)).sharding);
    const extractor = new HashCodeMessageExtractor(10);
    const sharding = ClusterSharding.get(system);
    const orders = sharding.start("Orders & more", () => Props.create(Counter) as Props<never>, {}, extractor);
    sharding.startProxy("Users", undefined, extractor);
    await seconds(5);
    for (const id of ["e1", "e2", "e3", "e4", "e5"]) orders.tell(new ShardingEnvelope(id, "count"));
    await seconds(3);
    const types = (await snapshotOf(system)).sharding ?? [];
    const region = types.find(({ name }) => name === "Orders & more");
    assert.deepInclude(region, { kind: "region", coordinator: `${system.address}` });
    // e1 to e5 have the shards 8, 0, 4, 2 and 2.
    const shards = region?.shards.map(({ id, entities }) => `${id}: ${entities}`).toSorted();
    assert.deepEqual(shards, ["0: 1", "2: 2", "4: 1", "8: 1"]);
    assert.deepInclude(
      types.find(({ name }) => name === "Users"),
      { kind: "proxy", shards: [] },
    );
  });
});
