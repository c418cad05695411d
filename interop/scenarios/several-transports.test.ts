import { afterEach, assert, it } from "vitest";
import type { ActorRef } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;

describeWithAkkaNet("A Ritsem node with two TCP sections, for an Akka.NET peer that knows it by both addresses", () => {
  const cleanUps: (() => unknown)[] = [];

  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function pair(): Promise<{ readonly node: RitsemNode; readonly peer: AkkaNetPeer; readonly addresses: readonly string[] }> {
    const node = await RitsemNode.start({
      name: "Ritsem",
      config: `akka.remote {
        enabled-transports = ["akka.remote.dot-netty.tcp", "akka.remote.inner"]
        inner { transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", hostname = "127.0.0.1", port = 0 }
      }`,
    });
    cleanUps.push(() => node.terminate());
    const peer = await AkkaNetPeer.start({ name: "Dotnet" });
    cleanUps.push(() => peer.kill());
    return { node, peer, addresses: remotingOf(node.system).addresses.map(String) };
  }

  it("is reached by either, and replies and its refs in them carry the address that was asked", async () => {
    const { node, peer, addresses } = await pair();
    node.echo("echo");
    for (const address of addresses) {
      const { reply } = await peer.send({ command: "ask", path: `${address}/user/echo`, value: { type: "string", value: address } });
      assert.equal(reply.value, address);
      const { ref } = await peer.send({ command: "identify", path: `${address}/user/echo` });
      assert.match(ref ?? "", new RegExp(`^${address}/user/echo#`));
    }
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    for (const [index, address] of addresses.entries()) {
      const value = { type: "string", value: "back" } as const;
      await peer.send({ command: "tell", path: `${address}/user/echo`, value, sender: "collector" });
      await peer.send({ command: "await-count", actor: "collector", count: index + 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "collector", last: 1 });
      assert.match(messages[0]?.sender ?? "", new RegExp(`^${address}/user/echo#`));
    }
  });

  it("reports the end of its actors to watchers by either address, although both number their system messages from 0", async () => {
    const { node, peer, addresses } = await pair();
    const actors = ["one", "two", "three"].map((name) => node.echo(name));
    const watched: string[] = [];
    for (const address of addresses)
      for (const name of ["one", "two", "three"]) {
        const { ref } = await peer.send({ command: "watch", path: `${address}/user/${name}`, resolve: true });
        watched.push(ref);
      }
    for (const actor of actors) node.system.stop(actor);
    for (const path of watched) await peer.nextTerminated(path, WITHIN_MS);
    assert.lengthOf(watched, 6);
  });

  it("watches the peer's actors by the refs that came over either address", async () => {
    const { node, peer, addresses } = await pair();
    for (const name of ["left", "right"]) await peer.send({ command: "create", kind: "echo", name });
    const inbox = node.inbox("inbox");
    const refs: ActorRef[] = [];
    for (const [index, name] of ["left", "right"].entries()) {
      const path = `${addresses[index]}/user/inbox`;
      await peer.send({ command: "tell", path, value: { type: "string", value: name }, sender: name });
      refs.push((await inbox.until((message) => message === name)).sender);
    }
    const watchers = refs.map((ref) => node.watch(ref));
    for (const name of ["left", "right"]) await peer.send({ command: "stop", path: name });
    for (const [index, watcher] of watchers.entries()) {
      const { message } = await watcher.next();
      assert.include(String((message as { readonly actor: ActorRef }).actor.path), index === 0 ? "left" : "right");
    }
  });
});
