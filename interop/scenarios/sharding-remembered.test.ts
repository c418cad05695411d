import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { PeerEvent } from "../harness/peer-event.ts";
import { askCounter } from "../harness/sharded-counters.ts";

const TEST_MS = 200_000;
const WITHIN_MS = 60_000;
const CONFIG = `akka.cluster {
  roles = [shard], app-version = "1.0.0"
  sharding { state-store-mode = ddata, remember-entities = on, distributed-data.durable.keys = [] }
}`;
/** In five shards. Both nodes are there when these start: a node that joins later would have their ids only after some gossip. */
const IDS = ["e1", "e2", "e3", "e4", "e10"];

/** A region on a new node, which joins the first one. */
async function region(nodes: ClusterNodes, index: number, runtime: Runtime, others: readonly AkkaNetPeer[]): Promise<AkkaNetPeer> {
  const node = await nodes.start(index, runtime, [0]);
  const all = [...others, node];
  await untilAllSee(all, addressesOf(all));
  await node.send({ command: "shard-start", role: "shard" });
  await askCounter(node, "known"); // its region has registered, and its replicator runs
  return node;
}

function isStart(event: PeerEvent, id: string): boolean {
  return event.event === "entity" && event.type === "started" && event.entity === id;
}

describeWithAkkaNet("Remembered entities", () => {
  for (const [first, second] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `of ${first} start on ${second} without a message when their node leaves`,
      async () => {
        await using nodes = await ClusterNodes.of(2, { config: CONFIG });
        const one = await region(nodes, 0, first, []);
        const two = await region(nodes, 1, second, [one]);
        const homes: string[] = [];
        for (const id of IDS) homes.push((await askCounter(one, id)).address); // one by one, so that each shard is given to the region with fewest
        assert.include(homes, one.address);
        await one.send({ command: "cluster-leave" });
        await Promise.all(IDS.map((id) => two.nextEvent((each) => isStart(each, id), WITHIN_MS)));
        await untilRemoved(two, one.address);
        for (const id of IDS) assert.equal((await askCounter(two, id)).address, two.address);
      },
      TEST_MS,
    );
  }
});
