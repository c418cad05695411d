import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem as System, Props, ReceiveActor, WarningEvent } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";

const STRANGERS = 1_000;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function start(name: string, connectionTimeout = "15 s"): Promise<System> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
    akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0, connection-timeout = ${connectionTimeout} }`;
  const system = await ActorSystem.create(name, config);
  cleanUps.push(() => system.terminate());
  return system;
}

/** A connection that sends `bytes`, one every 100 ms, and nothing else. */
async function stranger(port: number, bytes: readonly number[]): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.resume();
  const rest = [...bytes];
  const trickle = setInterval(() => {
    const next = rest.shift();
    if (next !== undefined) socket.write(Uint8Array.of(next));
  }, 100);
  cleanUps.push(() => (clearInterval(trickle), socket.destroy()));
  return socket;
}

describe("A thousand connections that say nothing, or a handshake byte by byte", () => {
  it("cost only themselves: others are served, all are hung up on in time, and the log stays short", async () => {
    const [hub, friend] = [await start("Hub", "6 s"), await start("Friend")];
    hub.actorOf(Props.create(Echo), "echo");
    const warnings: string[] = [];
    hub.eventStream.subscribe(({ message }: WarningEvent) => void warnings.push(message), WarningEvent);
    const port = hub.address.port ?? 0;
    const slow = [
      40, 0, 0, 0, 0x12, 0x26, 8, 1, 0x12, 0x22, 0x0a, 0x19, 0x0a, 5, 65, 66, 67, 68, 69, 0x12, 9, 49, 50, 55, 46, 48, 46, 48, 46, 49,
    ];
    const sockets = await Promise.all(Array.from({ length: STRANGERS }, (_, index) => stranger(port, index % 10 === 0 ? slow : [])));
    const ended = Promise.all(sockets.map((socket) => once(socket, "close")));

    const echo = friend.actorSelection(`${hub.address}/user/echo`);
    for (let count = 0; count < 20; count += 1) assert.equal(await echo.ask(count, Number, "30 s"), count);
    await ended;
    assert.equal(await echo.ask("still there", String, "30 s"), "still there");
    assert.isBelow(warnings.length, 100);
    assert.include(warnings[0], "did not complete the handshake");
  }, 60_000);
});
