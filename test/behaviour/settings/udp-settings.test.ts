import { assert, it } from "vitest";
import { Address } from "../../../src/actor/index.ts";
import { ActorSystem } from "../../../src/index.ts";
import type { AssociationHandle } from "../../../src/remote/transport/index.ts";
import {
  BadPath,
  bareSocket,
  cleanUpWith,
  frame,
  freeUdpPort,
  HOST,
  KEY,
  listeningWith,
  NEVER,
  pairWith,
  transportWith,
  visitOf,
} from "../udp.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const failureOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "no failure", String);

describeSetting("ritsem.remote.udp.transport-class", () => {
  it("chooses the transport, also in a section of another name", async () => {
    const remoting = 'akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["mine"] }';
    const section = `mine = \${${KEY}} { hostname = "${HOST}", port = 0 }`;
    const system = await ActorSystem.create("Sys", `${remoting}, ${section}`);
    cleanUpWith(() => system.terminate());
    assert.equal(system.address.protocol, "akka.udp");
    const failure = await failureOf(ActorSystem.create("Sys", `${remoting}, ${section}, mine.transport-class = "Stone"`));
    assert.match(failure, /mine\.transport-class.*Stone.*Ritsem\.Remote\.Transport\.Udp/);
  });
});

describeSetting("ritsem.remote.udp.scheme-identifier", () => {
  it("is the second half of the protocol", async () => {
    assert.equal((await listeningWith("scheme-identifier = dgram")).address.protocol, "dgram");
  });
});

describeSetting("ritsem.remote.udp.hostname", () => {
  it("is bound and advertised", async () => {
    assert.equal((await listeningWith("hostname = localhost")).address.host, "localhost");
  });

  it("empty, listens on every interface and warns that peers cannot reach the advertised one", async () => {
    const { address, warnings } = await listeningWith('hostname = ""');
    assert.equal(address.host, "0.0.0.0");
    assert.match(warnings.join(), /ritsem\.remote\.udp\.public-hostname/);
  });
});

describeSetting("ritsem.remote.udp.port", () => {
  it("is bound; another system that wants it is told so", async () => {
    const port = await freeUdpPort();
    assert.equal((await listeningWith(`port = ${port}`)).address.port, port);
    assert.match(await failureOf(listeningWith(`port = ${port}`)), new RegExp(`127\\.0\\.0\\.1:${port}.*ritsem\\.remote\\.udp\\.port`));
  });
});

describeSetting("ritsem.remote.udp.public-hostname", () => {
  it("is advertised in place of the one that is bound", async () => {
    assert.equal((await listeningWith('public-hostname = "chat.example"')).address.host, "chat.example");
  });
});

describeSetting("ritsem.remote.udp.public-port", () => {
  it("is advertised in place of the one that is bound", async () => {
    assert.equal((await listeningWith("public-port = 99")).address.port, 99);
  });
});

describeSetting("ritsem.remote.udp.maximum-payload-bytes", () => {
  it("less 18 is the size of the largest frame, and a larger one ends the connection", async () => {
    assert.equal(transportWith("maximum-payload-bytes = 2000b").transport.maximumFrameBytes, 1982);
    const { outbound, inbound } = await pairWith("maximum-payload-bytes = 2000b");
    const visit = visitOf(inbound);
    outbound.write(frame(1982));
    outbound.write(frame(1983));
    assert.match(String(await visit.ended), /1983 bytes.*1982 bytes.*ritsem\.remote\.udp\.maximum-payload-bytes/s);
    assert.deepEqual(
      visit.frames.map(({ length }) => length),
      [1982],
    );
  });
});

describeSetting("ritsem.remote.udp.maximum-connections", () => {
  it("limits the connections of peers", async () => {
    const { address, warnings } = await listeningWith("maximum-connections = 1");
    await transportWith().transport.associate(address, NEVER);
    assert.match(await failureOf(transportWith().transport.associate(address, NEVER)), /takes no connections.*maximum-connections/);
    assert.match(warnings.join(), /Refused a connection from .*ritsem\.remote\.udp\.maximum-connections/);
  });
});

