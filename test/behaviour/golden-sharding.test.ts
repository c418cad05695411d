import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import type { ActorRef } from "../../src/actor/index.ts";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import { decodeSelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { type ActorRefResolver, defineMessage, Registry, t } from "../../src/serialization/index.ts";
import {
  type ClusterShardingStats,
  GetClusterShardingStats,
  HashCodeMessageExtractor,
  ShardingEnvelope,
  ShardRegionStats,
} from "../../src/sharding/index.ts";
import { shardingReference, shardingSerializers, shardingTypes } from "../../src/sharding/internal.ts";
import { capturesOf } from "../fixtures/captures.ts";
import { pathRefs, refTo } from "../fixtures/path-ref.ts";
import { bytesOf, hexOf } from "./golden-form.ts";

const SHARDING = 13;
const JSON_SERIALIZER = 1;
/** The user message of the capturing program. */
const Deliver = defineMessage("Deliver, cap", { id: t.string, text: t.string });
const { serialization } = systemSerialization(
  shardingReference().withFallback(serializersReference()).resolve(),
  { registry: new Registry().messages(Deliver), builtIn: shardingSerializers, types: shardingTypes },
  { pathOf: pathRefs.pathOf, resolve: (path: string) => refTo(path) } as unknown as ActorRefResolver<ActorRef>,
);

interface Payload {
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

function read({ manifest, bytes }: Payload): object {
  return serialization.deserialize(bytes, SHARDING, manifest) as object;
}

/** The bytes that are written for what was read of `payload`. */
function writtenAgain(payload: Payload): string {
  const message = read(payload);
  const serializer = serialization.serializers.ofInstance(message);
  assert.equal(serializer?.identifier, SHARDING);
  assert.equal(serializer?.manifestOf(message), payload.manifest);
  return hexOf(serializer?.toBytes(message) ?? new Uint8Array());
}

const captures = capturesOf("sharding-serializer-messages");

describe("messages captured from the serializer of cluster sharding", () => {
  const ofSharding = captures.filter(({ serializerId }) => serializerId === SHARDING);

  it("are all there", () => {
    assert.lengthOf(ofSharding, 47);
    assert.lengthOf(
      captures.filter(({ serializerId }) => serializerId === JSON_SERIALIZER),
      5,
    );
  });

  for (const { name, hex, manifest } of ofSharding) {
    it(`are read and written again byte for byte: ${name}`, () => {
      assert.equal(writtenAgain({ manifest, bytes: bytesOf(hex) }), hex);
    });
  }

  it("mean what they were made of", () => {
    const captured = (name: string): unknown => {
      const found = ofSharding.find((each) => each.name === name);
      return read({ manifest: found?.manifest ?? "", bytes: bytesOf(found?.hex ?? "") });
    };
    assert.deepEqual(captured("ShardingEnvelope string"), new ShardingEnvelope("e1", "hello"));
    assert.deepEqual((captured("ShardingEnvelope object") as ShardingEnvelope).message, new Deliver({ id: "e1", text: "t" }));
    assert.deepEqual(captured("GetClusterShardingStats"), new GetClusterShardingStats(5_500));
    assert.deepEqual(
      captured("ShardRegionStats"),
      new ShardRegionStats(
        new Map([
          ["1", 2],
          ["3", 0],
        ]),
        ["9"],
      ),
    );
    const [node, stats] = (captured("ClusterShardingStats") as ClusterShardingStats).regions[0] ?? [];
    assert.equal(String(node), "akka.tcp://Golden@127.0.0.1:25832");
    assert.deepEqual(stats, new ShardRegionStats(new Map([["1", 2]])));
  });
});

describe("shards of entity ids computed by Akka.NET", () => {
  const hashes = JSON.parse(readFileSync(new URL("../fixtures/golden/sharding-hash.json", import.meta.url), "utf8")) as readonly {
    readonly entityId: string;
    readonly shardOf4: number;
    readonly shardOf10: number;
    readonly shardOf100: number;
  }[];
  for (const { entityId, shardOf4, shardOf10, shardOf100 } of hashes) {
    it(`are those of HashCodeMessageExtractor: ${JSON.stringify(entityId.slice(0, 30))}`, () => {
      const shards = [4, 10, 100].map((count) => new HashCodeMessageExtractor(count).shardId(entityId));
      assert.deepEqual(shards, [shardOf4, shardOf10, shardOf100].map(String));
    });
  }
});

const FRAMES = [
  "start-and-deliver",
  "proxy",
  "rebalance",
  "graceful-shutdown",
  "coordinator-moves",
  "persistence-mode",
  "remember-eventsourced",
  "foreign-proxy",
  "foreign-host",
  "foreign-coordinator",
];

describe("frames captured between regions and coordinators", () => {
  for (const file of FRAMES) {
    it(`contain messages that are read and written again byte for byte: ${file}`, () => {
      const manifests = new Set<string>();
      for (const { name, hex } of capturesOf(`sharding-frames-${file}`)) {
        const payload = shardingPayloadIn(hex);
        if (payload === undefined) continue;
        assert.equal(writtenAgain(payload), hexOf(payload.bytes), name);
        manifests.add(payload.manifest);
      }
      assert.isAtLeast(manifests.size, 3);
    });
  }
});

/** The payload of serializer 13 in a frame, with or without a selection around it. */
function shardingPayloadIn(hex: string): Payload | undefined {
  const bytes = bytesOf(hex);
  if (bytes.length < 4) return undefined;
  const pdu = decodePdu(bytes, 4);
  if (pdu.kind !== "payload") return undefined;
  let payload = decodeContainer(pdu.bytes).envelope?.payload;
  if (payload?.serializerId === 6) ({ payload } = decodeSelectionEnvelope(payload.bytes));
  return payload?.serializerId === SHARDING ? payload : undefined;
}
