import { afterEach, assert, beforeEach, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, LogEvent, PoisonPill, Props } from "../../../src/actor/index.ts";
import { Cluster } from "../../../src/cluster/index.ts";
import { clusterReference } from "../../../src/cluster/internal.ts";
import { distributedDataReference } from "../../../src/distributed-data/internal.ts";
import { type Config, parse } from "../../../src/hocon/index.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { ClusterSharding, HashCodeMessageExtractor, ShardingEnvelope, ShardingSettingError } from "../../../src/sharding/index.ts";
import { shardingReference } from "../../../src/sharding/internal.ts";
import { shardingSettingsFrom } from "../../../src/sharding/settings/sharding-settings.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

let systems: MultiSystem;
let lives: string[];

class Entity extends Actor {
  override preStart(): void {
    lives.push(`+${this.self.path.toStringWithoutAddress()}`);
  }

  override postStop(): void {
    lives.push(`-${this.self.path.toStringWithoutAddress()}`);
  }

  override receive(): void {}
}

beforeEach(() => {
  lives = [];
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

/** A node with a region, which has got a message for e1. */
async function node(
  config = "",
  prepare: (system: ActorSystem) => unknown = () => undefined,
): Promise<{ readonly system: ActorSystem; readonly region: ActorRef }> {
  const { system } = await systems.start("Test", config);
  prepare(system);
  const region = ClusterSharding.get(system).start("T", Props.create(Entity), {}, new HashCodeMessageExtractor(10));
  Cluster.get(system).join(system.address);
  region.tell(new ShardingEnvelope("e1", "hello"));
  await seconds(5);
  return { system, region };
}

const reference: Config = shardingReference()
  .withFallback(distributedDataReference())
  .withFallback(clusterReference())
  .withFallback(parse("akka.remote.untrusted-mode = off"));
const settingsWith = (text: string) => shardingSettingsFrom(parse(`akka.cluster.sharding { ${text} }`).withFallback(reference).resolve());

describeSetting("akka.cluster.sharding.guardian-name", () => {
  it("is the name of the parent of regions", async () => {
    await node("akka.cluster.sharding.guardian-name = shards");
    assert.deepEqual(lives, ["+/system/shards/T/8/e1"]);
  });
});

describeSetting("akka.cluster.sharding.role", () => {
  it("makes a region of a node without it a proxy", async () => {
    const { region } = await node("akka.cluster.sharding.role = shard");
    assert.equal(region.path.name, "TProxy");
    assert.deepEqual(lives, []);
  });
});

async function refusalWith(setting: string): Promise<void> {
  const { system } = await systems.start("Test", `akka.cluster.sharding.${setting}`);
  const start = (): unknown => ClusterSharding.get(system).start("T", Props.create(Entity), {}, new HashCodeMessageExtractor(10));
  assert.throws(start, ShardingSettingError, setting.split(" ")[0]);
}

describeSetting("akka.cluster.sharding.remember-entities", () => {
  it("lets entities start again that have ended by themselves, and none be passivated because it is idle", async () => {
    const { region } = await node(
      "akka.cluster.sharding { remember-entities = on, distributed-data.durable.keys = [], entity-restart-backoff = 5 s, passivate-idle-entity-after = 1 s }",
    );
    await seconds(4);
    region.tell(new ShardingEnvelope("e1", PoisonPill.instance));
    await seconds(8);
    assert.deepEqual(lives, ["+/system/sharding/T/8/e1", "-/system/sharding/T/8/e1", "+/system/sharding/T/8/e1"]);
  });
});

describeSetting("akka.cluster.sharding.remember-entities-store", () => {
  it("refuses to host shards with remembered entities if it is eventsourced", async () => {
    const { system } = await systems.start(
      "Test",
      "akka.cluster.sharding { remember-entities = on, remember-entities-store = eventsourced }",
    );
    const start = (): unknown => ClusterSharding.get(system).start("T", Props.create(Entity), {}, new HashCodeMessageExtractor(10));
    assert.throws(start, ShardingSettingError, "Set it to ddata");
  });
});

describeSetting("akka.cluster.sharding.coordinator-singleton", () => {
  it("is the path of a section with a lease for the coordinator, for example", () => {
    const text = `
      shop.singleton.use-lease = shop.lease
      akka.cluster.singleton { use-lease = "", hand-over-retry-interval = 7 s, lease-retry-interval = 5 s, consider-app-version = off }
      akka.cluster.sharding.coordinator-singleton = shop.singleton`;
    const { coordinatorSingleton } = shardingSettingsFrom(parse(text).withFallback(reference).resolve());
    assert.deepInclude(coordinatorSingleton, { useLease: "shop.lease", handOverRetryInterval: 7_000 });
    assert.deepEqual(settingsWith("").coordinatorSingleton, {});
    assert.throws(() => settingsWith("coordinator-singleton = shop.other"), "shop.other");
  });

  it("is used by the coordinator, which does not start without its lease", async () => {
    await node("akka.cluster.sharding.coordinator-singleton = shop.singleton, shop.singleton.use-lease = shop.lease");
    assert.deepEqual(lives, []);
  });
});

describeSetting("akka.cluster.sharding.shard-failure-backoff", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("shard-failure-backoff = 7 s").shardFailureBackoffMs, 7_000);
    assert.throws(() => settingsWith("shard-failure-backoff = 0 s"), "shard-failure-backoff");
  });
});

