/** Defaults of singletons. */
export const singletonReferenceConf = `
akka.cluster.singleton {
  # Name of the singleton, a child of its manager.
  singleton-name = "singleton"

  # Members with this role may run the singleton. Empty: all members.
  role = ""

  # How often a manager that becomes the oldest asks the previous one for the singleton.
  hand-over-retry-interval = 1 s

  # How often at least it asks before it starts over; more often if the removal margin takes longer. The other side offers the singleton three times fewer, and stops it then.
  min-number-of-hand-over-retries = 15

  # Path of the section that describes a lease, which a manager needs before it creates the singleton. Empty: none.
  use-lease = ""

  # How often a manager without the lease asks for it again.
  lease-retry-interval = 5 s

  # Whether a singleton that moves goes to the oldest among the members with the highest app-version, instead of the oldest of all.
  consider-app-version = false
}

akka.cluster.singleton-proxy {
  # Name of the singleton, a child of its manager.
  singleton-name = "singleton"

  # Members with this role may run the singleton. Empty: all members.
  role = ""

  # How often the proxy looks for the singleton until it has found it.
  singleton-identification-interval = 1 s

  # Log a warning if the singleton is not found for a while.
  log-singleton-identification-failure = true

  # How long that is.
  singleton-identification-failure-period = 30 s

  # Messages that wait until the singleton is found; beyond this the oldest is dropped. 0: none waits. At most 10000.
  buffer-size = 1000
}

akka.actor {
  # Messages between managers of singletons.
  serializers.akka-singleton = "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools"
  # Messages between managers of singletons.
  serialization-bindings."Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools" = akka-singleton
  # Of the serializer for messages between managers of singletons.
  serialization-identifiers."Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools" = 14
}
`;
