import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { assert, it } from "vitest";
import { type ActorSystem as System, Address, Props, ReceiveActor, WarningEvent } from "../../../src/actor/index.ts";
import { AssociationErrorEvent, DisassociatedEvent, QuarantinedEvent, remotingOf } from "../../../src/remote/index.ts";
import { afterTest, dialHub, Echo, silentPort, startHub } from "../crowd-hub.fixture.ts";
import { HostilePeer } from "../hostile-peer.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

async function dial(system: System): Promise<Socket> {
  const socket = connect(system.address.port ?? 0, "127.0.0.1");
  socket.on("error", () => {}).resume();
  afterTest(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

async function stranger(system: System, name = "Stranger"): Promise<HostilePeer> {
  const peer = await dialHub(system);
  await peer.shakeHands(name, 1, 7);
  return peer;
}

function warningWith(system: System, part: string): Promise<string> {
  return new Promise((resolve) => {
    system.eventStream.subscribe(({ message }) => {
      if (message.includes(part)) resolve(message);
    }, WarningEvent);
  });
}

/** Two connections are let in, a third one only when one of them has ended. */
async function letsInTwo(hub: System, key: string): Promise<void> {
  const warned = warningWith(hub, key);
  const first = await stranger(hub);
  await stranger(hub, "Other");
  await once(await dial(hub), "close");
  await warned;
  first.destroy();
  for (;;) {
    const socket = await dial(hub);
    const isClosed = await Promise.race([
      once(socket, "close").then(() => true),
      new Promise((resolve) => setTimeout(resolve, 200, false)),
    ]);
    if (!isClosed) return; // the end of the first one was seen
  }
}

describeSetting("ritsem.remote.connections.maximum", () => {
  it("is how many connections are let in; one more is closed before anything is read of it, until another has ended", async () => {
    await letsInTwo(await startHub("ritsem.remote.connections.maximum = 2"), "ritsem.remote.connections.maximum");
  });
});

describeSetting("ritsem.remote.connections.maximum-per-host", () => {
  it("is how many connections of one host are let in", async () => {
    await letsInTwo(await startHub("ritsem.remote.connections.maximum-per-host = 2"), "ritsem.remote.connections.maximum-per-host");
  });
});

describeSetting("ritsem.remote.connections.maximum-handshakes", () => {
  it("is how many may be slow to shake hands before the oldest are closed", async () => {
    const hub = await startHub("ritsem.remote.connections { maximum-handshakes = 2, handshake-age = 1 ms }");
    const sockets = [await dial(hub), await dial(hub)];
    const ended = once(sockets[0] as Socket, "close");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const friend = await stranger(hub);
    await ended;
    assert.isFalse(friend.isClosed);
  });
});

describeSetting("ritsem.remote.connections.handshake-age", () => {
  it("is how long a handshake may take however many others wait", async () => {
    const hub = await startHub("ritsem.remote.connections { maximum-handshakes = 1, handshake-age = 1 h }");
    const closed: unknown[] = [];
    for (let count = 0; count < 5; count += 1) (await dial(hub)).on("close", () => closed.push(count));
    await stranger(hub);
    assert.isEmpty(closed);
  });
});

describeSetting("ritsem.remote.connections.first-frame-maximum-bytes", () => {
  it("is the largest handshake that is taken", async () => {
    const hub = await startHub("ritsem.remote.connections.first-frame-maximum-bytes = 512 b");
    const peer = await HostilePeer.dial(hub.address.port ?? 0);
    peer.associate("S".repeat(600), 1, 7);
    await peer.closed;
    await stranger(hub);
  });
});

describeSetting("ritsem.remote.system-messages.early-maximum-bytes", () => {
  it("is how much of what comes before its turn is kept", async () => {
    for (const [limit, kept] of [
      ["0 b", 0],
      ["1 MiB", 2],
    ] as const) {
      const hub = await startHub(`ritsem.remote.system-messages.early-maximum-bytes = ${limit}`);
      const peer = await stranger(hub);
      const watchee = `${hub.address}/user/echo`;
      for (const seq of [2n, 3n])
        peer.sendSystemMessage(watchee, { kind: "unwatch", watchee, watcher: "akka.tcp://Stranger@127.0.0.1:1/user/a" }, seq);
      await peer.until(() => peer.acknowledgements.length > 0);
      const { cumulativeAck = -1n, nacks = [] } = peer.acknowledgements[0] ?? {};
      assert.equal(Number(cumulativeAck) + 1 - nacks.length, kept);
    }
  });
});

describeSetting("ritsem.remote.identity-check.timeout", () => {
  it("is how long the address of a peer that seems to have restarted may take to answer", async () => {
    const hub = await startHub("ritsem.remote.identity-check.timeout = 50 ms");
    const silent = await startHub(); // accepts, and does not answer to the name that is asked for
    const port = silent.address.port ?? 0;
    for (const uid of [7, 8]) {
      const peer = await HostilePeer.dial(hub.address.port ?? 0);
      afterTest(() => peer.destroy());
      await peer.shakeHands("Nobody", port, uid);
      peer.tell(`${hub.address}/user/echo`, "there?", `akka.tcp://Nobody@127.0.0.1:${port}/user/a`);
      await peer.until(() => peer.messages.length > 0);
    }
  });
});

describeSetting("ritsem.remote.identity-check.per-second", () => {
  it("is how many addresses are asked within a second; the claims of others are refused", async () => {
    const hub = await startHub("ritsem.remote.identity-check { per-second = 1, timeout = 100 ms }");
    const refused = warningWith(hub, "ritsem.remote.identity-check.per-second");
    for (const uid of [7, 8]) {
      for (const port of [1, 2, 3]) {
        const peer = await HostilePeer.dial(hub.address.port ?? 0);
        afterTest(() => peer.destroy());
        await peer.shakeHands("Peer", port, uid);
      }
    }
    await refused;
  });
});

/** How many of 50 addresses that a peer names, where no system listens, are dialled in time. */
async function dialledWith(settings: string, withinMs = 500): Promise<number> {
  const hub = await startHub(`ritsem.remote.dials-for-peers { ${settings} }`);
  let failures = 0;
  const enough = new Promise<void>((resolve) => {
    hub.eventStream.subscribe(({ cause }) => {
      if (!cause.message.includes("dials-for-peers")) failures += 1;
      if (failures === 50) resolve();
    }, AssociationErrorEvent);
  });
  const peer = await stranger(hub);
  for (let index = 0; index < 50; index += 1) {
    peer.tell(`${hub.address}/user/echo`, "hello", `akka.tcp://Invented${index}@127.0.0.1:1/user/a`);
  }
  await Promise.race([enough, new Promise((resolve) => setTimeout(resolve, withinMs))]);
  return failures;
}

describeSetting("ritsem.remote.dials-for-peers.per-second", () => {
  it("is how many addresses that peers have named are dialled within a second", async () => {
    assert.equal(await dialledWith("", 20_000), 50);
    assert.isAtMost(await dialledWith("per-second = 5"), 10);
  });
});

describeSetting("ritsem.remote.dials-for-peers.waiting", () => {
  it("is how many addresses that peers have named wait to be dialled; the others are refused", async () => {
    assert.isAtMost(await dialledWith("waiting = 1, at-once = 1"), 10);
  });
});

/** Whether a friend gets an answer although a peer has named an address before where no system answers. */
async function isServed(settings: string): Promise<boolean> {
  const port = await silentPort();
  const hub = await startHub(`ritsem.remote.dials-for-peers { ${settings} }`);
  const friend = await startHub();
  const heard = new Promise<boolean>((resolve) => {
    class Ear extends ReceiveActor {
      constructor() {
        super();
        this.receiveAny(() => resolve(true));
      }
    }
    friend.actorOf(Props.create(Ear), "ear");
  });
  const peer = await stranger(hub);
  peer.tell(`${hub.address}/user/echo`, "hello", `akka.tcp://Silent@127.0.0.1:${port}/user/a`);
  peer.tell(`${hub.address}/user/echo`, "hello", `${friend.address}/user/ear`);
  return Promise.race([heard, new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false))]);
}

