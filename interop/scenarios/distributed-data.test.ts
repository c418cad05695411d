import { setTimeout as delay } from "node:timers/promises";
import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { untilAllSee } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const WITHIN_MS = 45_000;
const TEST_MS = 150_000;
const LOOK_AGAIN_MS = 200;
/** Changes travel after 20 s, and gossip compares whole values long after the test. */
const DELTAS_ALONE = "akka.cluster.distributed-data.gossip-interval = 100 s";
/** Parts of nodes that have left are taken over within some seconds. */
const PRUNES_SOON = "akka.cluster.distributed-data { gossip-interval = 500 ms, pruning-interval = 1 s, max-pruning-dissemination = 2 s }";

/** Nodes of these runtimes in one cluster, each with a replicator whose changes are reported. */
async function started(nodes: ClusterNodes, ...runtimes: readonly Runtime[]): Promise<readonly AkkaNetPeer[]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) all.push(await nodes.start(index, runtime, [0]));
  await untilAllSee(
    all,
    all.map(({ address }) => address),
  );
  for (const node of all) {
    assert.equal((await node.send({ command: "data-start" })).replicator, "/user/ddataReplicator");
    await node.send({ command: "data-subscribe" });
  }
  return all;
}

/** Waits until a node's subscriber was told that the value of a key is `text`. */
async function untilTold(node: AkkaNetPeer, key: "hits" | "cart" | "names", text: string): Promise<void> {
  await node.nextEvent((each) => each.event === "received" && each.actor === `data-${key}` && each.text === text, WITHIN_MS);
}

/** Waits until the counter and the dictionary of a node name so many nodes. */
async function untilNodes(node: AkkaNetPeer, count: number): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    const { hits, names } = await node.send({ command: "data-nodes" });
    if (hits === count && names === count) return;
    assert.isBelow(performance.now(), deadline, `the counter names ${hits} nodes, and the dictionary ${names}`);
    await delay(LOOK_AGAIN_MS);
  }
}

describeWithAkkaNet("Distributed data of Ritsem and Akka.NET", () => {
  it(
    "spreads changes of dictionaries as changes, in both directions",
    async () => {
      await using nodes = await ClusterNodes.of(2, { config: DELTAS_ALONE });
      const [theirs, ours] = (await started(nodes, "Akka.NET", "Ritsem")) as [AkkaNetPeer, AkkaNetPeer];
      await theirs.send({ command: "data-set", key: "a", value: "theirs" });
      await ours.send({ command: "data-set", key: "b", value: "ours" });
      for (const node of [theirs, ours]) await untilTold(node, "names", "a=theirs,b=ours");
    },
    TEST_MS,
  );

  for (const [leader, other] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `keeps what a node has left when the leader, of ${leader}, takes it over`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: PRUNES_SOON });
        const [first, second, third] = (await started(nodes, leader, other, other)) as [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer];
        for (const [index, node] of [first, second, third].entries()) {
          assert.equal((await node.send({ command: "data-increment", consistency: "all" })).outcome, "UpdateSuccess");
          const set = { command: "data-set", key: `k${index}`, value: "v", consistency: "all" } as const;
          assert.equal((await node.send(set)).outcome, "UpdateSuccess");
        }
        for (const node of [first, second]) await untilNodes(node, 3);
        await first.send({ command: "cluster-leave", address: third.address });
        for (const node of [first, second]) await untilNodes(node, 2);
        assert.equal((await second.send({ command: "data-increment", consistency: "all" })).outcome, "UpdateSuccess");
        for (const node of [first, second]) {
          assert.equal((await node.send({ command: "data-get", of: "hits" })).value, "4");
          assert.equal((await node.send({ command: "data-get", of: "names" })).value, "k0=v,k1=v,k2=v");
        }
      },
      TEST_MS,
    );
  }

  for (const runtimes of [
    ["Akka.NET", "Akka.NET", "Ritsem"],
    ["Ritsem", "Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `is the same on nodes of ${runtimes.join(", ")}`,
      async () => {
        await using nodes = await ClusterNodes.of(3);
        const all = await started(nodes, ...runtimes);
        for (const [index, node] of all.entries()) {
          assert.equal((await node.send({ command: "data-increment", consistency: "majority" })).outcome, "UpdateSuccess");
          assert.equal((await node.send({ command: "data-add", element: `e${index}`, consistency: "all" })).outcome, "UpdateSuccess");
          const set = { command: "data-set", key: `k${index}`, value: `v${index}`, consistency: "majority" } as const;
          assert.equal((await node.send(set)).outcome, "UpdateSuccess");
        }
        for (const node of all) {
          for (const [of, value] of [
            ["hits", "3"],
            ["cart", "e0,e1,e2"],
            ["names", "k0=v0,k1=v1,k2=v2"],
          ] as const)
            assert.equal((await node.send({ command: "data-get", of, consistency: "majority" })).value, value);
        }
        for (const node of all) {
          await untilTold(node, "hits", "3");
          await untilTold(node, "cart", "e0,e1,e2");
          await untilTold(node, "names", "k0=v0,k1=v1,k2=v2");
        }
        // Without a consistency, deltas and gossip bring the changes.
        const [first, second, third] = all as [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer];
        await first.send({ command: "data-remove", element: "e1" });
        await third.send({ command: "data-remove", element: "e2" });
        await third.send({ command: "data-increment" });
        await second.send({ command: "data-set", key: "k0", value: "new" });
        for (const node of all) {
          await untilTold(node, "cart", "e0");
          await untilTold(node, "hits", "4");
          await untilTold(node, "names", "k0=new,k1=v1,k2=v2");
        }
        const late = await third.send({ command: "data-delete", consistency: "all" });
        assert.include(["DeleteSuccess"], late.outcome);
        for (const node of all) assert.isNull((await node.send({ command: "data-get", of: "names" })).value);
      },
      TEST_MS,
    );
  }

  it(
    "is what a node that joins late learns of both",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const [first, second] = (await started(nodes, "Akka.NET", "Ritsem")) as [AkkaNetPeer, AkkaNetPeer];
      await first.send({ command: "data-add", element: "a" });
      await second.send({ command: "data-add", element: "b" });
      await untilTold(first, "cart", "a,b");
      for (const runtime of ["Ritsem"] as const) {
        const late = await nodes.start(2, runtime, [0]);
        await untilAllSee(
          [first, second, late],
          [first, second, late].map(({ address }) => address),
        );
        await late.send({ command: "data-start" });
        await late.send({ command: "data-subscribe" });
        await untilTold(late, "cart", "a,b");
      }
    },
    TEST_MS,
  );
});
