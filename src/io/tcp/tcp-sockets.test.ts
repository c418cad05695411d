import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterEach, assert, describe, it } from "vitest";
import { TestAuthority } from "../../../test/certificates/test-authority.ts";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "../../index.ts";
import { Keeper } from "./tcp-stage.fixture.ts";
import * as Tcp from "./tcp.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Sends back what comes. */
class EchoHandler extends ReceiveActor {
  constructor(options: Tcp.RegisterOptions = {}) {
    super();
    this.receive(Tcp.Connected, () => this.sender.tell(new Tcp.Register(this.self, options)));
    this.receive(Tcp.Received, ({ data }) => this.sender.tell(new Tcp.Write(data)));
    this.receive(Tcp.PeerClosed, () => this.sender.tell(Tcp.ConfirmedClose.instance));
    this.receiveAny(() => {});
  }
}

async function startSystem(config = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create("Sys", `akka.loglevel = OFF, akka.stdout-loglevel = OFF\n${config}`);
  cleanUps.push(() => system.terminate());
  return system;
}

async function listen(system: ActorSystem, handler: ActorRef, options: Tcp.BindOptions = {}): Promise<number> {
  const bound = await Tcp.get(system).manager.ask(new Tcp.Bind(handler, { host: "127.0.0.1", port: 0 }, options), Tcp.Bound, "10 s");
  return bound.localAddress.port;
}

function dial(port: number): Socket {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  cleanUps.push(() => socket.destroy());
  return socket;
}

async function allOf(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(socket, "end");
  return Buffer.concat(chunks);
}

describe("TCP over sockets", () => {
  it("echoes a megabyte to a bare client, which ends first and reads the rest", async () => {
    const system = await startSystem();
    const port = await listen(system, system.actorOf(Props.create(EchoHandler, { keepOpenOnPeerClosed: true })));
    const sent = Buffer.alloc(1_000_000, "0123456789abcdef");
    const client = dial(port);
    client.end(sent);
    assert.isTrue(sent.equals(await allOf(client)));
  });

  it("echoes between two systems, and ConfirmedClose ends both sides", async () => {
    const server = await startSystem();
    const port = await listen(server, server.actorOf(Props.create(EchoHandler, { keepOpenOnPeerClosed: true })));
    const system = await startSystem();
    const { told, ref, next } = keeper(system);
    Tcp.get(system).manager.tell(new Tcp.Connect({ host: "localhost", port }), ref);
    const connection = await next();
    connection.tell(new Tcp.Register(ref));
    connection.tell(new Tcp.Write(Buffer.from("hello"), "written"), ref);
    await next();
    await next();
    connection.tell(Tcp.ConfirmedClose.instance, ref);
    await next();
    assert.deepEqual(
      told.map((message) => (typeof message === "string" ? message : (message as object).constructor.name)),
      ["Connected", "written", "Received", "ConfirmedClosed"],
    );
  });

  it("writes a part of a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ritsem-io-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "page");
    const content = Buffer.alloc(2_000_000, "0123456789abcdef");
    writeFileSync(file, content);
    const system = await startSystem();
    const { ref, next } = keeper(system);
    const client = dial(await listen(system, ref));
    const connection = await next();
    connection.tell(new Tcp.Register(ref));
    connection.tell(new Tcp.WriteFile(file, 7, 1_500_000), ref);
    connection.tell(Tcp.Close.instance, ref);
    assert.isTrue(content.subarray(7, 1_500_007).equals(await allOf(client)));
  });

  it("tells why it cannot connect or listen", async () => {
    const system = await startSystem();
    const taken = createServer().listen(0, "127.0.0.1");
    cleanUps.push(() => taken.close());
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    const { manager } = Tcp.get(system);
    const bind = new Tcp.Bind(system.actorOf(Props.create(EchoHandler)), { host: "127.0.0.1", port });
    assert.include((await manager.ask(bind, Tcp.CommandFailed, "10 s")).causeString, "EADDRINUSE");
    taken.close();
    await once(taken, "close");
    const connectTo = new Tcp.Connect({ host: "127.0.0.1", port });
    assert.include((await manager.ask(connectTo, Tcp.CommandFailed, "10 s")).causeString, "ECONNREFUSED");
  });

  it("resets a peer that connects and of which no actor takes care", async () => {
    const system = await startSystem("akka.io.tcp.register-timeout = 50 ms");
    const port = await listen(system, keeper(system).ref);
    const client = dial(port);
    const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
    assert.equal(error.code, "ECONNRESET");
  });

  it("tells a reset by the peer from its end", async () => {
    const system = await startSystem();
    const { told, ref, next } = keeper(system);
    const client = dial(await listen(system, ref));
    (await next()).tell(new Tcp.Register(ref));
    client.write("x");
    await next();
    client.resetAndDestroy();
    await next();
    assert.instanceOf(told.at(-1), Tcp.ErrorClosed);
  });

  it("on Abort resets the peer", async () => {
    const system = await startSystem();
    const { ref, next } = keeper(system);
    const client = dial(await listen(system, ref));
    (await next()).tell(Tcp.Abort.instance, ref);
    const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
    assert.equal(error.code, "ECONNRESET");
  });

  it("lets a peer wait that sends more than is read, and reads all of it later", async () => {
    const system = await startSystem();
    const { told, ref, next } = keeper(system);
    const client = dial(await listen(system, ref));
    const connection = await next();
    connection.tell(new Tcp.Register(ref));
    connection.tell(Tcp.SuspendReading.instance);
    const sent = 64 << 20; // more than the buffers of operating systems
    client.write(Buffer.alloc(sent));
    connection.tell(Tcp.ResumeWriting.instance, ref); // answered after SuspendReading
    await next();
    assert.instanceOf(told[1], Tcp.WritingResumed);
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.lengthOf(told, 2);
    assert.isAbove(client.writableLength, 0);
    connection.tell(Tcp.ResumeReading.instance);
    const received = (): number => told.slice(2).reduce<number>((sum, message) => sum + (message as Tcp.Received).data.length, 0);
    while (received() < sent) await next();
    assert.equal(received(), sent);
  });

  it("closes what is open when the system terminates", async () => {
    const system = await startSystem();
    const { ref, next } = keeper(system);
    const client = dial(await listen(system, ref));
    (await next()).tell(new Tcp.Register(ref));
    const closed = once(client, "close").catch(() => {});
    await system.terminate();
    await closed;
  });
});

