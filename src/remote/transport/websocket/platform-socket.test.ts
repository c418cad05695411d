import { assert, describe, it } from "vitest";
import { Address } from "../../../actor/index.ts";
import { parse } from "../../../hocon/index.ts";
import { browserPlatform } from "../../../platform/index.ts";
import { type AssociationHandle, isSynthetic, type Transport } from "../index.ts";
import { webSocketClientWith } from "./create-web-socket-client.ts";
import type { PlatformWebSocket } from "./platform-socket.ts";
import { webSocketReference } from "./settings/index.ts";

const KEY = "ritsem.remote.websocket";
const NEVER = new AbortController().signal;
const REMOTE = new Address("ws", "Sys", "chat.example", 80);

/** What a browser's WebSocket does, by hand. */
class FakeWebSocket implements PlatformWebSocket {
  binaryType = "blob";
  bufferedAmount = 0;
  onopen: PlatformWebSocket["onopen"] = null;
  onmessage: PlatformWebSocket["onmessage"] = null;
  onclose: PlatformWebSocket["onclose"] = null;
  onerror: PlatformWebSocket["onerror"] = null;
  readonly sent: number[][] = [];
  readonly closed: unknown[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  send(data: Uint8Array): void {
    this.sent.push([...data]);
    this.bufferedAmount += data.length;
  }

  close(...how: readonly unknown[]): void {
    this.closed.push(how);
  }

  arrive(...bytes: readonly number[]): void {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer });
  }
}

/** Lets microtasks run, in which a listener is told of what came early. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setTimeout(() => resolve(undefined)));
}

function clientOf(open: (url: string) => PlatformWebSocket, settings = ""): Transport {
  const section = parse(`${KEY} { ${settings} }`).withFallback(webSocketReference()).resolve().getConfig(KEY);
  const context = { key: KEY, section, flushWaitMs: 10, isDaemonic: true };
  return webSocketClientWith({ open })({ platform: browserPlatform(), settings: context, log: { warning() {}, debug() {} } });
}

async function connected(
  settings = "",
): Promise<{ readonly socket: FakeWebSocket; readonly handle: AssociationHandle; readonly transport: Transport }> {
  const made: FakeWebSocket[] = [];
  const open = (url: string): FakeWebSocket => {
    const socket = new FakeWebSocket(url);
    made.push(socket);
    return socket;
  };
  const transport = clientOf(open, settings);
  const associating = transport.associate(REMOTE, NEVER);
  made[0]?.onopen?.();
  return { socket: made[0]!, handle: await associating, transport };
}

function recorded(handle: AssociationHandle): { readonly events: string[] } {
  const events: string[] = [];
  handle.open({
    onFrame: (bytes, start, end) => void events.push(`frame ${bytes.slice(start, end).join()}`),
    onWritable: () => void events.push("writable"),
    onDisassociated: (cause) => void events.push(cause === undefined ? "ended" : `ended: ${cause.message}`),
  });
  return { events };
}

describe("The WebSocket client of browsers", () => {
  it("asks for the path of the configuration, and for bytes", async () => {
    const { socket } = await connected('scheme-identifier = wss, remote-path = "/chat?room=1"');
    assert.equal(socket.url, "wss://chat.example:80/chat?room=1");
    assert.equal(socket.binaryType, "arraybuffer");
  });

  it("has a synthetic address, another one in each life", async () => {
    const [one, other] = await Promise.all(
      [connected(), connected()].map(async (client) => (await client).transport.listen("Sys", () => {})),
    );
    assert.isTrue(isSynthetic(one!));
    assert.notEqual(one!.host, other!.host);
    assert.equal(Address.parse(one!.toString()).toString(), one!.toString());
  });

  it("keeps what arrives before its owner listens, the end included", async () => {
    const { socket, handle } = await connected();
    socket.arrive(1, 0, 0, 0, 7);
    socket.arrive(1, 0, 0, 0, 8);
    socket.onclose?.({ code: 1000, reason: "" });
    const { events } = recorded(handle);
    await turn();
    assert.deepEqual(events, ["frame 7", "frame 8", "ended"]);
  });

  it("does not wait for the peer when it aborts", async () => {
    const { socket, handle } = await connected();
    const { events } = recorded(handle);
    handle.abort();
    socket.arrive(1, 0, 0, 0, 7);
    await turn();
    assert.deepEqual(events, ["ended"]);
    assert.lengthOf(socket.closed, 1);
  });

  it("ends a connection on which a text arrives, with a code that browsers may use", async () => {
    const { socket, handle } = await connected();
    const { events } = recorded(handle);
    socket.onmessage?.({ data: "hello" });
    socket.onclose?.({ code: 4003, reason: "" });
    assert.deepEqual(socket.closed, [[4003, "binary messages only"]]);
    assert.match(events[0] ?? "", /sent a text message/);
  });

  for (const [code, reason, expected] of [
    [1006, "", /^ended: The connection with chat\.example:80 broke/],
    [1009, "", /closed the WebSocket with code 1009: .*maximum-frame-size/],
    [4002, "no frames", /closed the WebSocket with code 4002: no frames/],
  ] as const) {
    it(`explains an end with code ${code}`, async () => {
      const { socket, handle } = await connected();
      const { events } = recorded(handle);
      socket.onclose?.({ code, reason });
      assert.match(events[0] ?? "", expected);
    });
  }

  it("says where to look when a connection does not open", async () => {
    const socket = new FakeWebSocket("");
    const failure = clientOf(() => socket)
      .associate(REMOTE, NEVER)
      .then(String, String);
    socket.onclose?.({ code: 1006, reason: "" });
    assert.match(await failure, /ws:\/\/Sys@chat\.example:80.*allowed-origins.*connect-src/);
  });

  it("passes on why the platform refuses to connect", async () => {
    const refuse = (): never => {
      throw new Error("An insecure WebSocket connection may not be initiated from a page loaded over HTTPS");
    };
    assert.match(await clientOf(refuse).associate(REMOTE, NEVER).then(String, String), /ConnectError: .*loaded over HTTPS/);
  });

  it("goes on when the bytes that waited have left", async () => {
    const { socket, handle } = await connected("write-buffer-high-water-mark = 1b");
    const { events } = recorded(handle);
    assert.isFalse(handle.write(Uint8Array.of(1, 0, 0, 0, 7)));
    socket.bufferedAmount = 0;
    while (events.length === 0) await turn();
    assert.deepEqual(events, ["writable"]);
  });
});
