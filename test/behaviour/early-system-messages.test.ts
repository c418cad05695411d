import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem as System, Props, ReceiveActor } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { HostilePeer, TRUST_MODES } from "./hostile-peer.fixture.ts";

const EARLY_MAXIMUM_BYTES = 4 * 1024 * 1024; // ritsem.remote.system-messages.early-maximum-bytes
const MESSAGE_BYTES = 110_000;
const COUNT = 100;
const systems: System[] = [];

afterEach(async () => {
  for (const system of systems.splice(0)) await system.terminate();
});

class Idle extends ReceiveActor {}

for (const untrusted of TRUST_MODES) {
  describe(`System messages without the first one, with untrusted-mode = ${untrusted}`, () => {
    it("wait within a bound; those beyond it are asked for again once the first one has come", async () => {
      const system = await ActorSystem.create(
        "Node",
        `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.untrusted-mode = ${untrusted} }
         akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }`,
      );
      systems.push(system);
      const idle = system.actorOf(Props.create(Idle), "idle");
      const peer = await HostilePeer.dial(system.address.port ?? 0);
      await peer.shakeHands("Stranger", 1, 7);
      const watch = (seq: number): void => {
        const watcher = `akka.tcp://Stranger@127.0.0.1:1/user/${"w".repeat(MESSAGE_BYTES)}`;
        const watchee = idle.path.toSerializationFormat(system.address);
        peer.sendSystemMessage(watchee, { kind: "unwatch", watchee, watcher }, BigInt(seq));
      };
      for (let seq = 1; seq <= COUNT; seq += 1) watch(seq);
      await peer.until(() => peer.acknowledgements.length > 1); // one for each 64, and one for the rest
      const { cumulativeAck, nacks } = peer.acknowledgements.at(-1) ?? { cumulativeAck: -1n, nacks: [] };
      const keptCount = Number(cumulativeAck) + 1 - nacks.length;
      assert.isAbove(keptCount, 10);
      assert.isAtMost(keptCount * MESSAGE_BYTES, EARLY_MAXIMUM_BYTES);

      watch(0);
      for (let seq = 1; seq <= COUNT; seq += 1) watch(seq); // as the protocol does for what is not acknowledged
      await peer.until(() => peer.acknowledgements.at(-1)?.cumulativeAck === BigInt(COUNT));
      assert.deepEqual(peer.acknowledgements.at(-1)?.nacks, []);
      peer.destroy();
    });
  });
}
