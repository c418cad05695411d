import { createServer } from "node:net";
import { once } from "node:events";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorRef, type ActorSystem as System, Props, ReceiveActor, Terminated } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import {
  AssociatedEvent,
  DisassociatedEvent,
  QuarantinedEvent,
  remotingOf,
  ThisActorSystemQuarantinedEvent,
} from "../../src/remote/index.ts";
import { HostilePeer, TRUST_MODES } from "./hostile-peer.fixture.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

/** Watches what it is sent, and notes what ends. */
class Watcher extends ReceiveActor {
  constructor(ends: Terminated[], onWatching: () => void) {
    super();
    this.receive(Terminated, (end) => void ends.push(end));
    this.receiveAny((ref) => {
      this.context.watch(ref as ActorRef);
      onWatching();
    });
  }
}

async function start(name: string, config = "", port = 0): Promise<System> {
  const system = await ActorSystem.create(
    name,
    `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
     akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${port} }
     akka.remote.watch-failure-detector.acceptable-heartbeat-pause = 60 s
     ${config}`,
  );
  cleanUps.push(() => system.terminate());
  system.actorOf(Props.create(Echo), "echo");
  return system;
}

/** The node under attack, a friend that it watches an actor of, and a stranger that speaks in the friend's name. */
class Scene {
  readonly ends: Terminated[] = [];
  readonly quarantined: string[] = [];
  readonly hub: System;
  readonly friend: System;
  readonly watchee: ActorRef;

  private constructor(hub: System, friend: System, watchee: ActorRef) {
    this.hub = hub;
    this.friend = friend;
    this.watchee = watchee;
    hub.eventStream.subscribe(({ address, uid }) => void this.quarantined.push(`${address.system} ${uid}`), QuarantinedEvent);
  }

  static async of(untrusted: string): Promise<Scene> {
    const [hub, friend] = [await start("Hub", `akka.remote.untrusted-mode = ${untrusted}`), await start("Friend")];
    const watchee = await hub.actorSelection(`${friend.address}/user/echo`).resolveOne("10 s");
    const scene = new Scene(hub, friend, watchee);
    await new Promise<void>((resolve) => hub.actorOf(Props.create(Watcher, scene.ends, resolve)).tell(watchee));
    await scene.roundTrip();
    return scene;
  }

  get friendUid(): number {
    return remotingOf(this.friend).uid;
  }

  /** A connection to the hub in the friend's name. */
  async impostor(uid: number): Promise<HostilePeer> {
    const peer = await HostilePeer.dial(this.hub.address.port ?? 0);
    cleanUps.push(() => peer.destroy());
    await peer.shakeHands("Friend", this.friend.address.port ?? 0, uid);
    return peer;
  }

  /** Messages pass both ways. */
  async roundTrip(): Promise<void> {
    assert.equal(await this.watchee.ask("there?", String, "10 s"), "there?");
    const back = await this.friend.actorSelection(`${this.hub.address}/user/echo`).ask("here?", String, "1 s").catch(String);
    assert.include(["here?", "AskTimeoutError"].join(), String(back).split(":")[0] ?? ""); // selections are refused in untrusted mode
  }
}

for (const untrusted of TRUST_MODES) {
  describe(`A stranger that claims to be a live peer after a restart, with untrusted-mode = ${untrusted}`, () => {
    it("is turned away, and the live peer is served on: it was asked at its address", async () => {
      const scene = await Scene.of(untrusted);
      const impostor = await scene.impostor(scene.friendUid + 1);
      impostor.tell(`${scene.hub.address}/user/echo`, "forged", `${scene.friend.address}/user/echo`);
      await impostor.closed;
      await scene.roundTrip();
      assert.isEmpty(scene.quarantined);
      assert.isEmpty(scene.ends);
      assert.equal(impostor.heard.at(-1)?.kind, "disassociate");
    });

    it("makes the node dial that address no more than a few times, however often it claims", async () => {
      const scene = await Scene.of(untrusted);
      let dials = 0;
      scene.friend.eventStream.subscribe((event) => {
        if (event.remoteAddress.system.endsWith("-asks-who-you-are")) dials += 1;
      }, AssociatedEvent);
      const startedAt = performance.now();
      const impostors = await Promise.all(Array.from({ length: 100 }, (_, index) => scene.impostor(scene.friendUid + 1 + index)));
      await Promise.all(impostors.map((impostor) => impostor.closed));
      await scene.roundTrip();
      assert.isAbove(dials, 0);
      assert.isAtMost(dials, (performance.now() - startedAt) / 150 + 2); // one at a time, and a pause after each
      assert.isEmpty(scene.quarantined);
    });
  });
}

