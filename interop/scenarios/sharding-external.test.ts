import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { askCounter } from "../harness/sharded-counters.ts";

const TEST_MS = 200_000;
const WITHIN_MS = 60_000;
/** Akka.NET has no default for the timeout of the client. */
const CONFIG = `akka.cluster { roles = [shard], app-version = "1.0.0", sharding {
  state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 2 s, external-shard-allocation-strategy.client-timeout = 5 s } }`;
/** Of e1. */
const SHARD = "8";

/** Two nodes with regions that go where they are placed; the coordinator is on the first. */
async function pairOf(nodes: ClusterNodes, ...runtimes: readonly ("Akka.NET" | "Ritsem")[]): Promise<readonly AkkaNetPeer[]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) {
    const node = await nodes.start(index, runtime, [0]);
    all.push(node);
    await untilAllSee(all, addressesOf(all));
    await node.send({ command: "shard-start", role: "shard", external: true });
    await askCounter(node, "e2");
  }
  return all;
}

/** Asks until the entity lives there. */
async function untilAt(asked: AkkaNetPeer, address: string): Promise<void> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    const home = (await askCounter(asked, "e1")).address;
    if (home === address) return;
    if (performance.now() > deadlineMs) throw new Error(`the entity lives on ${home}, expected ${address}`);
  }
}

describeWithAkkaNet("A shard whose node is set from outside", () => {
  for (const [oldest, other] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `moves as a client on either runtime says, with the coordinator on ${oldest}`,
      async () => {
        await using nodes = await ClusterNodes.of(2, { config: CONFIG });
        const [first, second] = (await pairOf(nodes, oldest, other)) as [AkkaNetPeer, AkkaNetPeer];
        // A client beside the coordinator has not been used yet: the location comes from the other runtime.
        await second.send({ command: "shard-place", shard: SHARD, address: second.address });
        await untilAt(first, second.address);
        await second.send({ command: "shard-place", shard: SHARD, address: first.address });
        await untilAt(second, first.address);
        await first.send({ command: "shard-place", shard: SHARD, address: second.address });
        await untilAt(second, second.address);
        for (const node of [first, second])
          assert.deepEqual((await node.send({ command: "shard-places" })).places, { [SHARD]: second.address });
      },
      TEST_MS,
    );
  }

  it(
    "is known to the next coordinator, on the other runtime",
    async () => {
      await using nodes = await ClusterNodes.of(3, { config: CONFIG });
      const [first, second, third] = (await pairOf(nodes, "Akka.NET", "Ritsem", "Akka.NET")) as [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer];
      await first.send({ command: "shard-place", shard: SHARD, address: third.address });
      await untilAt(second, third.address);
      await first.send({ command: "cluster-leave" });
      await untilRemoved(second, first.address);
      assert.equal((await askCounter(second, "e1")).address, third.address);
      // From here on the third node has a replicator: Akka.NET starts it with the first client or coordinator, and a majority of two is both.
      await third.send({ command: "shard-place", shard: SHARD, address: second.address });
      await untilAt(third, second.address);
      assert.deepEqual((await second.send({ command: "shard-places" })).places, { [SHARD]: second.address });
    },
    TEST_MS,
  );
});
