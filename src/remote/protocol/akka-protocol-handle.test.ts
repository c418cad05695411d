import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { isRitsemError } from "../../base/index.ts";
import { browserPlatform, type Platform } from "../../platform/index.ts";
import { type AssociationHandle, frameFrom, type Transport } from "../transport/index.ts";
import { MemoryNetwork, MemoryTransport } from "../transport/memory/index.ts";
import { encodePdu } from "../wire/pdu.ts";
import { type AkkaProtocolHandle, accept, associate, type ProtocolContext, type ProtocolDisassociation } from "./akka-protocol-handle.ts";

/** Time that passes when told to. */
class ManualTime {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly task: () => void }>();
  readonly platform: Platform = {
    ...browserPlatform(),
    clock: { nowMs: () => this.#nowMs, date: () => new Date(0) },
    timers: {
      once: (delayMs, task) => {
        const timer = { atMs: this.#nowMs + delayMs, task };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
      },
    },
  };

  get armedCount(): number {
    return this.#timers.size;
  }

  /** Fires what falls due, one after the other, letting the network settle after each. */
  async advanceMs(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    for (;;) {
      const next = [...this.#timers].sort((one, other) => one.atMs - other.atMs)[0];
      if (next === undefined || next.atMs > untilMs) break;
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.task();
      await settled();
    }
    this.#nowMs = untilMs;
  }
}

/** Lets everything that microtasks can do happen. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await undefined;
}

const LIMITS = { handshakeTimeoutMs: 15_000, heartbeatIntervalMs: 500, acceptableHeartbeatPauseMs: 1000 };
const MEMORY = {
  key: "ritsem.remote.memory",
  schemeIdentifier: "tcp",
  hostname: "127.0.0.1",
  maximumFrameBytes: 127_996,
  highWaterBytes: 262_144,
};

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Frames captured from Akka.NET, prefix included. */
function golden(file: string): readonly { readonly direction: string; readonly hex: string }[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../../test/fixtures/golden", file), "utf8"));
}

const HEARTBEAT = "0400000012020803";
const DISASSOCIATE = "0400000012020802";
const SHUTTING_DOWN = "0400000012020804";
const QUARANTINED = "0400000012020805";
const ALPHA_ASSOCIATE = "2c000000122a080112260a1b0a05416c70686112093132372e302e302e3118b1c7012203746370118c60441700000000";
const BETA_ASSOCIATE = "2b0000001229080112250a1a0a044265746112093132372e302e302e3118bbc7012203746370110a83547500000000";
const ALPHA = { origin: { system: "Alpha", hostname: "127.0.0.1", port: 25521, protocol: "tcp" }, uid: 390357132 };
const BETA = { origin: { system: "Beta", hostname: "127.0.0.1", port: 25531, protocol: "tcp" }, uid: 1968472842 };
const DATA = `05000000${"0a03010203"}`;

/** A network with Beta, who speaks the protocol, and a transport for its peer, which may be anyone. */
async function network(overrides: Partial<ProtocolContext> = {}) {
  const time = new ManualTime();
  const memory = new MemoryNetwork();
  const accepted: (AkkaProtocolHandle | unknown)[] = [];
  const contextOf = (own: typeof ALPHA): ProtocolContext => ({
    ...LIMITS,
    ...own,
    platform: time.platform,
    maximumFrameBytes: 127_996,
    isRefused: () => false,
    ...overrides,
  });
  const beta = new MemoryTransport(memory, { ...MEMORY, port: 25531 });
  const address = await beta.listen("Beta", (handle) => {
    accept(handle, contextOf(BETA)).then(
      (one) => accepted.push(one),
      (cause) => accepted.push(cause),
    );
  });
  const alpha: Transport = new MemoryTransport(memory, { ...MEMORY, port: 25521 });
  return { time, memory, address, alpha, accepted, contextOf };
}

/** A peer that writes and reads whole frames as hex. */
function rawPeer(handle: AssociationHandle) {
  const frames: string[] = [];
  const ends: (Error | undefined)[] = [];
  handle.open({
    onFrame: (bytes, start, end) => frames.push(hexOf(frameFrom(bytes.subarray(start, end)))),
    onWritable() {},
    onDisassociated: (cause) => ends.push(cause),
  });
  return { frames, ends, send: (hex: string) => handle.write(bytesOf(hex)), handle };
}

/** A raw peer that has dialled Beta. */
async function dialledBeta(overrides: Partial<ProtocolContext> = {}) {
  const net = await network(overrides);
  const peer = rawPeer(await net.alpha.associate(net.address, new AbortController().signal));
  await settled();
  return { ...net, peer };
}

/** A raw peer that Beta's dial has reached, and what became of the dial. */
async function dialledByBeta(overrides: Partial<ProtocolContext> = {}, signal?: AbortSignal) {
  const net = await network(overrides);
  const peers: ReturnType<typeof rawPeer>[] = [];
  const address = await net.alpha.listen("Zed", (handle) => peers.push(rawPeer(handle)));
  const dialler = new MemoryTransport(net.memory, { ...MEMORY, port: 0 });
  const outcome = associate(dialler, address.withProtocol("akka.tcp"), net.contextOf(BETA), signal).catch((cause: unknown) => cause);
  await settled();
  const peer = peers[0];
  assert.isDefined(peer);
  return { ...net, peer, outcome };
}

function record(handle: AkkaProtocolHandle) {
  const heard: string[] = [];
  const endings: ProtocolDisassociation[] = [];
  handle.open({
    onPayloadFrame: (bytes, start, end) => heard.push(hexOf(bytes.subarray(start, end))),
    onWritable: () => heard.push("writable"),
    onDisassociated: (ending) => endings.push(ending),
  });
  return { heard, endings };
}

function asHandle(outcome: unknown): AkkaProtocolHandle {
  if (outcome instanceof Error || outcome === undefined) assert.fail(`the handshake was to succeed: ${String(outcome)}`);
  return outcome as AkkaProtocolHandle;
}

function assertFailed(outcome: unknown, code: string): void {
  assert.isTrue(isRitsemError(outcome, code), `${code} was due: ${String(outcome)}`);
}

describe("the handshake between two systems", () => {
  it("exchanges byte for byte the ASSOCIATE frames captured from Akka.NET, and names each side's peer", async () => {
    const { memory, address, alpha, accepted, contextOf } = await network();
    const outbound = await associate(alpha, address.withProtocol("akka.tcp"), contextOf(ALPHA));
    await settled();
    const captured = golden("frames-handshake.json");
    assert.deepEqual(
      memory.callLog.of("write").map(({ block }) => hexOf(block)),
      [captured[1]?.hex, captured[2]?.hex],
    );
    const inbound = asHandle(accepted[0]);
    assert.equal(outbound.remoteAddress.toString(), "akka.tcp://Beta@127.0.0.1:25531");
    assert.equal(inbound.remoteAddress.toString(), "akka.tcp://Alpha@127.0.0.1:25521");
    assert.deepEqual([outbound.remoteUid, inbound.remoteUid], [BETA.uid, ALPHA.uid]);
    assert.equal(outbound.maximumFrameBytes, 127_996);
  });

  it("knows a peer by the address that was dialled, whatever it calls itself", async () => {
    const { peer, outcome } = await dialledByBeta();
    peer.send(ALPHA_ASSOCIATE);
    const handle = asHandle(await outcome);
    assert.equal(handle.remoteAddress.toString(), "akka.tcp://Zed@127.0.0.1:25521");
    assert.equal(handle.remoteOrigin.toString(), "akka.tcp://Alpha@127.0.0.1:25521");
  });

  it("opens both ways and passes data frames untouched", async () => {
    const { address, alpha, accepted, contextOf } = await network();
    const outbound = await associate(alpha, address, contextOf(ALPHA));
    await settled();
    const inbound = asHandle(accepted[0]);
    const [here, there] = [record(outbound), record(inbound)];
    assert.isTrue(outbound.write(bytesOf(DATA)));
    assert.isTrue(inbound.write(bytesOf(DATA + DATA)));
    await settled();
    assert.deepEqual([here.heard, there.heard], [["0a03010203", "0a03010203"], ["0a03010203"]]);
  });
});

describe("accept", () => {
  it("says nothing before the peer's ASSOCIATE", async () => {
    const { peer } = await dialledBeta();
    assert.deepEqual(peer.frames, []);
  });

  it("keeps messages pipelined behind the peer's ASSOCIATE until someone listens", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE + DATA + DATA);
    peer.send(DATA);
    await settled();
    const { heard } = record(asHandle(accepted[0]));
    assert.deepEqual(heard, []);
    peer.send("04000000" + "0a020909");
    await settled();
    assert.deepEqual(heard, ["0a03010203", "0a03010203", "0a03010203", "0a020909"]);
  });

  it("tells the end, too, only after what was kept", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE + DATA + SHUTTING_DOWN);
    await settled();
    const { heard, endings } = record(asHandle(accepted[0]));
    await settled();
    assert.deepEqual(heard, ["0a03010203"]);
    assert.deepEqual(endings, [{ reason: "shutdown", isByPeer: true }]);
  });

  it("answers a quarantined peer first and refuses it then", async () => {
    const asked: string[] = [];
    const { peer, accepted } = await dialledBeta({ isRefused: (uid, from) => asked.push(`${uid} ${from}`) > 0 });
    peer.send(ALPHA_ASSOCIATE);
    await settled();
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE, QUARANTINED]);
    assert.deepEqual(peer.ends, [undefined]);
    assertFailed(accepted[0], "RITSEM_REMOTE_QUARANTINED_PEER");
    assert.deepEqual(asked, [`${ALPHA.uid} akka.tcp://Alpha@127.0.0.1:25521`]);
  });

  for (const [what, hex] of [
    ["a heartbeat", HEARTBEAT],
    ["a message", DATA],
  ] as const) {
    it(`takes leave of a peer that starts with ${what}`, async () => {
      const { peer, accepted, time } = await dialledBeta();
      peer.send(hex);
      await settled();
      assert.deepEqual(peer.frames, [DISASSOCIATE]);
      assert.deepEqual(peer.ends, [undefined]);
      assertFailed(accepted[0], "RITSEM_REMOTE_PROTOCOL_VIOLATION");
      assert.equal(time.armedCount, 0);
    });
  }

  it("takes leave of a peer that says nothing until the handshake's limit", async () => {
    const { peer, accepted, time } = await dialledBeta();
    await time.advanceMs(14_999);
    assert.deepEqual(peer.frames, []);
    await time.advanceMs(1);
    assert.deepEqual(peer.frames, [DISASSOCIATE]);
    assertFailed(accepted[0], "RITSEM_REMOTE_HANDSHAKE_TIMEOUT");
    assert.equal(time.armedCount, 0);
  });

  it("closes without a word when it cannot read the first frame", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send("0300000012ff01");
    await settled();
    assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
    assertFailed(accepted[0], "RITSEM_REMOTE_PROTOCOL_VIOLATION");
  });

  it("fails when the peer goes without a word", async () => {
    const { peer, accepted, time } = await dialledBeta();
    peer.handle.disassociate();
    await settled();
    assertFailed(accepted[0], "RITSEM_REMOTE_ASSOCIATION_REFUSED");
    assert.equal(time.armedCount, 0);
  });
});

