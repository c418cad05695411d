import { afterAll, assert, beforeAll, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 30_000;
const COUNT = 10_000;
const inOrder = Array.from({ length: COUNT }, (_, index) => index);

describeWithAkkaNet("Messages in great number", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  async function sendToAkkaNet(name: string): Promise<void> {
    await peer.send({ command: "create", kind: "collector", name });
    const collector = await node.resolve(peer.pathOf(name));
    for (let number = 0; number < COUNT; number += 1) collector.tell(number);
  }

  async function seenByAkkaNet(name: string): Promise<readonly unknown[]> {
    await peer.send({ command: "await-count", actor: name, count: COUNT, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: name });
    return messages.map(({ value }) => value);
  }

  it("reach Akka.NET whole and in order", async () => {
    await sendToAkkaNet("numbers");
    assert.deepEqual(await seenByAkkaNet("numbers"), inOrder);
  });

  it("reach Ritsem whole and in order", async () => {
    const inbox = node.inbox("numbers");
    await peer.send({ command: "tell-many", path: node.pathOf("numbers"), count: COUNT });
    await inbox.untilCount(COUNT);
    assert.deepEqual(inbox.messages, inOrder);
  });

  it("reach both whole and in order when they cross each other", async () => {
    const inbox = node.inbox("crossing");
    await Promise.all([sendToAkkaNet("crossing"), peer.send({ command: "tell-many", path: node.pathOf("crossing"), count: COUNT })]);
    await inbox.untilCount(COUNT);
    assert.deepEqual(inbox.messages, inOrder);
    assert.deepEqual(await seenByAkkaNet("crossing"), inOrder);
  });

  it("reach an Akka.NET actor by selection whole and in order", async () => {
    await peer.send({ command: "create", kind: "collector", name: "selected" });
    const selection = node.system.actorSelection(peer.pathOf("selected"));
    for (let number = 0; number < COUNT; number += 1) selection.tell(number);
    assert.deepEqual(await seenByAkkaNet("selected"), inOrder);
  });

  it("reach a Ritsem actor by selection whole and in order", async () => {
    const inbox = node.inbox("selected");
    await peer.send({ command: "tell-many", path: node.pathOf("selected"), via: "selection", count: COUNT });
    await inbox.untilCount(COUNT);
    assert.deepEqual(inbox.messages, inOrder);
  });

  it("come back whole and in order when each is large", async () => {
    const large = Array.from({ length: 300 }, (_, index) => `${index} ${"x".repeat(30_000)}`);
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const inbox = node.inbox("large");
    const echo = await node.resolve(peer.pathOf("echo"));
    for (const text of large) echo.tell(text, inbox.ref);
    await inbox.untilCount(large.length);
    assert.isTrue(inbox.messages.every((message, index) => message === large[index]));
  });
});
