/** Defaults of cluster clients and receptionists: the keys of Akka.NET's `akka.cluster.client`. */
export const clientReferenceConf = `
akka.cluster.client {
  # Full paths of receptionists that a client asks first: "akka.tcp://System@host:8110/system/receptionist". At least one, here or in code.
  initial-contacts = []

  # How often a client without a receptionist asks for one.
  establishing-get-contacts-interval = 3 s

  # How often a client asks its receptionist for others.
  refresh-contacts-interval = 60 s

  # How often a client sends a heartbeat to its receptionist.
  heartbeat-interval = 2 s

  # A receptionist is lost that has not answered for this long and heartbeat-interval.
  acceptable-heartbeat-pause = 13 s

  # So many messages wait while there is no receptionist; the oldest one gives way. 0: none waits. At most 10000.
  buffer-size = 1000

  # A client that finds no receptionist within this time stops. off: it never stops.
  reconnect-timeout = off

  receptionist {
    # Name of the receptionist, below /system: the same on every node.
    name = receptionist
    # Members without this role have no receptionist. Empty: all members have one.
    role = ""
    # So many receptionists are told to a client.
    number-of-contacts = 3
    # Replies to a client pass through an actor, which stops after so long without any.
    response-tunnel-receive-timeout = 30 s
    # Path of the dispatcher of the receptionist. Empty: that of all actors below /system.
    use-dispatcher = ""
    # How often clients send heartbeats.
    heartbeat-interval = 2 s
    # A client is unreachable that has not sent one for this long and heartbeat-interval.
    acceptable-heartbeat-pause = 13 s
    # How often the receptionist looks which clients are unreachable.
    failure-detection-interval = 2 s
  }
}

akka.actor {
  # Messages between clients and receptionists.
  serializers.akka-cluster-client = "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools"
  serialization-bindings {
    # Messages between clients and receptionists.
    "Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools" = akka-cluster-client
    # Messages for a client.
    "Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools" = akka-cluster-client
  }
  # Of the serializer for messages between clients and receptionists.
  serialization-identifiers."Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools" = 15
}
`;
