import type { ActorRef } from "ritsem";
import { Serialization, serializationReference, serializationSettingsFrom } from "ritsem/serialization";
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { registerSampleMessages } from "../contracts/gen/sample-messages.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { MatrixValue, World } from "../harness/matrix/matrix-value.ts";
import { memberValues } from "../harness/matrix/member-values.ts";
import { messageValues } from "../harness/matrix/message-values.ts";
import { openValues } from "../harness/matrix/open-values.ts";
import type { PeerSeenValue, PeerValue } from "../harness/peer-command.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const JSON_SERIALIZER = 1;
const values: readonly MatrixValue[] = [...memberValues, ...messageValues, ...openValues];

/** Without a declared type they arrive as another one. */
const untyped = ["a Guid", "an enum", "a char", "a short", "a uint", "a DateTimeOffset", "a TimeSpan"];
/** What two real nodes do not bring over as it was: the value that arrives in Akka.NET, sent by Akka.NET, is another one. */
const CHANGED_IN_AKKA_NET: readonly string[] = [
  'Nullable.Price: "100"', // a bare number, which gains a digit: 100.0
  "NullableElements.Price: all together",
  ...untyped.map((what) => `${what}, as whole message`),
  ...untyped.map((what) => `${what}, in a member of type object`),
];

describeWithAkkaNet("Every message across the border", () => {
  let peer: AkkaNetPeer;
  let second: AkkaNetPeer;
  let node: RitsemNode;
  let inbox: Inbox;
  let world: World;
  const changed: string[] = [];
  let ran = 0;

  beforeAll(async () => {
    [peer, second, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet" }),
      AkkaNetPeer.start({ name: "Second" }),
      RitsemNode.start({ name: "Ritsem", registry: registerSampleMessages() }),
    ]);
    inbox = node.inbox("inbox");
    const { ref: theirPath } = await peer.send({ command: "create", kind: "echo", name: "echo" });
    for (const one of [peer, second]) await one.send({ command: "create", kind: "collector", name: "collector" });
    const ours = node.echo("echo");
    world = { ours, ourPath: node.fullPathOf(ours), theirs: await node.resolve(peer.pathOf("echo")), theirPath };
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), second?.kill(), node?.terminate()]);
    console.log(
      `Every message across the border: ${values.length} values listed, ${ran} ran in 4 directions; Akka.NET itself changes ${changed.length}.`,
    );
  });

  /** What arrives at the collector of `at` when `send` has sent. */
  async function collected(at: AkkaNetPeer, send: () => unknown): Promise<PeerSeenValue> {
    await at.send({ command: "clear", actor: "collector" });
    await send();
    await at.send({ command: "await-count", actor: "collector", count: 1, timeoutMs: WITHIN_MS });
    const { messages } = await at.send({ command: "messages", actor: "collector" });
    assert.lengthOf(messages, 1);
    return { clr: messages[0]?.clr ?? null, value: messages[0]?.value };
  }

  describe("whose core types have the names of .NET Framework", () => {
    it("is read as the same", () => {
      const byPath = new Map([
        [world.ourPath, world.ours],
        [world.theirPath, world.theirs],
      ]);
      const refs = { pathOf: (ref: ActorRef) => node.fullPathOf(ref), resolve: (path: string) => byPath.get(path) as ActorRef };
      const settings = serializationSettingsFrom(serializationReference());
      const serialization = new Serialization({ registry: registerSampleMessages(), refs, settings });
      let differing = 0;
      for (const { what, ours, arrives } of values) {
        const { bytes, serializerId, manifest } = serialization.serialize(ours(world));
        const core = /System\.Private\.CoreLib/g;
        if (serializerId !== JSON_SERIALIZER && manifest === "") continue; // no name in it
        const text = new TextDecoder().decode(bytes);
        const spelled = ["mscorlib", "mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"];
        for (const name of spelled) {
          const read = serialization.deserialize(
            serializerId === JSON_SERIALIZER ? new TextEncoder().encode(text.replace(core, name)) : bytes,
            serializerId,
            manifest.replace(core, name),
          );
          expect({ what, read }).toStrictEqual({ what, read: (arrives ?? ours)(world) });
        }
        if (core.test(text + manifest)) differing += 1;
      }
      assert.isAbove(differing, 150, "values whose names differ between .NET and .NET Framework");
    });
  });

  describe("Each value", () => {
    it.each(values)("$what", async ({ what, ours, theirs, arrives, echoed }) => {
      const value = theirs(world) as PeerValue;
      const sent = ours(world);
      const expected = (arrives ?? ours)(world);
      const built = await collected(peer, () => peer.send({ command: "tell", path: "collector", value }));
      // What Akka.NET makes of the same value when both ends are its own is what is right.
      const right = await collected(second, () => peer.send({ command: "tell", path: second.pathOf("collector"), value }));
      if (JSON.stringify(built) !== JSON.stringify(right)) changed.push(what);

      const collector = await node.resolve(peer.pathOf("collector"));
      assert.deepEqual(await collected(peer, () => collector.tell(sent)), right, "tell from us");

      await peer.send({ command: "tell", path: node.pathOf("inbox"), value });
      expect((await inbox.next()).message, "tell to us").toStrictEqual(expected);

      expect(await world.theirs.ask(sent, WITHIN_MS), "ask from us").toStrictEqual(expected);

      const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value, timeoutMs: WITHIN_MS });
      assert.deepEqual(reply, echoed ?? right, "ask to us");
      ran += 1;
    });

    it("has run every value that is listed, at least 120, and knows what Akka.NET itself changes", () => {
      assert.isAtLeast(values.length, 120);
      assert.equal(ran, values.length);
      assert.equal(new Set(values.map(({ what }) => what)).size, values.length, "each value is listed once");
      assert.deepEqual(changed, CHANGED_IN_AKKA_NET);
    });
  });
});