describeSetting("ritsem.remote.udp.connect-timeout", () => {
  it("ends an attempt to reach what does not answer", async () => {
    const silent = await bareSocket();
    const address = new Address("udp", "Sys", HOST, silent.address().port);
    const failure = await failureOf(transportWith("connect-timeout = 50 ms").transport.associate(address, NEVER));
    assert.match(failure, /50 ms.*ritsem\.remote\.udp\.connect-timeout|ritsem\.remote\.udp\.connect-timeout.*50 ms/);
  });
});

describeSetting("ritsem.remote.udp.resend-interval", () => {
  it("is the time after which a request without an answer is sent again", async () => {
    const silent = await bareSocket();
    const address = new Address("udp", "Sys", HOST, silent.address().port);
    const startedMs = performance.now();
    const third = new Promise<number>((resolve) => {
      let count = 0;
      silent.on("message", () => {
        count += 1;
        if (count === 3) resolve(performance.now() - startedMs);
      });
    });
    const aborter = new AbortController();
    const attempt = failureOf(transportWith("resend-interval = 30 ms").transport.associate(address, aborter.signal));
    assert.isAtLeast(await third, 59);
    aborter.abort(new Error("no longer wanted"));
    assert.match(await attempt, /no longer wanted/);
  });
});

describeSetting("ritsem.remote.udp.send-window", () => {
  it("limits what is on the way without a confirmation", async () => {
    const path = await BadPath.create();
    path.targetPort = await freeUdpPort();
    const settings = "send-window = 5000b, maximum-payload-bytes = 1100b";
    const listener = await listeningWith(`${settings}, port = ${path.targetPort}, public-port = ${path.port}`);
    const accepted = listener.next();
    const outbound = await transportWith(settings).transport.associate(listener.address, NEVER);
    const inbound = await accepted;
    for (let count = 0; count < 10; count += 1) outbound.write(frame(1082));
    const visit = visitOf(inbound);
    await visit.reached(1);
    assert.isAtMost(dataIn(path) - visit.frames.length, 2); // each counts 2124
    await visit.reached(10);
  });
});

/** How many datagrams with data have passed. */
function dataIn({ datagrams }: BadPath): number {
  return datagrams.filter(([, kind]) => kind === 5).length;
}

/** How many bytes `handle` takes before it asks to wait. */
function bytesUntilFull(handle: AssociationHandle): number {
  let written = 0;
  do written += 1000;
  while (handle.write(frame(996)));
  return written;
}

describeSetting("ritsem.remote.udp.write-buffer-high-water-mark", () => {
  it("is the number of waiting bytes above which senders are asked to wait", async () => {
    const few = await pairWith("write-buffer-high-water-mark = 2000b");
    const many = await pairWith("write-buffer-high-water-mark = 20000b");
    assert.isBelow(bytesUntilFull(few.outbound), 5_000);
    assert.isAbove(bytesUntilFull(many.outbound), 19_000);
  });
});

describeSetting("ritsem.remote.udp.write-buffer-low-water-mark", () => {
  it("is the number of waiting bytes at which they may go on", async () => {
    const waitingAt = async (lowWaterBytes: number): Promise<number> => {
      const settings = `send-window = 1b, write-buffer-high-water-mark = 20000b, write-buffer-low-water-mark = ${lowWaterBytes}b`;
      const { outbound, inbound } = await pairWith(settings);
      const count = bytesUntilFull(outbound) / 1000;
      let readWhenWritable = -1;
      const frames: number[] = [];
      const writable = new Promise<void>((resolve) => {
        outbound.open({
          onFrame() {},
          onWritable() {
            readWhenWritable = frames.length;
            resolve();
          },
          onDisassociated() {},
        });
      });
      inbound.open({ onFrame: (_, start, end) => void frames.push(end - start), onWritable() {}, onDisassociated() {} });
      await writable;
      return count - readWhenWritable;
    };
    assert.isAbove(await waitingAt(15_000), await waitingAt(2_000));
  });
});
