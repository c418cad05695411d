import { assert, describe, it } from "vitest";
import { CoordinatorState } from "../message/coordinator-events.ts";
import { CoordinatorCore, type CoordinatorEnvironment } from "./coordinator-core.ts";
import type { CoordinatorEffect } from "./coordinator-effect.ts";
import { shortOf, someRef } from "./some-ref.fixture.ts";

const self = someRef(9, "coordinator");
const first = someRef(1);
const second = someRef(2);
const proxy = someRef(3, "CounterProxy");

/** A coordinator whose strategy takes the region with the fewest shards, and whose store is immediate unless told otherwise. */
class OneCoordinator {
  readonly core: CoordinatorCore;
  /** By their ports. */
  readonly members = new Set([1, 2, 3]);
  isStoring = true;

  constructor(environment: Partial<CoordinatorEnvironment> = {}) {
    this.core = new CoordinatorCore({
      self,
      isMember: (ref) => this.members.has(ref.path.address.port ?? 0),
      isKnownNode: (ref) => this.members.has(ref.path.address.port ?? 0),
      minRegions: 1,
      hasRemovalMargin: false,
      remembersEntities: false,
      ...environment,
    });
  }

  /** What an event causes, in short, with the answers of store and strategy. */
  run(effects: readonly CoordinatorEffect[]): readonly string[] {
    return effects.flatMap((effect) => {
      if (effect.kind === "store") return [effect.event.constructor.name, ...(this.isStoring ? this.run(this.core.stored()) : [])];
      if (effect.kind !== "allocate") return shortOf([effect]);
      const [region] = [...effect.current].sort(([, left], [, right]) => left.length - right.length)[0] ?? [];
      return this.run(this.core.allocated(effect.shard, region, effect.requester));
    });
  }

  /** Two regions and a proxy; shard 1 at the first, shard 2 at the second region. */
  static withShards(environment: Partial<CoordinatorEnvironment> = {}): OneCoordinator {
    const one = new OneCoordinator(environment);
    const { core } = one;
    one.run(core.register(first));
    one.run(core.register(second));
    one.run(core.registerProxy(proxy));
    for (const shard of ["1", "2"]) {
      one.run(core.getShardHome(shard, proxy));
      one.run(core.shardStarted(shard));
    }
    assert.deepEqual(
      [...core.allocations.shards],
      [
        ["1", first],
        ["2", second],
      ],
    );
    return one;
  }
}