describeSetting("akka.cluster.sharding.entity-restart-backoff", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("entity-restart-backoff = 7 s").entityRestartBackoffMs, 7_000);
    assert.throws(() => settingsWith("entity-restart-backoff = 0 s"), "entity-restart-backoff");
  });
});

describeSetting("akka.cluster.sharding.entity-recovery-strategy", () => {
  it("is all or constant", () => {
    assert.equal(settingsWith("entity-recovery-strategy = all").entityRecovery, "all");
    assert.notEqual(settingsWith("entity-recovery-strategy = constant").entityRecovery, "all");
    assert.throws(() => settingsWith("entity-recovery-strategy = some"), "entity-recovery-strategy");
  });
});

const constant = (text: string) => settingsWith(`entity-recovery-strategy = constant, entity-recovery-constant-rate-strategy { ${text} }`);

describeSetting("akka.cluster.sharding.entity-recovery-constant-rate-strategy.frequency", () => {
  it("is the pause between two batches", () => {
    assert.deepEqual(constant("frequency = 1 s").entityRecovery, { frequencyMs: 1_000, entityCount: 5 });
    assert.throws(() => constant("frequency = 0 s"), "frequency");
  });
});

describeSetting("akka.cluster.sharding.entity-recovery-constant-rate-strategy.number-of-entities", () => {
  it("is how many entities start in a batch", () => {
    assert.deepEqual(constant("number-of-entities = 9").entityRecovery, { frequencyMs: 100, entityCount: 9 });
    assert.throws(() => constant("number-of-entities = 0"), "number-of-entities");
  });
});

describeSetting("akka.cluster.sharding.state-store-mode", () => {
  it("refuses to host shards if it is persistence", () => refusalWith("state-store-mode = persistence"));
});

describeSetting("akka.cluster.sharding.passivate-idle-entity-after", () => {
  it("ends entities that get no message for so long, unless it is off", async () => {
    await node("akka.cluster.sharding.passivate-idle-entity-after = 10 s");
    await seconds(20);
    assert.deepEqual(lives, ["+/system/sharding/T/8/e1", "-/system/sharding/T/8/e1"]);
    assert.isUndefined(settingsWith("passivate-idle-entity-after = off").passivateIdleAfterMs);
  });
});

describeSetting("akka.cluster.sharding.buffer-size", () => {
  it("is how many messages wait for the home of their shard", async () => {
    await node("akka.cluster.sharding.buffer-size = 0");
    assert.deepEqual(lives, [], "the message came before the region had found its shard");
  });
});

describeSetting("akka.cluster.sharding.use-dispatcher", () => {
  it("is the dispatcher of regions", async () => {
    const { system } = await systems.start("Test", "akka.cluster.sharding.use-dispatcher = none.such");
    const start = (): unknown => ClusterSharding.get(system).start("T", Props.create(Entity), {}, new HashCodeMessageExtractor(10));
    assert.throws(start, "none.such");
  });
});

