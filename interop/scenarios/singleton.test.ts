import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes, NOTICES_A_CRASH_CAREFULLY } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilUnreachable } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PeerCommandError } from "../harness/peer-command.ts";
import type { PeerSingletonEvent } from "../harness/peer-event.ts";

const WITHIN_MS = 45_000;
const TEST_MS = 150_000;
const ANSWER_MS = 2_000;
const MIXES: readonly (readonly [oldest: Runtime, next: Runtime])[] = [
  ["Ritsem", "Akka.NET"],
  ["Akka.NET", "Ritsem"],
];

/** Three members with a manager and a proxy each, the first of which is the oldest. */
async function started(nodes: ClusterNodes, ...runtimes: readonly Runtime[]): Promise<readonly [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) {
    const node = await nodes.start(index, runtime, [0]);
    await node.send({ command: "create-singleton" });
    all.push(node);
    await untilAllSee(all, addressesOf(all));
  }
  return all as unknown as readonly [AkkaNetPeer, AkkaNetPeer, AkkaNetPeer];
}

async function untilIt(node: AkkaNetPeer, what: PeerSingletonEvent["type"]): Promise<number> {
  const event = await node.nextEvent((each) => each.event === "singleton" && each.type === what, WITHIN_MS);
  return event.event === "singleton" ? event.atMs : 0;
}

/** Asks the proxy until the singleton answers: what a proxy sends before it knows of a move goes to the previous one, and is lost. */
async function whereIsIt(node: AkkaNetPeer): Promise<string> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return (await node.send({ command: "ask-text", path: "proxy", text: "where", timeoutMs: ANSWER_MS })).reply;
    } catch (error) {
      if (!(error instanceof PeerCommandError) || performance.now() > deadlineMs) throw error;
    }
  }
}

const hasStarted = (node: AkkaNetPeer): boolean => node.events.some(({ event }) => event === "singleton");

describeWithAkkaNet("A cluster singleton", () => {
  for (const [oldest, next] of MIXES) {
    it(
      `moves from ${oldest} to ${next} when its node leaves, never runs twice, and is found by the proxies of both`,
      async () => {
        await using nodes = await ClusterNodes.of(3);
        const [first, second, third] = await started(nodes, oldest, next, oldest);
        for (const node of [first, second, third]) assert.include(await whereIsIt(node), `${first.address}/user/manager/one`);
        const moved = Promise.all([untilIt(first, "ended"), untilIt(second, "started")]);
        await first.send({ command: "cluster-leave" });
        const [endedAtMs, startedAtMs] = await moved;
        assert.isAtLeast(startedAtMs, endedAtMs, "the new one starts after the old one has ended");
        for (const node of [second, third]) assert.include(await whereIsIt(node), `${second.address}/user/manager/one`);
        assert.isFalse(hasStarted(third));
      },
      TEST_MS,
    );

    it(
      `starts on ${next} once its crashed node of ${oldest} is downed, and no sooner`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: NOTICES_A_CRASH_CAREFULLY });
        const [first, second, third] = await started(nodes, oldest, next, next);
        assert.include(await whereIsIt(third), `${first.address}/user/manager/one`);
        await first.kill();
        await untilUnreachable([second], first.address);
        assert.isFalse(hasStarted(second), "nobody starts it before the crashed node is removed");
        await second.send({ command: "cluster-down", address: first.address });
        await untilIt(second, "started");
        for (const node of [second, third]) assert.include(await whereIsIt(node), `${second.address}/user/manager/one`);
        assert.isFalse(hasStarted(third));
      },
      TEST_MS,
    );
  }
});