describe("associate", () => {
  it("speaks first", async () => {
    const { peer } = await dialledByBeta();
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE]);
  });

  it("sends heartbeats from its own ASSOCIATE on", async () => {
    const { peer, time } = await dialledByBeta();
    await time.advanceMs(1000);
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE, HEARTBEAT, HEARTBEAT]);
  });

  it("answers what Akka.NET does when refused: nothing, and names the peer's reason", async () => {
    const refusals = golden("frames-handshake-refused.json").filter(({ hex }) => hex === DISASSOCIATE || hex === QUARANTINED);
    assert.lengthOf(refusals, 2);
    for (const { hex } of refusals) {
      const { peer, outcome } = await dialledByBeta();
      peer.send(hex);
      const cause = await outcome;
      assertFailed(cause, "RITSEM_REMOTE_ASSOCIATION_REFUSED");
      assert.include(cause, { reason: hex === DISASSOCIATE ? "unknown" : "quarantined" });
      await settled();
      assert.deepEqual([peer.frames, peer.ends], [[BETA_ASSOCIATE], [undefined]]);
    }
  });

  it("refuses a peer whose incarnation is quarantined", async () => {
    const { peer, outcome } = await dialledByBeta({ isRefused: (uid) => uid === ALPHA.uid });
    peer.send(ALPHA_ASSOCIATE);
    assertFailed(await outcome, "RITSEM_REMOTE_QUARANTINED_PEER");
    await settled();
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE, QUARANTINED]);
  });

  it("takes leave when the peer does not answer within the handshake's limit", async () => {
    const { peer, outcome, time } = await dialledByBeta({ heartbeatIntervalMs: 60_000 });
    await time.advanceMs(15_000);
    assertFailed(await outcome, "RITSEM_REMOTE_HANDSHAKE_TIMEOUT");
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE, DISASSOCIATE]);
    assert.equal(time.armedCount, 0);
  });

  it("rejects with the transport's reason when nobody listens", async () => {
    const { alpha, contextOf } = await network();
    const cause = await associate(alpha, Address.parse("akka.tcp://No@127.0.0.1:9"), contextOf(ALPHA)).catch((error: unknown) => error);
    assertFailed(cause, "RITSEM_REMOTE_CONNECT");
  });

  it("rejects with the signal's reason when aborted during the handshake, and closes", async () => {
    const aborter = new AbortController();
    const { peer, outcome, time } = await dialledByBeta({}, aborter.signal);
    const reason = new Error("no longer wanted");
    aborter.abort(reason);
    assert.equal(await outcome, reason);
    await settled();
    assert.deepEqual(peer.ends, [undefined]);
    assert.equal(time.armedCount, 0);
  });
});

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
    await time.advanceMs(60_000);
    assert.deepEqual(
      peer.frames,
      captured.map(({ hex }) => hex),
    );
    assert.deepEqual(peer.ends, [undefined]);
    assert.lengthOf(endings, 1);
    assert.equal(endings[0]?.reason, "timeout");
    assertFailed(endings[0]?.cause, "RITSEM_REMOTE_PEER_SILENT");
    assert.equal(time.armedCount, 0);
  });

  it("lives as long as heartbeats or messages come", async () => {
    const { peer, endings, time, heard } = await opened();
    for (let round = 0; round < 20; round += 1) {
      await time.advanceMs(1400);
      peer.send(round % 2 === 0 ? HEARTBEAT : DATA);
      await settled();
    }
    assert.deepEqual(endings, []);
    assert.lengthOf(heard, 10);
  });

  it("ignores a second ASSOCIATE", async () => {
    const { peer, endings, heard } = await opened();
    peer.send(ALPHA_ASSOCIATE + DATA);
    await settled();
    assert.deepEqual([endings, heard, peer.frames], [[], ["0a03010203"], []]);
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
      assert.deepEqual(heard, ["0a03010203"]);
      assert.deepEqual(endings, [{ reason, isByPeer: true }]);
      assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
      assert.isFalse(handle.write(bytesOf(DATA)));
      assert.equal(time.armedCount, 0);
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
    const { peer, endings } = await opened();
    peer.handle.disassociate();
    await settled();
    assert.deepEqual(endings, [{ reason: "unknown", isByPeer: true }]);
  });

  for (const [what, hex] of [
    ["an unknown command", golden("frames-malformed.json")[30]?.hex ?? ""],
    ["an empty body's field", "020000000a00"],
    ["bytes that are no message", "0300000012ff01"],
  ] as const) {
    it(`closes without a word on ${what}, with the reason`, async () => {
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
