import { afterEach, assert, describe, it } from "vitest";
import { ErrorEvent } from "../../src/actor/index.ts";
import {
  Delete,
  DistributedData,
  type DurableStore,
  type DurableStoreFactory,
  GCounter,
  GCounterKey,
  Get,
  GetReplicaCount,
  type GetSuccess,
  inMemoryDurableStore,
  LWWRegister,
  LWWRegisterKey,
  Subscribe,
  Update,
  WriteTo,
} from "../../src/distributed-data/index.ts";
import { collector } from "./pub-sub.fixture.ts";
import { DataCluster, type DataNode } from "./distributed-data.fixture.ts";
import { describeSetting } from "./settings/describe-setting.ts";

const KEY = "akka.cluster.distributed-data";
const hits = new GCounterKey("stored-hits");
const other = new GCounterKey("other");

let clusters: DataCluster[] = [];
afterEach(async () => {
  for (const cluster of clusters) await cluster.terminate();
  clusters = [];
});

/** A cluster whose nodes store in `create`. */
function clusterWith(create: DurableStoreFactory, settings = `durable { keys = ["stored-*"], store-actor-class = own }`): DataCluster {
  const cluster = new DataCluster(`${KEY} { ${settings} }`, { durableStores: new Map([["own", create]]) });
  clusters.push(cluster);
  return cluster;
}

const port = (number: number): string => `ritsem.remote.memory.port = ${number}`;
const increment = ({ self }: DataNode, key = hits, to?: WriteTo): Update<GCounter> =>
  new Update(key, GCounter.empty, (counter) => counter.increment(self), to);

/** The classes of the answers to messages, in their order. */
async function answersTo(cluster: DataCluster, node: DataNode, ...messages: readonly unknown[]): Promise<readonly string[]> {
  node.answers.length = 0;
  for (const message of messages) node.tell(message);
  await cluster.seconds(2);
  return node.answers.map((answer) => (answer as object).constructor.name);
}

/** A store whose calls a test lets succeed or fail. */
class ControlledStore implements DurableStore {
  readonly stored = new Map<string, Uint8Array>();
  readonly batches: (readonly string[])[] = [];
  loading: Promise<ReadonlyMap<string, Uint8Array>> = Promise.resolve(new Map());
  fails = false;
  isClosed = false;

