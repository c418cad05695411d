import { type ActorRef, Props, ReceiveActor, Status } from "ritsem";
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { Wrapped, wrappedRef } from "../harness/interop-messages.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const SOON_MS = 300; // for asks that are to time out
const text = (value: string): PeerValue => ({ type: "string", value });

/** Fails every request. */
class BrokenPrinter extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell(new Status.Failure(new Error("out of paper", { cause: new Error("nobody bought any") }))));
  }
}

describeWithAkkaNet("Between Ritsem and Akka.NET", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let theirEcho: ActorRef;
  let theirEchoPath: string; // with uid
  let ourEcho: ActorRef;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    ourEcho = node.echo("echo");
    node.inbox("silent");
    node.system.actorOf(Props.create(BrokenPrinter), "printer");
    theirEchoPath = (await peer.send({ command: "create", kind: "echo", name: "echo" })).ref;
    await peer.send({ command: "create", kind: "collector", name: "silent" });
    theirEcho = await node.resolve(peer.pathOf("echo"));
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  describe("an ask", () => {
    it("of an Akka.NET actor resolves with its reply", async () => {
      assert.equal(await theirEcho.ask("a question", String, WITHIN_MS), "a question");
    });

    it("of a Ritsem actor resolves with its reply", async () => {
      const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value: text("a question"), timeoutMs: WITHIN_MS });
      assert.equal(reply.value, "a question");
    });

    it("resolves each with its own reply when many are under way, in both directions", async () => {
      const numbers = Array.from({ length: 50 }, (_, index) => index);
      const [ours, theirs] = await Promise.all([
        Promise.all(numbers.map((number) => theirEcho.ask(number, Number, WITHIN_MS))),
        Promise.all(
          numbers.map((value) =>
            peer.send({ command: "ask", path: node.pathOf("echo"), value: { type: "int", value }, timeoutMs: WITHIN_MS }),
          ),
        ),
      ]);
      assert.deepEqual(ours, numbers);
      assert.deepEqual(
        theirs.map(({ reply }) => reply.value),
        numbers,
      );
    });

    it("rejects when a reply is not of the type asked for", async () => {
      await expect(theirEcho.ask("text", Number, WITHIN_MS)).rejects.toMatchObject({ code: "RITSEM_UNEXPECTED_REPLY", reply: "text" });
    });

    it("times out when an Akka.NET actor does not reply", async () => {
      const silent = await node.resolve(peer.pathOf("silent"));
      await expect(silent.ask("hello?", SOON_MS)).rejects.toMatchObject({ code: "RITSEM_ASK_TIMEOUT" });
    });

    it("times out when a Ritsem actor does not reply", async () => {
      const ask = peer.send({ command: "ask", path: node.pathOf("silent"), value: text("hello?"), timeoutMs: SOON_MS });
      await expect(ask).rejects.toMatchObject({ errorType: "Akka.Actor.AskTimeoutException" });
    });

    it("rejects with the cause of an Akka.NET Status.Failure", async () => {
      await expect(theirEcho.ask(new Status.Failure(new Error("out of paper")), WITHIN_MS)).rejects.toMatchObject({
        code: "RITSEM_REMOTE_EXCEPTION",
        message: "out of paper",
        typeName: expect.stringContaining("System.Exception"),
      });
    });

    it("fails in C# with the cause of a Ritsem Status.Failure", async () => {
      const ask = peer.send({ command: "ask", path: node.pathOf("printer"), value: text("print"), timeoutMs: WITHIN_MS });
      await expect(ask).rejects.toMatchObject({ errorType: "System.Exception", message: expect.stringContaining("out of paper") });
    });

    it("fails in C# with the very exception type when its Status.Failure went through a Ritsem actor", async () => {
      const value: PeerValue = { type: "status-failure", value: "not now" };
      await expect(peer.send({ command: "ask", path: node.pathOf("echo"), value, timeoutMs: WITHIN_MS })).rejects.toMatchObject({
        errorType: "System.InvalidOperationException",
        message: expect.stringContaining("not now"),
      });
    });

    it("of a Ritsem actor that does not live times out in C#, and is a dead letter here", async () => {
      const ask = peer.send({ command: "ask", path: node.pathOf("nobody"), value: text("is anybody there"), timeoutMs: SOON_MS });
      await expect(ask).rejects.toMatchObject({ errorType: "Akka.Actor.AskTimeoutException" });
      const letter = await node.nextDeadLetter(({ message }) => message === "is anybody there");
      expect(`${letter.recipient.path}`).toContain("/user/nobody");
      expect(`${letter.sender.path}`).toContain(`${peer.address}/temp/`);
    });

    it("keeps the asker as sender when an Akka.NET actor forwards it to a Ritsem actor", async () => {
      await peer.send({ command: "create", kind: "forward", name: "desk", target: node.pathOf("echo") });
      const desk = await node.resolve(peer.pathOf("desk"));
      assert.equal(await desk.ask("forwarded", String, WITHIN_MS), "forwarded");
    });
  });

  describe("a selection", () => {
    it("reaches an Akka.NET actor by its path", async () => {
      assert.equal(await node.system.actorSelection(peer.pathOf("echo")).ask("by path", String, WITHIN_MS), "by path");
    });

    it("reaches a Ritsem actor by its path", async () => {
      const path = node.pathOf("echo");
      const { reply } = await peer.send({ command: "ask", via: "selection", path, value: text("by path"), timeoutMs: WITHIN_MS });
      assert.equal(reply.value, "by path");
    });

    it("reaches every Akka.NET actor that a pattern fits", async () => {
      for (const name of ["worker-1", "worker-2", "idler"]) await peer.send({ command: "create", kind: "collector", name });
      const selection = node.system.actorSelection(peer.pathOf("worker-*"));
      selection.tell("to all workers");
      for (const actor of ["worker-1", "worker-2"]) {
        await peer.send({ command: "await-count", actor, count: 1, timeoutMs: WITHIN_MS });
        assert.equal((await peer.send({ command: "messages", actor })).messages[0]?.value, "to all workers");
      }
      (await node.resolve(peer.pathOf("idler"))).tell("to the idler");
      await peer.send({ command: "await-count", actor: "idler", count: 1, timeoutMs: WITHIN_MS });
      assert.equal((await peer.send({ command: "messages", actor: "idler" })).messages[0]?.value, "to the idler");
    });

    it("reaches every Ritsem actor that a pattern fits", async () => {
      const [first, second, idler] = ["worker-1", "worker-2", "idler"].map((name) => node.inbox(name));
      await peer.send({ command: "tell", via: "selection", path: node.pathOf("worker-?"), value: text("to all workers") });
      await peer.send({ command: "tell", path: node.pathOf("idler"), value: text("to the idler") });
      assert.equal((await first?.next())?.message, "to all workers");
      assert.equal((await second?.next())?.message, "to all workers");
      assert.equal((await idler?.next())?.message, "to the idler");
    });

    it("tells who lives at an Akka.NET path", async () => {
      assert.equal(theirEcho.path.toSerializationFormat(), theirEchoPath);
      const missing = node.system.actorSelection(peer.pathOf("nobody"));
      await expect(missing.resolveOne(SOON_MS)).rejects.toMatchObject({ code: "RITSEM_ACTOR_NOT_FOUND" });
    });

    it("tells who lives at a Ritsem path", async () => {
      const path = node.pathOf("echo");
      assert.equal((await peer.send({ command: "resolve", path, timeoutMs: WITHIN_MS })).ref, node.fullPathOf(ourEcho));
      assert.equal((await peer.send({ command: "identify", path, timeoutMs: WITHIN_MS })).ref, node.fullPathOf(ourEcho));
      assert.isNull((await peer.send({ command: "identify", path: node.pathOf("nobody"), timeoutMs: WITHIN_MS })).ref);
      await expect(peer.send({ command: "resolve", path: node.pathOf("nobody"), timeoutMs: SOON_MS })).rejects.toMatchObject({
        errorType: "Akka.Actor.ActorNotFoundException",
      });
    });

    it("gives the same ref each time", async () => {
      assert.equal(await node.resolve(peer.pathOf("echo")), theirEcho);
    });
  });

  describe("a ref inside a message", () => {
    it("from Akka.NET can be sent to", async () => {
      const { ref } = await peer.send({ command: "create", kind: "collector", name: "letterbox" });
      const inbox = node.inbox("introduced");
      await peer.send({ command: "tell", path: node.pathOf("introduced"), value: { type: "wrapped", value: { Ref: ref } } });
      const { message } = await inbox.next();
      assert.instanceOf(message, Wrapped);
      const letterbox = (message as InstanceType<typeof Wrapped>).ref;
      assert.equal(letterbox?.path.toSerializationFormat(), ref);
      letterbox?.tell("thank you", inbox.ref);
      await peer.send({ command: "await-count", actor: "letterbox", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "letterbox" });
      expect(messages).toMatchObject([{ value: "thank you", sender: node.fullPathOf(inbox.ref) }]);
    });

    it("from Ritsem can be sent to", async () => {
      await peer.send({ command: "create", kind: "collector", name: "introduced" });
      const inbox = node.inbox("letterbox");
      (await node.resolve(peer.pathOf("introduced"))).tell(wrappedRef(inbox.ref));
      await peer.send({ command: "await-count", actor: "introduced", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "introduced" });
      const path = node.fullPathOf(inbox.ref);
      expect(messages).toMatchObject([{ clr: "InteropMessages.Wrapped, InteropMessages", value: { Ref: path } }]);
      await peer.send({ command: "tell", path, value: text("thank you") });
      assert.equal((await inbox.next()).message, "thank you");
    });

    it("is the same ref again when it comes home", async () => {
      const reply = await theirEcho.ask(wrappedRef(ourEcho), Wrapped, WITHIN_MS);
      assert.equal(reply.ref, ourEcho);
      assert.equal(await theirEcho.ask(ourEcho, WITHIN_MS), ourEcho); // as the message itself
    });
  });
});
