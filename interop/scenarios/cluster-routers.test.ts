import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes, NOTICES_A_CRASH_CAREFULLY } from "../harness/cluster-nodes.ts";
import { untilAllSee } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const WITHIN_MS = 45_000;
const LOOK_AGAIN_MS = 200;
const TEST_MS = 120_000;
const MIXES: readonly (readonly [router: Runtime, routee: Runtime])[] = [
  ["Ritsem", "Akka.NET"],
  ["Akka.NET", "Ritsem"],
];

/** Waits until a router has these routees, or fails with those that it has. */
async function untilItHas(node: AkkaNetPeer, path: string, fits: (routees: readonly string[]) => boolean): Promise<readonly string[]> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    const { routees } = await node.send({ command: "routees", path });
    if (fits(routees)) return routees;
    if (performance.now() > deadlineMs) throw new Error(`${path} of ${node.address} has the routees ${JSON.stringify(routees)}`);
    await node.nextEvent(({ event }) => event === "cluster", LOOK_AGAIN_MS).catch(() => undefined);
  }
}

const areAt = (address: string, count: number) => (routees: readonly string[]) =>
  routees.length === count && routees.every((routee) => routee.startsWith(`${address}/`));

describeWithAkkaNet("A cluster-aware router", () => {
  for (const [router, routee] of MIXES) {
    it(
      `of ${router} deploys its pool on a member of ${routee}, loses the routees with the member, and deploys them again on its successor`,
      async () => {
        await using nodes = await ClusterNodes.of(2, { config: NOTICES_A_CRASH_CAREFULLY });
        const first = await nodes.start(0, router, [0]);
        await first.send({ command: "create-cluster-pool", name: "pool", perNode: 2, local: false });
        const second = await nodes.start(1, routee, [0]);
        await untilAllSee([first, second], [first.address, second.address]);
        const before = await untilItHas(first, "pool", areAt(second.address, 2));
        const replies = new Set<string>();
        for (let count = 0; count < 4; count += 1) {
          replies.add((await first.send({ command: "ask-text", path: "pool", text: "where", timeoutMs: 15_000 })).reply);
        }
        assert.sameMembers([...replies], [...before]);
        await second.kill();
        await untilItHas(first, "pool", (routees) => routees.length === 0);
        await first.send({ command: "cluster-down", address: second.address });
        await untilAllSee([first], [first.address]);
        const again = await nodes.start(1, routee, [0]);
        await untilAllSee([first, again], [first.address, again.address]);
        const after = await untilItHas(first, "pool", areAt(again.address, 2));
        assert.notDeepEqual(after, before);
        const { reply } = await first.send({ command: "ask-text", path: "pool", text: "where", timeoutMs: 15_000 });
        assert.include(after, reply);
      },
      TEST_MS,
    );

    it(
      `of ${router} sends to an actor of ${routee} by its path until the member leaves`,
      async () => {
        await using nodes = await ClusterNodes.of(2);
        const first = await nodes.start(0, router, [0]);
        const second = await nodes.start(1, routee, [0]);
        await second.send({ command: "create-cluster-pool", name: "here", perNode: 1, local: true });
        await untilAllSee([first, second], [first.address, second.address]);
        await first.send({ command: "create-cluster-group", name: "group", path: "/user/here", local: false });
        await untilItHas(first, "group", (routees) => routees.length === 1);
        const { reply } = await first.send({ command: "ask-text", path: "group", text: "where", timeoutMs: 15_000 });
        assert.match(reply, /\/user\/here\/c\d/);
        await second.send({ command: "terminate" });
        await untilItHas(first, "group", (routees) => routees.length === 0);
      },
      TEST_MS,
    );
  }
});
