import { afterEach, assert, it } from "vitest";
import { Cluster } from "../../../src/cluster/index.ts";
import {
  type Changed,
  FlushChanges,
  GCounter,
  GCounterKey,
  Get,
  GetKeyIds,
  type GetKeysIdsResult,
  GetSuccess,
  GSet,
  GSetKey,
  LWWRegister,
  LWWRegisterKey,
  ReadMajority,
  replicatorSettingsFrom,
  Subscribe,
  Update,
  WriteTo,
} from "../../../src/distributed-data/index.ts";
import { distributedDataReference } from "../../../src/distributed-data/internal.ts";
import { parse } from "../../../src/hocon/index.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { DataCluster, type DataNode } from "../distributed-data.fixture.ts";
import { collector } from "../pub-sub.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const KEY = "akka.cluster.distributed-data";
const hits = new GCounterKey("hits");
const name = new LWWRegisterKey("name");
let clusters: DataCluster[] = [];

afterEach(async () => {
  for (const cluster of clusters) await cluster.terminate();
  clusters = [];
});

interface Started {
  readonly cluster: DataCluster;
  readonly nodes: readonly [DataNode, DataNode, DataNode];
}

/** Nodes with these settings below `akka.cluster.distributed-data`. */
async function nodesWith(settings: string, count = 2, roles: readonly string[] = []): Promise<Started> {
  const cluster = new DataCluster(`${KEY} { ${settings} }`);
  clusters.push(cluster);
  const configs = Array.from({ length: count }, (_, index) => `akka.cluster.roles = [${roles[index] ?? ""}]`);
  return { cluster, nodes: (await cluster.start(...configs)) as unknown as Started["nodes"] };
}

/** Whether a node has a value for a key by itself. */
async function has({ cluster }: Started, node: DataNode, key: GCounterKey | LWWRegisterKey): Promise<boolean> {
  node.answers.length = 0;
  node.tell(new Get(key as GCounterKey));
  await cluster.systems.settle();
  return node.answers[0] instanceof GetSuccess;
}

const increment = (node: DataNode): Update<GCounter> => new Update(hits, GCounter.empty, (counter) => counter.increment(node.self));
const write = (node: DataNode): Update<LWWRegister<string>> => {
  const initial = LWWRegister.create(node.self, "a");
  return new Update(name, initial, (register) => register);
};

describeSetting("akka.cluster.distributed-data.name", () => {
  it("is the name of the replicator, by which others find it", async () => {
    const started = await nodesWith("name = replicas");
    const [first, second] = started.nodes;
    assert.equal(first.data.replicator.path.toStringWithoutAddress(), "/user/replicas");
    first.tell(increment(first));
    await started.cluster.seconds(2);
    assert.isTrue(await has(started, second, hits));
  });
});

describeSetting("akka.cluster.distributed-data.role", () => {
  it("leaves members without the role out", async () => {
    const { cluster, nodes } = await nodesWith("role = data", 3, ["data", "", "data"]);
    const [first, second, third] = nodes;
    assert.deepEqual(
      [first, second, third].map(({ data }) => data.isTerminated),
      [false, true, false],
    );
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self), new WriteTo(3, 100)));
    first.tell(new Get(hits, new ReadMajority(1000)));
    await cluster.seconds(1);
    assert.deepEqual(first.answers.map((answer) => (answer as object).constructor.name).toSorted(), ["GetSuccess", "UpdateTimeout"]);
  });
});

describeSetting("akka.cluster.distributed-data.gossip-interval", () => {
  it("is the time in which others learn of a register", async () => {
    const slow = await nodesWith("gossip-interval = 30 s");
    slow.nodes[0].tell(write(slow.nodes[0]));
    await slow.cluster.seconds(5);
    assert.isFalse(await has(slow, slow.nodes[1], name));
    const quick = await nodesWith("gossip-interval = 1 s");
    quick.nodes[0].tell(write(quick.nodes[0]));
    await quick.cluster.seconds(5);
    assert.isTrue(await has(quick, quick.nodes[1], name));
  });
});

