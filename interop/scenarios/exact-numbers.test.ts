import { defineMessage, Double, Registry, Single, t } from "ritsem";
import { afterAll, assert, beforeAll, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const CORE = "System.Private.CoreLib";
const DOUBLE = `System.Double, ${CORE}`;
const SINGLE = `System.Single, ${CORE}`;

const Loose = defineMessage("InteropMessages.Loose, InteropMessages", {
  value: t.object,
  items: t.listOf(t.object),
  map: t.dictionaryOf(t.string, t.object),
});
const loose: PeerValue = {
  type: "loose",
  value: {
    Value: { type: "double", value: 2 },
    Items: [
      { type: "float", value: 2 },
      { type: "int", value: 2 },
    ],
    Map: { ratio: { type: "double", value: 0.5 } },
  },
};

/** What a C# actor sends, and what an actor here gets. */
const CASES: readonly (readonly [what: string, theirs: PeerValue, clr: string, ours: unknown])[] = [
  ["a whole Double", { type: "double", value: 2 }, DOUBLE, new Double(2)],
  ["a Double with a fraction", { type: "double", value: 2.5 }, DOUBLE, new Double(2.5)],
  ["a whole Single", { type: "float", value: 2 }, SINGLE, new Single(2)],
  ["a Single with a fraction", { type: "float", value: 0.1 }, SINGLE, new Single(0.1)],
  ["an Int32", { type: "int", value: 2 }, `System.Int32, ${CORE}`, 2],
];

describeWithAkkaNet("With ritsem.serialization.numbers = exact", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let inbox: Inbox;

  beforeAll(async () => {
    const config = "ritsem.serialization.numbers = exact";
    [peer, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet" }),
      RitsemNode.start({ name: "Ritsem", config, registry: new Registry().messages(Loose) }),
    ]);
    node.echo("echo");
    inbox = node.inbox("inbox");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    await node.resolve(peer.pathOf("echo")); // associates
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  it.each(CASES)("%s keeps its type through an actor of Ritsem", async (_, theirs, clr) => {
    const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value: theirs, timeoutMs: WITHIN_MS });
    assert.equal(reply?.clr, clr);
  });

  it.each(CASES)("%s arrives as what it is, and comes back from Akka.NET as such", async (_, theirs, _clr, ours) => {
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value: theirs });
    expect((await inbox.next()).message).toStrictEqual(ours);
    const echo = await node.resolve(peer.pathOf("echo"));
    expect(await echo.ask(ours, WITHIN_MS)).toStrictEqual(ours);
  });

  it("numbers in members of type object keep their types", async () => {
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value: loose });
    const message = (await inbox.next()).message as InstanceType<typeof Loose>;
    expect(message.value).toStrictEqual(new Double(2));
    expect([...(message.items ?? [])]).toStrictEqual([new Single(2), 2]);
    expect(message.map?.get("ratio")).toStrictEqual(new Double(0.5));
    const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value: loose, timeoutMs: WITHIN_MS });
    const direct = await peer.send({ command: "ask", path: peer.pathOf("echo"), value: loose, timeoutMs: WITHIN_MS });
    expect(reply).toStrictEqual(direct.reply);
  });
});