describeSetting("akka.cluster.sharding.coordinator-failure-backoff", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("coordinator-failure-backoff = 7 s").coordinatorFailureBackoffMs, 7_000);
    assert.throws(() => settingsWith("coordinator-failure-backoff = 0 s"), "coordinator-failure-backoff");
  });
});

describeSetting("akka.cluster.sharding.retry-interval", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("retry-interval = 7 s").retryIntervalMs, 7_000);
    assert.throws(() => settingsWith("retry-interval = 0 s"), "retry-interval");
  });
});

describeSetting("akka.cluster.sharding.handoff-timeout", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("handoff-timeout = 7 s").handOffTimeoutMs, 7_000);
    assert.throws(() => settingsWith("handoff-timeout = 0 s"), "handoff-timeout");
  });
});

describeSetting("akka.cluster.sharding.shard-start-timeout", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("shard-start-timeout = 7 s").shardStartTimeoutMs, 7_000);
    assert.throws(() => settingsWith("shard-start-timeout = 0 s"), "shard-start-timeout");
  });
});

describeSetting("akka.cluster.sharding.rebalance-interval", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("rebalance-interval = 7 s").rebalanceIntervalMs, 7_000);
    assert.throws(() => settingsWith("rebalance-interval = 0 s"), "rebalance-interval");
  });
});

describeSetting("akka.cluster.sharding.shard-region-query-timeout", () => {
  it("is a duration longer than 0", () => {
    assert.equal(settingsWith("shard-region-query-timeout = 7 s").queryTimeoutMs, 7_000);
    assert.throws(() => settingsWith("shard-region-query-timeout = 0 s"), "shard-region-query-timeout");
  });
});

describeSetting("akka.cluster.sharding.waiting-for-state-timeout", () => {
  it("limits how long replicas have", () => {
    assert.equal(settingsWith("waiting-for-state-timeout = 7 s").replication.readTimeoutMs, 7_000);
  });
});

describeSetting("akka.cluster.sharding.updating-state-timeout", () => {
  it("limits how long replicas have", () => {
    assert.equal(settingsWith("updating-state-timeout = 7 s").replication.writeTimeoutMs, 7_000);
  });
});

describeSetting("akka.cluster.sharding.coordinator-state.write-majority-plus", () => {
  it("is a count of replicas, or all", () => {
    assert.equal(settingsWith("coordinator-state.write-majority-plus = 1").replication.writeMajorityPlus, 1);
    assert.equal(settingsWith("coordinator-state.write-majority-plus = all").replication.writeMajorityPlus, "all");
  });
});

describeSetting("akka.cluster.sharding.coordinator-state.read-majority-plus", () => {
  it("is a count of replicas, or all", () => {
    assert.equal(settingsWith("coordinator-state.read-majority-plus = 1").replication.readMajorityPlus, 1);
    assert.equal(settingsWith("coordinator-state.read-majority-plus = all").replication.readMajorityPlus, "all");
  });
});

describeSetting("akka.cluster.sharding.distributed-data.majority-min-cap", () => {
  it("is the least count of replicas", () => {
    assert.equal(settingsWith("distributed-data.majority-min-cap = 2").replication.majorityMinCap, 2);
  });
});

describeSetting("akka.cluster.sharding.distributed-data.prefer-oldest", () => {
  it("is that of the replicator of sharding alone", () => {
    assert.isTrue(settingsWith("").replication.replicator.prefersOldest);
    assert.isFalse(settingsWith("distributed-data.prefer-oldest = off").replication.replicator.prefersOldest);
  });
});

describeSetting("akka.cluster.sharding.distributed-data.max-delta-elements", () => {
  it("is that of the replicator of sharding alone", () => {
    assert.equal(settingsWith("").replication.replicator.maxDeltaElements, 5);
    assert.equal(settingsWith("distributed-data.max-delta-elements = 9").replication.replicator.maxDeltaElements, 9);
  });
});

