import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, AskTimeoutError, Props } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import {
  ClusterSharding,
  ClusterShardingStats,
  CurrentRegions,
  CurrentShardRegionState,
  EntityLocation,
  EntityTypeKey,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetEntityLocation,
  GetShardRegionState,
  GetShardRegionStats,
  HashCodeMessageExtractor,
  ShardRegionStats,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

class Counter extends Actor<string> {
  override receive(): void {
    this.sender.tell("here");
  }
}

const counters = new EntityTypeKey<string>("Counter", new HashCodeMessageExtractor(10));
let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding.state-store-mode = ddata
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** The only member, with a region. */
async function member(config = ""): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config);
  ClusterSharding.get(system).startEntities(counters, Props.create(Counter));
  Cluster.get(system).join(system.address);
  await seconds(5);
  return system;
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  const settled = answer.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await seconds(4);
  const result = await settled;
  if ("error" in result) throw result.error;
  return result.value;
}

describe("GetEntityLocation", () => {
  it("is answered with the shard, the node and the entity, which is not started for it", async () => {
    const system = await member();
    const region = ClusterSharding.get(system).shardRegion("Counter");
    const locate = (id: string): Promise<EntityLocation> => answered(region.ask(new GetEntityLocation(id, "1 s"), EntityLocation, "20 s"));
    assert.deepEqual(await locate("e1"), new EntityLocation("e1", "8", undefined, undefined));
    assert.equal(await answered(ClusterSharding.get(system).entityRefFor(counters, "e1").ask("where", "20 s")), "here");
    const { shardId, node, entity } = await locate("e1");
    assert.deepEqual([shardId, String(node)], ["8", String(system.address)]);
    assert.equal(entity?.path.toStringWithoutAddress(), "/system/sharding/Counter/8/e1");
    const neighbour = await locate("e6"); // of the same shard
    assert.deepEqual([neighbour.shardId, neighbour.entity], ["8", undefined]);
  });
});

describe("The questions of other systems", () => {
  const QUESTIONS = [
    [GetCurrentRegions.instance, CurrentRegions],
    [new GetClusterShardingStats(1_000), ClusterShardingStats],
    [GetShardRegionState.instance, CurrentShardRegionState],
    [GetShardRegionStats.instance, ShardRegionStats],
  ] as const;

  async function askFromOutside(config: string): Promise<readonly boolean[]> {
    const system = await member(config);
    const { system: stranger } = await systems.start("Stranger");
    const region = stranger.resolveActorRef(`${system.address}/system/sharding/Counter`) as ActorRef;
    const answers: boolean[] = [];
    for (const [question, type] of QUESTIONS) {
      const answer = await answered(region.ask(question, "2 s")).catch((error: unknown) => error);
      assert.isTrue(answer instanceof type || answer instanceof AskTimeoutError, String(answer));
      answers.push(answer instanceof type);
    }
    return answers;
  }

  it("are answered by a node that trusts its peers", async () => {
    assert.deepEqual(await askFromOutside(""), [true, true, true, true]);
  });

  it("are not answered in untrusted mode, unless they are members", async () => {
    assert.deepEqual(await askFromOutside("akka.remote.untrusted-mode = on"), [false, false, false, false]);
  });
});
