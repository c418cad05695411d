import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PeerCommandError } from "../harness/peer-command.ts";

const TEST_MS = 150_000;
const WITHIN_MS = 60_000;
const ANSWER_MS = 2_000;
/** Their shards of 10 are 8, 0, 4, 2, 2, 8, 2 and 6. */
const IDS = ["e1", "e2", "e3", "e4", "e5", "e6", "e9", "e10"];
const CONFIG = `akka.cluster.sharding { state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 3 s }`;
const ROLE_OF = { Ritsem: "ritsem", "Akka.NET": "dotnet" } satisfies Record<Runtime, string>;

/** The answer of an entity: `e1 3 akka.tcp://…`. */
interface Answer {
  readonly count: number;
  readonly address: string;
}

/** Asks until the entity answers: the cluster may still be looking for its home. */
async function ask(node: AkkaNetPeer, id: string): Promise<Answer> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      const { reply } = await node.send({ command: "shard-ask", entity: id, text: "count", timeoutMs: ANSWER_MS });
      const [answered = "", count = "", address = ""] = reply.split(" ");
      assert.equal(answered, id);
      return { count: Number(count), address };
    } catch (error) {
      if (!(error instanceof PeerCommandError) || performance.now() > deadlineMs) throw error;
    }
  }
}

async function homesOf(node: AkkaNetPeer): Promise<ReadonlyMap<string, string>> {
  const homes = new Map<string, string>();
  for (const id of IDS) homes.set(id, (await ask(node, id)).address);
  return homes;
}

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
        for (const id of IDS) assert.equal((await ask(second, id)).address, first.address);
        for (const id of IDS) assert.isAtLeast((await ask(first, id)).count, 2, "the same entity answers its own node");
        assert.deepEqual((await second.send({ command: "shard-regions" })).regions, [first.address]);
        assert.deepEqual((await second.send({ command: "shard-stats" })).entities, { [first.address]: IDS.length });
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
        const deadlineMs = performance.now() + WITHIN_MS;
        let homes = await homesOf(second);
        while (new Set(homes.values()).size < 2 && performance.now() < deadlineMs) homes = await homesOf(second);
        assert.sameMembers([...new Set(homes.values())], [first.address, third.address]);
        await third.send({ command: "cluster-leave" });
        await untilRemoved(second, third.address);
        assert.deepEqual([...new Set((await homesOf(second)).values())], [first.address]);
      },
      TEST_MS,
    );
  }
});
