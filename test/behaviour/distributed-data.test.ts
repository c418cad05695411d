import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Cluster } from "../../src/cluster/index.ts";
import {
  type Changed,
  DataDeleted,
  Delete,
  DeleteSuccess,
  FlushChanges,
  GCounter,
  GCounterKey,
  Get,
  GetFailure,
  GetKeyIds,
  type GetKeysIdsResult,
  GetReplicaCount,
  GetSuccess,
  GSet,
  GSetKey,
  LWWDictionary,
  LWWDictionaryKey,
  type ModifyFailure,
  NotFound,
  ORSet,
  ORSetKey,
  PNCounterDictionary,
  PNCounterDictionaryKey,
  ReadAll,
  ReadFrom,
  ReadMajority,
  type ReplicaCount,
  ReplicationDeleteFailure,
  Subscribe,
  Unsubscribe,
  Update,
  UpdateSuccess,
  UpdateTimeout,
  WriteAll,
  WriteMajority,
  WriteTo,
} from "../../src/distributed-data/index.ts";
import { DataCluster, type DataNode } from "./distributed-data.fixture.ts";
import { collector } from "./pub-sub.fixture.ts";

const hits = new GCounterKey("hits");
const cart = new ORSetKey("cart");
const seen = new GSetKey("seen");
const names = new LWWDictionaryKey("names");

let cluster: DataCluster;
let first: DataNode;
let second: DataNode;
let third: DataNode;

beforeEach(async () => {
  cluster = new DataCluster();
  [first, second, third] = (await cluster.start("", "", "")) as [DataNode, DataNode, DataNode];
});

afterEach(() => cluster.terminate());

/** What a node has for a key by itself. */
async function localOf(node: DataNode, key: ORSetKey | GCounterKey | GSetKey | LWWDictionaryKey): Promise<unknown> {
  node.answers.length = 0;
  node.tell(new Get(key as GCounterKey));
  await cluster.systems.settle();
  const [answer] = node.answers;
  return answer instanceof GetSuccess ? answer.data : answer;
}

/** Lets all but the first node vanish without a word. */
async function isolateFirst(): Promise<void> {
  void second.system.terminate();
  void third.system.terminate();
  await cluster.systems.advance("100 ms");
}