describe("CoordinatorCore", () => {
  it("stores a registration before it acknowledges it", () => {
    const one = new OneCoordinator();
    assert.deepEqual(one.run(one.core.register(first)), ["ShardRegionRegistered", "watch Counter@1", "RegisterAck to Counter@1"]);
    assert.deepEqual(one.run(one.core.register(first)), ["RegisterAck to Counter@1"]);
    assert.deepEqual(one.run(one.core.registerProxy(proxy)), [
      "ShardRegionProxyRegistered",
      "watch CounterProxy@3",
      "RegisterAck to CounterProxy@3",
    ]);
  });

  it("does not answer regions and proxies on nodes that are not Up", () => {
    const one = new OneCoordinator();
    one.members.clear();
    assert.deepEqual(one.run(one.core.register(first)), []);
    assert.deepEqual(one.run(one.core.registerProxy(proxy)), []);
  });

  it("lets everything wait while an event is being stored", () => {
    const one = new OneCoordinator();
    one.isStoring = false;
    assert.deepEqual(one.run(one.core.register(first)), ["ShardRegionRegistered"]);
    assert.deepEqual(one.run(one.core.register(second)), []);
    one.isStoring = true;
    assert.deepEqual(one.run(one.core.stored()), [
      "watch Counter@1",
      "RegisterAck to Counter@1",
      "ShardRegionRegistered",
      "watch Counter@2",
      "RegisterAck to Counter@2",
    ]);
  });

  it("stores a home, tells the region to host the shard, and then the requester", () => {
    const one = new OneCoordinator();
    one.run(one.core.register(first));
    one.run(one.core.registerProxy(proxy));
    assert.deepEqual(one.run(one.core.getShardHome("1", proxy)), [
      "ShardHomeAllocated",
      "HostShard 1 to Counter@1",
      "start-host-timer 1",
      "ShardHome 1 to CounterProxy@3",
    ]);
    assert.deepEqual(one.run(one.core.getShardHome("1", proxy)), ["ShardHome 1 to CounterProxy@3"]);
  });

  it("repeats HostShard until the region has started the shard", () => {
    const one = new OneCoordinator();
    one.run(one.core.register(first));
    one.run(one.core.getShardHome("1", first));
    assert.deepEqual(one.run(one.core.hostOverdue("1")), ["HostShard 1 to Counter@1", "start-host-timer 1"]);
    assert.deepEqual(one.run(one.core.shardStarted("1")), ["cancel-host-timer 1"]);
    assert.deepEqual(one.run(one.core.hostOverdue("1")), []);
  });

  it("gives no home before enough regions have registered, or without a region", () => {
    const few = new OneCoordinator({ minRegions: 2 });
    few.run(few.core.register(first));
    assert.deepEqual(few.run(few.core.getShardHome("1", first)), []);
    few.run(few.core.register(second));
    assert.include(few.run(few.core.getShardHome("1", first)), "ShardHomeAllocated");
    const none = new OneCoordinator();
    none.run(none.core.registerProxy(proxy));
    assert.deepEqual(none.run(none.core.getShardHome("1", proxy)), []);
  });

  it("answers only those who have registered", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.getShardHome("1", someRef(4))), []);
  });

  it("moves a shard: a worker, the end of the old home, and the new one", () => {
    const one = OneCoordinator.withShards();
    const [worker] = one.core.rebalance(["1"]);
    assert.deepInclude(worker, { kind: "start-worker", shard: "1", from: first, participants: [first, second, proxy] });
    assert.deepEqual(one.run(one.core.getShardHome("1", proxy)), [], "who asks meanwhile waits");
    assert.deepEqual(one.run(one.core.rebalanceDone("1", true)), [
      "ShardHomeDeallocated",
      "ShardHomeAllocated",
      "HostShard 1 to Counter@1",
      "start-host-timer 1",
      "ShardHome 1 to CounterProxy@3",
    ]);
  });

  it("leaves a shard where it is if it did not stop, and answers those who asked", () => {
    const one = OneCoordinator.withShards();
    one.run(one.core.rebalance(["1"]));
    one.run(one.core.getShardHome("1", proxy));
    assert.deepEqual(one.run(one.core.rebalanceDone("1", false)), ["ShardHome 1 to CounterProxy@3"]);
  });

  it("chooses shards to move only when all regions have answered HostShard", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.rebalanceDue()), ["choose-shards"]);
    one.run(one.core.getShardHome("3", proxy));
    assert.deepEqual(one.run(one.core.rebalanceDue()), []);
  });

  it("moves each shard once at a time", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.rebalance(["1", "1", "9"])), ["start-worker 1"]);
    assert.deepEqual(one.run(one.core.rebalance(["1"])), []);
    assert.deepEqual([...one.core.inProgress], ["1"]);
  });

  it("moves all shards of a region that shuts down, gives it no others, and forgets it when it has ended", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.gracefulShutdown(first)), ["start-worker 1"]);
    assert.deepEqual(one.run(one.core.gracefulShutdown(first)), []);
    assert.include(one.run(one.core.rebalanceDone("1", true)), "HostShard 1 to Counter@2");
    assert.deepEqual(one.run(one.core.regionTerminated(first)), ["tell-workers", "ShardRegionTerminated"]);
    assert.deepEqual([...one.core.allocations.regions.keys()], [second]);
  });

  it("ignores the graceful shutdown of a proxy", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.gracefulShutdown(proxy)), []);
    assert.deepEqual(one.run(one.core.regionLost(proxy, false)), ["tell-workers", "ShardRegionProxyTerminated"]);
  });

  it("waits for the margin when a node was lost, and gives no home there meanwhile", () => {
    const one = OneCoordinator.withShards({ hasRemovalMargin: true });
    assert.deepEqual(one.run(one.core.regionLost(first, true)), ["wait-for-margin Counter@1"]);
    assert.deepEqual(one.run(one.core.getShardHome("1", proxy)), []);
    one.run(one.core.regionTerminated(first));
    assert.include(one.run(one.core.getShardHome("1", proxy)), "HostShard 1 to Counter@2");
  });

  it("hands a shard off whose owner says that it has stopped, since it may have started again, and ignores others", () => {
    const one = OneCoordinator.withShards();
    assert.deepEqual(one.run(one.core.shardStopped("1", second)), []);
    assert.deepEqual(one.run(one.core.shardStopped("1", first)), ["start-worker 1"]);
    assert.deepEqual(one.run(one.core.getShardHome("1", proxy)), []);
    assert.include(one.run(one.core.rebalanceDone("1", true)), "ShardHomeDeallocated");
    one.run(one.core.rebalance(["2"]));
    assert.deepEqual(one.run(one.core.shardStopped("2", second)), []);
  });

  it("compares refs by path and uid, not as objects", () => {
    const one = OneCoordinator.withShards();
    const { core } = one;
    assert.deepEqual(one.run(core.register(someRef(1))), ["RegisterAck to Counter@1"]);
    assert.deepEqual(one.run(core.registerProxy(someRef(3, "CounterProxy"))), ["RegisterAck to CounterProxy@3"]);
    assert.deepEqual(one.run(core.getShardHome("1", someRef(2))), ["ShardHome 1 to Counter@2"]);
    assert.deepEqual(one.run(core.shardStopped("2", someRef(2))), ["start-worker 2"]);
    assert.deepEqual(one.run(core.gracefulShutdown(someRef(1))), ["start-worker 1"]);
    assert.deepEqual(one.run(core.regionTerminated(someRef(1))), ["tell-workers", "ShardRegionTerminated"]);
    assert.deepEqual([...core.allocations.shards.keys()], ["2"]);
    assert.deepEqual([...core.allocations.regions.keys()], [second]);
  });

  it("takes another incarnation of a region for another region", () => {
    const one = OneCoordinator.withShards();
    const restarted = someRef(1, "Counter", 7);
    assert.include(one.run(one.core.register(restarted)), "ShardRegionRegistered");
    assert.lengthOf([...one.core.allocations.regions.keys()], 3);
  });

  it("takes over what was stored, without those on nodes that have gone, and tells regions again what they host", () => {
    const one = new OneCoordinator();
    one.members.delete(2);
    const stored = new CoordinatorState(
      new Map([
        ["1", first],
        ["2", second],
      ]),
      [first, second],
      [proxy],
    );
    assert.deepEqual(one.run(one.core.recover(stored)), [
      "watch Counter@1",
      "tell-workers",
      "ShardRegionTerminated",
      "watch CounterProxy@3",
    ]);
    assert.deepEqual(one.run(one.core.activate()), ["HostShard 1 to Counter@1", "start-host-timer 1"]);
    assert.deepEqual(one.core.allocations.state, new CoordinatorState(new Map([["1", first]]), [first], [proxy]));
  });

  it("asks the strategy for one shard at a time, so that it sees where the one before went", () => {
    const one = new OneCoordinator();
    const { core } = one;
    one.run(core.register(first));
    one.run(core.register(second));
    const [asked, ...more] = core.getShardHome("1", first);
    assert.deepInclude(asked, { kind: "allocate", shard: "1" });
    assert.deepEqual([...more, ...core.getShardHome("2", first), ...core.getShardHome("1", second)], []);
    assert.deepEqual(one.run(core.allocated("1", first, first)), [
      "ShardHomeAllocated",
      "HostShard 1 to Counter@1",
      "start-host-timer 1",
      "ShardHome 1 to Counter@1",
      "ShardHomeAllocated",
      "HostShard 2 to Counter@2",
      "start-host-timer 2",
      "ShardHome 2 to Counter@1",
      "ShardHome 1 to Counter@2",
    ]);
  });

  it("asks for the next shard also if the strategy has no answer", () => {
    const one = new OneCoordinator();
    const { core } = one;
    one.run(core.register(first));
    core.getShardHome("1", first);
    core.getShardHome("2", first);
    assert.include(one.run(core.allocated("1", undefined, first)), "HostShard 2 to Counter@1");
  });
});

