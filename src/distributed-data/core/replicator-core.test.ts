import { assert, describe, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { parse } from "../../hocon/index.ts";
import { GCounter } from "../data/g-counter.ts";
import { ORSet } from "../data/or-set.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import { GCounterKey, ORSetKey } from "../key/key.ts";
import { WriteMajority } from "../message/consistency.ts";
import { DataEnvelope } from "../message/data-envelope.ts";
import { DeltaNack, DeltaPropagation, Gossip, type Status, Write, WriteAck, WriteNack } from "../message/replication.ts";
import { DataDeleted } from "../message/get.ts";
import { Update, UpdateSuccess } from "../message/update.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import { ReplicatorCore, type ReplicatorEffect } from "./replicator-core.ts";

const settings: ReplicatorSettings = {
  name: "r",
  role: undefined,
  gossipIntervalMs: 2_000,
  notifySubscribersIntervalMs: 500,
  maxDeltaElements: 5,
  dispatcher: undefined,
  pruningIntervalMs: 1_000,
  maxPruningDisseminationMs: 0,
  pruningMarkerTimeToLiveMs: 1_000,
  prefersOldest: false,
  sendsDeltas: true,
  maxDeltaSize: 50,
  durable: { keys: ["stored-*"], storeClass: "", pruningMarkerTimeToLiveMs: 9_000, writeBehindMs: undefined, section: parse("") },
};
const [one, two, three] = [1, 2, 3].map((port) => new ReplicaNode("h", port, port)) as [ReplicaNode, ReplicaNode, ReplicaNode];
const cart = new ORSetKey("cart");
const UTF8 = new TextEncoder();

function coreOf(self: ReplicaNode, ...others: readonly ReplicaNode[]): ReplicatorCore {
  const digestOf = ({ data, pruning }: DataEnvelope): { digest: Uint8Array; size: number } => {
    const digest = UTF8.encode(`${Array.from(String(data)).toSorted().join("")} ${[...pruning.keys()].join()}`);
    return { digest, size: digest.length };
  };
  const limits = { maximumKeys: 40, maximumBytes: 2_000 };
  const core = new ReplicatorCore({ self, settings, digestOf, limits, random: () => 0 });
  for (const [age, node] of others.entries()) core.replicas.set({ node, age, status: "up" });
  return core;
}

const add = (node: ReplicaNode, element: string, consistency?: WriteMajority): Update<ORSet<string>> =>
  new Update(cart, ORSet.empty(), (set) => set.add(node, element), consistency);
const messageIn = (effect: ReplicatorEffect | undefined): unknown =>
  effect !== undefined && "message" in effect ? effect.message : undefined;

describe("the core of a replicator", () => {
  it("ignores writes and deltas of nodes that are no members", () => {
    const core = coreOf(one, two);
    const envelope = new DataEnvelope(GCounter.empty.increment(three));
    assert.deepEqual(core.onMessage(new Write("hits", envelope, three)), []);
    assert.deepEqual(core.onMessage(new DeltaPropagation(three, true, new Map([["hits", { envelope, fromNumber: 1, toNumber: 1 }]]))), []);
    assert.equal(core.store.size, 0);
  });

  it("refuses a value of another type", () => {
    const core = coreOf(one, two);
    core.onMessage(add(one, "a"));
    const [answer] = core.onMessage(new Write("cart", new DataEnvelope(GCounter.empty), two)) ?? [];
    assert.instanceOf(messageIn(answer), WriteNack);
  });

  it("applies deltas of sets only if it has the earlier ones", () => {
    const sender = coreOf(one, two);
    const effects = ["a", "b"].flatMap((element) => sender.onMessage(add(one, element, new WriteMajority(1_000))) ?? []);
    const [first, second] = effects.map((effect) => (effect.kind === "write" ? effect.first : undefined));
    const receiver = coreOf(two, one);
    assert.instanceOf(messageIn(receiver.onMessage(second)?.[0]), DeltaNack);
    assert.equal(receiver.store.size, 0);
    assert.instanceOf(messageIn(receiver.onMessage(first)?.[0]), WriteAck);
    assert.instanceOf(messageIn(receiver.onMessage(second)?.[0]), WriteAck);
    assert.instanceOf(messageIn(receiver.onMessage(first)?.[0]), WriteAck);
    assert.equal(String(receiver.store.get("cart")?.data), "ORSet(a, b)");
  });

  it("nacks a delta that this node cannot read, so that the whole value comes", () => {
    const core = coreOf(one, two);
    const unreadable = new DeltaPropagation(two, true, new Map([["names", { envelope: undefined, fromNumber: 1, toNumber: 1 }]]));
    assert.instanceOf(messageIn(core.onMessage(unreadable)?.[0]), DeltaNack);
  });

  it("finds out by two statuses and gossips what each of two nodes lacks", () => {
    const [here, there] = [coreOf(one, two), coreOf(two, one)];
    here.onMessage(add(one, "a"));
    there.onMessage(add(two, "b"));
    const status = messageIn(here.onGossipTick()[0]) as Status;
    const gossip = messageIn(there.onMessage(status)?.[0]) as Gossip;
    assert.isTrue(gossip.sendBack);
    const back = messageIn(here.onMessage(gossip)?.[0]) as Gossip;
    assert.deepEqual(there.onMessage(back), []);
    for (const core of [here, there]) assert.equal((core.store.get("cart") as DataEnvelope).data.modifiedByNodes.length, 2);
    assert.deepEqual(there.onMessage(messageIn(here.onGossipTick()[0])), []);
  });

  it("compares many keys in chunks", () => {
    const core = coreOf(one, two);
    for (let index = 0; index < 24; index += 1)
      core.onMessage(new Update(new GCounterKey(`k${index}`), GCounter.empty, (counter) => counter.increment(one)));
    const statuses = core.onGossipTick().map((effect) => messageIn(effect) as Status);
    assert.deepEqual(new Set(statuses.map(({ totalChunks }) => totalChunks)), new Set([4]));
    assert.equal(new Set(statuses.flatMap(({ digests }) => [...digests.keys()])).size, 24);
  });

  it("does not send a delta twice to a node, nor to one that has left", () => {
    const core = coreOf(one, two, three);
    core.onMessage(add(one, "a"));
    assert.lengthOf(core.onDeltaTick(), 2);
    core.onRemoved(three);
    core.onMessage(add(one, "b"));
    assert.deepEqual(
      core.onDeltaTick().map((effect) => (effect.kind === "send" ? effect.to : undefined)),
      [two],
    );
    assert.lengthOf(core.onDeltaTick(), 0);
  });

  it("takes over what a node has left once all others have seen it", () => {
    const core = coreOf(one, two, three);
    core.onMessage(new Update(new GCounterKey("hits"), GCounter.empty.increment(three), (counter) => counter.increment(one)));
    core.pruner.onClock(0);
    core.onRemoved(three);
    core.pruner.onClock(1_000);
    core.pruner.onTick(true, 0n);
    const announced = core.store.get("hits") as DataEnvelope;
    assert.equal(announced.pruning.get(three.key)?.state.kind, "initialized");
    assert.isTrue(announced.data.needsPruningFrom(three));
    const other = coreOf(two, one);
    other.onMessage(new Gossip(new Map([["hits", announced]]), false));
    core.onMessage(new Gossip(new Map([["hits", other.store.get("hits") as DataEnvelope]]), false));
    core.pruner.onTick(true, 0n);
    const pruned = core.store.get("hits") as DataEnvelope;
    assert.equal(pruned.pruning.get(three.key)?.state.kind, "performed");
    assert.isFalse(pruned.data.needsPruningFrom(three));
    assert.equal((pruned.data as GCounter).value, 2n);
    other.onMessage(new Gossip(new Map([["hits", pruned]]), false));
    assert.equal(((other.store.get("hits") as DataEnvelope).data as GCounter).value, 2n);
    core.pruner.onTick(true, 20_000_000n);
    assert.equal(core.store.get("hits")?.pruning.size, 0);
  });
});

describeSetting("akka.cluster.distributed-data.durable.pruning-marker-time-to-live", () => {
  it("is how long markers stay in durable values", () => {
    const core = coreOf(one);
    const counter = GCounter.empty.increment(one).increment(two);
    for (const key of ["other", "stored-a"]) core.store.write(key, new DataEnvelope(counter));
    const tick = (atMs: number): number => {
      core.pruner.onClock(atMs);
      core.pruner.onTick(true, BigInt(atMs) * 10_000n);
      return ["other", "stored-a"].filter((key) => (core.store.get(key)?.pruning.size ?? 0) > 0).length;
    };
    assert.deepEqual([0, 1, 2, 3, 1_100, 8_900, 9_100].map(tick), [0, 2, 2, 2, 1, 1, 0]);
  });
});

describeSetting("ritsem.distributed-data.maximum-keys", () => {
  it("refuses new keys, of this node and of others", () => {
    const core = coreOf(one, two);
    for (let key = 0; key < 40; key += 1) core.onMessage(new Write(`key-${key}`, new DataEnvelope(GCounter.empty.increment(two)), two));
    const increment = (key: string): Update<GCounter> =>
      new Update(new GCounterKey(key), GCounter.empty, (counter) => counter.increment(one));
    const text = /there are 40 keys, which is the limit \(ritsem\.distributed-data\.maximum-keys\)/;
    const [failure] = core.onMessage(increment("more")) ?? [];
    assert.match(String((failure as { message: { cause: Error } }).message.cause.message), text);
    const [nack, warning] = core.onMessage(new Write("more", new DataEnvelope(GCounter.empty), two)) ?? [];
    assert.instanceOf((nack as { message: unknown }).message, WriteNack);
    assert.match((warning as { text: string }).text, text);
    assert.instanceOf(firstReply(core, increment("key-1")), UpdateSuccess);
    assert.equal(core.store.size, 40);
  });
});

describeSetting("ritsem.distributed-data.maximum-size", () => {
  it("refuses changes once values are larger, but deletes", () => {
    const core = coreOf(one, two);
    const large = ORSet.empty().add(two, "x".repeat(2_100));
    core.onMessage(new Write("cart", new DataEnvelope(large), two));
    core.onGossipTick();
    const [nack, warning] = core.onMessage(new Write("other", new DataEnvelope(GCounter.empty), two)) ?? [];
    assert.instanceOf((nack as { message: unknown }).message, WriteNack);
    assert.match(
      (warning as { text: string }).text,
      /all values are \d+ bytes, limit 2000 bytes \(ritsem\.distributed-data\.maximum-size\)/,
    );
    core.onMessage(new Write("cart", DataEnvelope.deleted, two));
    core.onGossipTick();
    assert.instanceOf(firstReply(core, add(one, "y")), DataDeleted);
    assert.instanceOf(firstReply(core, new Write("other", new DataEnvelope(GCounter.empty), two)), WriteAck);
  });
});

function firstReply(core: ReplicatorCore, message: object): unknown {
  const [effect] = core.onMessage(message) ?? [];
  return effect?.kind === "reply" ? effect.message : undefined;
}
