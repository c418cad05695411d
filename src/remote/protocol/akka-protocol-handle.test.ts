import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { isRitsemError } from "../../base/index.ts";
import { type AssociationHandle, frameFrom } from "../transport/index.ts";
import { MemoryNetwork, MemoryTransport } from "../transport/memory/index.ts";
import { encodePdu } from "../wire/pdu.ts";
import { associate, type ProtocolContext } from "./akka-protocol-handle.ts";
import {
  advance,
  ALPHA_ASSOCIATE,
  asHandle,
  BETA,
  betaNetwork,
  bytesOf,
  DATA,
  DATA_BODY,
  DISASSOCIATE,
  HEARTBEAT,
  peerOf,
  QUARANTINED,
  rawPeer,
  record,
  settled,
  SHUTTING_DOWN,
} from "./raw-peer.fixture.ts";

const MEMORY = {
  key: "ritsem.remote.memory",
  schemeIdentifier: "tcp",
  hostname: "127.0.0.1",
  maximumFrameBytes: 127_996,
  highWaterBytes: 262_144,
};

/** Frames captured from Akka.NET, prefix included. */
function golden(file: string): readonly { readonly direction: string; readonly hex: string }[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../../test/fixtures/golden", file), "utf8"));
}

async function network(overrides: Partial<ProtocolContext> = {}) {
  const memory = new MemoryNetwork();
  const transports = {
    alpha: new MemoryTransport(memory, { ...MEMORY, port: 25521 }),
    beta: new MemoryTransport(memory, { ...MEMORY, port: 25531 }),
  };
  return { memory, ...(await betaNetwork(transports, overrides)) };
}

/** A raw peer that has dialled Beta. */
async function dialledBeta(overrides: Partial<ProtocolContext> = {}) {
  const net = await network(overrides);
  return { ...net, peer: await peerOf(net) };
}

function assertFailed(outcome: unknown, code: string): void {
  assert.isTrue(isRitsemError(outcome, code), `${code} was due: ${String(outcome)}`);
}

