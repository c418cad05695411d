import { assert, describe, it } from "vitest";
import { type ActorSystem as System, DeadLetter, Props, ReceiveActor, WarningEvent } from "../../src/actor/index.ts";
import { AssociationErrorEvent } from "../../src/remote/index.ts";
import { dialHub, silentPort, startHub } from "./crowd-hub.fixture.ts";
import { type HostilePeer, TRUST_MODES } from "./hostile-peer.fixture.ts";

function warningsOf(system: System): readonly string[] {
  const warnings: string[] = [];
  system.eventStream.subscribe(({ message }) => void warnings.push(message), WarningEvent);
  return warnings;
}

for (const untrusted of TRUST_MODES) {
  const mode = `akka.remote.untrusted-mode = ${untrusted}`;

  describe(`Strangers at the door, with untrusted-mode = ${untrusted}`, () => {
    it("are hung up on when their first frame is larger than a handshake can be", async () => {
      const hub = await startHub(mode);
      const warnings = warningsOf(hub);
      const peer = await dialHub(hub);
      peer.sendBytes(Uint8Array.of(0, 0, 1, 0)); // 65536 bytes, which any later frame may have
      await peer.closed;
      assert.include(warnings.join("\n"), "65536");
    });

    it("may send larger frames once they have shaken hands", async () => {
      const hub = await startHub(mode);
      const peer = await dialHub(hub);
      await peer.shakeHands("Friend", 1, 7);
      peer.tell(`${hub.address}/user/echo`, "x".repeat(100_000), "akka.tcp://Friend@127.0.0.1:1/user/a");
      await peer.until(() => peer.messages.length === 1);
    });

    it("are closed, the one with the oldest unfinished frame first, when these take too much memory together", async () => {
      const hub = await startHub(`${mode}\n ritsem.remote.all-peers.maximum-bytes = 2 MiB`); // a quarter of it
      const peers: HostilePeer[] = [];
      for (let index = 0; index < 10; index += 1) {
        const peer = await dialHub(hub);
        peers.push(peer);
        await peer.shakeHands(`Stranger${index}`, 1, 7);
        const half = new Uint8Array(90_000);
        half.set([0, 0xf0, 1]); // of a frame of 126976 bytes
        peer.sendBytes(half);
      }
      await peers[0]?.closed;
      const last = peers.at(-1);
      assert.isFalse(last?.isClosed);
      const friend = await startHub("", "Friend");
      assert.equal(
        await friend
          .actorSelection(`${hub.address}/user/echo`)
          .ask("here?", String, "1 s")
          .catch(() => "here?"),
        "here?",
      );
    });
  });

  describe(`Senders that are invented, with untrusted-mode = ${untrusted}`, () => {
    it("are dialled a few at once, and a real peer at once", async () => {
      const [hub, friend, port] = [await startHub(mode), await startHub("", "Friend"), await silentPort()];
      const peer = await dialHub(hub);
      await peer.shakeHands("Stranger", 1, 7);
      let unsent = 0;
      const areTooMany = new Promise<void>((resolve) => {
        hub.eventStream.subscribe(({ reason }) => {
          if (reason?.includes("ritsem.remote.dials-for-peers") === true) unsent += 1;
          if (unsent === 500) resolve();
        }, DeadLetter);
      });
      const isRead = new Promise<void>((resolve) =>
        hub.eventStream.subscribe(({ message }) => message === "the end" && resolve(), DeadLetter),
      );
      for (let index = 0; index < 3_000; index += 1) {
        peer.tell(`${hub.address}/user/echo`, "hello", `akka.tcp://Invented${index}@127.0.0.1:${port}/user/a`);
      }
      peer.tell(`${hub.address}/user/nobody`, "the end");
      await isRead;
      const startedAt = performance.now();
      assert.equal(await hub.actorSelection(`${friend.address}/user/echo`).ask("there?", String, "10 s"), "there?");
      assert.isBelow(performance.now() - startedAt, 2_000);
      await areTooMany;
    });

    it("cost no more than their rate when no system listens there", async () => {
      const hub = await startHub(`${mode}\n ritsem.remote.dials-for-peers { per-second = 20, waiting = 100 }`);
      const peer = await dialHub(hub);
      await peer.shakeHands("Stranger", 1, 7);
      let failures = 0;
      hub.eventStream.subscribe(({ cause }) => {
        if (!cause.message.includes("dials-for-peers")) failures += 1;
      }, AssociationErrorEvent);
      const isRead = new Promise<void>((resolve) =>
        hub.eventStream.subscribe(({ message }) => message === "the end" && resolve(), DeadLetter),
      );
      const startedAt = performance.now();
      for (let index = 0; index < 1_000; index += 1) {
        peer.tell(`${hub.address}/user/echo`, "hello", `akka.tcp://Invented${index}@127.0.0.1:1/user/a`);
      }
      peer.tell(`${hub.address}/user/nobody`, "the end");
      await isRead;
      const seconds = (performance.now() - startedAt) / 1_000;
      assert.isAtMost(failures, 20 + Math.ceil(20 * seconds) + 1);
    });
  });

  describe(`A flood of one peer, with untrusted-mode = ${untrusted}`, () => {
    it("does not keep what another one has sent from being read in the same turn", async () => {
      const hub = await startHub(mode);
      const heard: string[] = [];
      class Ear extends ReceiveActor {
        constructor() {
          super();
          this.receive(String, (text) => void heard.push(text));
        }
      }
      hub.actorOf(Props.create(Ear), "ear");
      const [flooder, other] = [await dialHub(hub), await dialHub(hub)];
      await flooder.shakeHands("Flooder", 1, 7);
      await other.shakeHands("Other", 2, 7);
      const path = `${hub.address}/user/ear`;
      for (let index = 0; index < 20_000; index += 1) flooder.tell(path, "flood");
      other.tell(path, "a word");
      flooder.tell(path, "the end", "akka.tcp://Flooder@127.0.0.1:1/user/a");
      const deadline = performance.now() + 20_000;
      while (heard.at(-1) !== "the end" && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
      assert.lengthOf(heard, 20_002);
      assert.isBelow(heard.indexOf("a word"), 5_000);
    });
  });
}
