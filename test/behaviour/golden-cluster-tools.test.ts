import { assert, describe, it } from "vitest";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import { decodeSelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { clusterToolsReference, clusterToolsSerializers, clusterToolsTypes } from "../../src/cluster-tools/internal.ts";
import { Publish, Send } from "../../src/cluster-tools/index.ts";
import { type ActorRefResolver, Registry } from "../../src/serialization/index.ts";
import type { ActorRef } from "../../src/actor/index.ts";
import { capturesOf } from "../fixtures/captures.ts";
import { pathRefs, refTo } from "../fixtures/path-ref.ts";
import { bytesOf, hexOf } from "./golden-form.ts";

const { serialization } = systemSerialization(
  clusterToolsReference().withFallback(serializersReference()),
  { registry: new Registry(), builtIn: clusterToolsSerializers, types: clusterToolsTypes },
  { pathOf: pathRefs.pathOf, resolve: (path: string) => refTo(path) } as unknown as ActorRefResolver<ActorRef>,
);

interface Payload {
  readonly serializerId: number;
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

/** The bytes that are written for what was read of `payload`. */
function writtenAgain({ serializerId, manifest, bytes }: Payload): string {
  const message = serialization.deserialize(bytes, serializerId, manifest);
  const serializer = serialization.serializers.ofInstance(message as object);
  assert.equal(serializer?.identifier, serializerId);
  assert.equal(serializer?.manifestOf(message), manifest);
  return hexOf(serializer?.toBytes(message) ?? new Uint8Array());
}

const FILES = { 9: "cluster-serializer-pubsub", 15: "cluster-serializer-client" } as const;
/** A client sends them to itself. */
const TICKS: ReadonlySet<string> = new Set(["RefreshContactsTick", "HeartbeatTick", "ReconnectTimeout"]);

for (const [identifier, file] of Object.entries(FILES)) {
  describe(`messages captured from Akka.Cluster.Tools' serializer ${identifier}`, () => {
    const captures = capturesOf(file).filter(({ serializerId, name }) => serializerId === Number(identifier) && !TICKS.has(name));
    for (const { name, hex, manifest, serializerId } of captures) {
      it(`are read and written again byte for byte: ${name}`, () => {
        assert.equal(writtenAgain({ serializerId, manifest, bytes: bytesOf(hex) }), hex);
      });
    }
  });
}

describe("messages captured from Akka.Cluster.Tools' serializers", () => {
  it("mean what they were made of", () => {
    const read = (name: string): unknown => {
      const found = capturesOf(FILES[9]).find((each) => each.name === name);
      return serialization.deserialize(bytesOf(found?.hex ?? ""), 9, found?.manifest ?? "");
    };
    assert.deepEqual(read("Send"), new Send("/user/q", "hello", true));
    assert.deepEqual(read("Publish"), new Publish("news", "hello"));
    assert.isTrue((read("Publish each group") as Publish).sendOneMessageToEachGroup);
  });
});

describe("frames captured between mediators, and between clients and receptionists", () => {
  for (const file of ["cluster-frames-pubsub", "cluster-frames-foreign-pubsub", "cluster-frames-client"]) {
    it(`contain messages that are read and written again byte for byte: ${file}`, () => {
      const manifests = new Set<string>();
      for (const { name, hex } of capturesOf(file)) {
        const payload = toolsPayloadIn(hex);
        if (payload === undefined) continue;
        assert.equal(writtenAgain(payload), hexOf(payload.bytes), name);
        manifests.add(payload.manifest);
      }
      assert.includeMembers([...manifests], ["A", "B"]);
    });
  }
});

/** The payload of a serializer of the tools in a frame, with or without a selection around it. */
function toolsPayloadIn(hex: string): Payload | undefined {
  if (hex === "") return undefined;
  const pdu = decodePdu(bytesOf(hex), 4);
  if (pdu.kind !== "payload") return undefined;
  let payload = decodeContainer(pdu.bytes).envelope?.payload;
  if (payload?.serializerId === 6) ({ payload } = decodeSelectionEnvelope(payload.bytes));
  return payload !== undefined && Object.hasOwn(FILES, payload.serializerId) ? payload : undefined;
}
