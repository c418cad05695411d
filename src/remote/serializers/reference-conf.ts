/** Defaults for the serializers of Akka's own messages. */
export const akkaSerializersReferenceConf = `
akka.actor {
  serializers {
    # Messages on their way to where a selection leads.
    akka-containers = "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote"
    # Akka's own messages and values.
    akka-misc = "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote"
    # Requests to create an actor.
    daemon-create = "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote"
    # Death watch and supervision between systems. Another serializer in its place stops the start.
    akka-system-msg = "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote"
  }

  serialization-bindings {
    # Selections.
    "Akka.Actor.ActorSelectionMessage, Akka" = akka-containers
    # Requests to create an actor.
    "Akka.Remote.DaemonMsgCreate, Akka.Remote" = daemon-create
    # Questions for refs, and their answers.
    "Akka.Actor.Identify, Akka" = akka-misc
    "Akka.Actor.ActorIdentity, Akka" = akka-misc
    # A ref as a whole message.
    "Akka.Actor.IActorRef, Akka" = akka-misc
    # Orders to actors.
    "Akka.Actor.PoisonPill, Akka" = akka-misc
    "Akka.Actor.Kill, Akka" = akka-misc
    # Outcomes.
    "Akka.Actor.Status+Failure, Akka" = akka-misc
    "Akka.Actor.Status+Success, Akka" = akka-misc
    # Routers.
    "Akka.Routing.FromConfig, Akka" = akka-misc
    "Akka.Routing.DefaultResizer, Akka" = akka-misc
    "Akka.Routing.RoundRobinPool, Akka" = akka-misc
    "Akka.Routing.BroadcastPool, Akka" = akka-misc
    "Akka.Routing.RandomPool, Akka" = akka-misc
    "Akka.Routing.ScatterGatherFirstCompletedPool, Akka" = akka-misc
    "Akka.Routing.TailChoppingPool, Akka" = akka-misc
    "Akka.Routing.ConsistentHashingPool, Akka" = akka-misc
    # Configurations.
    "Akka.Configuration.Config, Akka" = akka-misc
    # Heartbeats of death watch.
    "Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote" = akka-misc
    "Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote" = akka-misc
    # Death watch and supervision. Another serializer stops the start.
    "Akka.Dispatch.SysMsg.SystemMessage, Akka" = akka-system-msg
  }

  serialization-identifiers {
    # Of the serializer for requests to create an actor.
    "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote" = 3
    # Of the serializer for selections.
    "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote" = 6
    # Of the serializer for Akka's own messages.
    "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote" = 16
    # Of the serializer for system messages. Every peer knows them by 22, so another id stops the start.
    "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote" = 22
  }
}
`;