describeSetting("ritsem.remote.dials-for-peers.at-once", () => {
  it("is how many addresses that peers have named are dialled at the same time", async () => {
    assert.isTrue(await isServed("at-once = 2, age = 1 h"));
    assert.isFalse(await isServed("at-once = 1, age = 1 h"));
  });
});

describeSetting("ritsem.remote.dials-for-peers.age", () => {
  it("is how long a dial may take although others wait", async () => {
    assert.isTrue(await isServed("at-once = 1, age = 50 ms"));
  });
});

/** How many messages an actor gets between two turns of the event loop while two peers flood it: the median of the turns. */
async function usualInTurn(settings: string): Promise<number> {
  const hub = await startHub(`ritsem.remote.read-turn { ${settings} }`);
  const floodOfOne = 60_000; // more than is read in the first turn, which each connection has alone
  const turns: number[] = [];
  let inTurn = 0;
  let total = 0;
  class Counter extends ReceiveActor {
    constructor() {
      super();
      this.receiveAny(() => {
        total += 1;
        inTurn += 1;
      });
    }
  }
  hub.actorOf(Props.create(Counter), "counter");
  // One that floods alone is limited by time only.
  const peers = [await stranger(hub), await stranger(hub)];
  for (let index = 0; index < floodOfOne; index += 1) for (const peer of peers) peer.tell(`${hub.address}/user/counter`, "flood");
  while (total < peers.length * floodOfOne) {
    await new Promise((resolve) => setImmediate(resolve));
    if (inTurn > 0) turns.push(inTurn);
    inTurn = 0;
  }
  turns.sort((one, other) => one - other);
  return turns[turns.length >> 1] ?? 0;
}

