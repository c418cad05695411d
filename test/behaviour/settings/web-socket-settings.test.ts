import { once } from "node:events";
import { createServer } from "node:net";
import { assert, it } from "vitest";
import { Address } from "../../../src/actor/index.ts";
import { parse } from "../../../src/hocon/index.ts";
import { ActorSystem } from "../../../src/index.ts";
import { nodePlatform } from "../../../src/platform/node/index.ts";
import type { AssociationHandle } from "../../../src/remote/transport/index.ts";
import { type MessageSocket, type MessageSocketEvents, WebSocketTransport } from "../../../src/remote/transport/websocket/internal.ts";
import { webSocketReference, webSocketSettingsFrom } from "../../../src/remote/transport/websocket/settings/index.ts";
import { answerTo, cleanUpWith, KEY, listening, plainClient, transportWith, visitOf } from "../web-socket.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const NEVER = new AbortController().signal;
const failureOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "no failure", String);
const frame = (length: number): Uint8Array => {
  const bytes = new Uint8Array(4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
};

/** A socket that keeps what is sent until it is told to let it go. */
class StuckSocket implements MessageSocket {
  readonly remoteEndpoint = "stuck:1";
  bufferedBytes = 0;
  events: MessageSocketEvents | undefined;
  attach(events: MessageSocketEvents): void {
    this.events = events;
  }
  resume(): void {}
  pause(): void {}
  send(message: Uint8Array): void {
    this.bufferedBytes += message.length;
  }
  keep(bytes: number): void {
    this.bufferedBytes = bytes;
    this.events?.onSent();
  }
  close(): void {}
  terminate(): void {}
}

async function stuckHandle(settings: string): Promise<{ readonly socket: StuckSocket; readonly handle: AssociationHandle }> {
  const section = parse(`${KEY} { ${settings} }`).withFallback(webSocketReference()).resolve().getConfig(KEY);
  const socket = new StuckSocket();
  const platform = nodePlatform();
  const context = { platform, settings: { key: KEY, section, flushWaitMs: 1, isDaemonic: true }, log: { warning() {}, debug() {} } };
  const transport = new WebSocketTransport(webSocketSettingsFrom(section, KEY), { connect: () => Promise.resolve(socket) }, context);
  return { socket, handle: await transport.associate(new Address("ws", "Sys", "stuck", 1), NEVER) };
}

describeSetting("ritsem.remote.websocket.transport-class", () => {
  it("chooses the transport, also in a section of another name", async () => {
    const remoting = 'akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["mine"] }';
    const section = `mine = \${${KEY}} { hostname = "127.0.0.1", port = 0, path = "/mine" }`;
    const system = await ActorSystem.create("Sys", `${remoting}, ${section}`);
    cleanUpWith(() => system.terminate());
    assert.equal(system.address.protocol, "akka.ws");
    const failure = await failureOf(ActorSystem.create("Sys", `${remoting}, ${section}, mine.transport-class = "Stone"`));
    assert.match(failure, /mine\.transport-class.*Stone.*Ritsem\.Remote\.Transport\.WebSocket/);
  });
});

describeSetting("ritsem.remote.websocket.scheme-identifier", () => {
  it("is the second half of the protocol, and the scheme of what is dialled", async () => {
    assert.equal((await transportWith("scheme-identifier = wss").transport.listen("Sys", () => {})).protocol, "wss");
    assert.match(await failureOf(Promise.resolve().then(() => transportWith("scheme-identifier = http"))), /scheme-identifier.*wss/);
  });
});

describeSetting("ritsem.remote.websocket.hostname", () => {
  it("is bound and advertised", async () => {
    const { host, port } = await listening("hostname = localhost");
    assert.equal(host, "localhost");
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/akka`), "open");
  });

  it("empty, listens on every interface and warns that peers cannot reach the advertised one", async () => {
    const { host, warnings } = await listening('hostname = ""');
    assert.equal(host, "0.0.0.0");
    assert.match(warnings.join(), /ritsem\.remote\.websocket\.public-hostname/);
  });
});

describeSetting("ritsem.remote.websocket.port", () => {
  it("is listened on", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port: free } = probe.address() as { readonly port: number };
    await new Promise((resolve) => probe.close(resolve));
    assert.equal((await listening(`port = ${free}`)).port, free);
  });
});

describeSetting("ritsem.remote.websocket.public-hostname", () => {
  it("is the host that other systems are told", async () => {
    assert.equal((await listening("public-hostname = chat.example")).host, "chat.example");
  });
});

describeSetting("ritsem.remote.websocket.public-port", () => {
  it("is the port that other systems are told", async () => {
    assert.equal((await listening("public-port = 443")).port, 443);
  });
});

describeSetting("ritsem.remote.websocket.path", () => {
  it("is the only one that is answered, with any query", async () => {
    const { port, warnings } = await listening('path = "/actors"');
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/actors?room=1`), "open");
    for (const path of ["/akka", "/actors/", "/actorsfoo", "/"]) assert.equal(await answerTo(`ws://127.0.0.1:${port}${path}`), 404);
    assert.match(
      warnings[0] ?? "",
      /Refused a WebSocket from 127\.0\.0\.1:\d+: it asked for the path "\/akka".*"\/actors".*websocket\.path/,
    );
  });
});

