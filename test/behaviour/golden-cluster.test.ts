import { readdirSync, readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import type { Gossip } from "../../src/cluster/gossip/gossip.ts";
import { MembershipState } from "../../src/cluster/gossip/membership-state.ts";
import { clockNodeOf } from "../../src/cluster/gossip/vector-clock.ts";
import { UniqueAddress } from "../../src/cluster/member/unique-address.ts";
import { GossipEnvelope } from "../../src/cluster/message/gossip-messages.ts";
import { Heartbeat } from "../../src/cluster/message/heartbeat-messages.ts";
import type { Join, Welcome } from "../../src/cluster/message/join-messages.ts";
import { routerPoolEntry } from "../../src/cluster/routing/router-pool-entry.ts";
import { ClusterMessageSerializer } from "../../src/cluster/serializer/cluster-message-serializer.ts";
import { Address } from "../../src/index.ts";
import type { RouterSerialization } from "../../src/remote/internal.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import { decodeSelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { bytesOf, hexOf } from "./golden-form.ts";

interface Entry {
  readonly name: string;
  readonly hex: string;
  readonly direction: string;
  readonly serializerId?: number;
  readonly manifest?: string;
}

const FOLDER = new URL("../fixtures/golden/", import.meta.url);
const CLUSTER_SERIALIZER_ID = 5;
/** Routers inside other routers are written by Akka's own serializers. */
const routers: RouterSerialization = {
  serialize: (message) => assert.fail(`${String(message)} has a form of its own`),
  deserialize: () => assert.fail("it has a form of its own"),
};
const serializer = new ClusterMessageSerializer(CLUSTER_SERIALIZER_ID, [routerPoolEntry(routers)]);

function entriesOf(file: string): readonly Entry[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly Entry[];
}

const payloads = entriesOf("cluster-serializer-messages.json").filter(({ serializerId }) => serializerId === CLUSTER_SERIALIZER_ID);

function messageOf(name: string): unknown {
  const entry = payloads.find((each) => each.name === name);
  assert.isDefined(entry, name);
  return serializer.fromBytes(bytesOf(entry?.hex ?? ""), entry?.manifest ?? "");
}

function gossipOf(name: string): Gossip {
  const message = messageOf(name);
  assert.instanceOf(message, GossipEnvelope);
  return (message as GossipEnvelope).gossip;
}

describe("messages captured from Akka.Cluster's serializer", () => {
  for (const { name, hex, manifest = "" } of payloads) {
    it(`are read and written again byte for byte: ${name}`, () => {
      const message = serializer.fromBytes(bytesOf(hex), manifest);
      assert.equal(serializer.manifestOf(message), manifest);
      assert.equal(hexOf(serializer.toBytes(message)), hex);
    });
  }

  it("mean what they were made of", () => {
    const join = messageOf("Join") as Join;
    assert.deepEqual(
      [join.node.key, [...join.roles], join.appVersion.text],
      ["akka.tcp://Golden@host-b.example:25632-2147483647", ["backend", "frontend"], "1.2.3"],
    );
    assert.equal((messageOf("Join negative uid") as Join).node.uid, -5);
    assert.deepEqual(messageOf("Heartbeat"), new Heartbeat(Address.parse("akka.tcp://Golden@127.0.0.1:25631"), 1, 123_456_789n));
    assert.equal((messageOf("Heartbeat big") as Heartbeat).sequenceNr, 4_000_000_000);
    const gossip = gossipOf("GossipEnvelope three members, reachability");
    assert.deepEqual(
      gossip.members.map(({ address, status, upNumber, roles }) => [address.port, status, upNumber, [...roles]]),
      [
        [25_631, "Up", 1, ["backend", "frontend"]],
        [25_633, "Down", 3, []],
        [25_632, "Joining", 2_147_483_647, ["backend"]],
      ],
    );
    const [a, c, b] = gossip.members.map(({ uniqueAddress }) => uniqueAddress);
    if (a === undefined || b === undefined || c === undefined) throw new Error("unreachable: three members");
    assert.deepEqual([...gossip.seen], [a, b]);
    assert.deepEqual(
      [
        gossip.reachability.statusBy(a, c),
        gossip.reachability.statusBy(a, b),
        gossip.reachability.statusBy(b, c),
        gossip.reachability.statusOf(c),
      ],
      ["Unreachable", "Reachable", "Terminated", "Terminated"],
    );
    assert.deepEqual([gossip.reachability.versionOf(a), gossip.reachability.versionOf(b)], [3, 1]);
    assert.deepEqual([gossip.version.versions.get(clockNodeOf(a)), gossip.version.versions.get(clockNodeOf(b))], [2, 1]);
    assert.equal(gossipOf("GossipEnvelope tombstone").tombstones.get(c.key)?.removedAtMs, 1_760_000_000_123);
    assert.equal((messageOf("Welcome") as Welcome).gossip.members.length, 2);
  });

  it("name nodes by the same hashes", () => {
    for (const { name, hash } of entriesOf("cluster-vector-clock-nodes.json") as unknown as readonly { name: string; hash: string }[]) {
      const [, address = "", uid = ""] = /^(.*)-(\d+)$/.exec(name) ?? [];
      assert.equal(clockNodeOf(new UniqueAddress(Address.parse(address), Number(uid))), hash);
    }
  });
});

describe("frames captured between members of a cluster", () => {
  const files = readdirSync(FOLDER).filter((file) => file.startsWith("cluster-frames-"));
  const counts = new Map<string, number>();
  for (const file of files) {
    it(`contain messages that are read and written again byte for byte: ${file}`, () => {
      for (const { name, hex } of entriesOf(file)) {
        const payload = clusterPayloadIn(hex);
        if (payload === undefined) continue;
        const message = serializer.fromBytes(payload.bytes, payload.manifest);
        assert.equal(hexOf(serializer.toBytes(message)), hexOf(payload.bytes), name);
        counts.set(payload.manifest, (counts.get(payload.manifest) ?? 0) + 1);
      }
    });
  }

  it("are of every kind", () => {
    assert.equal(counts.size, 11);
    assert.isAbove(
      Array.from(counts.values()).reduce((sum, count) => sum + count, 0),
      400,
    );
  });

  it("tell one leader to all that have seen the same version", () => {
    const leaders = new Map<string, Set<string>>();
    for (const file of files) {
      for (const { hex } of entriesOf(file)) {
        const payload = clusterPayloadIn(hex);
        const message = payload && serializer.fromBytes(payload.bytes, payload.manifest);
        if (!(message instanceof GossipEnvelope) || message.gossip.reachability.records.length > 0) continue;
        const key = `${file} ${message.gossip.version}`;
        const seenFrom = leaders.get(key) ?? new Set();
        for (const self of [message.from, message.to]) seenFrom.add(new MembershipState(message.gossip, self).leader?.key ?? "");
        leaders.set(key, seenFrom);
      }
    }
    assert.isAbove(leaders.size, 20);
    for (const [version, each] of leaders) assert.equal(each.size, 1, version);
  });
});

/** The payload of serializer 5 in a frame, with or without a selection around it. */
function clusterPayloadIn(hex: string): { readonly manifest: string; readonly bytes: Uint8Array } | undefined {
  if (hex === "") return undefined;
  const pdu = decodePdu(bytesOf(hex), 4);
  if (pdu.kind !== "payload") return undefined;
  let payload = decodeContainer(pdu.bytes).envelope?.payload;
  if (payload?.serializerId === 6) ({ payload } = decodeSelectionEnvelope(payload.bytes));
  return payload?.serializerId === CLUSTER_SERIALIZER_ID ? payload : undefined;
}
