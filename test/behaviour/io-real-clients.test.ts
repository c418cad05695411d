import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "../../src/index.ts";
import { Tcp, Udp } from "../../src/io/index.ts";
import { TestAuthority } from "../certificates/test-authority.ts";

// Akka I/O with programs that are not Node: nc of OpenBSD and curl. Without them, skipped locally and failed with CI=true: .ci/run installs both.

const HOST = "127.0.0.1";
const MEGABYTE = Buffer.alloc(1_000_000, "0123456789abcdef");
const isCi = !["", "0", "false"].includes((process.env["CI"] ?? "").toLowerCase());

function describeWith(command: string, proof: RegExp, flag: string, body: () => void): void {
  const { stdout, stderr } = spawnSync(command, [flag], { encoding: "utf8" });
  const isThere = proof.test(`${stdout}${stderr}`);
  if (!isThere && !isCi) console.warn(`Skipped: Akka I/O with ${command}, which is not installed`);
  describe.skipIf(!isThere && !isCi)(`Akka I/O with ${command}`, () => {
    body();
  });
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function start(command: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(command, args);
  child.stdin.on("error", () => {});
  cleanUps.push(() => child.kill("SIGKILL"));
  return child;
}

/** What a program has printed when it has ended with 0. */
async function printed(child: ChildProcessWithoutNullStreams): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = await once(child, "close");
  assert.equal(code, 0, complaint);
  return Buffer.concat(chunks);
}

async function startSystem(): Promise<ActorSystem> {
  const system = await ActorSystem.create("io", "akka.loglevel = WARNING");
  cleanUps.push(() => system.terminate());
  return system;
}

async function listen(system: ActorSystem, handler: ActorRef, options: Tcp.BindOptions = {}): Promise<number> {
  const bound = await Tcp.get(system).manager.ask(new Tcp.Bind(handler, { host: HOST, port: 0 }, options), Tcp.Bound, "10 s");
  return bound.localAddress.port;
}

/** Sends back what comes, reads on when that is written, and ends its side when the client has ended its own. */
class Echo extends ReceiveActor {
  constructor(onBound: (port: number) => void) {
    super();
    this.receive(Tcp.Bound, ({ localAddress }) => {
      this.sender.tell(new Tcp.ResumeAccepting(1));
      onBound(localAddress.port);
    });
    this.receive(Tcp.Connected, () => {
      this.sender.tell(new Tcp.Register(this.self, { keepOpenOnPeerClosed: true }));
      this.sender.tell(Tcp.ResumeReading.instance);
    });
    this.receive(Tcp.Received, ({ data }) => this.sender.tell(new Tcp.Write(data, "written")));
    this.receive(String, () => this.sender.tell(Tcp.ResumeReading.instance));
    this.receive(Tcp.PeerClosed, () => this.sender.tell(Tcp.Close.instance));
    this.receiveAny(() => {});
    this.tell(Tcp.get(this.context.system).manager, new Tcp.Bind(this.self, { host: HOST, port: 0 }, { pullMode: true }));
  }
}

/** Answers each HTTP request with the number of bytes of its body. */
class HttpCounter extends ReceiveActor {
  #bytes = Buffer.alloc(0);

  constructor() {
    super();
    this.receive(Tcp.Connected, () => this.sender.tell(new Tcp.Register(this.self)));
    this.receive(Tcp.Received, ({ data }) => {
      this.#bytes = Buffer.concat([this.#bytes, data]);
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      const expected = Number(/content-length: (\d+)/i.exec(this.#bytes.toString("latin1", 0, end))?.[1] ?? 0);
      const length = this.#bytes.length - end - 4;
      if (length < expected) return;
      this.sender.tell(new Tcp.Write(Buffer.from(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${length} bytes`)));
      this.sender.tell(Tcp.Close.instance);
    });
    this.receiveAny(() => {});
  }
}

describeWith("nc", /^\s+-N\b/m, "-h", () => {
  it("echoes a megabyte to a client that ends its side first, with back-pressure", async () => {
    const system = await startSystem();
    const port = await new Promise<number>((resolve) => system.actorOf(Props.create(Echo, resolve)));
    const client = start("nc", "-N", HOST, String(port));
    client.stdin.end(MEGABYTE);
    assert.isTrue(MEGABYTE.equals(await printed(client)));
  });

  it("is a client of it: reads what it sends, and both sides end confirmed", async () => {
    const system = await startSystem();
    const probe = createServer().listen(0, HOST);
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const server = start("nc", "-l", "-v", "-N", HOST, String(port));
    await once(server.stderr, "data"); // it listens
    server.stdin.end("from nc");
    class Client extends ReceiveActor {
      constructor(onEnd: (told: readonly string[]) => void) {
        super();
        const told: string[] = [];
        this.receive(Tcp.Connected, () => {
          this.sender.tell(new Tcp.Register(this.self));
          this.sender.tell(new Tcp.Write(Buffer.from("from Ritsem")));
          this.sender.tell(Tcp.ConfirmedClose.instance);
        });
        this.receive(Tcp.Received, ({ data }) => void told.push(Buffer.from(data).toString()));
        this.receive(Tcp.ConnectionClosed, (closed) => onEnd([...told, closed.constructor.name]));
        this.receive(Tcp.CommandFailed, ({ causeString }) => onEnd([causeString]));
        this.tell(Tcp.get(this.context.system).manager, new Tcp.Connect({ host: HOST, port }));
      }
    }
    const told = new Promise<readonly string[]>((resolve) => system.actorOf(Props.create(Client, resolve)));
    assert.equal(String(await printed(server)), "from Ritsem");
    assert.deepEqual(await told, ["from nc", "ConfirmedClosed"]);
  });

  it("receives its datagrams and answers them", async () => {
    const system = await startSystem();
    class Metrics extends ReceiveActor {
      constructor(onBound: (port: number) => void) {
        super();
        this.receive(Udp.Bound, ({ localAddress }) => onBound(localAddress.port));
        this.receive(Udp.Received, ({ data, sender }) =>
          this.sender.tell(new Udp.Send(Buffer.from(`got ${Buffer.from(data).toString()}`), sender)),
        );
        this.tell(Udp.get(this.context.system).manager, new Udp.Bind(this.self, { host: HOST, port: 0 }));
      }
    }
    const port = await new Promise<number>((resolve) => system.actorOf(Props.create(Metrics, resolve)));
    const client = start("nc", "-u", "-W", "1", HOST, String(port));
    client.stdin.write("requests:1|c");
    assert.equal(String(await printed(client)), "got requests:1|c");
  });
});

describeWith("curl", /^curl \d/m, "--version", () => {
  it("answers a request of HTTP", async () => {
    const system = await startSystem();
    const port = await listen(system, system.actorOf(Props.create(HttpCounter)));
    assert.equal(String(await printed(start("curl", "-sS", `http://${HOST}:${port}/`))), "0 bytes");
  });

  it("receives a body of a megabyte over TLS, from a client that checks the certificate", async () => {
    const authority = new TestAuthority();
    cleanUps.push(() => authority.remove());
    const { certificate, privateKey } = authority.issue();
    const system = await startSystem();
    const tls = { cert: readFileSync(certificate), key: readFileSync(privateKey) };
    const port = await listen(system, system.actorOf(Props.create(HttpCounter)), { tls });
    const options = ["-sS", "--cacert", authority.certificate, "-H", "Expect:", "--data-binary", "@-"];
    const client = start("curl", ...options, `https://localhost:${port}/`);
    client.stdin.end(MEGABYTE);
    assert.equal(String(await printed(client)), "1000000 bytes");
  });
});