describe("a replicator", () => {
  it("is at the path of Akka.NET's", () => {
    assert.equal(first.data.replicator.path.toStringWithoutAddress(), "/user/ddataReplicator");
  });

  it("has what it was told, and nothing else", async () => {
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self, 3), undefined, "tag"));
    first.tell(new Get(hits));
    first.tell(new Get(cart, undefined, "tag"));
    await cluster.systems.settle();
    const [updated, found, missing] = first.answers;
    assert.deepEqual(updated, new UpdateSuccess(hits, "tag"));
    assert.equal((found as GetSuccess).get(hits).value, 3n);
    assert.deepEqual(missing, new NotFound(cart, "tag"));
  });

  it("spreads deltas and whole values to all others", async () => {
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self)));
    second.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(second.self)));
    third.tell(new Update(names, LWWDictionary.empty(), (dictionary) => dictionary.set(third.self, "k", "v")));
    await cluster.seconds(15);
    for (const node of [first, second, third]) {
      assert.equal(((await localOf(node, hits)) as GCounter).value, 2n);
      assert.equal(((await localOf(node, names)) as LWWDictionary<string, string>).get("k"), "v");
    }
  });

  it("sends changes of sets soon, in their order", async () => {
    for (const element of ["a", "b", "c"]) first.tell(new Update(cart, ORSet.empty(), (set) => set.add(first.self, element)));
    first.tell(new Update(cart, ORSet.empty(), (set) => set.remove(first.self, "b")));
    await cluster.seconds(1);
    assert.deepEqual(((await localOf(second, cart)) as ORSet<string>).elements.toSorted(), ["a", "c"]);
  });

  it("writes to a majority before it confirms, and reads from one", async () => {
    first.tell(new Update(cart, ORSet.empty(), (set) => set.add(first.self, "a"), new WriteMajority(3000)));
    await cluster.systems.advance("50 ms");
    assert.deepEqual(first.answers, [new UpdateSuccess(cart)]);
    const others = [await localOf(second, cart), await localOf(third, cart)];
    assert.isTrue(others.some((value) => value instanceof ORSet));
    second.answers.length = 0;
    second.tell(new Get(cart, new ReadMajority(3000)));
    third.tell(new Get(cart, new ReadAll(3000)));
    await cluster.systems.advance("50 ms");
    assert.deepEqual((second.answers[0] as GetSuccess).get(cart).elements, ["a"]);
    assert.deepEqual((third.answers.at(-1) as GetSuccess).get(cart).elements, ["a"]);
  });

  it("sends the whole set if another lacks an earlier change of it", async () => {
    first.tell(new Update(cart, ORSet.empty(), (set) => set.add(first.self, "a")));
    first.tell(new Update(cart, ORSet.empty(), (set) => set.add(first.self, "b"), new WriteAll(3000)));
    await cluster.systems.advance("50 ms");
    assert.deepEqual(first.answers, [new UpdateSuccess(cart), new UpdateSuccess(cart)]);
    for (const node of [second, third]) assert.deepEqual(((await localOf(node, cart)) as ORSet<string>).elements.toSorted(), ["a", "b"]);
  });

  it("says that too few replicas have confirmed, and keeps the change", async () => {
    await isolateFirst();
    first.tell(new Update(seen, GSet.empty(), (set) => set.add("a"), new WriteTo(3, 500), 1));
    first.tell(new Get(cart, new ReadFrom(2, 500), 2));
    first.tell(new Delete(hits, new WriteAll(500), 3));
    await cluster.seconds(1);
    const byTag = (tag: number): unknown => first.answers.find((answer) => (answer as GetFailure).request === tag);
    assert.deepEqual(byTag(1), new UpdateTimeout(seen, 1));
    assert.deepEqual(byTag(2), new GetFailure(cart, 2));
    assert.deepEqual(byTag(3), new ReplicationDeleteFailure(hits, 3));
    assert.deepEqual(((await localOf(first, seen)) as GSet<string>).elements, ["a"]);
  });

  it("fails at once if there are not so many replicas", async () => {
    first.tell(new Update(seen, GSet.empty(), (set) => set.add("a"), new WriteTo(4, 60_000)));
    await cluster.systems.settle();
    assert.deepEqual(first.answers, [new UpdateTimeout(seen)]);
  });

  it("does not change a value if the function throws, or changes its type", async () => {
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self)));
    first.tell(
      new Update(hits, GCounter.empty, () => {
        throw new Error("no");
      }),
    );
    first.tell(new Update(new ORSetKey("hits"), ORSet.empty(), () => ORSet.empty()));
    await cluster.systems.settle();
    const [, thrown, mistyped] = first.answers as [unknown, ModifyFailure, ModifyFailure];
    assert.equal(thrown.cause.message, "no");
    assert.match(mistyped.cause.message, /Cannot merge ORSet into GCounter/);
    assert.equal(((await localOf(first, hits)) as GCounter).value, 1n);
  });

  it("deletes for ever, on all nodes", async () => {
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self), new WriteAll(3000)));
    await cluster.seconds(1);
    second.tell(new Delete(hits, new WriteAll(3000)));
    await cluster.seconds(1);
    assert.deepEqual(second.answers, [new DeleteSuccess(hits)]);
    third.tell(new Get(hits));
    third.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(third.self)));
    third.tell(new Delete(hits));
    third.tell(new GetKeyIds());
    await cluster.systems.settle();
    const deleted = new DataDeleted(hits);
    assert.deepEqual(third.answers.slice(0, 3), [deleted, deleted, deleted]);
    assert.equal((third.answers[3] as GetKeysIdsResult).keys.size, 0);
  });

  it("tells subscribers of changes by any node, and of the value that there is", async () => {
    const early = collector(second.system, "early");
    second.tell(new Subscribe(hits, early.ref));
    first.tell(new Update(hits, GCounter.empty, (counter) => counter.increment(first.self), new WriteAll(3000)));
    await cluster.seconds(1);
    assert.deepEqual(
      early.messages.map((each) => (each as Changed).get(hits).value),
      [1n],
    );
    const late = collector(second.system, "late");
    second.tell(new Subscribe(hits, late.ref));
    second.tell(new FlushChanges());
    await cluster.systems.settle();
    assert.deepEqual(
      late.messages.map((each) => (each as Changed).get(hits).value),
      [1n],
    );
    second.tell(new Unsubscribe(hits, early.ref));
    second.tell(new Delete(hits));
    await cluster.seconds(1);
    assert.lengthOf(early.messages, 1);
    assert.isTrue((late.messages[1] as Changed).isDeleted);
  });

  it("counts the replicas", async () => {
    first.tell(new GetReplicaCount());
    await cluster.systems.settle();
    assert.equal((first.answers[0] as ReplicaCount).count, 3);
  });

  it("brings a new node up to date, also in an order of many keys", async () => {
    for (let index = 0; index < 20; index += 1) first.tell(new Update(new GSetKey(`key-${index}`), GSet.empty(), (set) => set.add("x")));
    await cluster.seconds(10);
    const fourth = (await cluster.start(""))[3] as DataNode;
    await cluster.seconds(15);
    fourth.tell(new GetKeyIds());
    await cluster.systems.settle();
    assert.equal((fourth.answers[0] as GetKeysIdsResult).keys.size, 20);
  });

  it("ends with the membership of its node", async () => {
    Cluster.get(third.system).leave(third.system.address);
    await cluster.seconds(20);
    assert.isTrue(third.data.isTerminated);
    assert.equal(third.data.replicator.path.name, "deadLetters");
    first.tell(new GetReplicaCount());
    await cluster.systems.settle();
    assert.equal((first.answers[0] as ReplicaCount).count, 2);
  });
});

describe("Changes of dictionaries", () => {
  it("arrive as changes, long before gossip compares whole values", async () => {
    const slow = new DataCluster("akka.cluster.distributed-data.gossip-interval = 100 s");
    const [here, there] = (await slow.start("", "")) as [DataNode, DataNode];
    const counters = new PNCounterDictionaryKey("counters");
    here.tell(new Update(names, LWWDictionary.empty(), (dictionary) => dictionary.set(here.self, "a", "1").set(here.self, "b", "2")));
    here.tell(new Update(names, LWWDictionary.empty(), (dictionary) => dictionary.remove(here.self, "a")));
    here.tell(
      new Update(counters, PNCounterDictionary.empty(), (dictionary) => dictionary.increment(here.self, "x", 3), new WriteAll(9_000)),
    );
    await slow.seconds(1);
    assert.lengthOf(here.answers, 3);
    await slow.seconds(21);
    there.tell(new Get(names));
    there.tell(new Get(counters));
    await slow.systems.settle();
    assert.deepEqual(
      there.answers.map((answer) => String((answer as GetSuccess).data)),
      ["LWWDictionary(b → 2)", "PNCounterDictionary(x → 3)"],
    );
    await slow.terminate();
  });
});
