/** Defaults of distributed data: the keys of Akka.NET's `akka.cluster.distributed-data`. */
export const distributedDataReferenceConf = `
akka.cluster.distributed-data {
  # Name of the replicator, below /user: the same on every node.
  name = ddataReplicator

  # Members with this role are replicas. Empty: all members.
  role = ""

  # How often a replicator compares its values with those of another one.
  gossip-interval = 2 s

  # How often subscribers are notified, if there are changes.
  notify-subscribers-interval = 500 ms

  # Most keys that one message of gossip compares or tells; the others follow in the next rounds.
  max-delta-elements = 500

  # Path of the dispatcher of the replicator. Empty: the default dispatcher.
  use-dispatcher = ""

  # How often a replicator looks for parts of members that were removed.
  pruning-interval = 120 s

  # How long a change takes at most to reach all replicas, while none is unreachable. So long a replicator waits with the part of a member that was removed.
  max-pruning-dissemination = 300 s

  # How long the marker of a part that was pruned is kept.
  pruning-marker-time-to-live = 6 h

  # Whether reads and writes ask the oldest members first, instead of members at random.
  prefer-oldest = off

  durable {
    # Keys whose values are stored on disk, so that they survive the end of all nodes; with * at the end, all that start so: ["shard-*"].
    keys = []

    # How long the marker of a part that was pruned is kept in durable values: longer than any replica that stores them is down.
    pruning-marker-time-to-live = 10 d

    # What stores them: a name in durableStores of the program, or this class of Akka.NET, which here stands for a file of another format, below lmdb.dir.
    store-actor-class = "Akka.DistributedData.LightningDB.LmdbDurableStore, Akka.DistributedData.LightningDB"

    lmdb {
      # Folder of the file. If it ends with ddata, names of system and replicator, and the port, are added: set another one if the port changes.
      dir = "ddata"

      # Most bytes of all values together. A change beyond it is answered by StoreFailure.
      map-size = 100 MiB

      # How long changes are collected before they are written. Answers do not wait then, and what was not written is lost in a crash. off: answers wait.
      write-behind-interval = off
    }
  }

  # Changes as small messages of their own, instead of whole values.
  delta-crdt {
    # Whether changes are sent so.
    enabled = on

    # So many changes of a key are sent so; if there are more that another node lacks, it gets the whole value by gossip.
    max-delta-size = 50
  }
}

ritsem.distributed-data {
  # Most compressed sets and dictionaries in one message, which is dropped if it has more: each costs about 2 KiB until the message is read.
  maximum-compressed-parts = 2000

  # Most reads and writes that wait at one time for other replicas, or for durable values to be loaded. Others fail at once, as if too few replicas had answered.
  maximum-pending-requests = 10000

  # Most keys of a replicator, deleted ones included. A new one is refused: an Update is answered by ModifyFailure, and what other replicas send is dropped.
  maximum-keys = 100000

  # Most bytes of all values of a replicator, counted as they travel, before compression. Above it changes are refused as new keys are; deleting is possible.
  maximum-size = 256 MiB

  # Most subscriptions at a replicator. Others are ignored, with a warning.
  maximum-subscriptions = 10000
}

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
