/** Defaults of clusters: the keys of Akka.NET's `akka.cluster` that are read here. */
export const clusterReferenceConf = `
akka.cluster {
  # Where to join: addresses such as "akka.tcp://System@host:8110". The first one forms the cluster if none of the others has. Empty: the program joins by
  # Cluster.get(system).join.
  seed-nodes = []

  # How long to wait for an answer of a seed node, before all are asked again.
  seed-node-timeout = 5 s

  # How long to wait for the welcome of the node that was joined, before joining starts again. off: for ever.
  retry-unsuccessful-join-after = 10 s

  # When to give up joining the seed nodes and shut the system down. off: never.
  shutdown-after-unsuccessful-join-seed-nodes = off

  # How long a member must be unreachable before the leader downs it, if there is no downing provider. off: never. Dangerous: both sides of a
  # partition go on.
  auto-down-unreachable-after = off

  # How much longer than the removal of a downed member others wait before they start anew what ran there. off: no longer.
  down-removal-margin = off

  # The downing provider, which decides which unreachable members are downed: Akka.NET's class name, or the name of a provider that the program
  # passes to ActorSystem.create. Empty: no member is downed automatically. @mapped
  downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"

  # After how long without convergence nodes that join become WeaklyUp. on: 7 s; off: they wait.
  allow-weakly-up-members = 7 s

  # What this node is for. A name may have a section below role.
  roles = []

  # The version of the application: up to three numbers such as 1.2.3, optionally with -rest or +rest. assembly-version means 0.0.0, since there
  # are no assemblies. @mapped
  app-version = "assembly-version"

  # Shut the system down when its node was downed or removed.
  run-coordinated-shutdown-when-down = on

  # For each role: min-nr-of-members, how many members must have it before any member becomes Up. @free
  role {}

  # How many members there must be before any of them becomes Up.
  min-nr-of-members = 1

  # Log what happens to the cluster at INFO level.
  log-info = on

  # Log each event of the cluster at INFO level.
  log-info-verbose = off

  # When gossip and the work of the leader start.
  periodic-tasks-initial-delay = 1 s

  # How often a node tells another one what it knows.
  gossip-interval = 1 s

  # How long the leader remembers removed nodes, so that older gossip does not bring them back.
  prune-gossip-tombstones-after = 24 h

  # How often the leader acts.
  leader-actions-interval = 1 s

  # How often a node looks who has fallen silent.
  unreachable-nodes-reaper-interval = 1 s

  # How likely gossip goes to a member that has not seen the present state: between 0 and 1.
  gossip-different-view-probability = 0.8

  # From this many members on that probability falls.
  reduce-gossip-different-view-probability = 400

  # Path of the dispatcher of the cluster's own actors. Empty: that of all actors below /system.
  use-dispatcher = ""

  # Send heartbeats that Akka.NET before 1.4.19 reads.
  use-legacy-heartbeat-message = false

  # Judges the members that this node watches, by their answers to its heartbeats.
  failure-detector {
    # Akka.NET's name of the detector, or the name of a detector that the program passes to ActorSystem.create.
    implementation-class = "Akka.Remote.PhiAccrualFailureDetector, Akka.Remote"
    # How often a heartbeat is sent to each.
    heartbeat-interval = 1 s
    # Suspicion from which on a member is unreachable: 8 is one wrong verdict in 10^8.
    threshold = 8.0
    # Intervals between answers that are remembered.
    max-sample-size = 1000
    # Intervals count as at least this irregular.
    min-std-deviation = 100 ms
    # Silence that is nothing to worry about.
    acceptable-heartbeat-pause = 3 s
    # How many others watch each member.
    monitored-by-nr-of-members = 9
    # A member that has not answered for this long after the first heartbeat counts as heard of then, so that its silence is noticed.
    expected-response-after = 1 s
  }

  debug {
    # Log each heartbeat at DEBUG level.
    verbose-heartbeat-logging = off
    # Log each gossip that arrives at DEBUG level.
    verbose-receive-gossip-logging = off
  }
}

akka.actor {
  # Messages between cluster nodes.
  serializers.akka-cluster = "Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster"
  # Messages between cluster nodes.
  serialization-bindings."Akka.Cluster.IClusterMessage, Akka.Cluster" = akka-cluster
  # Cluster-aware pools that are deployed on another node.
  serialization-bindings."Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster" = akka-cluster
  # Of the serializer for messages between cluster nodes.
  serialization-identifiers."Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster" = 5
}
`;
