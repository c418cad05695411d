import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { Relay } from "../harness/relay.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const RETURN_MS = 40_000;

/** An Akka.NET node behind a relay, and a Ritsem node that listens nowhere; each with an echo. */
class Scene implements AsyncDisposable {
  readonly peer: AkkaNetPeer;
  readonly node: RitsemNode;
  readonly relay: Relay;

  private constructor(peer: AkkaNetPeer, node: RitsemNode, relay: Relay) {
    this.peer = peer;
    this.node = node;
    this.relay = relay;
  }

  static async start(peerConfig = "", nodeConfig = ""): Promise<Scene> {
    const [relay, port] = await Promise.all([Relay.listen(), freePort()]);
    relay.forwardTo(port);
    const config = `akka.remote.dot-netty.tcp.public-port = ${relay.port}\n${peerConfig}`;
    const [peer, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet", port, config }),
      RitsemNode.start({ name: "Client", config: `ritsem.remote.client-mode = on\n${nodeConfig}` }),
    ]);
    node.echo("echo");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    return new Scene(peer, node, relay);
  }

  /** From the client: whether a reply comes. */
  async askPeer(timeoutMs: number): Promise<boolean> {
    const selection = this.node.system.actorSelection(this.peer.pathOf("echo"));
    return await selection.ask(7, Number, timeoutMs).then(
      (reply) => reply === 7,
      () => false,
    );
  }

  /** From Akka.NET: whether a reply comes. */
  async askNode(timeoutMs: number): Promise<boolean> {
    const value = { type: "string", value: "hello" } as const;
    return await this.peer.send({ command: "ask", path: this.node.pathOf("echo"), value, timeoutMs }).then(
      ({ reply }) => reply.value === "hello",
      () => false,
    );
  }

  /** How long it takes until `ask` succeeds; fails after {@link RETURN_MS}. */
  async untilHeard(ask: (timeoutMs: number) => Promise<boolean>): Promise<number> {
    const sinceMs = performance.now();
    while (!(await ask(1_000))) if (performance.now() - sinceMs > RETURN_MS) assert.fail(`not heard within ${RETURN_MS} ms`);
    return performance.now() - sinceMs;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.peer.kill(), this.node.terminate()]);
    await this.relay.close();
  }
}

describeWithAkkaNet("A Ritsem node without a listener", () => {
  it("is asked and watched by Akka.NET over the connection that it has opened", async () => {
    await using scene = await Scene.start();
    assert.isTrue(await scene.askPeer(WITHIN_MS));
    assert.isTrue(await scene.askNode(WITHIN_MS));
    const { ref } = await scene.peer.send({ command: "watch", path: scene.node.pathOf("echo"), timeoutMs: WITHIN_MS });
    scene.node.system.stop(await scene.node.resolve("/user/echo"));
    await scene.peer.nextTerminated(ref, WITHIN_MS);
  });

  it("is heard and watched again after its connection was cut and it came back within seconds", async () => {
    await using scene = await Scene.start("", "akka.remote.retry-gate-closed-for = 1 s");
    assert.isTrue(await scene.askPeer(WITHIN_MS));
    const { ref } = await scene.peer.send({ command: "watch", path: scene.node.pathOf("echo"), timeoutMs: WITHIN_MS });
    scene.relay.cut();
    assert.isFalse(await scene.askNode(200)); // Akka.NET notices, and sends in vain
    await scene.untilHeard((ms) => scene.askPeer(ms));
    await scene.untilHeard((ms) => scene.askNode(ms));
    scene.node.system.stop(await scene.node.resolve("/user/echo"));
    assert.isFalse((await scene.peer.nextTerminated(ref, WITHIN_MS)).addressTerminated);
  });

  it("is heard again after Akka.NET has dialled it in vain", async () => {
    await using scene = await Scene.start("akka.remote.retry-gate-closed-for = 1 s", "akka.remote.retry-gate-closed-for = 1 s");
    assert.isTrue(await scene.askPeer(WITHIN_MS));
    scene.relay.cut();
    const failed = scene.peer.nextLifecycle("AssociationErrorEvent", RETURN_MS, scene.node.address);
    let hasFailed = false;
    void failed.then(() => (hasFailed = true));
    while (!hasFailed) await scene.askNode(200);
    await failed;
    await scene.untilHeard((ms) => scene.askPeer(ms));
    await scene.untilHeard((ms) => scene.askNode(ms));
  });
});
