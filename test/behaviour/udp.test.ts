import { assert, describe, it } from "vitest";
import { type ActorRef, ActorSystem, Address, ErrorEvent, Props, ReceiveActor, Terminated } from "../../src/index.ts";
import type { AssociationHandle } from "../../src/remote/transport/index.ts";
import {
  BadPath,
  bareSocket,
  cleanUpWith,
  frame,
  freeUdpPort,
  HOST,
  KEY,
  listeningWith,
  NEVER,
  pairWith,
  sent,
  transportWith,
  visitOf,
} from "./udp.fixture.ts";

async function systemWith(name: string, settings = "", others = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create(
    name,
    `akka { stdout-loglevel = OFF, loggers = [], actor.provider = remote }
     akka.remote { enabled-transports = ["${KEY}"], resend-interval = 100 ms, flush-wait-on-shutdown = 100 ms }
     ${KEY} { hostname = "${HOST}", port = 0, resend-interval = 20 ms, ${settings} }
     ${others}`,
  );
  cleanUpWith(() => system.terminate());
  return system;
}

class Idle extends ReceiveActor {}

/** Notes the numbers that it gets. */
class Notes extends ReceiveActor {
  constructor(numbers: number[], onLast: () => void) {
    super();
    this.receive(String, (text) => {
      if (text === "last") onLast();
      else numbers.push(Number(text));
    });
  }
}

/** Watches many, and notes whose end it hears of. */
class Watcher extends ReceiveActor {
  constructor(refs: readonly ActorRef[], onEnd: (end: Terminated) => void) {
    super();
    for (const ref of refs) this.context.watch(ref);
    this.receive(Terminated, onEnd);
  }
}

