import { threadId } from "node:worker_threads";
import { assert, it } from "vitest";
import { Address } from "../../../src/actor/index.ts";
import { ActorSystem } from "../../../src/index.ts";
import type { AssociationHandle } from "../../../src/remote/transport/index.ts";
import {
  block,
  cleanUpWith,
  dialledByHand,
  frame,
  KEY,
  NEVER,
  pairWith,
  systemWith,
  threadWithEcho,
  transportWith,
  visitOf,
} from "../worker-transport.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const failureOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "no failure", String);

describeSetting("ritsem.remote.worker.transport-class", () => {
  it("chooses the transport, also in a section of another name", async () => {
    const remoting = 'akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["mine"] }';
    const system = await ActorSystem.create("Sys", `${remoting}, mine = \${${KEY}} { port = 77 }`);
    cleanUpWith(() => system.terminate());
    assert.equal(system.address.toString(), `akka.worker://Sys@thread-${threadId}:77`);
    const failure = await failureOf(ActorSystem.create("Sys", `${remoting}, mine = \${${KEY}} { transport-class = "Stone" }`));
    assert.match(failure, /mine\.transport-class.*Stone.*Ritsem\.Remote\.Transport\.Worker/);
  });
});

describeSetting("ritsem.remote.worker.scheme-identifier", () => {
  it("is the second half of the protocol", async () => {
    assert.equal((await systemWith("Sys", `${KEY}.scheme-identifier = core`)).address.protocol, "akka.core");
  });
});

describeSetting("ritsem.remote.worker.port", () => {
  it("is the port of the address; 0 takes the first that is free", async () => {
    assert.equal((await transportWith("port = 9").listen("Sys", () => {})).port, 9);
    assert.deepEqual(
      [await transportWith().listen("Sys", () => {}), await transportWith().listen("Sys", () => {})].map(({ port }) => port),
      [1, 2],
    );
  });
});

describeSetting("ritsem.remote.worker.connect-timeout", () => {
  it("ends an attempt to reach a thread that does not answer", async () => {
    const { worker, address } = await threadWithEcho();
    cleanUpWith(await block(worker));
    const failure = await failureOf(transportWith("connect-timeout = 50 ms").associate(Address.parse(address), NEVER));
    assert.match(failure, /50 ms.*ritsem\.remote\.worker\.connect-timeout|ritsem\.remote\.worker\.connect-timeout.*50 ms/);
  });
});

describeSetting("ritsem.remote.worker.maximum-frame-size", () => {
  it("is the size of the largest frame that is taken", async () => {
    const { outbound, inbound } = await pairWith("maximum-frame-size = 1000b");
    const visit = visitOf(inbound);
    outbound.write(frame(1000));
    outbound.write(frame(1001));
    assert.match(String(await visit.ended), /1001 bytes.*1000 bytes/s);
    assert.deepEqual(visit.frames, [1000]);
  });
});

/** How many unread bytes `outbound` takes before it asks to wait. */
function bytesUntilFull(outbound: AssociationHandle): number {
  let written = 0;
  do written += 100;
  while (outbound.write(frame(96)));
  return written;
}

describeSetting("ritsem.remote.worker.write-buffer-high-water-mark", () => {
  it("is the number of unread bytes above which senders are asked to wait", async () => {
    const { outbound } = await pairWith("write-buffer-high-water-mark = 1000b");
    assert.equal(bytesUntilFull(outbound), 1100);
  });
});

describeSetting("ritsem.remote.worker.write-buffer-low-water-mark", () => {
  it("is the number of unread bytes at which they may go on", async () => {
    const { port, handle } = await dialledByHand("write-buffer-high-water-mark = 1500b, write-buffer-low-water-mark = 200b");
    let isWritable = false;
    const writable = new Promise<void>((resolve) => {
      handle.open({
        onFrame() {},
        onWritable() {
          isWritable = true;
          resolve();
        },
        onDisassociated() {},
      });
    });
    assert.equal(bytesUntilFull(handle), 1600);
    for (const readBytes of [600, 799, 1]) {
      assert.isFalse(isWritable);
      port.postMessage(readBytes);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writable;
  });

  it("of the other side decides how often reading is acknowledged", async () => {
    const { port, handle } = await dialledByHand("", 400);
    const acknowledged: unknown[] = [];
    port.on("message", (value) => void acknowledged.push(value));
    handle.open({ onFrame() {}, onWritable() {}, onDisassociated() {} });
    for (let count = 0; count < 5; count += 1) port.postMessage(frame(96));
    await new Promise<void>((resolve) => {
      port.on("close", () => resolve());
      port.postMessage("end");
    });
    assert.deepEqual(acknowledged.slice(1), [200, 200]); // the first is the acceptance
  });
});
