import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { untilAllSee } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const WITHIN_MS = 45_000;
const TEST_MS = 150_000;

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

describeWithAkkaNet("Distributed data of Ritsem and Akka.NET", () => {
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
