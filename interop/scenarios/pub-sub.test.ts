import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { untilAllSee } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PeerCommandError } from "../harness/peer-command.ts";

const WITHIN_MS = 45_000;
const TEST_MS = 150_000;
const ANSWER_MS = 1_000;

/** Nodes of these runtimes in one cluster, each with a mediator. */
async function started(nodes: ClusterNodes, ...runtimes: readonly Runtime[]): Promise<readonly AkkaNetPeer[]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) all.push(await nodes.start(index, runtime, [0]));
  await untilAllSee(
    all,
    all.map(({ address }) => address),
  );
  for (const node of all) await node.send({ command: "tools-start" });
  return all;
}

async function received(node: AkkaNetPeer, actor: string): Promise<string> {
  const event = await node.nextEvent((each) => each.event === "received" && each.actor === actor, WITHIN_MS);
  return event.event === "received" ? event.text : "";
}

const countOf = (node: AkkaNetPeer, text: string): number =>
  node.events.filter((event) => event.event === "received" && event.text === text).length;

/** Asks until an actor with the path answers, which its node may not have told yet. */
async function replyTo(node: AkkaNetPeer, path: string, text: string): Promise<string> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      const { reply } = await node.send({ command: "tools-ask", path, text, timeoutMs: ANSWER_MS });
      return reply;
    } catch (error) {
      if (!(error instanceof PeerCommandError) || performance.now() > deadlineMs) throw error;
    }
  }
}

/** Waits until `node` knows the topics. */
async function untilItKnows(node: AkkaNetPeer, topics: readonly string[]): Promise<void> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    const known = (await node.send({ command: "tools-topics" })).topics;
    if (topics.every((topic) => known.includes(topic))) return;
    if (performance.now() > deadlineMs) throw new Error(`${node.address} knows ${known.join(", ")} and not ${topics.join(", ")}`);
    await node.nextEvent(({ event }) => event === "cluster", 200).catch(() => undefined);
  }
}

describeWithAkkaNet("Distributed pub-sub of Ritsem and Akka.NET", () => {
  for (const [publishing, subscribing] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `delivers what ${publishing} publishes and sends to the subscribers and services of ${subscribing}`,
      async () => {
        await using nodes = await ClusterNodes.of(2);
        const [publisher, subscriber] = await started(nodes, publishing, subscribing);
        if (publisher === undefined || subscriber === undefined) throw new Error("unreachable: two nodes");
        await subscriber.send({ command: "tools-subscribe", topic: "news of the day", actor: "reader" });
        await subscriber.send({ command: "tools-subscribe", topic: "jobs", group: "workers", actor: "worker" });
        await untilItKnows(publisher, ["jobs", "news%20of%20the%20day"]);
        await publisher.send({ command: "tools-publish", topic: "news of the day", text: "hello" });
        assert.equal(await received(subscriber, "reader"), "hello");
        await subscriber.send({ command: "tools-put", actor: "service" });
        assert.equal(await replyTo(publisher, "/user/service", "a question"), "a question was received");
        // The group is registered after its topic and before the service, so that the publisher knows it by now.
        await publisher.send({ command: "tools-publish", topic: "jobs", text: "a job", eachGroup: true });
        assert.equal(await received(subscriber, "worker"), "a job");
        await publisher.send({ command: "tools-send-to-all", path: "/user/service", text: "to all" });
        await subscriber.nextEvent((each) => each.event === "received" && each.text === "to all", WITHIN_MS);
        assert.deepEqual([countOf(subscriber, "hello"), countOf(subscriber, "to all")], [1, 1]);
      },
      TEST_MS,
    );
  }

  it(
    "tells a late node through another one what a third one has registered",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const [first, second] = await started(nodes, "Akka.NET", "Ritsem");
      if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
      await first.send({ command: "tools-subscribe", topic: "news", actor: "there" });
      await second.send({ command: "tools-subscribe", topic: "news", actor: "here" });
      const third = await nodes.start(2, "Akka.NET", [0]);
      await untilAllSee(
        [first, second, third],
        [first, second, third].map(({ address }) => address),
      );
      await third.send({ command: "tools-start" });
      await third.send({ command: "tools-subscribe", topic: "other news", actor: "late" });
      for (const node of [first, second, third]) await untilItKnows(node, ["news", "other%20news"]);
      await second.send({ command: "tools-publish", topic: "other news", text: "to the late one" });
      assert.equal(await received(third, "late"), "to the late one");
      await first.send({ command: "tools-publish", topic: "news", text: "to both" });
      assert.deepEqual([await received(first, "there"), await received(second, "here")], ["to both", "to both"]);
    },
    TEST_MS,
  );
});
