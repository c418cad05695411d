import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ChatProcess } from "../harness/chat-process.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { Relay } from "../harness/relay.ts";

// No line of Ritsem runs here: these tests prove the harness, and that the real peers behave as the other scenarios take for granted.

const WITHIN_MS = 15_000;
const wrapped = {
  Numbers: [1, 2, 3],
  Counts: { a: "9007199254740993" },
  Bytes: "AAEC/w==",
  Inner: { X: 7, MaybeX: null, Big: "-9223372036854775808", Name: "Å", Ratio: 2.5, Flag: true },
  Id: "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
  At: "2026-03-04T05:06:07.1234567Z",
  Price: "1.50",
  Single: 1.5,
};
const point = { X: 1, MaybeX: 2, Big: "9223372036854775807", Name: "p", Ratio: 0.1, Flag: true };

describeWithAkkaNet("Akka.NET to Akka.NET", () => {
  describe("Two Akka.NET peers", () => {
    let a: AkkaNetPeer;
    let b: AkkaNetPeer;
    let echo: string; // its full path, uid included

    beforeAll(async () => {
      [a, b] = await Promise.all([AkkaNetPeer.start({ name: "A" }), AkkaNetPeer.start({ name: "B" })]);
      echo = (await b.send({ command: "create", kind: "echo", name: "echo" })).ref;
    }, 60_000);

    afterAll(async () => {
      await Promise.all([a?.kill(), b?.kill()]);
    });

    it("associate with the first message, each side reporting who dialled", async () => {
      await a.send({ command: "ask", path: b.pathOf("echo"), value: { type: "string", value: "hello" }, timeoutMs: WITHIN_MS });
      const [dialled, accepted] = await Promise.all([
        a.nextLifecycle("AssociatedEvent", WITHIN_MS, b.address),
        b.nextLifecycle("AssociatedEvent", WITHIN_MS, a.address),
      ]);
      assert.deepEqual([dialled.inbound, accepted.inbound], [false, true]);
      assert.equal(accepted.local, b.address);
    });

    it("give a sent value back as they saw it", async () => {
      const cases: readonly [value: PeerValue, clr: string, seen: unknown][] = [
        [{ type: "string", value: "Grüße, 世界 🎭" }, "System.String, System.Private.CoreLib", "Grüße, 世界 🎭"],
        [{ type: "int", value: -7 }, "System.Int32, System.Private.CoreLib", -7],
        [{ type: "long", value: "9223372036854775807" }, "System.Int64, System.Private.CoreLib", "9223372036854775807"],
        [{ type: "double", value: 2.5 }, "System.Double, System.Private.CoreLib", 2.5],
        [{ type: "decimal", value: "1.50" }, "System.Decimal, System.Private.CoreLib", "1.50"],
        [{ type: "bytes", value: "AAEC/w==" }, "System.Byte[], System.Private.CoreLib", "AAEC/w=="],
        [{ type: "point-record", value: point }, "InteropMessages.PointRecord, InteropMessages", point],
        [
          { type: "point-class", value: { X: 1 } },
          "InteropMessages.PointClass, InteropMessages",
          { X: 1, MaybeX: null, Big: "0", Name: null, Ratio: 0, Flag: false },
        ],
        [{ type: "wrapped", value: wrapped }, "InteropMessages.Wrapped, InteropMessages", { Ref: null, ...wrapped }],
        [{ type: "chat-say-request", value: { Text: "hi" } }, "ChatMessages.SayRequest, ChatMessages", { Username: null, Text: "hi" }],
        [{ type: "ref", value: echo }, "IActorRef", echo],
      ];
      for (const [value, clr, seen] of cases) {
        const { reply } = await a.send({ command: "ask", path: b.pathOf("echo"), value, timeoutMs: WITHIN_MS });
        assert.deepEqual(reply, { clr, value: seen });
      }
    });

    it("lose the type of a bare Guid, which arrives as a string", async () => {
      const { reply } = await a.send({ command: "ask", path: b.pathOf("echo"), value: { type: "guid", value: wrapped.Id } });
      assert.deepEqual(reply, { clr: "System.String, System.Private.CoreLib", value: wrapped.Id });
    });

    it("keep the types of members that are declared as object", async () => {
      const value: PeerValue = { type: "loose", value: { Value: { type: "int", value: 7 }, Items: [{ type: "long", value: "8" }] } };
      const { reply } = await a.send({ command: "ask", path: b.pathOf("echo"), value });
      expect(reply.value).toMatchObject({
        Value: { clr: "System.Int32, System.Private.CoreLib", value: 7 },
        Items: [{ clr: "System.Int64, System.Private.CoreLib", value: "8" }],
      });
    });

    it("fail an ask with the cause when the reply is a Status.Failure", async () => {
      const value: PeerValue = { type: "status-failure", value: "out of paper" };
      await expect(a.send({ command: "ask", path: b.pathOf("echo"), value })).rejects.toThrow("out of paper");
    });

    it("show a sender by its full path, and none as none", async () => {
      await b.send({ command: "create", kind: "collector", name: "senders" });
      const { ref } = await a.send({ command: "create", kind: "collector", name: "asker" });
      await a.send({ command: "tell", path: b.pathOf("senders"), sender: "asker", value: { type: "string", value: "from asker" } });
      await a.send({ command: "tell", path: b.pathOf("senders"), value: { type: "string", value: "from nobody" } });
      await b.send({ command: "await-count", actor: "senders", count: 2, timeoutMs: WITHIN_MS });
      const { messages } = await b.send({ command: "messages", actor: "senders" });
      assert.deepEqual(
        messages.map(({ value, sender }) => [value, sender]),
        [
          ["from asker", ref],
          ["from nobody", null],
        ],
      );
    });

    it("keep the first sender of a forwarded message", async () => {
      await b.send({ command: "create", kind: "forward", name: "desk", target: "echo" });
      const { reply } = await a.send({ command: "ask", path: b.pathOf("desk"), value: { type: "int", value: 3 } });
      assert.equal(reply.value, 3);
    });

    it("reach each other by selection, and tell a missing actor from a present one", async () => {
      const { reply } = await a.send({
        command: "ask",
        via: "selection",
        path: b.pathOf("ec*"),
        value: { type: "string", value: "by pattern" },
      });
      assert.equal(reply.value, "by pattern");
      const { ref } = await a.send({ command: "identify", path: b.pathOf("echo") });
      assert.equal(ref, echo);
      assert.equal((await a.send({ command: "resolve", path: b.pathOf("echo") })).ref, echo);
      assert.isNull((await a.send({ command: "identify", path: b.pathOf("nobody") })).ref);
      await expect(a.send({ command: "resolve", path: b.pathOf("nobody"), timeoutMs: 500 })).rejects.toMatchObject({
        errorType: "Akka.Actor.ActorNotFoundException",
      });
    });

    it("end an unanswered ask with a time-out, and the message with a dead letter", async () => {
      const value: PeerValue = { type: "string", value: "is anybody there" };
      await expect(a.send({ command: "ask", path: b.pathOf("nobody"), value, timeoutMs: 500 })).rejects.toMatchObject({
        errorType: "Akka.Actor.AskTimeoutException",
      });
      const letter = await b.nextEvent(
        (event) => event.event === "lifecycle" && event.type === "DeadLetter" && event.message?.value === "is anybody there",
        WITHIN_MS,
      );
      expect(letter).toMatchObject({ recipient: expect.stringContaining("/user/nobody") });
    });

    it("report the end of a watched actor", async () => {
      await b.send({ command: "create", kind: "echo", name: "mortal" });
      const { ref } = await a.send({ command: "watch", path: b.pathOf("mortal") });
      await b.send({ command: "stop", path: "mortal" });
      expect(await a.nextTerminated(ref, WITHIN_MS)).toMatchObject({ existenceConfirmed: true, addressTerminated: false });
    });

    it("deliver what was sent to a frozen process once it is thawed", async () => {
      await b.send({ command: "create", kind: "collector", name: "sleeper" });
      await a.send({ command: "tell", path: b.pathOf("sleeper"), value: { type: "int", value: 1 } });
      await b.send({ command: "await-count", actor: "sleeper", count: 1 });
      b.freeze();
      await a.send({ command: "tell", path: b.pathOf("sleeper"), value: { type: "int", value: 2 } });
      b.thaw();
      await b.send({ command: "await-count", actor: "sleeper", count: 2, timeoutMs: WITHIN_MS });
    });
  });

  describe("An Akka.NET peer that leaves", () => {
    it("in order: the watcher is told of its actors and of the association", async () => {
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B" });
      await b.send({ command: "create", kind: "echo", name: "echo" });
      const { ref } = await a.send({ command: "watch", path: b.pathOf("echo"), timeoutMs: WITHIN_MS });
      assert.deepEqual(await b.terminate(), { code: 0, signal: null });
      expect(await a.nextTerminated(ref, WITHIN_MS)).toMatchObject({ existenceConfirmed: true, addressTerminated: false });
      await a.nextLifecycle("DisassociatedEvent", WITHIN_MS, b.address);
    });

    it("by a kill: the association ends", async () => {
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B" });
      await b.send({ command: "create", kind: "echo", name: "echo" });
      await a.send({ command: "resolve", path: b.pathOf("echo"), timeoutMs: WITHIN_MS });
      assert.deepEqual(await b.kill(), { code: null, signal: "SIGKILL" });
      await a.nextLifecycle("DisassociatedEvent", WITHIN_MS, b.address);
    });

    it("by quarantine: both sides are told, the quarantined when it calls again", async () => {
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B" });
      await a.send({ command: "create", kind: "echo", name: "echo" });
      await b.send({ command: "watch", path: a.pathOf("echo"), timeoutMs: WITHIN_MS }); // its heartbeats make B call again
      await a.send({ command: "quarantine", address: b.address, uid: b.uid });
      assert.equal((await a.nextLifecycle("QuarantinedEvent", WITHIN_MS, b.address)).uid, b.uid);
      await b.nextLifecycle("ThisActorSystemQuarantinedEvent", WITHIN_MS, a.address);
    });

    it("or was never there: the sender is told by an association error", async () => {
      await using a = await AkkaNetPeer.start({ name: "A" });
      const address = `akka.tcp://Nowhere@127.0.0.1:${await freePort()}`;
      await a.send({ command: "tell", path: `${address}/user/x`, value: { type: "string", value: "lost" } });
      await a.nextLifecycle("AssociationErrorEvent", WITHIN_MS, address);
    });
  });

  describe("A relay between two Akka.NET peers", () => {
    it("sees one connection for thousands of messages, which arrive in order", async () => {
      await using relay = await Relay.listen();
      relay.recordFrames();
      const port = await freePort();
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B", port, config: `akka.remote.dot-netty.tcp.public-port = ${relay.port}` });
      relay.forwardTo(port);
      assert.equal(b.port, relay.port);
      assert.equal(relay.connections, 0);

      await b.send({ command: "create", kind: "collector", name: "numbers" });
      await a.send({ command: "tell-many", path: b.pathOf("numbers"), count: 5_000 });
      await b.send({ command: "await-count", actor: "numbers", count: 5_000, timeoutMs: WITHIN_MS });
      const { count, messages } = await b.send({ command: "messages", actor: "numbers" });
      assert.equal(count, 5_000);
      assert.deepEqual(
        messages.map(({ value }) => value),
        Array.from({ length: 5_000 }, (_, index) => index),
      );

      assert.equal(relay.connections, 1);
      const up = relay.frames.filter(({ direction }) => direction === "up");
      assert.isAtLeast(up.length, 5_001); // one associate, then an envelope each
      assert.equal(
        up.reduce((sum, { payload }) => sum + payload.byteLength + 4, 0),
        relay.bytes.up,
      );
      assert.isTrue(relay.frames.some(({ direction }) => direction === "down")); // the answer to the associate
    });

    it("ends the association for both when it cuts the line", async () => {
      await using relay = await Relay.listen();
      const port = await freePort();
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B", port, config: `akka.remote.dot-netty.tcp.public-port = ${relay.port}` });
      relay.forwardTo(port);
      await b.send({ command: "create", kind: "echo", name: "echo" });
      await a.send({ command: "resolve", path: b.pathOf("echo"), timeoutMs: WITHIN_MS });
      relay.cut();
      await Promise.all([
        a.nextLifecycle("DisassociatedEvent", WITHIN_MS, b.address),
        b.nextLifecycle("DisassociatedEvent", WITHIN_MS, a.address),
      ]);
    });

    it("passes on after a hold what was held", async () => {
      await using relay = await Relay.listen();
      const port = await freePort();
      await using a = await AkkaNetPeer.start({ name: "A" });
      await using b = await AkkaNetPeer.start({ name: "B", port, config: `akka.remote.dot-netty.tcp.public-port = ${relay.port}` });
      relay.forwardTo(port);
      await b.send({ command: "create", kind: "collector", name: "late" });
      await a.send({ command: "resolve", path: b.pathOf("late"), timeoutMs: WITHIN_MS });
      relay.hold();
      await a.send({ command: "tell", path: b.pathOf("late"), value: { type: "string", value: "held" } });
      await expect(b.send({ command: "await-count", actor: "late", count: 1, timeoutMs: 300 })).rejects.toMatchObject({
        errorType: "Akka.Actor.AskTimeoutException",
      });
      relay.release();
      await b.send({ command: "await-count", actor: "late", count: 1, timeoutMs: WITHIN_MS });
    });
  });

  describe("The Akka.NET chat", () => {
    it("lets two clients talk, rename and leave", async () => {
      const port = await freePort();
      await using server = await ChatProcess.akkaNetServer(port);
      await using first = ChatProcess.akkaNetClient(port);
      await first.expectLine("Connecting....", WITHIN_MS);
      await first.expectLine("Connected!", WITHIN_MS);
      await first.expectLine("Hello and welcome to Akka.NET chat example", WITHIN_MS);
      await using second = ChatProcess.akkaNetClient(port);
      await second.expectLine("Connected!", WITHIN_MS);

      first.writeLine("hello");
      await Promise.all([first, second].map((client) => client.expectLine("Roggan: hello", WITHIN_MS)));
      second.writeLine("/NICK Anna Lena");
      await second.expectLine("Changing nick to Anna Lena", WITHIN_MS);
      await Promise.all([first, second].map((client) => client.expectLine("Roggan is now known as Anna Lena", WITHIN_MS)));
      second.writeLine("/unknown");
      second.writeLine("");
      await Promise.all([first, second].map((client) => client.expectLine("Anna Lena: ", WITHIN_MS)));

      second.writeLine("/exit");
      await second.expectLine("exiting", WITHIN_MS);
      assert.deepEqual(await second.waitForExit(WITHIN_MS), { code: 0, signal: null });
      first.writeLine("still here");
      await first.expectLine("Roggan: still here", WITHIN_MS);
      assert.deepEqual(first.spokenLines, [
        "Connecting....",
        "Connected!",
        "Hello and welcome to Akka.NET chat example",
        "Roggan: hello",
        "Roggan is now known as Anna Lena",
        "Anna Lena: ",
        "Roggan: still here",
      ]);

      first.endInput();
      await first.expectLine("exiting", WITHIN_MS);
      assert.deepEqual(await first.waitForExit(WITHIN_MS), { code: 0, signal: null });
      server.writeLine("");
      assert.deepEqual(await server.waitForExit(WITHIN_MS), { code: 0, signal: null });
      assert.deepEqual(server.spokenLines, []);
    });

    it("ends its server with the end of input", async () => {
      await using server = await ChatProcess.akkaNetServer(await freePort());
      server.endInput();
      assert.deepEqual(await server.waitForExit(WITHIN_MS), { code: 0, signal: null });
    });
  });
});
