import { afterAll, assert, beforeAll, expect, it } from "vitest";
import { registerSampleMessages, Sequences } from "../contracts/gen/sample-messages.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const CORE = "System.Private.CoreLib";
const sent = new Sequences({ texts: ["a"], whole: [1, 2], counts: new Map([["b", 3]]) });

describeWithAkkaNet("Collections of members that C# declares as interfaces", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let inbox: Inbox;

  beforeAll(async () => {
    [peer, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet" }),
      RitsemNode.start({ name: "Ritsem", registry: registerSampleMessages() }),
    ]);
    inbox = node.inbox("inbox");
    node.echo("echo");
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  it("arrive from Akka.NET as lists when C# made them by collection expressions, and go back as lists", async () => {
    const value = { type: "sequences", value: "expressions" } as const;
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value });
    expect((await inbox.next()).message).toStrictEqual(sent);
    const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value, timeoutMs: WITHIN_MS });
    assert.deepNestedInclude(reply, {
      "value.Texts": { clr: `System.Collections.Generic.List\`1[[System.String, ${CORE}]], ${CORE}`, value: ["a"] },
      "value.Whole": { clr: `System.Collections.Generic.List\`1[[System.Int32, ${CORE}]], ${CORE}`, value: [1, 2] },
    });
  });

  it("go back to Akka.NET as the types that they came as", async () => {
    const value = { type: "sequences", value: "arrays" } as const;
    await peer.send({ command: "tell", path: node.pathOf("inbox"), value });
    expect((await inbox.next()).message).toStrictEqual(sent);
    const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value, timeoutMs: WITHIN_MS });
    assert.deepNestedInclude(reply, {
      "value.Texts": { clr: `System.String[], ${CORE}`, value: ["a"] },
      "value.Whole": { clr: `System.Int32[], ${CORE}`, value: [1, 2] },
      "value.Counts.value": { b: 3 },
    });
    const counts = (reply as { readonly value: { readonly Counts: { readonly clr: string } } }).value.Counts;
    assert.match(counts.clr, /^System\.Collections\.Generic\.SortedDictionary/);
  });
});