describe("A peer that has really restarted", () => {
  it("is let in as soon as its address has answered, and what it sent meanwhile arrives in order", async () => {
    const scene = await Scene.of("off");
    const { port = 0 } = scene.friend.address;
    const heard: unknown[] = [];
    class Ear extends ReceiveActor {
      constructor() {
        super();
        this.receiveAny((message) => void heard.push(message));
      }
    }
    scene.hub.actorOf(Props.create(Ear), "ear");
    await scene.friend.terminate();
    const again = await start("Friend", "", port);
    const ear = again.actorSelection(`${scene.hub.address}/user/ear`);
    const startedAt = performance.now();
    for (let index = 0; index < 100; index += 1) ear.tell(index);
    await again.actorSelection(`${scene.hub.address}/user/echo`).ask("there?", String, "10 s");
    assert.isBelow(performance.now() - startedAt, 1_000);
    assert.deepEqual(
      heard,
      Array.from({ length: 100 }, (_, index) => index),
    );
  });

  it("is let in without a question if nothing was left of it", async () => {
    const hub = await start("Hub", "akka.remote.retry-gate-closed-for = 1 ms");
    const heard: unknown[] = [];
    class Ear extends ReceiveActor {
      constructor() {
        super();
        this.receiveAny((message) => void heard.push(message));
      }
    }
    hub.actorOf(Props.create(Ear), "ear");
    let questions = 0;
    const home = createServer((socket) => {
      questions += 1;
      socket.destroy();
    });
    home.listen(0, "127.0.0.1");
    await once(home, "listening");
    cleanUps.push(() => home.close());
    const { port } = home.address() as { port: number };
    for (const uid of [7, 8]) {
      const gone = new Promise<void>((resolve) => hub.eventStream.subscribe(() => resolve(), DisassociatedEvent));
      const peer = await HostilePeer.dial(hub.address.port ?? 0);
      cleanUps.push(() => peer.destroy());
      await peer.shakeHands("Visitor", port, uid);
      peer.tell(`${hub.address}/user/ear`, `from ${uid}`);
      while (heard.length < uid - 6) await new Promise((resolve) => setImmediate(resolve));
      peer.destroy();
      await gone;
      const gateOver = performance.now() + 10;
      while (performance.now() < gateOver) await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(heard, ["from 7", "from 8"]);
    assert.equal(questions, 0);
  });

  it("is believed after the timeout when it does not answer at its address", async () => {
    const hub = await start("Hub", "ritsem.remote.identity-check.timeout = 300 ms");
    const silent = createServer((socket) => void socket.on("error", () => {}).resume());
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as { port: number };
    cleanUps.push(() => silent.close());
    const peers: HostilePeer[] = [];
    for (const uid of [7, 8]) {
      const peer = await HostilePeer.dial(hub.address.port ?? 0);
      cleanUps.push(() => peer.destroy());
      await peer.shakeHands("Nat", port, uid);
      peer.tell(`${hub.address}/user/echo`, `from ${uid}`, `akka.tcp://Nat@127.0.0.1:${port}/user/a`);
      peers.push(peer);
      await peer.until(() => peer.messages.length > 0);
    }
    assert.isTrue(peers[0]?.isClosed === true || peers[0]?.heard.some(({ kind }) => kind === "disassociate"));
  });
});

describe("What a stranger can do in the name of a live peer whose incarnation it knows, as anyone does who has asked that peer", () => {
  it("end what is watched there, since nothing but TLS tells it from the peer", async () => {
    const scene = await Scene.of("off");
    const impostor = await scene.impostor(scene.friendUid);
    const actor = scene.watchee.path.toSerializationFormat(scene.friend.address);
    const watcher = `${scene.hub.address}/system/remote-watcher`;
    const end = { kind: "death-watch-notification", actor, existenceConfirmed: true, addressTerminated: false } as const;
    for (let seq = 0n; seq < 10n; seq += 1n) impostor.sendSystemMessage(watcher, end, seq);
    await impostor.until(() => scene.ends.length > 0 || impostor.acknowledgements.length > 0);
    await scene.roundTrip();
    assert.lengthOf(scene.ends, 1);
    assert.isEmpty(scene.quarantined);
  });

  it("not end the association of the peer by a DISASSOCIATE on a connection of its own", async () => {
    const scene = await Scene.of("off");
    const told: unknown[] = [];
    scene.hub.eventStream.subscribe((event) => void told.push(event), ThisActorSystemQuarantinedEvent);
    for (const reason of ["unknown", "shutdown", "quarantined"] as const) {
      const impostor = await scene.impostor(scene.friendUid);
      impostor.sendPdu({ kind: "disassociate", reason });
      await impostor.closed;
      await scene.roundTrip();
    }
    assert.isEmpty(told);
    assert.isEmpty(scene.ends);
  });

  it("not make the node believe in acknowledgements of what was never sent", async () => {
    const scene = await Scene.of("off");
    const impostor = await scene.impostor(scene.friendUid);
    impostor.sendContainer({ ack: { cumulativeAck: 1_000_000n, nacks: [] }, envelope: undefined });
    impostor.tell(`${scene.hub.address}/user/echo`, "after it", `${scene.friend.address}/user/echo`);
    await scene.roundTrip();
    assert.isEmpty(scene.quarantined);
    assert.isEmpty(scene.ends);
  });
});
