import { ActorIdentity, type ActorRef, Identify, Props, ReceiveActor, Terminated } from "ritsem";
import { QuarantinedEvent } from "ritsem/remote";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";
import { WaitableLog } from "ritsem/testkit/node";

const MANY = 10_000;
/** Watches that the peer need not have acknowledged at one time. */
const PORTION = 5_000;
const WITHIN_MS = 60_000;
const TOLD_WITHIN_MS = 2_000;
const TIMEOUT_MS = 180_000;

/** Watches every ref that it is sent. */
class ManyWatcher extends ReceiveActor {
  constructor(ends: WaitableLog<Terminated>) {
    super();
    this.receive(Terminated, (end) => ends.add(end));
    this.receiveAny((watched) => void this.context.watch(watched as ActorRef));
  }
}

describeWithAkkaNet("Ten thousand actors of Akka.NET that Ritsem watches", () => {
  it(
    "are all told of within two seconds once their process is known to be dead, each once",
    async () => {
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      await using node = await RitsemNode.start({ name: "Ritsem" });
      const names = Array.from({ length: MANY }, (_, index) => `w${index}`);
      await Promise.all(names.map((name) => peer.send({ command: "create", kind: "echo", name })));

      const inbox = node.inbox("inbox");
      node.system.actorSelection(`${peer.address}/user/w*`).tell("here?", inbox.ref);
      await inbox.untilCount(MANY);
      const watched = inbox.received.map(({ sender }) => sender);

      const ends = new WaitableLog<Terminated>();
      const watcher = node.system.actorOf(Props.create(ManyWatcher, ends), "watcher");
      for (let index = 0; index < MANY; index += PORTION) {
        for (const ref of watched.slice(index, index + PORTION)) watcher.tell(ref);
        await watcher.ask(new Identify(index), ActorIdentity, WITHIN_MS);
        await node.resolve(peer.pathOf("w0")); // what is sent after the watches arrives after them
      }

      await peer.kill();
      await node.lifecycle.take((event) => event instanceof QuarantinedEvent, WITHIN_MS, "QuarantinedEvent");
      const detectedMs = performance.now();
      await ends.take(() => ends.items.length >= MANY, WITHIN_MS, "the end of all of them");
      assert.isBelow(performance.now() - detectedMs, TOLD_WITHIN_MS);
      assert.equal(new Set(ends.items.map(({ actor }) => actor)).size, MANY);
      assert.equal(ends.items.length, MANY);
      assert.isTrue(ends.items.every(({ addressTerminated, existenceConfirmed }) => addressTerminated && existenceConfirmed));
    },
    TIMEOUT_MS,
  );
});
