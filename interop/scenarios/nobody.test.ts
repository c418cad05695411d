import { isNobody, NO_SENDER, Props, ReceiveActor, Status } from "ritsem";
import { afterAll, assert, beforeAll, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { Wrapped, wrappedRef } from "../harness/interop-messages.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const NOBODY = "IActorRef"; // with a value of null, where a ref of an actor has its path

describeWithAkkaNet("The ref of no actor", () => {
  let peer: AkkaNetPeer;
  let other: AkkaNetPeer;
  let node: RitsemNode;
  let neighbour: RitsemNode;
  let inbox: Inbox;

  beforeAll(async () => {
    [peer, other, node, neighbour] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet" }),
      AkkaNetPeer.start({ name: "Other" }),
      RitsemNode.start({ name: "Ritsem" }),
      RitsemNode.start({ name: "Neighbour" }),
    ]);
    inbox = node.inbox("inbox");
    neighbour.echo("echo");
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    for (const each of [peer, other]) await each.send({ command: "create", kind: "echo", name: "echo" });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), other?.kill(), node?.terminate(), neighbour?.terminate()]);
  });

  it("goes from Ritsem to Akka.NET, whole and in a message", async () => {
    const collector = await node.resolve(peer.pathOf("collector"));
    collector.tell(NO_SENDER);
    collector.tell(wrappedRef(NO_SENDER));
    await peer.send({ command: "await-count", actor: "collector", count: 2, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    assert.deepInclude(messages[0], { clr: NOBODY, value: null });
    assert.containSubset(messages[1], { clr: "InteropMessages.Wrapped, InteropMessages", value: { Ref: null } });
    await peer.send({ command: "clear", actor: "collector" });
  });

  it("goes from Akka.NET to Ritsem, whole and in a message", async () => {
    const path = node.pathOf("inbox");
    await peer.send({ command: "tell", path, value: { type: "nobody" } });
    assert.equal((await inbox.next()).message, NO_SENDER);
    await peer.send({ command: "tell", path, value: { type: "wrapped", value: { Ref: "nobody" } } });
    const { message } = await inbox.next();
    assert(message instanceof Wrapped && message.ref === NO_SENDER);
  });

  for (const answerer of ["Ritsem", "Akka.NET"] as const) {
    it(`comes back to Ritsem by way of ${answerer}`, async () => {
      const echo = await node.resolve((answerer === "Ritsem" ? neighbour : peer).pathOf("echo"));
      assert.equal(await echo.ask(NO_SENDER, WITHIN_MS), NO_SENDER);
      const { status } = await echo.ask(new Status.Success(NO_SENDER), Status.Success, WITHIN_MS);
      assert.isTrue(isNobody(status as typeof NO_SENDER));
      const { ref } = await echo.ask(wrappedRef(NO_SENDER), Wrapped, WITHIN_MS);
      assert.equal(ref, NO_SENDER);
    });

    it(`comes back to Akka.NET by way of ${answerer}`, async () => {
      const path = (answerer === "Ritsem" ? neighbour : other).pathOf("echo");
      const { reply } = await peer.send({ command: "ask", path, value: { type: "nobody" }, timeoutMs: WITHIN_MS });
      assert.deepInclude(reply, { clr: NOBODY, value: null });
    });
  }
});

describeWithAkkaNet("A Status.Failure whose cause is no Error", () => {
  for (const asker of ["Ritsem", "Akka.NET"] as const) {
    it(`reaches ${asker}, which asked, as a failure`, async () => {
      await using node = await RitsemNode.start({ name: "Answerer" });
      node.system.actorOf(Props.create(Refuser), "refuser");
      if (asker === "Ritsem") {
        await using other = await RitsemNode.start({ name: "Asker" });
        const refuser = await other.resolve(node.pathOf("refuser"));
        const error = await refuser.ask("please", WITHIN_MS).catch((reason: unknown) => reason);
        assert(error instanceof Error && error.message.includes("out of paper"));
      } else {
        await using peer = await AkkaNetPeer.start({ name: "Asker" });
        const value = { type: "string", value: "please" } as const;
        const command = { command: "ask", path: node.pathOf("refuser"), value, timeoutMs: WITHIN_MS } as const;
        await peer.send({ ...command }).then(
          ({ reply }) => assert.include(JSON.stringify(reply), "out of paper"),
          (error: unknown) => assert.include(String(error), "out of paper"),
        );
      }
    });
  }
});

class Refuser extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell(new Status.Failure("out of paper")));
  }
}
