import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { Tcp } from "ritsem/io";
import { afterEach, assert, it } from "vitest";
import { akkaNetCommand } from "../harness/akka-net-programs.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { LineProcess } from "ritsem/testkit/node";

const WITHIN_MS = 30_000;
const COUNT = 300_000;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** As the C# program's: sends back what comes, and ends its side when the client has ended its own. */
class EchoServer extends ReceiveActor {
  constructor(onBound: (port: number) => void) {
    super();
    this.receive(Tcp.Bound, ({ localAddress }) => onBound(localAddress.port));
    this.receive(Tcp.Connected, () => this.sender.tell(new Tcp.Register(this.self, { keepOpenOnPeerClosed: true })));
    this.receive(Tcp.Received, ({ data }) => this.sender.tell(new Tcp.Write(data)));
    this.receive(Tcp.PeerClosed, () => this.sender.tell(Tcp.Close.instance));
    this.receive(Tcp.ConnectionClosed, () => {});
    this.tell(Tcp.get(this.context.system).manager, new Tcp.Bind(this.self, { host: "127.0.0.1", port: 0 }));
  }
}

/** As the C# program's: sends bytes, ends its side, and reads until the server has ended its own. */
class Client extends ReceiveActor {
  readonly #received: Uint8Array[] = [];

  constructor(port: number, sent: Uint8Array, onEnd: (received: Uint8Array, told: readonly string[]) => void) {
    super();
    const told: string[] = [];
    this.receive(Tcp.Connected, () => {
      this.sender.tell(new Tcp.Register(this.self));
      this.sender.tell(new Tcp.Write(sent, "written"));
      this.sender.tell(Tcp.ConfirmedClose.instance);
    });
    this.receive(Tcp.Received, ({ data }) => void this.#received.push(data));
    this.receive(String, (ack) => void told.push(ack));
    this.receive(Tcp.ConnectionClosed, (closed) => {
      told.push(closed.constructor.name);
      onEnd(Buffer.concat(this.#received), told);
    });
    this.tell(Tcp.get(this.context.system).manager, new Tcp.Connect({ host: "127.0.0.1", port }));
  }
}

async function startSystem(): Promise<ActorSystem> {
  const system = await ActorSystem.create("io", "akka.loglevel = WARNING");
  cleanUps.push(() => system.terminate());
  return system;
}

function startProgram(...args: readonly string[]): LineProcess {
  const program = new LineProcess(akkaNetCommand("IoPeer", args));
  cleanUps.push(() => program.kill());
  return program;
}

describeWithAkkaNet("Akka I/O with Akka.NET", () => {
  it("serves a C# client on Akka.IO: all bytes come back, and both sides end confirmed", async () => {
    const system = await startSystem();
    const port = await new Promise<number>((resolve) => system.actorOf(Props.create(EchoServer, resolve)) as ActorRef);
    const client = startProgram("client", String(port), String(COUNT));
    const said = async (line: string): Promise<string> => client.lines.take((each) => each === line, WITHIN_MS, line);
    await said("WRITTEN");
    await said(`RECEIVED ${COUNT} True`);
    await said("ENDED ConfirmedClosed");
  });

  it("is a client of a C# server on Akka.IO: all bytes come back, and both sides end confirmed", async () => {
    const server = startProgram("server");
    const ready = await server.lines.take((line) => line.startsWith("READY "), WITHIN_MS, "port");
    const system = await startSystem();
    const sent = Buffer.from(Array.from({ length: COUNT }, (_, index) => index & 255));
    const [received, told] = await new Promise<readonly [Uint8Array, readonly string[]]>((resolve) => {
      const onEnd = (all: Uint8Array, words: readonly string[]): void => resolve([all, words]);
      system.actorOf(Props.create(Client, Number(ready.slice("READY ".length)), sent, onEnd));
    });
    assert.isTrue(sent.equals(received));
    assert.deepEqual(told, ["written", "ConfirmedClosed"]);
    await server.lines.take((line) => line === "PEER-CLOSED", WITHIN_MS, "PeerClosed");
    await server.lines.take((line) => line === "ENDED Closed", WITHIN_MS, "Closed");
  });
});
