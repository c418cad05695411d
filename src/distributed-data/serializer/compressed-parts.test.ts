import { assert, it } from "vitest";
import { DataCluster } from "../../../test/behaviour/distributed-data.fixture.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import type { Serialization } from "../../serialization/index.ts";
import { ORSet } from "../data/or-set.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import { DataEnvelope } from "../message/data-envelope.ts";
import { DeltaPropagation } from "../message/replication.ts";
import { TooManyCompressedPartsError } from "../wire/errors.ts";

const node = new ReplicaNode("a", 1, 1);
const envelope = new DataEnvelope(ORSet.empty().add(node, "x"));

/** A message with so many compressed sets. */
function messageOf(count: number): DeltaPropagation {
  const delta = { envelope, fromNumber: 1, toNumber: 1 };
  return new DeltaPropagation(node, false, new Map(Array.from({ length: count }, (_, index) => [`key-${index}`, delta] as const)));
}

describeSetting("ritsem.distributed-data.maximum-compressed-parts", () => {
  it("limits the compressed sets of one message, which is dropped as a whole", async () => {
    const cluster = new DataCluster("ritsem.distributed-data.maximum-compressed-parts = 3");
    const { system } = await cluster.systems.start("Test", "");
    const { serialization } = (system as unknown as { readonly provider: { readonly serialization: Serialization } }).provider;
    const readAgain = (message: object): unknown => {
      const { bytes, serializerId, manifest } = serialization.serialize(message);
      return serialization.deserialize(bytes, serializerId, manifest);
    };
    assert.instanceOf(readAgain(messageOf(3)), DeltaPropagation);
    assert.throws(() => readAgain(messageOf(4)), TooManyCompressedPartsError);
    assert.instanceOf(readAgain(messageOf(3)), DeltaPropagation);
    await cluster.terminate();
  });
});
