import { Props, ReceiveActor, ScatterGatherFirstCompletedGroup, Status } from "ritsem";
import { DisassociatedEvent } from "ritsem/remote";
import { assert, it } from "vitest";
import { encodeContainer } from "../../src/remote/wire/envelope.ts";
import { encodePdu } from "../../src/remote/wire/pdu.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { type Deployment, startDeployingNode, WORKER } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const PATIENCE_MS = 60_000;
const AT_ONCE_MS = 6_000; // a busy machine; without an answer it would be the 20 s that the ask is given

describeWithAkkaNet("An actor of a system that cannot be reached", () => {
  for (const host of ["127.0.0.1", "no-such-host.invalid"]) {
    it(
      `(${host}) is identified as nobody at once by Ritsem and by Akka.NET`,
      async () => {
        const path = `akka.tcp://Nobody@${host}:${await freePort()}/user/echo`;
        await using node = await RitsemNode.start({ name: "Ritsem" });
        await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
        let startedAt = performance.now();
        const error: unknown = await node.system
          .actorSelection(path)
          .resolveOne("20 s")
          .catch((reason: unknown) => reason);
        assert.include(String((error as { code?: string }).code), "RITSEM_ACTOR_NOT_FOUND");
        assert.isBelow(performance.now() - startedAt, AT_ONCE_MS);
        startedAt = performance.now();
        assert.isNull((await peer.send({ command: "identify", path, timeoutMs: 20_000 })).ref);
        assert.isBelow(performance.now() - startedAt, AT_ONCE_MS);
      },
      PATIENCE_MS,
    );
  }
});

describeWithAkkaNet("A message of Akka.NET's that just fits into a frame", () => {
  it(
    "arrives, up to the 4 bytes that another Akka.NET system cannot read, and the association lives on",
    async () => {
      await using node = await RitsemNode.start({ name: "Ritsem" });
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      const inbox = node.inbox("inbox");
      const { ref: senderPath } = await peer.send({ command: "create", kind: "collector", name: "collector" });
      const recipientPath = node.fullPathOf(inbox.ref);
      const frameBytesOf = (length: number): number => {
        const payload = { serializerId: 17, manifest: "System.String, System.Private.CoreLib", bytes: new Uint8Array(length) };
        const envelope = { recipientPath, senderPath, seq: undefined, payload };
        return encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) }).length;
      };
      const overhead = frameBytesOf(127_000) - 127_000;
      for (let frameBytes = 127_994; frameBytes <= 128_000; frameBytes += 1) {
        const value = "x".repeat(frameBytes - overhead);
        await peer.send({ command: "tell", path: recipientPath, value: { type: "string", value }, sender: "collector" });
        assert.equal(String((await inbox.next()).message).length, value.length);
      }
      assert.isEmpty(node.lifecycle.items.filter((event) => event instanceof DisassociatedEvent));
    },
    PATIENCE_MS,
  );
});

describeWithAkkaNet("A scatter-gather router of Ritsem's without routees", () => {
  for (const asker of ["Ritsem", "Akka.NET"] as const) {
    it(`answers ${asker} with a failure at once`, async () => {
      await using node = await RitsemNode.start({ name: "Routing" });
      const group = new ScatterGatherFirstCompletedGroup([], "20 s");
      node.system.actorOf(Props.create(Unused).withRouter(group), "router");
      const path = node.pathOf("router");
      if (asker === "Ritsem") {
        await using other = await RitsemNode.start({ name: "Asker" });
        const ref = await other.resolve(node.fullPathOf(node.system.actorOf(Props.create(Asking, path), "asking")));
        assert.include(String(await ref.ask("?", String, WITHIN_MS)), "has no routees");
      } else {
        await using peer = await AkkaNetPeer.start({ name: "Asker" });
        const answer = await peer
          .send({ command: "ask", path, value: { type: "string", value: "?" }, timeoutMs: WITHIN_MS })
          .then(({ reply }) => JSON.stringify(reply), String);
        assert.include(answer, "has no routees");
      }
    });
  }
});

describeWithAkkaNet("Props that are local under a deployment that says remote", () => {
  for (const host of ["Ritsem", "Akka.NET"] as const) {
    it(`are refused with the address of ${host}`, async () => {
      await using there = await startDeployingNode(host, "Host");
      await using node = await RitsemNode.start({
        name: "Deployer",
        config: `akka.actor.deployment { /worker { remote = "${there.address}" } }`,
      });
      const { name }: Pick<Deployment, "name"> = { name: "worker" };
      assert.throws(
        () => node.system.actorOf(Props.remote(WORKER, "label").withDeploy({ scope: { kind: "local" } }), name),
        new RegExp(`is local by its props.*${there.address.replaceAll(".", "\\.")}`),
      );
    });
  }
});

class Unused extends ReceiveActor {}

/** Asks the router on behalf of the asker, and answers with the text of the failure. */
class Asking extends ReceiveActor {
  constructor(path: string) {
    super();
    this.receive(String, async () => {
      const { sender } = this;
      const reply: unknown = await this.context
        .actorSelection(path)
        .ask("?", WITHIN_MS)
        .catch((error: unknown) => error);
      sender.tell(reply instanceof Status.Failure ? reply.cause.message : String(reply));
    });
  }
}
