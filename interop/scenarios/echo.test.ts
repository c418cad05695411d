import { double, int, long } from "ritsem";
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PointClass, PointRecord } from "../harness/interop-messages.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const CORE = "System.Private.CoreLib";
const LARGEST = "9223372036854775807";
const SMALLEST = "-9223372036854775808";
const LONG_TEXT = "Å".repeat(50_000); // 100 000 bytes: near the limit of a frame

const point = { x: -7, maybeX: 2, big: 9223372036854775807n, name: "Å 🎭", ratio: 0.1, flag: true };
const pointInDotNet = { X: -7, MaybeX: 2, Big: LARGEST, Name: "Å 🎭", Ratio: 0.1, Flag: true };
const origin = { x: 0, maybeX: null, big: 0n, name: null, ratio: 0, flag: false };
const originInDotNet = { X: 0, MaybeX: null, Big: "0", Name: null, Ratio: 0, Flag: false };
const zeroes = { ...origin, maybeX: 0, name: "" };
const zeroesInDotNet = { ...originInDotNet, MaybeX: 0, Name: "" };

interface Case {
  readonly what: string;
  /** As a Ritsem program has it. */
  readonly ours: unknown;
  /** How the peer is told to build it. */
  readonly theirs: PeerValue;
  /** As a C# actor sees it. */
  readonly clr: string;
  readonly seen: unknown;
}

const points: readonly Case[] = (
  [
    ["record", "PointRecord", PointRecord, "point-record"],
    ["class", "PointClass", PointClass, "point-class"],
  ] as const
).flatMap(([kind, name, Type, type]) => {
  const clr = `InteropMessages.${name}, InteropMessages`;
  return [
    { what: `a ${kind}`, ours: new Type(point), theirs: { type, value: pointInDotNet }, clr, seen: pointInDotNet },
    { what: `a ${kind} of defaults and nulls`, ours: new Type(origin), theirs: { type, value: originInDotNet }, clr, seen: originInDotNet },
    {
      what: `a ${kind} whose nullables hold zero and ""`,
      ours: new Type(zeroes),
      theirs: { type, value: zeroesInDotNet },
      clr,
      seen: zeroesInDotNet,
    },
    {
      what: `a ${kind} with members left out`,
      ours: new Type({ ...origin, x: 1 }),
      theirs: { type, value: { X: 1 } },
      clr,
      seen: { ...originInDotNet, X: 1 },
    },
  ];
});

const cases: readonly Case[] = [
  {
    what: "a string",
    ours: "Grüße, 世界 🎭",
    theirs: { type: "string", value: "Grüße, 世界 🎭" },
    clr: `System.String, ${CORE}`,
    seen: "Grüße, 世界 🎭",
  },
  { what: "an empty string", ours: "", theirs: { type: "string", value: "" }, clr: `System.String, ${CORE}`, seen: "" },
  { what: "a long string", ours: LONG_TEXT, theirs: { type: "string", value: LONG_TEXT }, clr: `System.String, ${CORE}`, seen: LONG_TEXT },
  { what: "an int", ours: -7, theirs: { type: "int", value: -7 }, clr: `System.Int32, ${CORE}`, seen: -7 },
  { what: "the int 0", ours: 0, theirs: { type: "int", value: 0 }, clr: `System.Int32, ${CORE}`, seen: 0 },
  {
    what: "the largest int",
    ours: 0x7fff_ffff,
    theirs: { type: "int", value: 0x7fff_ffff },
    clr: `System.Int32, ${CORE}`,
    seen: 0x7fff_ffff,
  },
  {
    what: "the largest long",
    ours: BigInt(LARGEST),
    theirs: { type: "long", value: LARGEST },
    clr: `System.Int64, ${CORE}`,
    seen: LARGEST,
  },
  {
    what: "the smallest long",
    ours: BigInt(SMALLEST),
    theirs: { type: "long", value: SMALLEST },
    clr: `System.Int64, ${CORE}`,
    seen: SMALLEST,
  },
  { what: "a small long", ours: 5n, theirs: { type: "long", value: "5" }, clr: `System.Int64, ${CORE}`, seen: "5" },
  { what: "a double", ours: 2.5, theirs: { type: "double", value: 2.5 }, clr: `System.Double, ${CORE}`, seen: 2.5 },
  { what: "a tiny double", ours: -1e-300, theirs: { type: "double", value: -1e-300 }, clr: `System.Double, ${CORE}`, seen: -1e-300 },
  {
    what: "a double beyond the ints",
    ours: 2 ** 31,
    theirs: { type: "double", value: 2 ** 31 },
    clr: `System.Double, ${CORE}`,
    seen: 2 ** 31,
  },
  {
    what: "bytes",
    ours: Uint8Array.of(0, 1, 2, 255),
    theirs: { type: "bytes", value: "AAEC/w==" },
    clr: `System.Byte[], ${CORE}`,
    seen: "AAEC/w==",
  },
  { what: "no bytes", ours: new Uint8Array(0), theirs: { type: "bytes", value: "" }, clr: `System.Byte[], ${CORE}`, seen: "" },
  { what: "a bool", ours: true, theirs: { type: "bool", value: true }, clr: `System.Boolean, ${CORE}`, seen: true },
  ...points,
];