describeSetting("akka.cluster.distributed-data.notify-subscribers-interval", () => {
  it("is the time in which subscribers learn of a change", async () => {
    const { cluster, nodes } = await nodesWith("notify-subscribers-interval = 20 s");
    const [first] = nodes;
    const { ref, messages } = collector(first.system, "subscriber");
    first.tell(new Subscribe(hits, ref));
    first.tell(increment(first));
    first.tell(new FlushChanges());
    await cluster.systems.settle();
    first.tell(increment(first));
    await cluster.seconds(2);
    assert.deepEqual(
      messages.map((each) => (each as Changed).get(hits).value),
      [1n],
    );
    await cluster.seconds(20);
    assert.lengthOf(messages, 2);
  });
});

describeSetting("akka.cluster.distributed-data.max-delta-elements", () => {
  it("limits the values in one message", async () => {
    const keysAfter = async (settings: string): Promise<number> => {
      const { cluster, nodes } = await nodesWith(`delta-crdt.enabled = off, ${settings}`);
      for (let index = 0; index < 9; index += 1)
        nodes[0].tell(new Update(new GSetKey(`key-${index}`), GSet.empty(), (set) => set.add("x")));
      await cluster.systems.advance("2500 ms");
      nodes[1].tell(new GetKeyIds());
      await cluster.systems.settle();
      return (nodes[1].answers[0] as GetKeysIdsResult).keys.size;
    };
    assert.equal(await keysAfter("max-delta-elements = 100"), 9);
    assert.isBelow(await keysAfter("max-delta-elements = 1"), 9);
  });
});

describeSetting("akka.cluster.distributed-data.use-dispatcher", () => {
  it("is the dispatcher of the replicator", () => {
    const config = parse(`${KEY}.use-dispatcher = own`).withFallback(distributedDataReference()).resolve();
    assert.equal(replicatorSettingsFrom(config.getConfig(KEY)).dispatcher, "own");
  });
});

/** Two of three nodes write, then one leaves. Returns the nodes that the counter names after so many seconds. */
async function nodesInCounterAfter(settings: string, seconds: number): Promise<number> {
  const { cluster, nodes } = await nodesWith(`gossip-interval = 200 ms, ${settings}`, 3);
  const [first, second, third] = nodes;
  first.tell(increment(first));
  third.tell(increment(third));
  await cluster.seconds(2);
  Cluster.get(third.system).leave(third.system.address);
  await cluster.seconds(15 + seconds);
  second.answers.length = 0;
  second.tell(new Get(hits));
  await cluster.systems.settle();
  const counter = (second.answers[0] as GetSuccess).get(hits);
  assert.equal(counter.value, 2n);
  return counter.entries.length;
}

describeSetting("akka.cluster.distributed-data.pruning-interval", () => {
  it("is how often parts of removed members are looked for", async () => {
    assert.equal(await nodesInCounterAfter("max-pruning-dissemination = 1 s, pruning-interval = 1 s", 20), 1);
    assert.equal(await nodesInCounterAfter("max-pruning-dissemination = 1 s, pruning-interval = 300 s", 20), 2);
  });
});

describeSetting("akka.cluster.distributed-data.max-pruning-dissemination", () => {
  it("is how long the part of a removed member stays at least", async () => {
    assert.equal(await nodesInCounterAfter("max-pruning-dissemination = 300 s, pruning-interval = 1 s", 20), 2);
  });
});

describeSetting("akka.cluster.distributed-data.pruning-marker-time-to-live", () => {
  it("is read", () => {
    const config = parse(`${KEY}.pruning-marker-time-to-live = 5 s`).withFallback(distributedDataReference()).resolve();
    assert.equal(replicatorSettingsFrom(config.getConfig(KEY)).pruningMarkerTimeToLiveMs, 5_000);
  });
});

describeSetting("akka.cluster.distributed-data.prefer-oldest", () => {
  it("writes to the oldest members first", async () => {
    const { cluster, nodes } = await nodesWith("prefer-oldest = on, gossip-interval = 30 s", 3);
    const [first, second, third] = nodes;
    third.tell(new Update(name, LWWRegister.create(third.self, "a"), (register) => register, new WriteTo(2, 1000)));
    await cluster.systems.advance("100 ms");
    assert.isTrue(await has({ cluster, nodes }, first, name));
    assert.isFalse(await has({ cluster, nodes }, second, name));
  });
});

