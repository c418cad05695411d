/** Defaults of distributed pub-sub: the keys of Akka.NET's `akka.cluster.pub-sub`. */
export const pubSubReferenceConf = `
akka.cluster.pub-sub {
  # Name of the mediator, below /system: the same on every node.
  name = distributedPubSubMediator

  # Members without this role have no mediator. Empty: all members have one.
  role = ""

  # How Send chooses among several actors, and a published message among the subscribers of a group: random, round-robin or broadcast.
  routing-logic = random

  # How often a mediator tells another one what it knows.
  gossip-interval = 1 s

  # For how long a mediator remembers what was removed, and a topic without subscribers stays.
  removed-time-to-live = 120 s

  # Most entries that one message tells; the others follow in the next rounds.
  max-delta-elements = 3000

  # Publish a message that has no subscribers as dead letter.
  send-to-dead-letters-when-no-subscribers = on

  # Of messages that are published with an acknowledgement.
  buffered-messages {
    # So many messages wait for the first subscriber of a topic; the oldest one gives way.
    max-per-topic = 1000
    # How often the mediator looks which of them have waited too long.
    timeout-check-interval = 500 ms
  }

  # Path of the dispatcher of the mediator. Empty: that of all actors below /system.
  use-dispatcher = ""
}

akka.actor {
  # Messages between mediators.
  serializers.akka-pubsub = "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools"
  serialization-bindings {
    # Messages between mediators.
    "Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools" = akka-pubsub
    # A message for one subscriber of a group.
    "Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools" = akka-pubsub
  }
  # Of the serializer for messages between mediators.
  serialization-identifiers."Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools" = 9
}
`;
