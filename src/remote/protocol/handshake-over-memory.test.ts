import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { isRitsemError } from "../../base/index.ts";
import type { AssociationHandle, Transport } from "../transport/index.ts";
import { MemoryNetwork, MemoryTransport } from "../transport/memory/index.ts";
import { associate, type ProtocolContext } from "./akka-protocol-handle.ts";
import {
  advance,
  ALPHA,
  ALPHA_ASSOCIATE,
  asHandle,
  BETA,
  BETA_ASSOCIATE,
  betaNetwork,
  bytesOf,
  DATA,
  DATA_BODY,
  DISASSOCIATE,
  HEARTBEAT,
  hexOf,
  peerOf,
  QUARANTINED,
  type RawPeer,
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

/** A raw peer that Beta's dial has reached, and what became of the dial. */
async function dialledByBeta(overrides: Partial<ProtocolContext> = {}, signal?: AbortSignal) {
  const net = await network(overrides);
  const peers: RawPeer[] = [];
  const address = await net.alpha.listen("Zed", (handle) => peers.push(rawPeer(handle)));
  const dialler = new MemoryTransport(net.memory, { ...MEMORY, port: 0 });
  const outcome = associate(dialler, address.withProtocol("akka.tcp"), net.contextOf(BETA), signal).catch((cause: unknown) => cause);
  await settled();
  const peer = peers[0];
  assert.isDefined(peer);
  return { ...net, peer, outcome };
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

  it("knows a peer by what it calls itself, whatever was dialled", async () => {
    const { peer, outcome } = await dialledByBeta();
    peer.send(ALPHA_ASSOCIATE);
    const handle = asHandle(await outcome);
    assert.equal(handle.remoteAddress.toString(), "akka.tcp://Alpha@127.0.0.1:25521");
  });

  it.each([
    ["ends its line", "416c0a6861"],
    ["turns around the text behind it", "41e280ae62"],
    ["cannot be seen", "41e2808b62"],
  ])("is refused to a peer whose name %s: it stands in logs and on terminals", async (_, name) => {
    const { accepted, peer } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE.replace("416c706861", name)); // of the same length
    await settled();
    assertFailed(accepted[0], "RITSEM_REMOTE_PROTOCOL_VIOLATION");
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
    assert.deepEqual([here.heard, there.heard], [[DATA_BODY, DATA_BODY], [DATA_BODY]]);
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
    assert.deepEqual(heard, [DATA_BODY, DATA_BODY, DATA_BODY, "0a020909"]);
  });

  it("tells the end, too, only after what was kept", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send(ALPHA_ASSOCIATE + DATA + SHUTTING_DOWN);
    await settled();
    const { heard, endings } = record(asHandle(accepted[0]));
    await settled();
    assert.deepEqual(heard, [DATA_BODY]);
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
      assert.equal(time.clock.pendingTimerCount, 0);
    });
  }

  it("takes leave of a peer that says nothing until the handshake's limit", async () => {
    const { peer, accepted, time } = await dialledBeta();
    await advance(time, 14_999);
    assert.deepEqual(peer.frames, []);
    await advance(time, 1);
    assert.deepEqual(peer.frames, [DISASSOCIATE]);
    assertFailed(accepted[0], "RITSEM_REMOTE_HANDSHAKE_TIMEOUT");
    assert.equal(time.clock.pendingTimerCount, 0);
  });

  it("closes without a DISASSOCIATE when it cannot read the first frame", async () => {
    const { peer, accepted } = await dialledBeta();
    peer.send("0300000012ff01");
    await settled();
    assert.deepEqual([peer.frames, peer.ends], [[], [undefined]]);
    assertFailed(accepted[0], "RITSEM_REMOTE_PROTOCOL_VIOLATION");
  });

  it("fails when the peer leaves without a DISASSOCIATE", async () => {
    const { peer, accepted, time } = await dialledBeta();
    peer.handle.disassociate();
    await settled();
    assertFailed(accepted[0], "RITSEM_REMOTE_ASSOCIATION_REFUSED");
    assert.equal(time.clock.pendingTimerCount, 0);
  });
});

describe("associate", () => {
  it("speaks first", async () => {
    const { peer } = await dialledByBeta();
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE]);
  });

  it("sends heartbeats from its own ASSOCIATE on", async () => {
    const { peer, time } = await dialledByBeta();
    await advance(time, 1000);
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
    await advance(time, 15_000);
    assertFailed(await outcome, "RITSEM_REMOTE_HANDSHAKE_TIMEOUT");
    assert.deepEqual(peer.frames, [BETA_ASSOCIATE, DISASSOCIATE]);
    assert.equal(time.clock.pendingTimerCount, 0);
  });

  it("rejects with the transport's reason when no system listens", async () => {
    const { alpha, contextOf } = await network();
    const cause = await associate(alpha, Address.parse("akka.tcp://No@127.0.0.1:9"), contextOf(ALPHA)).catch((error: unknown) => error);
    assertFailed(cause, "RITSEM_REMOTE_CONNECT");
  });

  it("rejects with the signal's reason when aborted as the transport connects, and closes", async () => {
    const net = await network();
    const aborter = new AbortController();
    const reason = new Error("no longer wanted");
    const late = async (to: Address): Promise<AssociationHandle> => {
      const handle = await net.alpha.associate(to, new AbortController().signal);
      aborter.abort(reason);
      return handle;
    };
    const transport: Transport = { ...net.alpha, schemeIdentifier: "tcp", associate: late };
    assert.equal(await associate(transport, net.address, net.contextOf(ALPHA), aborter.signal).catch((cause: unknown) => cause), reason);
    await settled();
    assertFailed(net.accepted[0], "RITSEM_REMOTE_ASSOCIATION_REFUSED");
    assert.equal(net.time.clock.pendingTimerCount, 0);
  });

  it("rejects with the signal's reason when aborted during the handshake, and closes", async () => {
    const aborter = new AbortController();
    const { peer, outcome, time } = await dialledByBeta({}, aborter.signal);
    const reason = new Error("no longer wanted");
    aborter.abort(reason);
    assert.equal(await outcome, reason);
    await settled();
    assert.deepEqual(peer.ends, [undefined]);
    assert.equal(time.clock.pendingTimerCount, 0);
  });
});
