import { Address, Props, watchAsync } from "ritsem";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { WORKER } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 20_000;

describeWithAkkaNet("An actor that the other runtime cannot make", () => {
  for (const [why, type, args, saysWhy] of [
    [
      "of a class that Akka.NET does not have",
      "No.Such, Nowhere",
      [],
      (host: AkkaNetPeer) => host.nextEvent((event) => event.event === "log" && event.text.includes("No.Such, Nowhere"), WITHIN_MS),
    ],
    [
      "with arguments that its class in .NET does not take",
      WORKER,
      ["one", "two", "three"],
      (_: AkkaNetPeer, node: RitsemNode) => node.nextComplaint("error", "Peer.WorkerActor"),
    ],
  ] as const) {
    it(`${why} ends for the node that deployed it, and the next one is made`, async () => {
      await using host = await AkkaNetPeer.start({ name: "Host" });
      await using node = await RitsemNode.start({ name: "Deployer" });
      await host.send({ command: "create", kind: "echo", name: "probe" });
      const probe = await node.resolve(host.pathOf("probe"));
      const there = { scope: { kind: "remote", address: Address.parse(host.address) } } as const;

      const wrong = node.system.actorOf(Props.remote(type, ...args).withDeploy(there), "wrong");
      await watchAsync(wrong, AbortSignal.timeout(WITHIN_MS));
      await saysWhy(host, node);

      const right = node.system.actorOf(Props.remote(WORKER, probe, "right").withDeploy(there), "right");
      assert.equal(await right.ask("hello", String, WITHIN_MS), "right got hello");
      assert.equal((await host.send({ command: "count-deployed" })).count, 1);
    });
  }

  it("since its class is not registered at the Ritsem node is refused with words that reach the log of both, and the next message is answered", async () => {
    await using node = await RitsemNode.start({ name: "Host" });
    await using deployer = await AkkaNetPeer.start({ name: "Deployer" });
    node.echo("echo");
    await deployer.send({ command: "deploy", name: "wrong", type: "Peer.EchoActor, Peer", args: [], deployTo: node.address });
    await node.nextComplaint("error", "Refused to create", "/user/wrong", "No actor is registered as Peer.EchoActor, Peer");
    await deployer.nextEvent(
      (event) => event.event === "log" && `${event.text}${event.cause ?? ""}`.includes("No actor is registered as Peer.EchoActor, Peer"),
      WITHIN_MS,
    );
    await deployer.send({
      command: "ask",
      path: node.pathOf("echo"),
      value: { type: "string", value: "still there" },
      timeoutMs: WITHIN_MS,
    });
  });
});