describeSetting("akka.cluster.distributed-data.delta-crdt.enabled", () => {
  it("sends changes before gossip does", async () => {
    for (const [enabled, isThere] of [
      ["on", true],
      ["off", false],
    ] as const) {
      const started = await nodesWith(`delta-crdt.enabled = ${enabled}, gossip-interval = 40 s`);
      const [first, second] = started.nodes;
      first.tell(increment(first));
      await started.cluster.seconds(10);
      assert.equal(await has(started, second, hits), isThere);
    }
  });
});

describeSetting("akka.cluster.distributed-data.delta-crdt.max-delta-size", () => {
  it("leaves more changes to gossip", async () => {
    const elementsAfter = async (size: number): Promise<number> => {
      const { cluster, nodes } = await nodesWith(`delta-crdt.max-delta-size = ${size}, gossip-interval = 40 s`);
      const [first, second] = nodes;
      const key = new GSetKey("set");
      for (let index = 0; index < 9; index += 1) first.tell(new Update(key, GSet.empty(), (set) => set.add(String(index))));
      await cluster.seconds(10);
      second.tell(new Get(key));
      await cluster.systems.settle();
      return (second.answers[0] as GetSuccess).get(key).size;
    };
    assert.equal(await elementsAfter(50), 9);
    assert.isBelow(await elementsAfter(2), 9);
  });
});

/** The serializer that a node with these settings has for a message. */
async function identifierOf(message: object, settings = ""): Promise<number | undefined> {
  const cluster = new DataCluster(settings);
  clusters.push(cluster);
  const { system } = await cluster.systems.start("Test", "");
  const { provider } = system as unknown as { readonly provider: { readonly serialization: Serialization } };
  return provider.serialization.serializers.ofInstance(message)?.identifier;
}

const OTHER = "Akka.Serialization.ByteArraySerializer";

describeSetting("akka.actor.serializers.akka-replicated-data", () => {
  it("is what writes replicated data and keys", async () => {
    assert.equal(await identifierOf(GCounter.empty), 11);
    assert.equal(await identifierOf(hits), 11);
    assert.notEqual(await identifierOf(hits, `akka.actor.serializers.akka-replicated-data = "${OTHER}"`), 11);
  });
});

describeSetting("akka.actor.serializers.akka-data-replication", () => {
  it("is what writes messages between replicators", async () => {
    assert.equal(await identifierOf(new Get(hits)), 12);
    assert.notEqual(await identifierOf(new Get(hits), `akka.actor.serializers.akka-data-replication = "${OTHER}"`), 12);
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.DistributedData.IReplicatorMessage, Akka.DistributedData"', () => {
  it("binds messages between replicators", async () => {
    const binding = 'akka.actor.serialization-bindings."Akka.DistributedData.IReplicatorMessage, Akka.DistributedData" = none';
    assert.isUndefined(await identifierOf(new Get(hits), binding));
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData"', () => {
  it("binds replicated data and keys", async () => {
    const binding = 'akka.actor.serialization-bindings."Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData" = none';
    assert.isUndefined(await identifierOf(GCounter.empty, binding));
    assert.isUndefined(await identifierOf(hits, binding));
  });
});

describeSetting(
  'akka.actor.serialization-identifiers."Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData"',
  () => {
    it("is the number of the serializer for replicated data", async () => {
      const name = "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData";
      assert.equal(await identifierOf(hits, `akka.actor.serialization-identifiers."${name}" = 111`), 111);
    });
  },
);

describeSetting(
  'akka.actor.serialization-identifiers."Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData"',
  () => {
    it("is the number of the serializer for messages between replicators", async () => {
      const name = "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData";
      assert.equal(await identifierOf(new Get(hits), `akka.actor.serialization-identifiers."${name}" = 112`), 112);
    });
  },
);
