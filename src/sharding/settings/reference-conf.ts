/** Defaults of cluster sharding: the keys of Akka.NET's `akka.cluster.sharding` that have an effect. */
export const shardingReferenceConf = `
akka.cluster.sharding {
  # Name of the actor below /system that is the parent of all regions: the same on every node.
  guardian-name = sharding

  # Members with this role host shards. Empty: all members.
  role = ""

  # Whether entities are started again after a move or a crash, without a message. The same on every node.
  remember-entities = off

  # Where the ids of remembered entities are kept: ddata, or eventsourced, which nodes that host shards refuse.
  remember-entities-store = "ddata"

  # Where the coordinator keeps its state: ddata, or persistence, which nodes that host shards refuse. The same on every node.
  state-store-mode = "persistence"

  # Entities without a message for so long are passivated. off: never. Remembered entities are not passivated by themselves.
  passivate-idle-entity-after = 120s

  # How long a coordinator that has stopped pauses before it starts again: up to five times as long if it stops again and again.
  coordinator-failure-backoff = 5 s

  # How often a region registers, or asks for the homes of shards, until it gets an answer.
  retry-interval = 2 s

  # Most messages of a region that wait for the homes of their shards, and of a shard that wait for passivating entities. Beyond it messages are dropped.
  buffer-size = 100000

  # How long the hand-off of a shard may take before the shard stays where it is.
  handoff-timeout = 60 s

  # How long a region has to start a shard before it is told again.
  shard-start-timeout = 10 s

  # How long a shard pauses that could not read its remembered entities.
  shard-failure-backoff = 10 s

  # How long a remembered entity pauses that has ended without being passivated. It starts earlier if there is a message for it.
  entity-restart-backoff = 10 s

  # How the remembered entities of a shard start: all at once, or constant, at the rate below.
  entity-recovery-strategy = "all"

  entity-recovery-constant-rate-strategy {
    # Pause between two batches.
    frequency = 100 ms
    # Entities of a batch.
    number-of-entities = 5
  }

  # Path of the section of a lease that each shard needs before entities start in it. Empty: none. That of the coordinator is set in coordinator-singleton.
  use-lease = ""

  # How often a shard that has not got its lease asks for it again.
  lease-retry-interval = 5 s

  # How often the coordinator looks whether shards should move.
  rebalance-interval = 10 s

  # How long shards and regions have to answer queries.
  shard-region-query-timeout = 3 s

  # Path of the dispatcher of regions, shards and entities. Empty: that of all actors below /system.
  use-dispatcher = ""

  # Whether regions log where each message goes, at the level debug.
  verbose-debug-logging = off

  # How long the replicas have to tell the state of a coordinator that starts, before they are asked again.
  waiting-for-state-timeout = 2 s

  # How long the replicas have to store a change of the state, before they are told again.
  updating-state-timeout = 5 s

  coordinator-state {
    # Replicas beyond a majority to which the state is written: a number, or all.
    write-majority-plus = 3
    # Replicas beyond a majority from which the state is read: a number, or all.
    read-majority-plus = 5
  }

  # Path of the section of the coordinator's singleton, laid out as akka.cluster.singleton, which has what it lacks. A lease is set there, with use-lease. Role
  # and name are those of sharding.
  coordinator-singleton = "akka.cluster.singleton"

  # The replicator of the state, as akka.cluster.distributed-data. Its role is that of the regions.
  distributed-data {
    # At least so many replicas store the state, or all if there are fewer.
    majority-min-cap = 5
    # Whether reads and writes ask the oldest members first.
    prefer-oldest = on
    # Most keys that one message of gossip compares or tells.
    max-delta-elements = 5
    # Keys that are stored on disk, if entities are remembered: those of the entities of each shard.
    durable.keys = ["shard-*"]
  }

  # Which region gets a shard, and which shards move.
  least-shard-allocation-strategy {
    # Most shards that move at once. 0: rebalance-threshold and max-simultaneous-rebalance decide.
    rebalance-absolute-limit = 0
    # Most shards that move at once, as a share of all shards, if there is an absolute limit.
    rebalance-relative-limit = 0.1
    # Shards move if the fullest region has more than so many more than the emptiest.
    rebalance-threshold = 1
    # Most shards that move at once.
    max-simultaneous-rebalance = 3
  }

  # How long a client that sets or reads the locations of shards waits for replicators. Akka.NET reads this key as well, but has no default: C# clients need a value.
  external-shard-allocation-strategy.client-timeout = 5 s
}

akka.actor {
  # Messages of cluster sharding.
  serializers.akka-sharding = "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding"
  # Messages of cluster sharding.
  serialization-bindings."Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding" = akka-sharding
  # Of the serializer for messages of cluster sharding.
  serialization-identifiers."Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding" = 13
}
`;
