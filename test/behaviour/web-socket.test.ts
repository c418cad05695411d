import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { assert, describe, it } from "vitest";
import { WebSocket } from "ws";
import { Props, ReceiveActor } from "../../src/index.ts";
import { webSocketTransportWith } from "../../src/remote/transport/websocket/server/index.ts";
import { answerTo, cleanUpWith, KEY, listening, plainClient, systemWith, visitOf } from "./web-socket.fixture.ts";

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

describe("Systems over WebSockets", () => {
  it("talk by configuration alone", async () => {
    const { system: server } = await systemWith("Server");
    const { system: client } = await systemWith("Client");
    server.actorOf(Props.create(Greeter), "greeter");
    assert.equal(server.address.protocol, "akka.ws");
    assert.equal(await client.actorSelection(`${server.address}/user/greeter`).ask("world", String, "5 s"), "Hello, world");
  });

  it("stand beside a program's HTTP server, which keeps its other requests and its other WebSockets", async () => {
    const http = createServer((_, response) => response.end("shop"));
    http.on("upgrade", ({ url }, socket) => {
      if (url === "/other") socket.end("HTTP/1.1 418 I'm a teapot\r\n\r\n");
    });
    http.listen(0, "127.0.0.1");
    cleanUpWith(() => http.close());
    await once(http, "listening");
    const { port } = http.address() as { readonly port: number };
    const transports = new Map([["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith({ server: http })]]);
    const { system: server } = await systemWith("Server", "", { transports });
    assert.equal(server.address.port, port);
    server.actorOf(Props.create(Greeter), "greeter");
    const { system: client } = await systemWith("Client");
    assert.equal(await client.actorSelection(`${server.address}/user/greeter`).ask("world", String, "5 s"), "Hello, world");
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), "shop");
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/other`), 418);
    await server.terminate();
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), "shop");
  });

  it("do not start on a program's server that has no port yet, and say what to do", async () => {
    const transports = new Map([["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith({ server: createServer() })]]);
    const failure = await systemWith("Server", "", { transports }).then(() => "started", String);
    assert.match(failure, /does not listen yet.*ritsem\.remote\.websocket\.public-port/);
  });

  it("refuse those that authenticate does not let in, and let the others in", async () => {
    const transports = new Map([
      [
        "Ritsem.Remote.Transport.WebSocket",
        webSocketTransportWith({ authenticate: async ({ headers }) => (await Promise.resolve(headers.authorization)) === "Bearer 7" }),
      ],
    ]);
    const { system: server, line } = await systemWith("Server", "", { transports });
    server.actorOf(Props.create(Greeter), "greeter");
    const greeter = `${server.address}/user/greeter`;
    const welcome = new Map([
      ["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith({ headers: () => ({ authorization: "Bearer 7" }) })],
    ]);
    const { system: friend } = await systemWith("Friend", "", { transports: welcome });
    assert.equal(await friend.actorSelection(greeter).ask("world", String, "5 s"), "Hello, world");
    const { system: stranger } = await systemWith("Stranger");
    const failure = await stranger.actorSelection(greeter).ask("world", String, "1 s").then(String, String);
    assert.match(failure, /status 401.*authenticate/);
    await line(/Refused a WebSocket from 127\.0\.0\.1:\d+: authenticate refused it/);
  });
});

describe("A WebSocket server", () => {
  /** What a peer that sends `message` makes of its connection. */
  async function endAfter(message: Uint8Array | string): Promise<{ readonly cause: string; readonly closeCode: number }> {
    const { port, next } = await listening();
    const client = await plainClient(`ws://127.0.0.1:${port}/akka`);
    const visit = visitOf(await next);
    client.send(message);
    const [[closeCode], cause] = await Promise.all([once(client, "close") as Promise<[number]>, visit.ended]);
    return { cause: String(cause), closeCode };
  }

  it("ends a connection that sends a text", async () => {
    const { cause, closeCode } = await endAfter("hello");
    assert.match(cause, /it sent a text message, and only binary messages carry frames/);
    assert.equal(closeCode, 4003);
  });

  for (const [what, bytes] of [
    ["whose last frame is not whole", [1, 0, 0, 0, 7, 9, 0, 0, 0, 1]],
    ["that ends within a length", [1, 0, 0, 0, 7, 1, 0]],
  ] as const) {
    it(`ends a connection that sends a message ${what}`, async () => {
      const { cause, closeCode } = await endAfter(Uint8Array.from(bytes));
      assert.match(cause, /ends within a frame/);
      assert.equal(closeCode, 4002);
    });
  }

  it("ends a connection whose frame lies about its length", async () => {
    const { cause } = await endAfter(Uint8Array.from([255, 255, 255, 127, 0]));
    assert.match(cause, /frame of 2147483647 bytes, limit 128000/);
  });

  it("does not agree on compression", async () => {
    const { port } = await listening();
    const client = new WebSocket(`ws://127.0.0.1:${port}/akka`, { perMessageDeflate: true });
    cleanUpWith(() => client.terminate());
    await once(client, "open");
    assert.equal(client.extensions, "");
  });

  /** Sends `bytes` on a plain socket after an upgrade, and resolves with the cause of the end. */
  async function endAfterRaw(bytes: readonly number[]): Promise<string> {
    const { port, next } = await listening();
    const raw = connect(port, "127.0.0.1");
    raw.on("error", () => {});
    cleanUpWith(() => raw.destroy());
    raw.write(
      "GET /akka HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    const visit = visitOf(await next);
    raw.resume().write(Uint8Array.from(bytes));
    return String(await visit.ended);
  }

  for (const [what, bytes, expected] of [
    ["a frame that announces more than the limit", [0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4], /a message of more than 129028 bytes/],
    [
      "a frame that announces more than any host has",
      [0x82, 0xff, 127, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3, 4],
      /more than|broke the rules/,
    ],
    ["a frame without a mask", [0x82, 0x01, 7], /broke the rules of WebSockets: .*MASK/],
    ["a compressed frame", [0xc2, 0x81, 1, 2, 3, 4, 7], /broke the rules of WebSockets: .*RSV1/],
    ["an opcode that does not exist", [0x83, 0x81, 1, 2, 3, 4, 7], /broke the rules of WebSockets: .*opcode/],
  ] as const) {
    it(`ends a connection with ${what}`, async () => assert.match(await endAfterRaw(bytes), expected));
  }

  it("ends requests that never end, and answers plain ones", async () => {
    const { port } = await listening("connect-timeout = 100 ms");
    const slow = connect(port, "127.0.0.1");
    slow.write("GET /akka HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    slow.resume();
    assert.equal((await fetch(`http://127.0.0.1:${port}/akka`)).status, 426);
    await once(slow, "close");
  });

  it("logs the connection of a peer that is no actor system", async () => {
    const { system, line } = await systemWith("Server");
    const client = await plainClient(`ws://127.0.0.1:${system.address.port}/akka`);
    client.send("hello");
    await once(client, "close");
    await line(/Closed a connection from 127\.0\.0\.1:\d+ that did not complete the handshake: .*sent a text message/);
  });
});

describe("A system that dials a WebSocket", () => {
  it("is told what stands in its way", async () => {
    const http = createServer((_, response) => response.writeHead(200).end()).listen(0, "127.0.0.1");
    cleanUpWith(() => http.close());
    await once(http, "listening");
    const { port } = http.address() as { readonly port: number };
    const { system } = await systemWith("Dialler", `${KEY}.remote-path = "/nowhere"`);
    const failure = await system.actorSelection(`akka.ws://S@127.0.0.1:${port}/user/a`).ask("x", String, "1 s").then(String, String);
    assert.match(failure, /akka\.ws:\/\/S@127\.0\.0\.1:\d+.*status 200 instead of a WebSocket/);
  });
});