describe("CoordinatorCore with remembered entities", () => {
  const stored = new CoordinatorState(new Map([["1", first]]), [first], [], ["2", "3"]);

  it("gives shards without a region one as soon as a region is there", () => {
    const one = new OneCoordinator({ remembersEntities: true });
    one.run(one.core.recover(stored));
    const hosted = one.run(one.core.activate()).filter((each) => each.startsWith("HostShard"));
    assert.deepEqual(hosted, ["HostShard 1 to Counter@1"], "not before the first has registered");
    assert.include(one.run(one.core.register(first)), "HostShard 2 to Counter@1");
    assert.deepEqual([...one.core.allocations.shards.keys()], ["1", "2", "3"]);
    assert.deepEqual(one.core.allocations.state.unallocatedShards, []);
  });

  it("gives the shards of a region that has ended to others without being asked", () => {
    const one = OneCoordinator.withShards({ remembersEntities: true });
    assert.deepEqual(one.run(one.core.regionTerminated(first)), [
      "tell-workers",
      "ShardRegionTerminated",
      "ShardHomeAllocated",
      "HostShard 1 to Counter@2",
      "start-host-timer 1",
    ]);
  });

  it("gives a shard that has stopped late to a region again", () => {
    const one = OneCoordinator.withShards({ remembersEntities: true });
    one.run(one.core.shardStopped("1", first));
    assert.include(one.run(one.core.rebalanceDone("1", true)), "HostShard 1 to Counter@1");
  });

  it("ignores shards without a region if entities are not remembered", () => {
    const one = new OneCoordinator();
    one.run(one.core.recover(stored));
    assert.deepEqual(one.core.allocations.state.unallocatedShards, []);
  });
});
