import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { untilAllSee } from "../harness/cluster-view.ts";
import { programOf } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PeerCommandError } from "../harness/peer-command.ts";

const WITHIN_MS = 45_000;
const TEST_MS = 150_000;
const ANSWER_MS = 2_000;
/** A receptionist is asked again soon, so that the test is short. */
const CONFIG = "akka.cluster.client { establishing-get-contacts-interval = 500 ms, buffer-size = 100 }";

/** Asks until a service answers: a receptionist may not know it yet, and what is sent while one is lost may be lost too. */
async function replyTo(client: AkkaNetPeer, text: string): Promise<string> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return (await client.send({ command: "client-ask", actor: "client", path: "/user/service", text, timeoutMs: ANSWER_MS })).reply;
    } catch (error) {
      if (!(error instanceof PeerCommandError) || performance.now() > deadlineMs) throw error;
    }
  }
}

describeWithAkkaNet("A cluster client", () => {
  for (const [outside, inside] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `of ${outside} reaches services and topics through receptionists of ${inside}, and goes on when one of them leaves`,
      async () => {
        await using nodes = await ClusterNodes.of(2);
        const first = await nodes.start(0, inside, [0]);
        const second = await nodes.start(1, inside, [0]);
        await untilAllSee([first, second], [first.address, second.address]);
        for (const node of [first, second]) await node.send({ command: "tools-start" });
        await second.send({ command: "tools-service", actor: "service" });
        await second.send({ command: "tools-subscribe", topic: "news", actor: "reader" });
        await using client = await AkkaNetPeer.start({ name: "Outside", config: CONFIG }, programOf(outside));
        await client.send({ command: "client-start", actor: "client", contacts: [`${first.address}/system/receptionist`] });
        assert.equal(await replyTo(client, "a question"), "a question was received");
        await client.send({ command: "client-publish", actor: "client", topic: "news", text: "hello" });
        const isNews = await second.nextEvent((each) => each.event === "received" && each.actor === "reader", WITHIN_MS);
        assert.equal(isNews.event === "received" ? isNews.text : "", "hello");
        await first.send({ command: "terminate" });
        assert.equal(await replyTo(client, "another question"), "another question was received");
      },
      TEST_MS,
    );
  }
});
