import { afterEach, assert, it } from "vitest";
import { remotingOf } from "ritsem/remote";
import { Blackhole, SetThrottle, Unthrottled } from "ritsem/remote/adapters";
import { Address } from "ritsem";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

describeWithAkkaNet("Adapters on both sides, Akka.NET's and Ritsem's", () => {
  const cleanUps: (() => unknown)[] = [];

  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  for (const [applied, protocol] of [
    ['["trttl"]', "akka.trttl.tcp"],
    ['["trttl", "gremlin"]', "akka.trttl.gremlin.tcp"],
  ] as const) {
    it(`understand each other with ${applied}: addresses begin with ${protocol}`, async () => {
      const config = `akka.remote.dot-netty.tcp.applied-adapters = ${applied}`;
      const node = await RitsemNode.start({ name: "Ritsem", config });
      cleanUps.push(() => node.terminate());
      const peer = await AkkaNetPeer.start({ name: "Dotnet", config });
      cleanUps.push(() => peer.kill());
      assert.equal(Address.parse(peer.address).protocol, protocol);
      assert.equal(node.system.address.protocol, protocol);
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      node.echo("echo");
      assert.equal(await node.system.actorSelection(peer.pathOf("echo")).ask("from here", String, "10 s"), "from here");
      const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value: { type: "string", value: "from there" } });
      assert.equal(reply.value, "from there");
      await remotingOf(node.system).managementCommand(new SetThrottle(Address.parse(peer.address), "Both", Blackhole.instance));
      const lost = await node.system
        .actorSelection(peer.pathOf("echo"))
        .ask("lost", String, "500 ms")
        .then(
          () => "came back",
          () => "lost",
        );
      assert.equal(lost, "lost");
      await remotingOf(node.system).managementCommand(new SetThrottle(Address.parse(peer.address), "Both", Unthrottled.instance));
      assert.equal(await node.system.actorSelection(peer.pathOf("echo")).ask("again", String, "10 s"), "again");
    });
  }
});