describeSetting("ritsem.remote.websocket.remote-path", () => {
  it("is requested of other systems instead of path", async () => {
    const { port } = await listening('path = "/actors"');
    const remote = new Address("ws", "Sys", "127.0.0.1", port);
    await transportWith('remote-path = "/actors?token=1"').transport.associate(remote, NEVER);
    assert.match(await failureOf(transportWith().transport.associate(remote, NEVER)), /status 404.*websocket\.remote-path/);
  });
});

describeSetting("ritsem.remote.websocket.allowed-origins", () => {
  it("lets pages of the origins in it connect, those of the advertised address, and programs that are not browsers", async () => {
    const { port, warnings } = await listening('public-hostname = chat.example, allowed-origins = ["https://Shop.example/"]');
    const url = `ws://127.0.0.1:${port}/akka`;
    assert.equal(await answerTo(url), "open");
    for (const origin of ["https://shop.example", `http://chat.example:${port}`, `https://chat.example:${port}`])
      assert.equal(await answerTo(url, { origin }), "open", origin);
    for (const origin of ["http://shop.example", "https://shop.example.evil", "null", "https://chat.example", `ws://chat.example:${port}`])
      assert.equal(await answerTo(url, { origin }), 403, origin);
    assert.match(warnings[0] ?? "", /pages of the origin "http:\/\/shop\.example" may not connect.*allowed-origins/);
  });

  it("does not believe the Host of a request", async () => {
    const { port } = await listening();
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/akka`, { host: "evil.example", origin: "http://evil.example" }), 403);
  });

  it("lets every page connect with *", async () => {
    const { port } = await listening('allowed-origins = ["*"]');
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/akka`, { origin: "null" }), "open");
  });
});

describeSetting("ritsem.remote.websocket.maximum-connections", () => {
  it("is the number of those that may be open at once", async () => {
    const { port, next, warnings } = await listening("maximum-connections = 1");
    const url = `ws://127.0.0.1:${port}/akka`;
    const first = await plainClient(url);
    const { ended } = visitOf(await next);
    assert.equal(await answerTo(url), 503);
    assert.match(warnings[0] ?? "", /1 connections are open.*maximum-connections/);
    first.close();
    await ended;
    await once(first, "close");
    assert.equal(await answerTo(url), "open");
  });
});

describeSetting("ritsem.remote.websocket.connect-timeout", () => {
  it("ends an attempt that gets no answer, and names the key", async () => {
    const silent = createServer((socket) => cleanUpWith(() => socket.destroy())).listen(0, "127.0.0.1");
    cleanUpWith(() => silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as { readonly port: number };
    const failure = await failureOf(
      transportWith("connect-timeout = 30 ms").transport.associate(new Address("ws", "Sys", "127.0.0.1", port), NEVER),
    );
    assert.match(failure, /no answer within 30 ms \(ritsem\.remote\.websocket\.connect-timeout\)/);
  });

  it("ends an authentication that does not decide", async () => {
    const { port, warnings } = await listening("connect-timeout = 30 ms", { authenticate: () => new Promise(() => {}) });
    assert.equal(await answerTo(`ws://127.0.0.1:${port}/akka`), 401);
    assert.match(warnings[0] ?? "", /authenticate did not decide within 30 ms/);
  });
});

describeSetting("ritsem.remote.websocket.maximum-frame-size", () => {
  for (const [length, isTaken] of [
    [70_000, true],
    [70_001, false],
    [500_000, false],
  ] as const) {
    it(`${isTaken ? "takes" : "does not take"} a frame of ${length} bytes if it is 70000`, async () => {
      const { port, next } = await listening("maximum-frame-size = 70000b");
      const client = await plainClient(`ws://127.0.0.1:${port}/akka`);
      const visit = visitOf(await next);
      client.send(frame(length));
      client.close();
      const cause = await visit.ended;
      assert.equal(visit.frames.length, isTaken ? 1 : 0);
      if (isTaken) assert.isUndefined(cause);
      else assert.match(String(cause), /maximum-frame-size/);
    });
  }
});

describeSetting("ritsem.remote.websocket.write-buffer-high-water-mark", () => {
  it("is how many bytes may wait before senders are asked to", async () => {
    const { handle } = await stuckHandle("write-buffer-high-water-mark = 200b");
    assert.isTrue(handle.write(frame(196)));
    assert.isFalse(handle.write(frame(1)));
  });
});

describeSetting("ritsem.remote.websocket.write-buffer-low-water-mark", () => {
  it("is how many bytes may still wait when senders may go on", async () => {
    const { socket, handle } = await stuckHandle("write-buffer-high-water-mark = 200b, write-buffer-low-water-mark = 100b");
    let writableCount = 0;
    handle.open({ onFrame() {}, onWritable: () => void (writableCount += 1), onDisassociated() {} });
    handle.write(frame(300));
    socket.keep(101);
    assert.equal(writableCount, 0);
    socket.keep(100);
    assert.equal(writableCount, 1);
  });
});
