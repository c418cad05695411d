import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterAll, afterEach, assert, describe, it } from "vitest";
import { Address } from "../../src/actor/index.ts";
import { ActorSystem, Props, ReceiveActor, WarningEvent } from "../../src/index.ts";
import { PASSWORD, TestAuthority } from "../certificates/test-authority.ts";
import { KEY, meet, tlsOn, transportWith } from "../certificates/tls-meeting.ts";

const authority = new TestAuthority();
const node = authority.issue();
const GOOD = tlsOn(node.pkcs12, PASSWORD);
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => authority.remove());

/** What a transport with TLS says of a port that answers its first bytes as `answer` does. */
async function failureAt(answer: (socket: Socket) => void): Promise<string> {
  const server: Server = createServer((socket) => socket.on("error", () => {}).once("data", () => answer(socket)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUps.push(() => server.close());
  const { port } = server.address() as { readonly port: number };
  const dialler = transportWith(GOOD);
  cleanUps.push(() => dialler.shutdown());
  return dialler
    .associate(new Address("ssl.tcp", "Peer", "127.0.0.1", port), new AbortController().signal)
    .then(() => "no failure", String);
}

/** A fatal alert of TLS 1.2. */
const alert = (number: number) => (socket: Socket) => void socket.end(Uint8Array.of(0x15, 3, 3, 0, 2, 2, number));

describe("An attempt to connect with TLS", () => {
  it("tells rejected certificates, other versions, plain bytes, garbage and early ends apart", async () => {
    assert.include(await failureAt(alert(48)), "rejected the certificate of this system (unknown ca)");
    assert.include(await failureAt(alert(45)), "rejected the certificate of this system (certificate expired)");
    assert.include(await failureAt(alert(70)), "no version of TLS or cipher in common");
    assert.include(await failureAt(alert(40)), "no version of TLS or cipher in common");
    assert.include(await failureAt((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")), "does not speak TLS, and this system does");
    assert.include(
      await failureAt((socket) => socket.end(Uint8Array.of(0x16, 3, 3, 0, 4, 9, 0, 0, 0))),
      "TLS with ssl.tcp://Peer@127.0.0.1",
    );
    assert.include(await failureAt((socket) => socket.destroy()), "closed the connection during the TLS handshake");
    assert.include(await failureAt((socket) => socket.resetAndDestroy()), "closed the connection during the TLS handshake");
  });

  it("names the peer's certificate when it has expired, or is not for this time", async () => {
    const expired = tlsOn(authority.issue({ commonName: "old", days: -1 }).pkcs12, PASSWORD);
    const { dialler } = await meet(GOOD, expired);
    assert.match(dialler ?? "", /Rejected the certificate of .* \(CN=old\): it has expired on .*\. Renew the certificate/);
    const { listener } = await meet(`${expired}, ${KEY}.ssl.suppress-validation = on`, GOOD);
    assert.match(listener ?? "", /Rejected the certificate of 127\.0\.0\.1:\d+ \(CN=old\): it has expired on/);
  });

  it("is refused by a port whose peers must show a certificate, if it has none", async () => {
    const listener = transportWith(GOOD);
    cleanUps.push(() => listener.shutdown());
    const ended = new Promise<string>((resolve) => {
      const open = (handle: Parameters<Parameters<typeof listener.listen>[1]>[0]): void =>
        handle.open({ onFrame() {}, onWritable() {}, onDisassociated: (cause) => resolve(String(cause?.message)) });
      void listener.listen("Listener", open).then(({ port = 0 }) => {
        connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false }).on("error", () => {});
      });
    });
    assert.match(await ended, /Rejected the connection with 127\.0\.0\.1:\d+: it shows no certificate.*require-mutual-authentication/);
  });
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function systemWith(name: string, settings: string): Promise<ActorSystem> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }, ${KEY} { hostname = localhost, port = 0 }, ${settings}`;
  const system = await ActorSystem.create(name, config);
  cleanUps.push(() => system.terminate());
  system.actorOf(Props.create(Echo), "echo");
  return system;
}

describe("Two systems with TLS", () => {
  it("talk both ways, under addresses that say ssl", async () => {
    const [here, there] = [await systemWith("Here", GOOD), await systemWith("There", GOOD)];
    assert.match(String(there.address), /^akka\.ssl\.tcp:\/\/There@localhost:\d+$/);
    assert.equal(await here.actorSelection(`${there.address}/user/echo`).ask("hello", String, 10_000), "hello");
    assert.equal(await there.actorSelection(`${here.address}/user/echo`).ask("and back", String, 10_000), "and back");
  });

  it("are served while others send an HTTP request, plain bytes or nothing to the same port", async () => {
    const [here, there] = [await systemWith("Here", GOOD), await systemWith("There", GOOD)];
    const sockets = Array.from({ length: 300 }, (_, index) => {
      const socket = connect(there.address.port ?? 0, "localhost");
      socket.on("error", () => {}).resume();
      if (index % 4 === 0) socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      if (index % 4 === 1) socket.write(Uint8Array.of(1, 0, 0, 0, 7));
      if (index % 4 === 2) socket.write(Uint8Array.of(0x16, 3, 1, 0x02, 0x00, 1, 0, 1, 0xfc, 3, 3)); // the beginning of a handshake
      return socket;
    });
    cleanUps.push(() => sockets.forEach((socket) => socket.destroy()));
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    for (let round = 0; round < 20; round += 1)
      assert.equal(await here.actorSelection(`${there.address}/user/echo`).ask(`hello ${round}`, String, 10_000), `hello ${round}`);
  });

  it("are served while hundreds of handshakes are slow, the oldest of which are closed", async () => {
    const limits = "ritsem.remote.connections { maximum-handshakes = 20, handshake-age = 50 ms }";
    const [here, there] = [await systemWith("Here", GOOD), await systemWith("There", `${GOOD}, ${limits}`)];
    const closedByAge = new Promise<string>((resolve) => {
      there.eventStream.subscribe(({ message }: WarningEvent) => {
        if (message.includes("ritsem.remote.connections.maximum-handshakes")) resolve(message);
      }, WarningEvent);
    });
    const beginning = Uint8Array.of(0x16, 3, 1, 0x02, 0x00, 1, 0, 1, 0xfc, 3, 3);
    const ends: Promise<unknown>[] = [];
    const open = async (): Promise<void> => {
      const socket = connect(there.address.port ?? 0, "localhost");
      cleanUps.push(() => socket.destroy());
      ends.push(
        new Promise((resolve) =>
          socket
            .on("error", () => {})
            .resume()
            .once("close", resolve),
        ),
      );
      await once(socket, "connect");
      socket.write(beginning);
    };
    await Promise.all(Array.from({ length: 300 }, open));
    let isOver = false;
    const over = closedByAge.then((message) => ((isOver = true), message));
    // Each answer takes a while, in which the handshakes become older than they may.
    while (!isOver) {
      await open();
      assert.equal(await here.actorSelection(`${there.address}/user/echo`).ask("hello", String, 10_000), "hello");
    }
    assert.include(await over, "that has not shaken hands for 50 ms");
    await Promise.race(ends);
  });

  it("refuse what is older than TLS 1.2, and say so", async () => {
    const there = await systemWith("There", GOOD);
    const complaint = (part: string): Promise<string> =>
      new Promise((resolve) => {
        there.eventStream.subscribe(({ message }: WarningEvent) => {
          if (message.includes(part)) resolve(message);
        }, WarningEvent);
      });
    const port = there.address.port ?? 0;
    const old = complaint("no version of TLS or cipher in common");
    const socket = connectTls({
      port,
      host: "localhost",
      minVersion: "TLSv1.1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
      rejectUnauthorized: false,
    });
    cleanUps.push(() => socket.destroy());
    socket.on("error", () => {});
    assert.include(await old, "This system takes TLS 1.2 and 1.3");
  });
});