describe("TCP with TLS", () => {
  const certificates = (): { readonly server: Tcp.BindOptions; readonly ca: Buffer } => {
    const authority = new TestAuthority();
    cleanUps.push(() => authority.remove());
    const { certificate, privateKey } = authority.issue();
    return {
      server: { tls: { cert: readFileSync(certificate), key: readFileSync(privateKey) } },
      ca: readFileSync(authority.certificate),
    };
  };

  it("echoes to a bare client over TLS, which ends first and reads the rest", async () => {
    const { server, ca } = certificates();
    const system = await startSystem();
    const port = await listen(system, system.actorOf(Props.create(EchoHandler, { keepOpenOnPeerClosed: true })), server);
    const options = { port, host: "localhost", ca, allowHalfOpen: true };
    const client = connectTls(options);
    cleanUps.push(() => client.destroy());
    const sent = Buffer.alloc(300_000, "0123456789abcdef");
    client.end(sent);
    assert.isTrue(sent.equals(await allOf(client)));
  });

  it("connects over TLS, and refuses a server whose certificate it does not trust", async () => {
    const { server, ca } = certificates();
    const system = await startSystem();
    const port = await listen(system, system.actorOf(Props.create(EchoHandler)), server);
    const { told, ref, next } = keeper(system);
    Tcp.get(system).manager.tell(new Tcp.Connect({ host: "localhost", port }, { tls: { ca } }), ref);
    const connection = await next();
    connection.tell(new Tcp.Register(ref));
    connection.tell(new Tcp.Write(Buffer.from("hello")), ref);
    await next();
    assert.equal(Buffer.from((told[1] as Tcp.Received).data).toString(), "hello");
    connection.tell(Tcp.Abort.instance, ref);
    await next();
    assert.instanceOf(told[2], Tcp.Aborted);
    const stranger = new Tcp.Connect({ host: "localhost", port }, { tls: {} });
    assert.instanceOf((await Tcp.get(system).manager.ask(stranger, Tcp.CommandFailed, "10 s")).cause, Error);
  });

  it("tells that a certificate cannot be read", async () => {
    const system = await startSystem();
    const bind = new Tcp.Bind(keeper(system).ref, { host: "127.0.0.1", port: 0 }, { tls: { cert: "none", key: "none" } });
    assert.instanceOf(await Tcp.get(system).manager.ask(bind, Tcp.CommandFailed, "10 s"), Tcp.CommandFailed);
  });
});

/** An actor that keeps what it is told; `next` resolves with the sender of each further message. */
function keeper(system: ActorSystem): { readonly told: unknown[]; readonly ref: ActorRef; next(): Promise<ActorRef> } {
  const told: unknown[] = [];
  let taken = 0;
  let wake: () => void = () => {};
  const senders: ActorRef[] = new Proxy([] as ActorRef[], {
    set(target, key, value) {
      const done = Reflect.set(target, key, value);
      wake();
      return done;
    },
  });
  const ref = system.actorOf(Props.from(() => new Keeper(told, senders)));
  const next = async (): Promise<ActorRef> => {
    taken += 1;
    while (senders.length < taken) await new Promise<void>((resolve) => (wake = resolve));
    return senders[taken - 1] as ActorRef;
  };
  return { told, ref, next };
}