describeSetting("ritsem.remote.read-turn.messages", () => {
  it("is how many messages connections may read together in a turn", async () => {
    assert.isAbove(await usualInTurn("messages = 512"), 100);
    assert.isAtMost(await usualInTurn("messages = 20"), 40);
  });
});

describeSetting("ritsem.remote.read-turn.bytes", () => {
  it("is how many bytes of one connection are read in a turn", async () => {
    assert.isAtMost(await usualInTurn("bytes = 1 KiB"), 40);
  });
});

/** A stranger that has an actor of `hub` watched, as its first system message, and what it watches with. */
async function watcherOf(hub: System, name: string, actors: readonly string[]): Promise<HostilePeer> {
  const peer = await HostilePeer.dial(hub.address.port ?? 0);
  afterTest(() => peer.destroy());
  await peer.shakeHands(name, 1, 7);
  for (const [index, actor] of actors.entries()) {
    const watchee = `${hub.address}/user/${actor}`;
    peer.sendSystemMessage(watchee, { kind: "watch", watchee, watcher: `akka.tcp://${name}@127.0.0.1:1/user/a` }, BigInt(index));
  }
  await peer.until(() => peer.acknowledgements.length > 0);
  return peer;
}

/** The systems that `hub` quarantines while strangers come, watch and go, one after the other. */
async function quarantinedWith(settings: string, names: readonly string[]): Promise<readonly string[]> {
  const hub = await startHub(`ritsem.remote.absent-peers { ${settings} }`);
  const quarantined: string[] = [];
  hub.eventStream.subscribe(({ address }) => void quarantined.push(address.system), QuarantinedEvent);
  for (const name of names) {
    const ended = new Promise<void>((resolve) => hub.eventStream.subscribe(() => resolve(), DisassociatedEvent));
    (await watcherOf(hub, name, ["echo"])).destroy();
    await ended;
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return quarantined;
}

describeSetting("ritsem.remote.absent-peers.maximum", () => {
  it("is how many peers without a connection are remembered", async () => {
    assert.deepEqual(await quarantinedWith("maximum = 1, after = 50 ms", ["One", "Two", "Three"]), ["One", "Two"]);
  });
});

describeSetting("ritsem.remote.absent-peers.maximum-watches", () => {
  it("is how many actors peers without a connection may watch together", async () => {
    assert.deepEqual(await quarantinedWith("maximum-watches = 1, after = 50 ms", ["One", "Two"]), ["One"]);
  });
});

describeSetting("ritsem.remote.absent-peers.after", () => {
  it("is how long a peer may be without a connection before it counts", async () => {
    assert.deepEqual(await quarantinedWith("maximum = 1, after = 1 h", ["One", "Two", "Three"]), []);
  });
});

describeSetting("ritsem.remote.absent-peers.maximum-quarantined", () => {
  it("is how many quarantined incarnations are refused", async () => {
    const hub = await startHub("ritsem.remote.absent-peers.maximum-quarantined = 1");
    for (const name of ["One", "Two"]) remotingOf(hub).quarantine(Address.parse(`akka.tcp://${name}@127.0.0.1:1`), 7, "for a test");
    const refused = await stranger(hub, "Two");
    await refused.closed;
    assert.isTrue(refused.heard.some((pdu) => pdu.kind === "disassociate" && pdu.reason === "quarantined"));
    const forgotten = await stranger(hub, "One");
    forgotten.tell(`${hub.address}/user/echo`, "there?", "akka.tcp://One@127.0.0.1:1/user/a");
    await forgotten.until(() => forgotten.messages.length > 0);
  });
});

describeSetting("ritsem.remote.watches-per-peer", () => {
  it("is how many actors one peer may watch", async () => {
    const hub = await startHub("ritsem.remote.watches-per-peer = 1");
    const other = hub.actorOf(Props.create(Echo), "other");
    const warned = warningWith(hub, "ritsem.remote.watches-per-peer");
    const peer = await watcherOf(hub, "Watcher", ["echo", "other"]);
    await warned;
    hub.stop(other);
    hub.stop(await hub.actorSelection("/user/echo").resolveOne("5 s"));
    await peer.until(() => peer.messages.length > 0);
    assert.lengthOf(peer.messages, 1);
  });
});