describe("an open association", () => {
  async function opened(overrides: Partial<ProtocolContext> = {}) {
    const net = await dialledBeta(overrides);
    net.peer.send(ALPHA_ASSOCIATE);
    await settled();
    const handle = asHandle(net.accepted[0]);
    const { heard, endings } = record(handle);
    await settled();
    net.peer.frames.length = 0;
    return { ...net, handle, heard, endings };
  }

  it("ends a peer that sends no heartbeats as Akka.NET was seen to: two heartbeats, then DISASSOCIATE", async () => {
    const captured = golden("frames-failure-detector.json").slice(2); // interval 0.5 s, pause 1 s, as here
    const { peer, endings, time } = await opened();
    await advance(time, 60_000);
    assert.deepEqual(
      peer.frames,
      captured.map(({ hex }) => hex),
    );
    assert.deepEqual(peer.ends, [undefined]);
    assert.lengthOf(endings, 1);
    assert.equal(endings[0]?.reason, "timeout");
    assertFailed(endings[0]?.cause, "RITSEM_REMOTE_PEER_SILENT");
    assert.equal(time.clock.pendingTimerCount, 0);
  });

  it("lives as long as heartbeats or messages come", async () => {
    const { peer, endings, time, heard } = await opened();
    for (let round = 0; round < 20; round += 1) {
      await advance(time, 1400);
      peer.send(round % 2 === 0 ? HEARTBEAT : DATA);
      await settled();
    }
    assert.deepEqual(endings, []);
    assert.lengthOf(heard, 10);
  });

  it("ignores a second ASSOCIATE, without asking again whether the peer is quarantined", async () => {
    let asked = 0;
    const { peer, endings, heard } = await opened({ isRefused: () => ++asked > 1 });
    peer.send(ALPHA_ASSOCIATE + DATA);
    await settled();
    assert.equal(asked, 1);
    assert.deepEqual([endings, heard, peer.frames], [[], [DATA_BODY], []]);
  });

  for (const [reason, hex] of [
    ["unknown", DISASSOCIATE],
    ["shutdown", SHUTTING_DOWN],
    ["quarantined", QUARANTINED],
  ] as const) {
    it(`reports the peer's leave, reason ${reason}, closes without an answer, and hears no more`, async () => {
      const { peer, endings, heard, handle, time } = await opened();
      peer.send(DATA + hex + DATA);
      await settled();
      assert.deepEqual(heard, [DATA_BODY]);
      assert.deepEqual(endings, [{ reason, isByPeer: true }]);
      assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
      assert.isFalse(handle.write(bytesOf(DATA)));
      assert.equal(time.clock.pendingTimerCount, 0);
    });

    it(`tells the peer its own reason, ${reason}, after what was written, and reports once closed`, async () => {
      const { peer, endings, handle } = await opened();
      handle.write(bytesOf(DATA));
      handle.disassociate(reason);
      handle.disassociate("unknown");
      assert.deepEqual(endings, []);
      await settled();
      assert.deepEqual(peer.frames, [DATA, hex]);
      assert.deepEqual(peer.ends, [undefined]);
      assert.deepEqual(endings, [{ reason, isByPeer: false }]);
    });
  }

  it("takes the end of the stream for a leave of unknown reason", async () => {
    const { peer, endings, time } = await opened();
    assert.equal(time.clock.pendingTimerCount, 1); // the heartbeat's; the handshake's has gone
    peer.handle.disassociate();
    await settled();
    assert.deepEqual(endings, [{ reason: "unknown", isByPeer: true }]);
    assert.equal(time.clock.pendingTimerCount, 0);
  });

  for (const [what, hex] of [
    ["an unknown command", golden("frames-malformed.json")[30]?.hex ?? ""],
    ["an empty body's field", "020000000a00"],
    ["bytes that are no message", "0300000012ff01"],
  ] as const) {
    it(`closes without a DISASSOCIATE on ${what}, with the reason`, async () => {
      const { peer, endings } = await opened();
      peer.send(hex);
      await settled();
      assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
      assert.equal(endings[0]?.reason, "error");
      assertFailed(endings[0]?.cause, "RITSEM_REMOTE_PROTOCOL_VIOLATION");
    });
  }

  it("passes on a payload with unknown fields beside it, whole", async () => {
    const { peer, heard } = await opened();
    peer.send("080000000a03010203980101");
    await settled();
    assert.deepEqual(heard, ["0a03010203980101"]);
  });

  it("closes at once when broken off, and reports the cause given", async () => {
    const { peer, endings, handle } = await opened();
    const cause = new Error("cannot be trusted");
    handle.abort(cause);
    handle.abort();
    assert.deepEqual(endings, []);
    await settled();
    assert.deepEqual(endings, [{ reason: "error", isByPeer: false, cause }]);
    assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
  });

  it("asks a fast writer to wait, and says once when to go on", async () => {
    const net = await network();
    const handles: AssociationHandle[] = [];
    const address = await net.alpha.listen("Zed", (handle) => handles.push(handle));
    const dialler = new MemoryTransport(net.memory, { ...MEMORY, port: 0, highWaterBytes: 100 });
    const attempt = associate(dialler, address, net.contextOf(BETA));
    await settled();
    handles[0]?.write(bytesOf(ALPHA_ASSOCIATE));
    const handle = await attempt;
    assert.isFalse(handle.write(frameFrom(encodePdu({ kind: "payload", bytes: new Uint8Array(100) }))));
    const { heard } = record(handle);
    const reader = handles[0];
    assert.isDefined(reader);
    const { frames } = rawPeer(reader);
    await settled();
    assert.lengthOf(frames, 2);
    assert.deepEqual(heard, ["writable"]);
  });

  it("says nothing of writing when only a heartbeat filled the buffer", async () => {
    const net = await network();
    const handles: AssociationHandle[] = [];
    const address = await net.alpha.listen("Zed", (handle) => handles.push(handle));
    const dialler = new MemoryTransport(net.memory, { ...MEMORY, port: 0, highWaterBytes: 1 });
    const attempt = associate(dialler, address, net.contextOf(BETA));
    await settled();
    handles[0]?.write(bytesOf(ALPHA_ASSOCIATE));
    const { heard } = record(await attempt);
    const reader = handles[0];
    assert.isDefined(reader);
    const { frames } = rawPeer(reader);
    await advance(net.time, 1000);
    assert.include(frames, HEARTBEAT);
    assert.deepEqual(heard, []);
  });

  it("drops what is unread when its owner leaves", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE + DATA);
    await settled();
    const handle = asHandle(accepted[0]);
    handle.disassociate("shutdown");
    const { heard, endings } = record(handle);
    await settled();
    assert.deepEqual(heard, []);
    assert.deepEqual(endings, [{ reason: "shutdown", isByPeer: false }]);
  });

  it("does not let a peer fill the memory before anyone reads", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE);
    const large = encodePdu({ kind: "payload", bytes: new Uint8Array(120_000) });
    for (let count = 0; count < 150; count += 1) peer.handle.write(frameFrom(large));
    await settled();
    assert.deepEqual(peer.ends, [undefined]);
    const { heard, endings } = record(asHandle(accepted[0]));
    await settled();
    assert.deepEqual(heard, []);
    assertFailed(endings[0]?.cause, "RITSEM_REMOTE_PROTOCOL_VIOLATION");
  });
});
