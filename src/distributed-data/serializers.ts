import type { BindableType, BuiltInFactory } from "../serialization/index.ts";
import { ReplicatedData } from "./data/replicated-data.ts";
import { Key } from "./key/key.ts";
import { ReplicatorMessage } from "./message/replicator-message.ts";
import { ReplicatedDataSerializer } from "./serializer/replicated-data-serializer.ts";
import { ReplicatorMessageSerializer } from "./serializer/replicator-message-serializer.ts";
import { Inflation } from "./wire/inflation.ts";

/** The serializers of distributed data by their class names in Akka.NET, for one system. `maximumCompressedParts`: of one message. */
export function distributedDataSerializers(maximumCompressedParts: () => number): ReadonlyMap<string, BuiltInFactory> {
  const inflation = new Inflation(maximumCompressedParts);
  return new Map<string, BuiltInFactory>([
    [
      "Akka.DistributedData.Serialization.ReplicatedDataSerializer",
      ({ identifier, payloads, refs }) => new ReplicatedDataSerializer(identifier, payloads, refs, inflation),
    ],
    [
      "Akka.DistributedData.Serialization.ReplicatorMessageSerializer",
      ({ identifier, payloads, refs }) => new ReplicatorMessageSerializer(identifier, payloads, refs, inflation),
    ],
  ]);
}

/** The types that they are bound to. */
export const distributedDataTypes: readonly BindableType[] = [
  {
    name: "Akka.DistributedData.IReplicatorMessage, Akka.DistributedData",
    type: ReplicatorMessage as unknown as new () => ReplicatorMessage,
  },
  {
    name: "Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData",
    matches: (message) => message instanceof ReplicatedData || message instanceof Key,
  },
];
