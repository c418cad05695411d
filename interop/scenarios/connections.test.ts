import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { Relay } from "../harness/relay.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;

/** An Akka.NET peer and a Ritsem node, each with an echo, and each with a relay before its port that counts who dials it. */
class RelayedPair implements AsyncDisposable {
  readonly peer: AkkaNetPeer;
  readonly node: RitsemNode;
  /** Counts connections to the peer. */
  readonly peerRelay: Relay;
  /** Counts connections to the node. */
  readonly nodeRelay: Relay;

  private constructor(peer: AkkaNetPeer, node: RitsemNode, peerRelay: Relay, nodeRelay: Relay) {
    this.peer = peer;
    this.node = node;
    this.peerRelay = peerRelay;
    this.nodeRelay = nodeRelay;
  }

  static async start(): Promise<RelayedPair> {
    const [peerRelay, nodeRelay] = await Promise.all([Relay.listen(), Relay.listen()]);
    const [peerPort, nodePort] = await Promise.all([freePort(), freePort()]);
    const publicPort = (relay: Relay): string => `akka.remote.dot-netty.tcp.public-port = ${relay.port}`;
    const [peer, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet", port: peerPort, config: publicPort(peerRelay) }),
      RitsemNode.start({ name: "Ritsem", port: nodePort, config: publicPort(nodeRelay) }),
    ]);
    peerRelay.forwardTo(peerPort);
    nodeRelay.forwardTo(nodePort);
    node.echo("echo");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    return new RelayedPair(peer, node, peerRelay, nodeRelay);
  }

  /** Asks so many times from the Ritsem side, one after the other. */
  async askPeer(count: number): Promise<void> {
    const selection = this.node.system.actorSelection(this.peer.pathOf("echo"));
    for (let number = 0; number < count; number += 1) assert.equal(await selection.ask(number, Number, WITHIN_MS), number);
  }

  /** Asks from the Akka.NET side. */
  async askNode(): Promise<void> {
    const path = this.node.pathOf("echo");
    const { reply } = await this.peer.send({ command: "ask", path, value: { type: "string", value: "to Ritsem" }, timeoutMs: WITHIN_MS });
    assert.equal(reply.value, "to Ritsem");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.peer.kill(), this.node.terminate()]);
    await Promise.all([this.peerRelay.close(), this.nodeRelay.close()]);
  }
}

describeWithAkkaNet("The connection between Ritsem and Akka.NET", () => {
  it("is made by the first message, and is one for a thousand messages and their replies", async () => {
    await using pair = await RelayedPair.start();
    const { node, peer, peerRelay, nodeRelay } = pair;
    const selection = node.system.actorSelection(peer.pathOf("echo")); // sends no question
    assert.equal(peerRelay.connections, 0);
    assert.equal(await selection.ask("first", String, WITHIN_MS), "first");
    assert.equal(peerRelay.connections, 1);
    await pair.askPeer(1_000);
    assert.equal(peerRelay.connections, 1);
    assert.equal(nodeRelay.connections, 0);
  });

  it("serves both when Ritsem dialled", async () => {
    await using pair = await RelayedPair.start();
    await pair.askPeer(1);
    await pair.askNode();
    await pair.askPeer(1);
    assert.deepEqual([pair.peerRelay.connections, pair.nodeRelay.connections], [1, 0]);
  });

  it("serves both when Akka.NET dialled", async () => {
    await using pair = await RelayedPair.start();
    await pair.askNode();
    await pair.askPeer(1);
    await pair.askNode();
    assert.deepEqual([pair.peerRelay.connections, pair.nodeRelay.connections], [0, 1]);
  });

  it("carries every message when both dial at once", async () => {
    await using pair = await RelayedPair.start();
    const { node, peer, peerRelay, nodeRelay } = pair;
    const inbox = node.inbox("inbox");
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    const told = peer.send({ command: "tell-many", path: node.pathOf("inbox"), count: 100 });
    const selection = node.system.actorSelection(peer.pathOf("collector"));
    for (let number = 0; number < 100; number += 1) selection.tell(number);
    await told;

    const inOrder = Array.from({ length: 100 }, (_, index) => index);
    await inbox.untilCount(100);
    await peer.send({ command: "await-count", actor: "collector", count: 100, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    assert.deepEqual(inbox.messages, inOrder);
    assert.deepEqual(
      messages.map(({ value }) => value),
      inOrder,
    );
    await Promise.all([pair.askPeer(100), pair.askNode()]);
    assert.isAtMost(peerRelay.connections, 1);
    assert.isAtMost(nodeRelay.connections, 1);
  });

  it("brings the replies to a node that cannot be dialled", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using relay = await Relay.listen(); // leads nowhere: a dial would be counted and refused
    const config = `akka.remote.dot-netty.tcp.public-port = ${relay.port}`;
    await using node = await RitsemNode.start({ name: "Hidden", config });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const echo = await node.resolve(peer.pathOf("echo"));
    for (let number = 0; number < 10; number += 1) assert.equal(await echo.ask(number, Number, WITHIN_MS), number);
    node.echo("echo");
    const { reply } = await peer.send({
      command: "ask",
      path: node.pathOf("echo"),
      value: { type: "int", value: 7 },
      timeoutMs: WITHIN_MS,
    });
    assert.equal(reply.value, 7);
    assert.deepEqual(
      peer.events.filter((event) => event.event === "lifecycle" && event.type === "AssociationErrorEvent"),
      [],
    );
  });
});
