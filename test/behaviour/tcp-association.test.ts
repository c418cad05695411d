import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { ActorSystem } from "../../src/index.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe("A connection over TCP", () => {
  it("comes from a port of its own, and speaks of the port that is listened on", async () => {
    const server = createServer();
    cleanUps.push(() => server.close());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { readonly port: number };
    const system = await ActorSystem.create(
      "Dialler",
      `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.flush-wait-on-shutdown = 100 ms }
       akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }`,
    );
    cleanUps.push(() => system.terminate());

    const connected = once(server, "connection");
    system.actorSelection(`akka.tcp://Peer@127.0.0.1:${port}/user/a`).tell("hello");
    const [socket] = await connected;
    cleanUps.push(() => socket.destroy());
    const [associate] = (await once(socket, "data")) as [Buffer];
    const advertised = system.address.port ?? 0;
    assert.notEqual(socket.remotePort, advertised);
    const asVarint = [(advertised & 0x7f) | 0x80, ((advertised >> 7) & 0x7f) | 0x80, advertised >> 14];
    assert.isTrue(associate.includes(Buffer.of(0x18, ...asVarint)), "AddressData.port of the ASSOCIATE");
  });
});