describeSetting("akka.cluster.sharding.distributed-data.durable.keys", () => {
  it("is stored on disk if entities are remembered", () => {
    const keysWith = (settings: string): readonly string[] => settingsWith(settings).replication.replicator.durable.keys;
    assert.deepEqual(keysWith(""), []);
    assert.deepEqual(keysWith("remember-entities = on"), ["shard-*"]);
    assert.deepEqual(keysWith("remember-entities = on, distributed-data.durable.keys = [a]"), ["a"]);
  });
});

describeSetting("akka.cluster.sharding.verbose-debug-logging", () => {
  it("logs where each message goes", async () => {
    for (const [value, lines] of [
      [
        "on",
        [
          "[T] A message for entity [e1] in shard [8] goes to the region that gets this shard",
          "[T] A message for entity [e1] in shard [8] goes to ",
        ],
      ],
      ["off", []],
    ] as const) {
      const logged: string[] = [];
      class Observer extends Actor {
        override receive(message: unknown): void {
          if (String(message).includes("for entity")) logged.push(String(message));
        }
      }
      const { region } = await node(`akka.loglevel = DEBUG, akka.cluster.sharding.verbose-debug-logging = ${value}`, (started) =>
        started.eventStream.subscribe(started.actorOf(Props.create(Observer)), LogEvent),
      );
      region.tell(new ShardingEnvelope("e1", "again"));
      await seconds(1);
      assert.lengthOf(logged, lines.length);
      for (const [index, line] of lines.entries()) assert.include(logged[index], line);
    }
  });
});

describeSetting("akka.cluster.sharding.least-shard-allocation-strategy.rebalance-absolute-limit", () => {
  it("is a limit of the strategy", () => {
    assert.equal(settingsWith("least-shard-allocation-strategy.rebalance-absolute-limit = 7").limits.rebalanceAbsoluteLimit, 7);
  });
});

describeSetting("akka.cluster.sharding.least-shard-allocation-strategy.rebalance-relative-limit", () => {
  it("is a limit of the strategy", () => {
    assert.equal(settingsWith("least-shard-allocation-strategy.rebalance-relative-limit = 7").limits.rebalanceRelativeLimit, 7);
  });
});

describeSetting("akka.cluster.sharding.least-shard-allocation-strategy.rebalance-threshold", () => {
  it("is a limit of the strategy", () => {
    assert.equal(settingsWith("least-shard-allocation-strategy.rebalance-threshold = 7").limits.rebalanceThreshold, 7);
  });
});

describeSetting("akka.cluster.sharding.least-shard-allocation-strategy.max-simultaneous-rebalance", () => {
  it("is a limit of the strategy", () => {
    assert.equal(settingsWith("least-shard-allocation-strategy.max-simultaneous-rebalance = 7").limits.maxSimultaneousRebalance, 7);
  });
});

/** How a node with `config` writes an envelope. */
async function serializerFor(config: string): Promise<{ readonly name: string; readonly identifier: number } | undefined> {
  const { system } = await systems.start("Outside", config);
  const { serialization } = (system as unknown as { readonly provider: { readonly serialization: Serialization<ActorRef> } }).provider;
  const serializer = serialization.serializers.ofInstance(new ShardingEnvelope("e1", 1));
  return serializer === undefined ? undefined : { name: serializer.constructor.name, identifier: serializer.identifier };
}
const USUAL = { name: "ClusterShardingMessageSerializer", identifier: 13 };

describeSetting("akka.actor.serializers.akka-sharding", () => {
  it("names the serializer of messages of sharding", async () => {
    assert.deepEqual(await serializerFor(""), USUAL);
    const other = await serializerFor('akka.actor.serializers.akka-sharding = "Akka.Serialization.ByteArraySerializer"');
    assert.notEqual(other?.name, USUAL.name);
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding"', () => {
  it("binds messages of sharding to it", async () => {
    const key = "Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding";
    assert.isUndefined(await serializerFor(`akka.actor.serialization-bindings."${key}" = none`));
  });
});

describeSetting(
  'akka.actor.serialization-identifiers."Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding"',
  () => {
    it("is the id by which others know it", async () => {
      const name = "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding";
      assert.equal((await serializerFor(`akka.actor.serialization-identifiers { "${name}" = 113 }`))?.identifier, 113);
    });
  },
);
