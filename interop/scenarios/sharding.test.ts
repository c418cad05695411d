import { assert, it } from "vitest";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { askCounter, COUNTER_IDS, homesOf, untilSpread } from "../harness/sharded-counters.ts";

const TEST_MS = 150_000;
const CONFIG = `akka.cluster.sharding { state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 3 s }`;
const ROLE_OF = { Ritsem: "ritsem", "Akka.NET": "dotnet" } satisfies Record<Runtime, string>;

describeWithAkkaNet("Cluster sharding", () => {
  for (const [host, user] of [
    ["Akka.NET", "Ritsem"],
    ["Ritsem", "Akka.NET"],
  ] as const) {
    it(
      `lets a proxy of ${user} reach entities of a region and a coordinator of ${host}, and lists regions and entities`,
      async () => {
        await using nodes = await ClusterNodes.of(2, { config: CONFIG });
        const first = await nodes.start(0, host, [0]);
        const second = await nodes.start(1, user, [0]);
        await untilAllSee([first, second], addressesOf([first, second]));
        await first.send({ command: "shard-start", role: ROLE_OF[host] });
        await second.send({ command: "shard-proxy", role: ROLE_OF[host] });
        for (const id of COUNTER_IDS) assert.equal((await askCounter(second, id)).address, first.address);
        for (const id of COUNTER_IDS) assert.isAtLeast((await askCounter(first, id)).count, 2, "the same entity answers its own node");
        assert.deepEqual((await second.send({ command: "shard-regions" })).regions, [first.address]);
        assert.deepEqual((await second.send({ command: "shard-stats" })).entities, { [first.address]: COUNTER_IDS.length });
      },
      TEST_MS,
    );

    it(
      `moves shards of ${host} to a second region while a proxy of ${user} sends, and back when that node leaves`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: CONFIG });
        const first = await nodes.start(0, host, [0]);
        const second = await nodes.start(1, user, [0]);
        await untilAllSee([first, second], addressesOf([first, second]));
        await first.send({ command: "shard-start", role: ROLE_OF[host] });
        await second.send({ command: "shard-proxy", role: ROLE_OF[host] });
        await homesOf(second);
        const third = await nodes.start(2, host, [0]);
        await untilAllSee([first, second, third], addressesOf([first, second, third]));
        await third.send({ command: "shard-start", role: ROLE_OF[host] });
        await untilSpread(second, [first.address, third.address]);
        await third.send({ command: "cluster-leave" });
        await untilRemoved(second, third.address);
        assert.deepEqual([...new Set((await homesOf(second)).values())], [first.address]);
      },
      TEST_MS,
    );
  }
});
