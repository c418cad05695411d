import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach } from "vitest";
import { type ActorSystem as System, Props, ReceiveActor } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { HostilePeer } from "./hostile-peer.fixture.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Sends every message back. */
export class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

/** Calls `cleanUp` after the current test; the last one is called first. */
export function afterTest(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

/** Starts a system that listens, with an actor `/user/echo`, until the current test ends. */
export async function startHub(config = "", name = "Hub"): Promise<System> {
  const system = await ActorSystem.create(
    name,
    `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
     akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
     akka.remote.flush-wait-on-shutdown = 100 ms
     ${config}`,
  );
  afterTest(() => system.terminate());
  system.actorOf(Props.create(Echo), "echo");
  return system;
}

/** Opens a connection to `hub`, without a handshake. */
export async function dialHub(hub: System): Promise<HostilePeer> {
  const peer = await HostilePeer.dial(hub.address.port ?? 0);
  afterTest(() => peer.destroy());
  return peer;
}

/** A port where connections are accepted and nothing is ever sent. */
export async function silentPort(): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {}).resume();
    afterTest(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterTest(() => server.close());
  return (server.address() as { port: number }).port;
}
