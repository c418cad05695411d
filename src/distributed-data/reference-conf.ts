/** Defaults of distributed data. */
export const distributedDataReferenceConf = `
akka.actor {
  serializers {
    # Messages between replicators.
    akka-data-replication = "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData"
    # Replicated values and their keys.
    akka-replicated-data = "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData"
  }
  serialization-bindings {
    # Messages between replicators.
    "Akka.DistributedData.IReplicatorMessage, Akka.DistributedData" = akka-data-replication
    # Replicated values and their keys.
    "Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData" = akka-replicated-data
  }
  serialization-identifiers {
    # Of the serializer for replicated values and their keys.
    "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData" = 11
    # Of the serializer for messages between replicators.
    "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData" = 12
  }
}
`;
