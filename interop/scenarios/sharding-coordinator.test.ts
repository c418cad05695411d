import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { homesOf, untilSpread } from "../harness/sharded-counters.ts";

const TEST_MS = 200_000;
const CONFIG = `akka.cluster { roles = [shard], app-version = "1.0.0", sharding { state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 2 s } }`;

/** Nodes of these runtimes, each with a region; the first is the oldest. Entities live on all of them. */
async function regions(nodes: ClusterNodes, ...runtimes: readonly Runtime[]): Promise<readonly AkkaNetPeer[]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) {
    const node = await nodes.start(index, runtime, [0]);
    all.push(node);
    await untilAllSee(all, addressesOf(all));
    await node.send({ command: "shard-start", role: "shard" });
    await homesOf(node);
  }
  return all;
}

describeWithAkkaNet("A shard coordinator", () => {
  for (const [oldest, next] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `spreads shards over regions of both runtimes, and moves from ${oldest} to ${next} and back without moving entities`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: CONFIG });
        const [first, second, third] = (await regions(nodes, oldest, next, oldest)) as [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer];
        const before = await untilSpread(second, addressesOf([first, second, third]));
        assert.deepEqual(await homesOf(first), before);
        assert.deepEqual(await homesOf(third), before);
        await first.send({ command: "cluster-leave" });
        await untilRemoved(second, first.address);
        const after = await untilSpread(third, addressesOf([second, third]));
        for (const [id, address] of before) if (address !== first.address) assert.equal(after.get(id), address, `${id} stays`);
        assert.deepEqual(await homesOf(second), after);
        await second.send({ command: "cluster-leave" });
        await untilRemoved(third, second.address);
        await untilSpread(third, [third.address]);
      },
      TEST_MS,
    );
  }
});