describe("Systems over UDP", () => {
  it("deliver system messages exactly once over a path that loses, repeats and exchanges datagrams", async () => {
    const path = await BadPath.create(15);
    path.targetPort = await freeUdpPort();
    const there = await systemWith("there", `port = ${path.targetPort}, public-port = ${path.port}`);
    const here = await systemWith("here");
    const watched = Array.from({ length: 40 }, (_, index) => there.actorOf(Props.create(Idle), `idle-${index}`));
    const ends: string[] = [];
    const all = new Promise<void>((resolve) => {
      const refs = watched.map(({ path: own }) => here.resolveActorRef(`${there.address}${own.toStringWithoutAddress()}`));
      here.actorOf(
        Props.from(
          () =>
            new Watcher(refs, ({ actor, addressTerminated }) => {
              assert.isFalse(addressTerminated);
              ends.push(actor.path.name);
              if (ends.length === watched.length) resolve();
            }),
        ),
      );
    });
    for (const ref of watched) there.stop(ref);
    await all;
    assert.lengthOf(new Set(ends), watched.length);
    assert.isAbove(path.lostCount, 0);
  });

  it("lose messages over such a path, but deliver the others once and in order", async () => {
    const path = await BadPath.create(10, 2);
    path.targetPort = await freeUdpPort();
    const there = await systemWith("there", `port = ${path.targetPort}, public-port = ${path.port}`);
    const here = await systemWith("here");
    const numbers: number[] = [];
    const done = new Promise<void>((resolve) => {
      there.actorOf(
        Props.from(() => new Notes(numbers, resolve)),
        "notes",
      );
    });
    const notes = here.actorSelection(`${there.address}/user/notes`);
    let isDone = false;
    void done.then(() => (isDone = true));
    for (let number = 0; number < 300; number += 1) {
      notes.tell(`${number}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (!isDone) {
      notes.tell("last");
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.isNotEmpty(numbers);
    assert.isTrue(numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? -1)));
  });

  it("discard a message that does not fit into a datagram, and name the setting", async () => {
    const there = await systemWith("there");
    const here = await systemWith("here");
    const failures: string[] = [];
    here.eventStream.subscribe(({ message, cause }) => void failures.push(`${message} ${String(cause)}`), ErrorEvent);
    const ref = here.actorSelection(`${there.address}/user/nobody`);
    ref.tell("x".repeat(2_000));
    while (!failures.some((text) => /maximum-payload-bytes/.test(text))) await new Promise((resolve) => setImmediate(resolve));
    assert.match(failures.join("\n"), /the limit is 1414.*ritsem\.remote\.udp\.maximum-payload-bytes/s);
  });

  it("name the setting of their own section, whatever its name is", async () => {
    const section = `akka.remote.enabled-transports = [measurements], measurements = \${ritsem.remote.udp} { maximum-payload-bytes = 1200b }`;
    const [here, there] = [await systemWith("here", "", section), await systemWith("there", "", section)];
    const failure = new Promise<string>((resolve) => {
      here.eventStream.subscribe(({ message, cause }) => resolve(`${message} ${String(cause)}`), ErrorEvent);
    });
    here.actorSelection(`${there.address}/user/nobody`).tell("x".repeat(2_000));
    assert.match(await failure, /the limit is 1182.*Raise measurements\.maximum-payload-bytes/s);
  });
});

/** A connection over a path that tells what was sent. */
async function connectionOver(path: BadPath) {
  path.targetPort = await freeUdpPort();
  const settings = "resend-interval = 20 ms";
  const listener = await listeningWith(`${settings}, port = ${path.targetPort}, public-port = ${path.port}`);
  const accepted = listener.next();
  const outbound = await transportWith(settings).transport.associate(listener.address, NEVER);
  return { listener, outbound, inbound: await accepted, port: path.targetPort };
}

/** Shows that everything that was sent before has been handled: another peer connects straight to the listener, and is heard. */
async function proveAlive({ next }: { next(): Promise<AssociationHandle> }, port: number): Promise<void> {
  const accepted = next();
  const outbound = await transportWith().transport.associate(new Address("udp", "Sys", HOST, port), NEVER);
  outbound.write(frame(4, 99));
  await visitOf(await accepted).reached(1);
}

describe("A UDP listener", () => {
  it("takes nothing from a sender that repeats what another has sent", async () => {
    const path = await BadPath.create();
    const { listener, outbound, inbound, port } = await connectionOver(path);
    const visit = visitOf(inbound);
    outbound.write(frame(4, 1));
    await visit.reached(1);
    const thief = await bareSocket();
    for (const datagram of path.datagrams) await sent(thief, datagram, port);
    await proveAlive(listener, port);
    outbound.write(frame(4, 2));
    await visit.reached(2);
    assert.deepEqual(
      visit.frames.map(([byte]) => byte),
      [1, 2],
    );
    assert.lengthOf(listener.inbound, 2);
  });

  it("opens no connection again when datagrams of an earlier one arrive once more", async () => {
    const path = await BadPath.create();
    const { listener, outbound, inbound, port } = await connectionOver(path);
    const visit = visitOf(inbound);
    outbound.write(frame(4, 1));
    await visit.reached(1);
    outbound.disassociate();
    assert.isUndefined(await visit.ended);
    path.repeatAll();
    await proveAlive(listener, port);
    assert.lengthOf(listener.inbound, 2);
  });

  it("opens no connection for requests whose senders do not get its answer, however many", async () => {
    const { address, inbound, next } = await listeningWith();
    const port = address.port ?? 0;
    const forger = await bareSocket();
    for (let count = 0; count < 2_000; count += 1) {
      const hello = new Uint8Array(18).fill(count & 255, 2, 10);
      hello.set([0xa1, 1, count >> 8]);
      await sent(forger, hello, port);
    }
    await proveAlive({ next }, port);
    assert.lengthOf(inbound, 1);
  });

  it("drops rubbish, and says so once", async () => {
    const { address, warnings, inbound, next } = await listeningWith();
    const port = address.port ?? 0;
    const socket = await bareSocket();
    for (let length = 0; length < 200; length += 1) await sent(socket, new Uint8Array(length).fill(length), port);
    for (let kind = 0; kind < 256; kind += 1)
      await sent(socket, Uint8Array.from([0xa1, kind, ...new Array<number>(kind % 20).fill(7)]), port);
    await proveAlive({ next }, port);
    assert.lengthOf(inbound, 1);
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? "", /Dropped a datagram from 127\.0\.0\.1:\d+/);
  });

  it("that has been started again tells peers of its earlier life", async () => {
    const path = await BadPath.create();
    const { outbound } = await connectionOver(path);
    const visit = visitOf(outbound);
    const later = await listeningWith();
    path.targetPort = later.address.port ?? 0;
    outbound.write(frame(4));
    assert.match(String(await visit.ended), /broke/);
  });
});

describe("A UDP connection", () => {
  it("ends when its peer sends a datagram that ends within a frame", async () => {
    const { outbound, inbound } = await pairWith();
    const visit = visitOf(inbound);
    outbound.write(Uint8Array.from([...frame(4), 9, 0, 0, 0, 1]));
    assert.match(String(await visit.ended), /UdpViolationError: .*ends within a frame/);
  });

  it("ends in order over a path that loses datagrams", async () => {
    const path = await BadPath.create(15, 3);
    const { outbound, inbound } = await connectionOver(path);
    const [here, there] = [visitOf(outbound), visitOf(inbound)];
    outbound.write(frame(4, 1));
    outbound.disassociate();
    assert.isUndefined(await here.ended);
    assert.isUndefined(await there.ended);
    assert.lengthOf(there.frames, 1);
  });
});