  load(): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.loading;
  }

  store(values: ReadonlyMap<string, Uint8Array>): Promise<void> {
    if (this.fails) return Promise.reject(new Error("the disk is full"));
    this.batches.push([...values.keys()]);
    for (const [key, bytes] of values) this.stored.set(key, bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

describe("Durable values", () => {
  it("are there again after all nodes have ended, and others are not", async () => {
    const create = inMemoryDurableStore();
    const before = clusterWith(create);
    const [first, second] = (await before.start(port(1), port(2))) as [DataNode, DataNode];
    assert.deepEqual(await answersTo(before, first, increment(first), increment(first, other)), ["UpdateSuccess", "UpdateSuccess"]);
    await answersTo(before, second, increment(second));
    await before.terminate();
    const after = clusterWith(create);
    const [again] = (await after.start(port(2))) as [DataNode];
    assert.deepEqual(await answersTo(after, again, new Get(hits), new Get(other)), ["GetSuccess", "NotFound"]);
    assert.equal((again.answers[0] as GetSuccess).get(hits).value, 2n);
  });

  it("of another node are stored too, by changes and by gossip", async () => {
    const create = inMemoryDurableStore();
    const before = clusterWith(create);
    const [first, second] = (await before.start(port(1), port(2))) as [DataNode, DataNode];
    const name = new LWWRegisterKey("stored-name");
    await answersTo(before, first, increment(first), new Update(name, LWWRegister.create(first.self, "a"), (register) => register));
    await before.seconds(5);
    assert.deepEqual(await answersTo(before, second, new Get(hits), new Get(name)), ["GetSuccess", "GetSuccess"]);
    await before.terminate();
    const after = clusterWith(create);
    const [again] = (await after.start(port(2))) as [DataNode];
    assert.deepEqual(await answersTo(after, again, new Get(hits), new Get(name)), ["GetSuccess", "GetSuccess"]);
  });

  it("stay deleted", async () => {
    const create = inMemoryDurableStore();
    const before = clusterWith(create);
    const [first] = (await before.start(port(1))) as [DataNode];
    assert.deepEqual(await answersTo(before, first, increment(first), new Delete(hits)), ["UpdateSuccess", "DeleteSuccess"]);
    await before.terminate();
    const after = clusterWith(create);
    const [again] = (await after.start(port(1))) as [DataNode];
    assert.deepEqual(await answersTo(after, again, new Get(hits)), ["DataDeleted"]);
  });

  it("are loaded before requests are answered", async () => {
    const store = new ControlledStore();
    let resolve: (values: ReadonlyMap<string, Uint8Array>) => void = () => undefined;
    store.loading = new Promise((resolveLoading) => (resolve = resolveLoading));
    const cluster = clusterWith(() => store);
    const [node] = (await cluster.start(port(1))) as [DataNode];
    assert.deepEqual(await answersTo(cluster, node, new Get(other), increment(node), new GetReplicaCount()), ["ReplicaCount"]);
    resolve(new Map());
    await cluster.seconds(1);
    assert.deepEqual(
      node.answers.map((answer) => (answer as object).constructor.name),
      ["ReplicaCount", "NotFound", "UpdateSuccess"],
    );
  });

  it("stop the replicator if they cannot be read, with the reason in the log", async () => {
    for (const [loading, reason] of [
      [() => Promise.reject(new Error("the folder is gone")), /cannot be read: the folder is gone/],
      [() => Promise.resolve(new Map([["stored-a", Uint8Array.of(1, 2, 3)]])), /durable value of the key "stored-a" cannot be read/],
    ] as const) {
      const store = new ControlledStore();
      store.load = loading;
      const cluster = clusterWith(() => store);
      const { system } = await cluster.systems.start("Test", "akka.loglevel = ERROR", { durableStores: new Map([["own", () => store]]) });
      const errors: string[] = [];
      system.eventStream.subscribe((event: ErrorEvent) => errors.push(String(event.message)), ErrorEvent);
      DistributedData.get(system);
      await cluster.seconds(1);
      assert.match(errors.join(), reason);
    }
  });

  it("that cannot be stored are answered by StoreFailure, and stay in memory", async () => {
    const store = new ControlledStore();
    const cluster = clusterWith(() => store);
    const [node] = (await cluster.start(port(1))) as [DataNode];
    store.fails = true;
    assert.deepEqual(await answersTo(cluster, node, increment(node), new Get(hits)), ["GetSuccess", "StoreFailure"]);
    store.fails = false;
    assert.deepEqual(await answersTo(cluster, node, increment(node)), ["UpdateSuccess"]);
    assert.deepEqual([...store.stored.keys()], [hits.id]);
  });

  it("that cannot be stored here are written all the same if enough others store them", async () => {
    const stores = new Map<number, ControlledStore>();
    const cluster = clusterWith(({ port: number }) => {
      const store = new ControlledStore();
      stores.set(number, store);
      return store;
    });
    const [first] = (await cluster.start(port(1), port(2), port(3))) as [DataNode];
    stores.get(1)!.fails = true;
    assert.deepEqual(await answersTo(cluster, first, increment(first, hits, new WriteTo(2, 1_000))), ["UpdateSuccess"]);
    stores.get(2)!.fails = true;
    stores.get(3)!.fails = true;
    assert.deepEqual(await answersTo(cluster, first, increment(first, hits, new WriteTo(2, 1_000))), ["StoreFailure"]);
  });

  it("are written in one batch if they change while another is written", async () => {
    const store = new ControlledStore();
    const cluster = clusterWith(() => store);
    const [node] = (await cluster.start(port(1))) as [DataNode];
    await answersTo(cluster, node, ...Array.from({ length: 100 }, () => increment(node)));
    assert.lengthOf(node.answers, 100);
    assert.isBelow(store.batches.length, 50);
    assert.isTrue(store.batches.every((keys) => keys.length === 1));
  });
});

describeSetting("ritsem.distributed-data.maximum-subscriptions", () => {
  it("limits who is told of changes", async () => {
    const cluster = new DataCluster("ritsem.distributed-data.maximum-subscriptions = 2");
    clusters.push(cluster);
    const [node] = (await cluster.start("")) as [DataNode];
    const subscribers = ["a", "b", "c"].map((name) => collector(node.system, name));
    for (const { ref } of subscribers) node.tell(new Subscribe(other, ref));
    await answersTo(cluster, node, increment(node, other));
    assert.deepEqual(
      subscribers.map(({ messages }) => messages.length),
      [1, 1, 0],
    );
  });
});

describeSetting("akka.cluster.distributed-data.durable.keys", () => {
  it("are ids, or how ids start", async () => {
    const store = new ControlledStore();
    const cluster = clusterWith(() => store, `durable { keys = ["other", "stored-*"], store-actor-class = own }`);
    const [node] = (await cluster.start(port(1))) as [DataNode];
    await answersTo(
      cluster,
      node,
      ...["other", "others", "stored-", "stored-a", "store"].map((id) => increment(node, new GCounterKey(id))),
    );
    assert.sameMembers([...store.stored.keys()], ["other", "stored-", "stored-a"]);
  });
});

describeSetting("akka.cluster.distributed-data.durable.store-actor-class", () => {
  it("names the store, and starting fails if there is none of this name", async () => {
    const cluster = clusterWith(inMemoryDurableStore(), `durable { keys = [a], store-actor-class = "Shop.Store, Shop" }`);
    const failure = await cluster.systems.start("Test", "").catch((error: unknown) => error);
    assert.match(String(failure), /durable\.store-actor-class = "Shop\.Store, Shop", but nothing here stores values under this name/);
  });
});

describeSetting("akka.cluster.distributed-data.durable.lmdb.write-behind-interval", () => {
  it("lets answers not wait, and collects changes", async () => {
    const store = new ControlledStore();
    const settings = `durable { keys = ["stored-*"], store-actor-class = own, lmdb.write-behind-interval = 10 s }`;
    const cluster = clusterWith(() => store, settings);
    const [node] = (await cluster.start(port(1))) as [DataNode];
    assert.deepEqual(await answersTo(cluster, node, increment(node), increment(node)), ["UpdateSuccess", "UpdateSuccess"]);
    assert.isEmpty(store.batches);
    await cluster.seconds(10);
    assert.deepEqual(store.batches, [[hits.id]]);
    await answersTo(cluster, node, increment(node));
    await cluster.terminate();
    assert.lengthOf(store.batches, 2);
    assert.isTrue(store.isClosed);
  });
});

describeSetting("ritsem.distributed-data.maximum-pending-requests", () => {
  it("limits what waits for other replicas", async () => {
    const cluster = new DataCluster("ritsem.distributed-data.maximum-pending-requests = 2");
    clusters.push(cluster);
    const [node] = (await cluster.start("", "")) as [DataNode];
    const write = (): Update<GCounter> => increment(node, other, new WriteTo(2, 1_000));
    const outcomes = ["UpdateTimeout", "UpdateSuccess", "UpdateSuccess"];
    assert.deepEqual(await answersTo(cluster, node, write(), write(), write()), outcomes);
    assert.deepEqual(await answersTo(cluster, node, write(), write(), write()), outcomes);
  });

  it("limits what waits until values are loaded", async () => {
    const store = new ControlledStore();
    store.loading = new Promise(() => undefined);
    const cluster = clusterWith(
      () => store,
      `durable { keys = ["stored-*"], store-actor-class = own } }, ritsem.distributed-data { maximum-pending-requests = 2`,
    );
    const [node] = (await cluster.start(port(1))) as [DataNode];
    const messages = [new Get(hits), new Get(hits), new Get(hits), increment(node), new Delete(hits)];
    assert.deepEqual(await answersTo(cluster, node, ...messages), ["GetFailure", "UpdateTimeout", "ReplicationDeleteFailure"]);
  });
});
