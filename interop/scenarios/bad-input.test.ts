import { type ActorRef, ActorSystem, defineMessage, Registry, t } from "ritsem";
import { DisassociatedEvent } from "ritsem/remote";
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { RawPeer } from "../harness/raw-peer.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const LARGEST_FRAME_BYTES = 127_996; // length prefix not counted
const OVERSIZED = "x".repeat(200_000); // the default limit of a frame is 128 000 bytes
const text = (value: string): PeerValue => ({ type: "string", value });
const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
const point = (members: string): Uint8Array => utf8(`{"$type":"InteropMessages.PointClass, InteropMessages",${members}}`);

class Unregistered {
  readonly secret = 42;
}

describeWithAkkaNet("Bad input at a Ritsem node that talks to Akka.NET", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let inbox: Inbox;
  let theirEcho: ActorRef;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    inbox = node.inbox("inbox");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    theirEcho = await node.resolve(peer.pathOf("echo"));
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  /** The conversation with Akka.NET goes on, on the association that it began with. */
  async function expectPeerUnharmed(): Promise<void> {
    assert.equal(await theirEcho.ask("still there?", String, WITHIN_MS), "still there?");
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value: text("still here") });
    await inbox.until((message) => message === "still here");
    assert.deepEqual(
      node.lifecycle.items.filter((event) => event instanceof DisassociatedEvent && event.toString().includes(peer.address)),
      [],
    );
  }

  describe("a configuration that cannot be met", () => {
    it("makes create reject with host, port and key when the port is in use", async () => {
      await expect(RitsemNode.start({ name: "Second", port: peer.port })).rejects.toMatchObject({
        code: "RITSEM_REMOTE_BIND",
        message: expect.stringMatching(new RegExp(`127\\.0\\.0\\.1:${peer.port}.*akka\\.remote\\.dot-netty\\.tcp\\.port`)),
      });
      await expectPeerUnharmed();
    });

    it("makes create reject with the key when a setting is not what it should be", async () => {
      const config = `akka { actor.provider = remote, loggers = [], remote.dot-netty.tcp { hostname = "127.0.0.1", port = many } }`;
      await expect(ActorSystem.create("Second", config)).rejects.toThrow("akka.remote.dot-netty.tcp.port");
    });
  });

  describe("an address that cannot be dialled", () => {
    it("is refused at the call, which names it and the protocols that are known", async () => {
      for (const address of ["akka.udp://Dotnet@127.0.0.1:4711", "akka.ssl.tcp://Dotnet@127.0.0.1:4711", "http://Dotnet@127.0.0.1:4711"]) {
        expect(() => node.system.actorSelection(`${address}/user/echo`)).toThrow(
          expect.objectContaining({ message: expect.stringMatching(new RegExp(`${address}.*akka\\.tcp`)) }),
        );
      }
    });

    it("is refused at the call when it is no address", () => {
      for (const address of [
        "akka.tcp://Dotnet@127.0.0.1",
        "akka.tcp://Dotnet@127.0.0.1:99999",
        "akka.tcp://Dot net@127.0.0.1:1",
        "akka.tcp://@:1",
      ]) {
        expect(() => node.system.actorSelection(`${address}/user/echo`)).toThrow(
          expect.objectContaining({ message: expect.stringContaining(address) }),
        );
      }
    });
  });

  describe("a stranger at the port", () => {
    const strangers: readonly (readonly [what: string, says: Uint8Array | string])[] = [
      ["garbage", Uint8Array.of(3, 0, 0, 0, 0xff, 0xfe, 0xfd, 0xde, 0xad)],
      ["HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
      ["a length prefix over the limit", Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 1, 2, 3)],
      ["a message instead of a handshake", Uint8Array.of(5, 0, 0, 0, 0x0a, 3, 1, 2, 3)],
    ];

    it.each(strangers)("that says %s is hung up on with one warning, and nobody else notices", async (_, says) => {
      await using stranger = await RawPeer.dial(portOf(node.address));
      stranger.sendBytes(says);
      await stranger.closed;
      await node.nextComplaint("warning", stranger.endpoint);
      await expectPeerUnharmed();
      assert.equal(node.complaintsWith(stranger.endpoint).length, 1);
    });

    it("that shook hands and then says garbage loses its own association only", async () => {
      await using stranger = await RawPeer.dial(portOf(node.address));
      await stranger.shakeHands("Stranger");
      stranger.sendFrame(Uint8Array.of(0xff, 0xfe, 0xfd));
      await stranger.closed;
      await node.nextLifecycle(DisassociatedEvent, "Stranger@");
      await expectPeerUnharmed();
      assert.equal(node.complaintsWith(stranger.endpoint).length, 1);
    });

    it("that says nothing is hung up on when connection-timeout has passed, with one warning that names the key", async () => {
      await using hasty = await RitsemNode.start({ name: "Hasty", config: "akka.remote.dot-netty.tcp.connection-timeout = 200 ms" });
      await using silent = await RawPeer.dial(portOf(hasty.address));
      await using slow = await RawPeer.dial(portOf(hasty.address));
      slow.sendBytes(Uint8Array.of(40, 0, 0, 0, 0x12)); // the beginning of a handshake
      await Promise.all([silent.closed, slow.closed]);
      await hasty.nextComplaint("warning", silent.endpoint, "connection-timeout");
      await hasty.nextComplaint("warning", slow.endpoint, "connection-timeout");
      assert.equal(hasty.complaintsWith(silent.endpoint).length, 1);
    });
  });

  describe("a message that cannot be read", () => {
    const unreadable: readonly (readonly [what: string, serializerId: number, manifest: string, bytes: Uint8Array])[] = [
      ["an unknown serializer", 4711, "some-manifest", utf8("{}")],
      ["an unknown manifest", 16, "NO-SUCH", new Uint8Array(0)],
      ["a type nobody registered", 1, "", utf8('{"$id":"1","$type":"Evil.Gadget, Evil","Command":"rm"}')],
      ["JSON that is none", 1, "", utf8('{"$id":"1","$type":"InteropMessages.PointClass, InteropMessages","X":')],
      [
        "a type known for attacks",
        1,
        "",
        utf8('{"$type":"System.Windows.Data.ObjectDataProvider, PresentationFramework","MethodName":"Start"}'),
      ],
      [
        "a generic type of one",
        1,
        "",
        utf8('{"$type":"System.Collections.Generic.List`1[[System.Diagnostics.Process, System]], mscorlib","$values":[]}'),
      ],
      ["a number beyond its type", 1, "", point('"X":{"$":"I99999999999"}')],
      ["a member of another type", 1, "", point('"X":{"a":1}')],
      ["a member that stands twice", 1, "", point('"X":{"$":"I1"},"X":{"$":"I2"}')],
      ["a member called __proto__", 1, "", point('"__proto__":{"polluted":1}')],
      ["a thousand levels", 1, "", point(`"Zzz":${"[".repeat(1000)}`)],
      ["a reference to what is not there", 1, "", utf8('{"$ref":"9"}')],
      ["text that is not UTF-8", 1, "", Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
      ["a rule of its type's schema", 1, "", utf8('{"$type":"InteropMessages.PointRecord, InteropMessages","X":{"$":"I-999"}}')],
      ["an int of two bytes", 17, "System.Int32, System.Private.CoreLib", Uint8Array.of(1, 2)],
      ["a protobuf message nobody registered", 2, "Google.Protobuf.WellKnownTypes.Duration, Google.Protobuf", Uint8Array.of(8, 3)],
      ["a selection of bytes that are none", 6, "", Uint8Array.of(0xff, 0xff, 0xff)],
    ];

    it.each(unreadable)(
      "because of %s is an error in the log, and the next message arrives",
      async (what, serializerId, manifest, bytes) => {
        await using stranger = await RawPeer.dial(portOf(node.address));
        await stranger.shakeHands("Stranger");
        const envelope = { recipientPath: node.pathOf("inbox"), senderPath: undefined, seq: undefined };
        stranger.sendEnvelope({ ...envelope, payload: { serializerId, manifest, bytes } });
        const manifestOfString = "System.String, System.Private.CoreLib";
        const next = `after ${what}`;
        stranger.sendEnvelope({ ...envelope, payload: { serializerId: 17, manifest: manifestOfString, bytes: utf8(next) } });
        await inbox.until((message) => message === next);
        await node.nextComplaint("error", String(serializerId), manifest, "/user/inbox");
        await expectPeerUnharmed();
      },
    );

    it("from Akka.NET, of a type that is not registered here, is an error in the log, and the next message arrives", async () => {
      const path = node.pathOf("inbox");
      await peer.send({ command: "tell", path, value: { type: "chat-say-request", value: { Text: "who understands me?" } } });
      await peer.send({ command: "tell", path, value: text("after the unregistered") });
      await inbox.until((message) => message === "after the unregistered");
      const complaint = await node.nextComplaint("error", "ChatMessages.SayRequest", "/user/inbox");
      expect(complaint).not.toContain("who understands me?"); // the content of a message is private
      await expectPeerUnharmed();
    });
  });

  describe("a message for a selection that cannot be read", () => {
    const isAbout = /Dropped a message for .*\/user\/inbox \(serializer 1, manifest \[\]\).*ChatMessages\.SayRequest/;

    it("from Akka.NET is an error that names the selected path, the class and the serializer inside", async () => {
      const value = { type: "chat-say-request", value: { Text: "who understands me?" } } as const;
      await peer.send({ command: "tell", path: node.pathOf("inbox"), value, via: "selection" });
      await peer.send({ command: "tell", path: node.pathOf("inbox"), value: text("after the selected"), via: "selection" });
      await inbox.until((message) => message === "after the selected");
      expect(await node.nextComplaint("error", "ChatMessages.SayRequest", "/user/inbox")).toMatch(isAbout);
    });

    it("from Ritsem is an error that names the selected path, the class and the serializer inside", async () => {
      const SayRequest = defineMessage("ChatMessages.SayRequest, ChatMessages", { text: t.string });
      await using other = await RitsemNode.start({ name: "Other", registry: new Registry().messages(SayRequest) });
      const selection = other.system.actorSelection(node.pathOf("inbox"));
      selection.tell(new SayRequest({ text: "who understands me?" }));
      selection.tell("after the selected of Ritsem");
      await inbox.until((message) => message === "after the selected of Ritsem");
      expect(await node.nextComplaint("error", "ChatMessages.SayRequest", "/user/inbox")).toMatch(isAbout);
    });
  });

  describe("a message that cannot be sent", () => {
    it.each([
      ["an instance of a class that is not registered", new Unregistered(), 'registry.message("'],
      ["a function", () => "hello", "function"],
      ["a Date", new Date(0), "DateTime.fromDate"],
    ])("because it is %s is an error with its cure and a dead letter, and the next message arrives", async (_, message, cure) => {
      theirEcho.tell(message, inbox.ref);
      theirEcho.tell("after the unsendable", inbox.ref);
      await inbox.until((reply) => reply === "after the unsendable");
      await node.nextComplaint("error", peer.pathOf("echo"), cure);
      const letter = await node.nextDeadLetter((one) => one.message === message);
      assert.equal(letter.recipient, theirEcho);
      expect(letter.reason).toContain(cure);
      await expectPeerUnharmed();
    });

    it("rejects its ask at once, which needs no time-out", async () => {
      await expect(theirEcho.ask(new Unregistered())).rejects.toThrow('registry.message("');
      await expect(node.system.actorSelection(peer.pathOf("echo")).ask(OVERSIZED)).rejects.toThrow("maximum-frame-size");
      await expectPeerUnharmed();
    });

    it("because it is too large is dropped with an error that gives size, limit and key, and the next message arrives", async () => {
      theirEcho.tell(OVERSIZED, inbox.ref);
      theirEcho.tell("after the oversized", inbox.ref);
      await inbox.until((reply) => reply === "after the oversized");
      await node.nextComplaint("error", peer.pathOf("echo"), "maximum-frame-size", String(LARGEST_FRAME_BYTES));
      await node.nextDeadLetter((letter) => letter.message === OVERSIZED);
      await expectPeerUnharmed();
    });

    it("is the first that is one byte too large: the one before it arrives", async () => {
      const collector = await node.resolve((await peer.send({ command: "create", kind: "collector", name: "brim" })).ref);
      collector.tell(OVERSIZED);
      const complaint = await node.nextComplaint("error", peer.pathOf("brim"));
      const frameBytes = Number(/have (\d+) bytes/.exec(complaint)?.[1]);
      const brim = OVERSIZED.slice(0, OVERSIZED.length - (frameBytes - LARGEST_FRAME_BYTES));
      collector.tell(`${brim}x`);
      await node.nextComplaint("error", peer.pathOf("brim"), String(LARGEST_FRAME_BYTES + 1));
      collector.tell(brim);
      await peer.send({ command: "await-count", actor: "brim", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "brim" });
      assert.equal(messages[0]?.value, brim);
      await expectPeerUnharmed();
    });

    it("from Akka.NET because it is too large is dropped there, and the next message arrives", async () => {
      await peer.send({ command: "tell", path: node.pathOf("inbox"), value: text(OVERSIZED) });
      await expectPeerUnharmed();
      assert.notInclude(inbox.messages, OVERSIZED);
    });

    it("because it is null or undefined throws at the call", () => {
      for (const nothing of [null, undefined]) expect(() => theirEcho.tell(nothing)).toThrow(/null|undefined/);
    });
  });

  describe("a message for an address that is not this node's", () => {
    it("because the host is spelt differently is an error that names both, and does no harm to the right spelling", async () => {
      const path = node.pathOf("inbox").replace("127.0.0.1", "localhost");
      await peer.send({ command: "tell", path, value: text("for localhost") });
      await node.nextComplaint("error", path, node.address);
      await expectPeerUnharmed();
      assert.notInclude(inbox.messages, "for localhost");
    });

    it("because the system has another name is an error that names both, and does no harm to the right name", async () => {
      const path = node.pathOf("inbox").replace("Ritsem@", "Stranger@");
      await peer.send({ command: "tell", path, value: text("for a stranger") });
      await node.nextComplaint("error", path, node.address);
      await expectPeerUnharmed();
      assert.notInclude(inbox.messages, "for a stranger");
    });

    it("is not even sent to an Akka.NET node of another name", async () => {
      node.system.actorSelection(peer.pathOf("echo").replace("Dotnet@", "Stranger@")).tell("for a stranger");
      const { reason } = await node.nextDeadLetter(({ message }) => message === "for a stranger");
      expect(reason).toContain(peer.address);
      await expectPeerUnharmed();
    });
  });
});

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(":") + 1));
}
