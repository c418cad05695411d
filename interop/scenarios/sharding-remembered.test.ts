import { setTimeout as delay } from "node:timers/promises";
import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { askCounter, COUNTER_IDS, homesOf } from "../harness/sharded-counters.ts";

const TEST_MS = 200_000;
const WITHIN_MS = 60_000;
/**
 * A new node gets the ids of entities by gossip, every 200 ms five keys (max-delta-elements). Before that a node that leaves takes them along:
 * the stores on disk are off here, and no node pushes its values when it leaves.
 */
const GOSSIP_MS = 4_000;
const CONFIG = `akka.cluster {
  roles = [shard], app-version = "1.0.0"
  sharding { state-store-mode = ddata, remember-entities = on, distributed-data { durable.keys = [], gossip-interval = 200 ms } }
}`;

/** A region on a new node, which joins the node at `seed`, and knows the ids of all entities. */
async function region(
  nodes: ClusterNodes,
  index: number,
  runtime: Runtime,
  seed: number,
  others: readonly AkkaNetPeer[],
): Promise<AkkaNetPeer> {
  const node = await nodes.start(index, runtime, [seed]);
  const all = [...others, node];
  await untilAllSee(all, addressesOf(all));
  await node.send({ command: "shard-start", role: "shard" });
  if (others.length > 0) {
    await askCounter(node, "e1");
    await delay(GOSSIP_MS);
  }
  return node;
}

/** Waits until all entities have started on `node`. No message asks for it. */
async function untilAllStarted(node: AkkaNetPeer): Promise<void> {
  await Promise.all(
    COUNTER_IDS.map((id) => node.nextEvent((each) => each.event === "entity" && each.type === "started" && each.entity === id, WITHIN_MS)),
  );
}

describeWithAkkaNet("Remembered entities", () => {
  for (const [first, second] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `of ${first} start on ${second} without a message when their node leaves, and on ${first} when that one leaves`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: CONFIG });
        const one = await region(nodes, 0, first, 0, []);
        await homesOf(one);
        const two = await region(nodes, 1, second, 0, [one]);
        await one.send({ command: "cluster-leave" });
        await untilAllStarted(two);
        await untilRemoved(two, one.address);
        for (const id of COUNTER_IDS) assert.equal((await askCounter(two, id)).address, two.address);
        const three = await region(nodes, 2, first, 1, [two]);
        await two.send({ command: "cluster-leave" });
        await untilAllStarted(three);
        for (const id of COUNTER_IDS) assert.equal((await askCounter(three, id)).address, three.address);
      },
      TEST_MS,
    );
  }
});
