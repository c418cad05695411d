import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { isRitsemError } from "../../base/index.ts";
import { encodeMessage, lengthDelimitedTag, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { anyChanges, gossipAfter } from "../gossip/gossip.fixture.ts";
import { Gossip } from "../gossip/gossip.ts";
import { VectorClock } from "../gossip/vector-clock.ts";
import { AppVersion } from "../member/app-version.ts";
import { memberAt, nodeAt } from "../member/nodes.fixture.ts";
import { GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { Heartbeat, HeartbeatResponse } from "../message/heartbeat-messages.ts";
import { InitJoin, Join } from "../message/join-messages.ts";
import { writeUniqueAddress } from "../wire/addresses.ts";
import { writeGossip } from "../wire/gossip-codec.ts";
import { CLUSTER_MANIFEST } from "../wire/manifests.ts";
import { ClusterMessageSerializer } from "./cluster-message-serializer.ts";

const serializer = new ClusterMessageSerializer(5);
const [from, to] = [nodeAt(1), nodeAt(2)];

function readAgain<T extends object>(message: T): T {
  return serializer.fromBytes(serializer.toBytes(message), serializer.manifestOf(message)) as T;
}

/** What reading `bytes` says, or "no error". */
function complaintAbout(bytes: Uint8Array, manifest: string): string {
  try {
    serializer.fromBytes(bytes, manifest);
  } catch (error) {
    return isRitsemError(error) ? error.message : `no error of this library: ${String(error)}`;
  }
  return "no error";
}

/** A gossip envelope whose gossip is written by `write`. */
function envelopeWith(write: (writer: ProtoWriter) => void): Uint8Array {
  return encodeMessage(undefined, (writer) => {
    writer.message(lengthDelimitedTag(1), from, writeUniqueAddress);
    writer.message(lengthDelimitedTag(2), to, writeUniqueAddress);
    writer.bytes(lengthDelimitedTag(3), encodeMessage(undefined, write));
  });
}

const field = (writer: ProtoWriter, number: number, numbers: readonly (readonly [number: number, value: number])[]): void =>
  writer.message(lengthDelimitedTag(number), numbers, (inner, values) => {
    for (const [tag, value] of values) inner.varint(varintTag(tag), value);
  });

describe("ClusterMessageSerializer", () => {
  it("reads any gossip as it was written", () => {
    fc.assert(
      fc.property(anyChanges(6, 25), (changes) => {
        const gossip = gossipAfter(new Gossip({ members: [memberAt(1, "Up", ["web", "edge"])] }), changes);
        const read = readAgain(new GossipEnvelope(from, to, gossip));
        assert.equal(read.gossip.toString(), gossip.toString());
        assert.deepEqual([...read.gossip.tombstones.values()], [...gossip.tombstones.values()]);
        assert.equal(read.gossip.compareTo(gossip), "same");
        assert.isTrue(read.gossip.reachability.equals(gossip.reachability));
        assert.deepEqual(
          read.gossip.members.map(({ roles }) => [...roles]),
          gossip.members.map(({ roles }) => [...roles]),
        );
      }),
    );
  });

  it("keeps times of 64 bits", () => {
    const timeNs = 2n ** 62n + 1n;
    assert.deepEqual(readAgain(new Heartbeat(Address.parse("akka.tcp://S@h:1"), 7, timeNs)).creationTimeNs, timeNs);
    assert.deepEqual(readAgain(new Heartbeat(Address.parse("akka.tcp://S@h:1"), 7, -1n)).creationTimeNs, -1n);
    assert.deepEqual(readAgain(new HeartbeatResponse(from, 7, timeNs)), new HeartbeatResponse(from, 7, timeNs));
  });

  it("refuses messages of unknown types and of other modules", () => {
    assert.throws(() => serializer.fromBytes(new Uint8Array(), "Akka.Cluster.Nothing, Akka.Cluster"), /this version does not know it/);
    assert.throws(() => serializer.toBytes("text"), /not a message between cluster nodes/);
    assert.instanceOf(serializer.fromBytes(new Uint8Array(), CLUSTER_MANIFEST.initJoin), InitJoin);
  });

  const node = (writer: ProtoWriter): void => writer.message(lengthDelimitedTag(1), from, writeUniqueAddress);
  const name = (writer: ProtoWriter, text: string): void => writer.stringElement(lengthDelimitedTag(3), text);
  const forged: readonly (readonly [what: string, write: (writer: ProtoWriter) => void, complaint: RegExp])[] = [
    ["a member at an unknown address", (writer) => field(writer, 4, [[1, 3]]), /refers to address 3 of 0/],
    ["a member at a negative index", (writer) => field(writer, 4, [[1, -1]]), /refers to address -1 of 0/],
    [
      "a member twice",
      (writer) => {
        node(writer);
        field(writer, 4, []);
        field(writer, 4, []);
      },
      /is a member twice/,
    ],
    [
      "a member with an unknown role",
      (writer) => {
        node(writer);
        field(writer, 4, [[4, 9]]);
      },
      /refers to role 9 of 0/,
    ],
    ...[5, 7, 8].map(
      (status) =>
        [
          // 5 is that of a removed member, 7 and 8 would be the first ones of a version that has more
          `a member with the status ${status}`,
          (writer: ProtoWriter) => {
            node(writer);
            field(writer, 4, [[3, status]]);
          },
          new RegExp(
            `has the status ${status}; known are 0 Joining, 1 Up, 2 Leaving, 3 Exiting, 4 Down, 6 WeaklyUp\\. .* should be stopped or updated`,
          ),
        ] as const,
    ),
    [
      "a member with a negative up number",
      (writer) => {
        node(writer);
        field(writer, 4, [[2, -1]]);
      },
      /has the up number -1/,
    ],
    [
      "a member with an unknown version",
      (writer) => {
        node(writer);
        field(writer, 4, [[5, 1]]);
        writer.stringElement(lengthDelimitedTag(8), "1.0");
      },
      /refers to version 1 of 1/,
    ],
    ["a version that is none", (writer) => writer.stringElement(lengthDelimitedTag(8), "1.2.3.4.5"), /is not a version/],
    [
      "a clock that refers to an unknown name",
      (writer) => writer.message(lengthDelimitedTag(6), undefined, (inner) => field(inner, 2, [[1, 2]])),
      /refers to name 2 of 0/,
    ],
    [
      "a clock that has counted beyond all bounds",
      (writer) => {
        name(writer, "A".repeat(32));
        writer.message(lengthDelimitedTag(6), undefined, (inner) => field(inner, 2, [[2, 2 ** 52]]));
      },
      /counts 4503599627370496 changes/,
    ],
    ["a clock with a name that is no hash", (writer) => name(writer, "x".repeat(1000)), /is not the name of a node in a vector clock/],
    ["a tombstone of an unknown address", (writer) => field(writer, 7, [[1, 1]]), /refers to address 1 of 0/],
    [
      "an observer at an unknown address",
      (writer) => writer.message(lengthDelimitedTag(5), undefined, (inner) => field(inner, 2, [[1, 4]])),
      /refers to address 4 of 0/,
    ],
    ["a node without an address", (writer) => field(writer, 1, [[2, 5]]), /the address of a node is missing/],
    [
      "a node whose address is none",
      (writer) => {
        writer.message(lengthDelimitedTag(1), undefined, (inner) =>
          inner.message(lengthDelimitedTag(1), undefined, (address) => address.string(lengthDelimitedTag(2), "a b/../c")),
        );
      },
      /the address of a node is none/,
    ],
  ];
  for (const [what, write, complaint] of forged) {
    it(`refuses a gossip with ${what}`, () =>
      assert.match(complaintAbout(envelopeWith(write), CLUSTER_MANIFEST.gossipEnvelope), complaint));
  }

  it("refuses messages without the node that they are about", () => {
    const about = ["join", "welcome", "gossipEnvelope", "gossipStatus", "heartbeat", "heartbeatResponse", "exitingConfirmed"] as const;
    for (const kind of about)
      assert.match(complaintAbout(new Uint8Array(), CLUSTER_MANIFEST[kind]), /is missing|the address of a node/, kind);
    for (const kind of ["leave", "down", "initJoinAck", "initJoinNack", "legacyHeartbeat"] as const)
      assert.match(complaintAbout(new Uint8Array(), CLUSTER_MANIFEST[kind]), /the address of a node has the host ""/, kind);
  });

  it("reads messages of later versions, and leaves out the fields that it does not know", () => {
    const later = (writer: ProtoWriter): void => {
      writer.stringElement(lengthDelimitedTag(500), "of a later version");
      writer.varint(varintTag(501), 7);
    };
    const gossip = new Gossip({ members: [memberAt(1), memberAt(2)] }).increment(from);
    const envelope = envelopeWith((writer) => {
      writeGossip(writer, gossip);
      later(writer);
    });
    const added = encodeMessage(undefined, later);
    for (const bytes of [envelope, Uint8Array.from([...envelope, ...added])]) {
      const read = serializer.fromBytes(bytes, CLUSTER_MANIFEST.gossipEnvelope) as GossipEnvelope;
      assert.equal(read.gossip.toString(), gossip.toString());
    }
    const join = Uint8Array.from([...serializer.toBytes(new Join(from, new Set(["web"]), AppVersion.zero)), ...added]);
    assert.deepEqual(serializer.fromBytes(join, CLUSTER_MANIFEST.join), new Join(from, new Set(["web"]), AppVersion.zero));
    assert.instanceOf(serializer.fromBytes(added, CLUSTER_MANIFEST.initJoin), InitJoin); // newer nodes send their configuration in it
  });

  it("fails on any damaged message with an error of this library, or reads it", () => {
    const bytes = serializer.toBytes(new GossipEnvelope(from, to, new Gossip({ members: [memberAt(1), memberAt(2)] }).increment(from)));
    const status = serializer.toBytes(new GossipStatus(from, VectorClock.zero.increment("A".repeat(32))));
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), fc.constantFrom(...Object.values(CLUSTER_MANIFEST)), (at, byte, manifest) => {
        for (const original of [bytes, status]) {
          const damaged = original.slice();
          damaged[at % damaged.length] = byte;
          assert.notMatch(complaintAbout(damaged, manifest), /no error of this library/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