describeWithAkkaNet("A value that travels between Ritsem and Akka.NET", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let inbox: Inbox;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    node.echo("echo");
    inbox = node.inbox("inbox");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    await node.resolve(peer.pathOf("echo")); // associates
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  describe.each(cases)("$what", ({ ours, theirs, clr, seen }) => {
    it("comes back from an Akka.NET actor as it was sent", async () => {
      const echo = await node.resolve(peer.pathOf("echo"));
      const reply = await echo.ask(ours, WITHIN_MS);
      assert.deepEqual(reply, ours);
      assert.equal(Object.getPrototypeOf(reply), Object.getPrototypeOf(ours));
    });

    it("is seen by an Akka.NET actor with its .NET type", async () => {
      await peer.send({ command: "clear", actor: "collector" });
      const collector = await node.resolve(peer.pathOf("collector"));
      collector.tell(ours);
      await peer.send({ command: "await-count", actor: "collector", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "collector" });
      assert.deepEqual(messages, [{ clr, value: seen, sender: null }]);
    });

    it("is seen by a Ritsem actor with its type here", async () => {
      await peer.send({ command: "tell", path: node.pathOf("inbox"), value: theirs });
      const { message } = await inbox.next();
      assert.deepEqual(message, ours);
      assert.equal(Object.getPrototypeOf(message), Object.getPrototypeOf(ours));
    });

    it("comes back from a Ritsem actor as the Akka.NET actor sent it", async () => {
      const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value: theirs, timeoutMs: WITHIN_MS });
      assert.deepEqual(reply, { clr, value: seen });
    });
  });

  it("has the .NET type it is pinned to", async () => {
    await peer.send({ command: "clear", actor: "collector" });
    const collector = await node.resolve(peer.pathOf("collector"));
    for (const pinned of [double(5), long(5), int(5)]) collector.tell(pinned);
    await peer.send({ command: "await-count", actor: "collector", count: 3, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    expect(messages).toMatchObject([
      { clr: `System.Double, ${CORE}`, value: 5 },
      { clr: `System.Int64, ${CORE}`, value: "5" },
      { clr: `System.Int32, ${CORE}`, value: 5 },
    ]);
  });

  it("arrives without a sender when it has none, and with one otherwise", async () => {
    await peer.send({ command: "clear", actor: "collector" });
    const { ref } = await peer.send({ command: "create", kind: "collector", name: "writer" });
    const collector = await node.resolve(peer.pathOf("collector"));
    collector.tell("from inbox", inbox.ref);
    collector.tell("from nobody");
    await peer.send({ command: "await-count", actor: "collector", count: 2, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    assert.deepEqual(
      messages.map(({ value, sender }) => [value, sender]),
      [
        ["from inbox", node.fullPathOf(inbox.ref)],
        ["from nobody", null],
      ],
    );

    await peer.send({ command: "tell", path: node.pathOf("inbox"), sender: "writer", value: { type: "string", value: "from writer" } });
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value: { type: "string", value: "from nobody" } });
    assert.equal((await inbox.next()).sender.path.toSerializationFormat(), ref);
    assert.equal((await inbox.next()).sender, node.system.deadLetters);
  });
});
