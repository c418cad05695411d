import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, assert, describe, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { Scripted } from "../../../test/behaviour/actor-harness.ts";
import { type ActorRef, ActorSystem, Props } from "../../index.ts";
import * as Udp from "./udp.ts";
import * as UdpConnected from "./udp-connected.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const ANY = { host: "127.0.0.1", port: 0 };

interface Told {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** An actor of a real system; `next` resolves with what it is told, one message after the other. */
class Inbox {
  readonly ref: ActorRef;
  readonly #told: Told[] = [];
  #wake: () => void = () => {};

  constructor(system: ActorSystem) {
    const tell = (message: unknown, sender: ActorRef): void => {
      this.#told.push({ message, sender });
      this.#wake();
    };
    this.ref = system.actorOf(Props.from(() => new Scripted((message, actor) => tell(message, actor.sender))));
  }

  async next<T>(type: abstract new (...args: never[]) => T): Promise<{ readonly message: T; readonly sender: ActorRef }> {
    while (this.#told.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const told = this.#told.shift() as Told;
    assert.isTrue(told.message instanceof type, `${String(told.message)} is no ${type.name}`);
    return told as { readonly message: T; readonly sender: ActorRef };
  }
}

async function open(config = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create("Sys", `akka.loglevel = OFF, akka.stdout-loglevel = OFF\n${config}`);
  cleanUps.push(() => system.terminate());
  return system;
}

async function bound(
  system: ActorSystem,
): Promise<{ readonly inbox: Inbox; readonly socket: ActorRef; readonly address: Udp.Bound["localAddress"] }> {
  const inbox = new Inbox(system);
  Udp.get(system).manager.tell(new Udp.Bind(inbox.ref, ANY), inbox.ref);
  const { message, sender } = await inbox.next(Udp.Bound);
  return { inbox, socket: sender, address: message.localAddress };
}

class Sent {}

describe("UDP", () => {
  it("receives datagrams of a bare client, and answers them", async () => {
    const { inbox, socket, address } = await bound(await open());
    const client = createSocket("udp4");
    cleanUps.push(() => client.close());
    client.send("hello", address.port, address.host);
    const { message } = await inbox.next(Udp.Received);
    assert.equal(Buffer.from(message.data).toString(), "hello");
    const answered = once(client, "message");
    socket.tell(new Udp.Send(Buffer.from("world"), message.sender, new Sent()), inbox.ref);
    await inbox.next(Sent);
    assert.equal(String((await answered)[0]), "world");
  });

  it("sends by a simple sender, also to a name, with acknowledgement", async () => {
    const system = await open();
    const { inbox, address } = await bound(system);
    const asker = new Inbox(system);
    Udp.get(system).manager.tell(Udp.SimpleSender.instance, asker.ref);
    const { sender } = await asker.next(Udp.SimpleSenderReady);
    for (const host of ["127.0.0.1", "localhost"]) {
      sender.tell(new Udp.Send(Buffer.from(host), { host, port: address.port }, new Sent()), asker.ref);
      await asker.next(Sent);
      assert.equal(Buffer.from((await inbox.next(Udp.Received)).message.data).toString(), host);
    }
  });

  it("tells why a datagram cannot be sent, or a socket cannot be opened", async () => {
    const system = await open();
    const { inbox, socket, address } = await bound(system);
    socket.tell(new Udp.Send(new Uint8Array(70_000), address), inbox.ref);
    assert.instanceOf((await inbox.next(Udp.CommandFailed)).message.cmd, Udp.Send);
    const other = new Inbox(system);
    Udp.get(system).manager.tell(new Udp.Bind(other.ref, address), other.ref);
    assert.include((await other.next(Udp.CommandFailed)).message.cause?.message, "EADDRINUSE");
  });

  it("holds what arrives while reading is suspended", async () => {
    const system = await open();
    const { inbox, socket, address } = await bound(system);
    socket.tell(Udp.SuspendReading.instance);
    socket.tell(new Udp.Send(Buffer.from("held"), address, new Sent()), inbox.ref);
    await inbox.next(Sent);
    socket.tell(Udp.ResumeReading.instance);
    await inbox.next(Udp.Received);
  });

  it("frees the port on Unbind, and when the handler terminates", async () => {
    const system = await open();
    const { inbox, socket, address } = await bound(system);
    socket.tell(Udp.Unbind.instance, inbox.ref);
    await inbox.next(Udp.Unbound);
    const again = new Inbox(system);
    Udp.get(system).manager.tell(new Udp.Bind(again.ref, address), again.ref);
    await again.next(Udp.Bound);
  });
});

describe("UDP with one peer", () => {
  it("exchanges datagrams with it, and disconnects", async () => {
    const system = await open();
    const { inbox, socket, address } = await bound(system);
    const peer = new Inbox(system);
    UdpConnected.get(system).manager.tell(new UdpConnected.Connect(peer.ref, address), peer.ref);
    const { sender } = await peer.next(UdpConnected.Connected);
    sender.tell(new UdpConnected.Send(Buffer.from("ping"), new Sent()), peer.ref);
    await peer.next(Sent);
    const { message } = await inbox.next(Udp.Received);
    socket.tell(new Udp.Send(Buffer.from("pong"), message.sender), inbox.ref);
    assert.equal(Buffer.from((await peer.next(UdpConnected.Received)).message.data).toString(), "pong");
    sender.tell(UdpConnected.Disconnect.instance, peer.ref);
    await peer.next(UdpConnected.Disconnected);
  });
});

const dispatcherOf = (ref: unknown): string | undefined =>
  (ref as { readonly cell: { readonly props: Props } }).cell.props.deploy.dispatcher;

/** Opens a socket with one peer, itself. */
async function connected(system: ActorSystem): Promise<{ readonly inbox: Inbox; readonly socket: ActorRef }> {
  const inbox = new Inbox(system);
  const { address } = await bound(system);
  UdpConnected.get(system).manager.tell(new UdpConnected.Connect(inbox.ref, address), inbox.ref);
  return { inbox, socket: (await inbox.next(UdpConnected.Connected)).sender };
}

describeSetting("akka.io.udp.max-channels", () => {
  it("limits how many sockets are open", async () => {
    const system = await open("akka.io.udp.max-channels = 1");
    await bound(system);
    const asker = new Inbox(system);
    Udp.get(system).manager.tell(Udp.SimpleSender.instance, asker.ref);
    await asker.next(Udp.CommandFailed);
  });
});

describeSetting("akka.io.udp-connected.max-channels", () => {
  it("limits how many sockets are open", async () => {
    const system = await open("akka.io.udp-connected.max-channels = 1");
    const { inbox } = await connected(system);
    UdpConnected.get(system).manager.tell(new UdpConnected.Connect(inbox.ref, { host: "127.0.0.1", port: 9 }), inbox.ref);
    await inbox.next(UdpConnected.CommandFailed);
  });
});

describeSetting("akka.io.udp.received-message-size-limit", () => {
  it("is how much of a datagram is passed on", async () => {
    const { inbox, socket, address } = await bound(await open("akka.io.udp.received-message-size-limit = 3b"));
    socket.tell(new Udp.Send(Buffer.from("12345"), address));
    assert.equal((await inbox.next(Udp.Received)).message.data.length, 3);
  });
});

describeSetting("akka.io.udp-connected.received-message-size-limit", () => {
  it("is how much of a datagram is passed on", async () => {
    const system = await open("akka.io.udp-connected.received-message-size-limit = 3b");
    const { inbox: peer, socket, address } = await bound(system);
    const inbox = new Inbox(system);
    UdpConnected.get(system).manager.tell(new UdpConnected.Connect(inbox.ref, address), inbox.ref);
    (await inbox.next(UdpConnected.Connected)).sender.tell(new UdpConnected.Send(Buffer.from("x")));
    const { message } = await peer.next(Udp.Received);
    socket.tell(new Udp.Send(Buffer.from("12345"), message.sender));
    assert.equal((await inbox.next(UdpConnected.Received)).message.data.length, 3);
  });
});

/** The log of a system that traces, after a datagram was received. */
async function traced(config: string, receive: (system: ActorSystem) => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const loggers = new Map([["Lines", { log: ({ message }: { readonly message: unknown }) => void lines.push(String(message)) }]]);
  const system = await ActorSystem.create("Sys", `akka { loggers = [Lines], loglevel = DEBUG }\n${config}`, { loggers });
  await receive(system);
  await system.terminate();
  return lines.join("\n");
}

describeSetting("akka.io.udp.trace-logging", () => {
  it("logs each datagram at DEBUG level", async () => {
    const log = await traced("akka.io.udp.trace-logging = on", async (system) => {
      const { inbox, socket, address } = await bound(system);
      socket.tell(new Udp.Send(Buffer.from("12345"), address));
      await inbox.next(Udp.Received);
    });
    assert.include(log, "Received");
  });
});

describeSetting("akka.io.udp-connected.trace-logging", () => {
  it("logs each datagram at DEBUG level", async () => {
    const log = await traced("akka.io.udp-connected.trace-logging = on", async (system) => {
      const { inbox: peer, socket, address } = await bound(system);
      const inbox = new Inbox(system);
      UdpConnected.get(system).manager.tell(new UdpConnected.Connect(inbox.ref, address), inbox.ref);
      (await inbox.next(UdpConnected.Connected)).sender.tell(new UdpConnected.Send(Buffer.from("x")));
      socket.tell(new Udp.Send(Buffer.from("12345"), (await peer.next(Udp.Received)).message.sender));
      await inbox.next(UdpConnected.Received);
    });
    assert.include(log, "Received");
  });
});

const MINE = "mine { type = Dispatcher }";

describeSetting("akka.io.udp.worker-dispatcher", () => {
  it("is the dispatcher of sockets", async () => {
    assert.equal(dispatcherOf((await bound(await open(`akka.io.udp.worker-dispatcher = mine, ${MINE}`))).socket), "mine");
  });
});

describeSetting("akka.io.udp.management-dispatcher", () => {
  it("is the dispatcher of the manager", async () => {
    assert.equal(dispatcherOf(Udp.get(await open(`akka.io.udp.management-dispatcher = mine, ${MINE}`)).manager), "mine");
  });
});

describeSetting("akka.io.udp-connected.worker-dispatcher", () => {
  it("is the dispatcher of sockets", async () => {
    assert.equal(dispatcherOf((await connected(await open(`akka.io.udp-connected.worker-dispatcher = mine, ${MINE}`))).socket), "mine");
  });
});

describeSetting("akka.io.udp-connected.management-dispatcher", () => {
  it("is the dispatcher of the manager", async () => {
    assert.equal(dispatcherOf(UdpConnected.get(await open(`akka.io.udp-connected.management-dispatcher = mine, ${MINE}`)).manager), "mine");
  });
});
