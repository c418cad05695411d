// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { ConfigDuration, ConfigList, ConfigName, ConfigNumber, ConfigPathKey, ConfigSize, ConfigSwitch, ConfigText, ConfigValue, ConfigWord, NotSet, OwnSection } from "../config-values.ts";

/**
 * The configuration of a system as a plain object: all known settings, with their kinds of values. A key that has a dot is a path, and is not checked; so are
 * sections of the program's own.
 */
export interface ConfigObject {
  readonly akka?: {
    readonly actor?: {
      /** How long an ask waits for its reply if it has no timeout of its own. Default: `infinite`. */
      readonly "ask-timeout"?: ConfigDuration | NotSet;
      /** How long the system may take to start, including binding its ports. Default: `20 s`. */
      readonly "creation-timeout"?: ConfigDuration | NotSet;
      readonly debug?: {
        /** Messages that every actor handles automatically: PoisonPill, Kill, Identify, Terminated. Default: `off`. */
        readonly autoreceive?: ConfigSwitch | NotSet;
        /** Subscriptions to the event stream. Default: `off`. */
        readonly "event-stream"?: ConfigSwitch | NotSet;
        /** Events and transitions of actors that extend LoggingFSM. Default: `off`. */
        readonly fsm?: ConfigSwitch | NotSet;
        /** Starts, restarts and stops. Default: `off`. */
        readonly lifecycle?: ConfigSwitch | NotSet;
        /** Starts and cancellations of this.timers, and timer messages that are discarded. Default: `off`. */
        readonly "log-timers"?: ConfigSwitch | NotSet;
        /** Every message that an actor handles. Default: `off`. */
        readonly receive?: ConfigSwitch | NotSet;
        /** Actors that the section deployment defines as routers although their props do not, at WARNING. Default: `off`. */
        readonly "router-misconfiguration"?: ConfigSwitch | NotSet;
        /** Messages for which their recipient has no handler. Default: `off`. */
        readonly unhandled?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "default-blocking-io-dispatcher"?: {
        /** Blocking-I/O dispatcher: executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"default-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        /** Messages per turn. Default: `1`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** As that of the default dispatcher. Default: `"Dispatcher"`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "default-dispatcher"?: {
        /** Balancing dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `on`. */
        readonly "attempt-teamwork"?: ConfigValue | NotSet;
        /** Marker section. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `{}`. */
        readonly "current-context-executor"?: OwnSection | NotSet;
        /** Marker section. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `{}`. */
        readonly "default-executor"?: OwnSection | NotSet;
        /** Thread source. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"default-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        readonly "fork-join-executor"?: {
          /** Threads per core. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1.0`. */
          readonly "parallelism-factor"?: ConfigValue | NotSet;
          /** Thread bound. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `64`. */
          readonly "parallelism-max"?: ConfigValue | NotSet;
          /** Thread bound. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `8`. */
          readonly "parallelism-min"?: ConfigValue | NotSet;
          /** Queue discipline of the pool. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"FIFO"`. */
          readonly "task-peeking-mode"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Kind of queue that the mailboxes of its actors must have, a name below akka.actor.mailbox.requirements. Empty: any. Default: `""`. */
        readonly "mailbox-requirement"?: ConfigText | NotSet;
        /** Idle time before a dispatcher is torn down. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1s`. */
        readonly "shutdown-timeout"?: ConfigValue | NotSet;
        /** Marker section. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `{}`. */
        readonly "thread-pool-executor"?: OwnSection | NotSet;
        /** Number of messages that an actor handles before the next actor has its turn. Default: `30`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** Maximum length of an actor's turn, whatever the throughput. 0: no limit. Default: `0 ms`. */
        readonly "throughput-deadline-time"?: ConfigDuration | NotSet;
        /** Kind of dispatcher. All kinds share the event loop: Dispatcher, TaskDispatcher, PinnedDispatcher, ForkJoinDispatcher and SynchronizedDispatcher differ only in their settings. Default: `"Dispatcher"`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "default-fork-join-dispatcher"?: {
        readonly "dedicated-thread-pool"?: {
          /** dedicated thread pool dispatcher: thread detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `3`. */
          readonly "thread-count"?: ConfigValue | NotSet;
          /** dedicated thread pool dispatcher: thread detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `background`. */
          readonly threadtype?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** dedicated thread pool dispatcher: executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `fork-join-executor`. */
        readonly executor?: ConfigValue | NotSet;
        /** Messages per turn. Default: `30`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** As that of the default dispatcher. Default: `ForkJoinDispatcher`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "default-mailbox"?: {
        /** Capacity of a bounded mailbox. Default: `1000`. */
        readonly "mailbox-capacity"?: ConfigNumber | NotSet;
        /** How long a message waits for room in a full bounded mailbox before it becomes a dead letter; its sender does not wait. 0: not at all. Default: `10 s`. */
        readonly "mailbox-push-timeout-time"?: ConfigDuration | NotSet;
        /** Kind of mailbox. Akka.Dispatch.UnboundedMailbox, UnboundedDequeBasedMailbox, BoundedMailbox and BoundedDequeBasedMailbox are built in; the system's setup can define others. Default: `"Akka.Dispatch.UnboundedMailbox"`. */
        readonly "mailbox-type"?: ConfigText | NotSet;
        /** Maximum number of messages in a stash. 0 or less: no limit. Default: `-1`. */
        readonly "stash-capacity"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly deployment?: {
        readonly default?: {
          readonly cluster?: {
            /** Whether the node of the router may have routees. Off for a router that only gives work to others. Default: `on`. */
            readonly "allow-local-routees"?: ConfigSwitch | NotSet;
            /** Makes the router cluster-aware: its routees are on the members of the cluster and follow them. Default: `off`. */
            readonly enabled?: ConfigSwitch | NotSet;
            /** The most routees of a pool on each member. Default: `1`. */
            readonly "max-nr-of-instances-per-node"?: ConfigNumber | NotSet;
            /** The most routees on all members together. nr-of-instances means the same; if the section has both, nr-of-instances decides. Default: `10000`. */
            readonly "max-total-nr-of-instances"?: ConfigText | NotSet;
            /** Members with this role have routees. Empty: all members. Default: `""`. */
            readonly "use-role"?: ConfigText | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Path of the section of the actor's dispatcher. Empty: as in code. Default: `""`. */
          readonly dispatcher?: ConfigText | NotSet;
          /** Path of the section of the actor's mailbox. Empty: as in code. Default: `""`. */
          readonly mailbox?: ConfigText | NotSet;
          /** Number of routees of a pool. Default: `1`. */
          readonly "nr-of-instances"?: ConfigNumber | NotSet;
          /** Address of the system in which the actor runs, akka.tcp://System@host:port; a router runs there with its routees. Empty: as in code. Without remoting, the actor runs here. Default: `""`. */
          readonly remote?: ConfigText | NotSet;
          readonly resizer?: {
            /** Fraction of the routees that is removed then, rounded up. Default: `0.1`. */
            readonly "backoff-rate"?: ConfigNumber | NotSet;
            /** Routees are removed if less than this fraction is busy. 0: never. Default: `0.3`. */
            readonly "backoff-threshold"?: ConfigNumber | NotSet;
            /** Whether and how the size of a pool follows its load. Default: `off`. */
            readonly enabled?: ConfigSwitch | NotSet;
            /** Minimum number of routees. Default: `1`. */
            readonly "lower-bound"?: ConfigNumber | NotSet;
            /** Number of messages between two resizes. Default: `10`. */
            readonly "messages-per-resize"?: ConfigNumber | NotSet;
            /** When a routee counts as busy. 0: it has a message; 1: another message waits; more: this many messages wait. Default: `1`. */
            readonly "pressure-threshold"?: ConfigNumber | NotSet;
            /** Fraction of the routees that is added if all are busy, rounded up. Default: `0.2`. */
            readonly "rampup-rate"?: ConfigNumber | NotSet;
            /** Maximum number of routees. Must not be below lower-bound. Default: `10`. */
            readonly "upper-bound"?: ConfigNumber | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          readonly routees?: {
            /** Paths of the routees of a group. Default: `[]`. */
            readonly paths?: ConfigList | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Kind of router, for props with withRouter: a name from router.type-mapping. from-code: as in code, and the keys below are ignored. Default: `"from-code"`. */
          readonly router?: ConfigText | NotSet;
          /** Maximum number of messages in the actor's stash. 0 or less: as in code. Default: `-1`. */
          readonly "stash-capacity"?: ConfigNumber | NotSet;
          readonly "tail-chopping-router"?: {
            /** How long a tail-chopping router waits before it asks the next routee. A key of ours: Akka.NET has no default for it. Default: `10 ms`. */
            readonly interval?: ConfigDuration | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          readonly target?: {
            /** Addresses of the systems to which the routees of a pool are distributed in turn; the router stays here. Empty: here. Without remoting, they run here. Default: `[]`. */
            readonly nodes?: ConfigList | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Number of places of each routee on the ring of a consistent-hashing router. Default: `10`. */
          readonly "virtual-nodes-factor"?: ConfigNumber | NotSet;
          /** How long a scatter-gather or tail-chopping router waits for a reply. Default: `5 s`. */
          readonly within?: ConfigDuration | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      /** The strategy for top-level actors. Akka.Actor.DefaultSupervisorStrategy restarts an actor that fails, unless it could not be started, was killed or did not handle the Terminated of an actor it watched; Akka.Actor.StoppingSupervisorStrategy stops it. Strategies defined in code can be named as well. Default: `"Akka.Actor.DefaultSupervisorStrategy"`. */
      readonly "guardian-supervisor-strategy"?: ConfigText | NotSet;
      readonly inbox?: {
        /** How long Inbox.receive waits if it has no timeout of its own. Default: `5 s`. */
        readonly "default-timeout"?: ConfigDuration | NotSet;
        /** Maximum number of messages in an inbox; further messages are dropped, with one warning. Default: `1000`. */
        readonly "inbox-size"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "internal-dispatcher"?: {
        readonly "channel-executor"?: {
          /** System actors' dispatcher: priority. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"high"`. */
          readonly priority?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** System actors' dispatcher: executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"default-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        readonly "fork-join-executor"?: {
          /** System actors' dispatcher: parallelism-factor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1.0`. */
          readonly "parallelism-factor"?: ConfigValue | NotSet;
          /** System actors' dispatcher: parallelism-max. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `64`. */
          readonly "parallelism-max"?: ConfigValue | NotSet;
          /** System actors' dispatcher: parallelism-min. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `4`. */
          readonly "parallelism-min"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Messages per turn. Default: `5`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** As that of the default dispatcher. Default: `"Dispatcher"`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly mailbox?: {
        readonly "bounded-deque-based"?: {
          /** Up to mailbox-capacity messages; unstashed ones are handled first. Default: `"Akka.Dispatch.BoundedDequeBasedMailbox"`. */
          readonly "mailbox-type"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "bounded-queue-based"?: {
          /** Up to mailbox-capacity messages. Default: `"Akka.Dispatch.BoundedMailbox"`. */
          readonly "mailbox-type"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "logger-queue"?: {
          /** For loggers that are actors. Default: `"Akka.Event.LoggerMailboxType"`. */
          readonly "mailbox-type"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly requirements?: {
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.bounded-deque-based`. */
          readonly "Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.bounded-queue-based`. */
          readonly "Akka.Dispatch.IBoundedMessageQueueSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.unbounded-deque-based`. */
          readonly "Akka.Dispatch.IDequeBasedMessageQueueSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.unbounded-queue-based`. */
          readonly "Akka.Dispatch.IMultipleConsumerSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.unbounded-deque-based`. */
          readonly "Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.unbounded-queue-based`. */
          readonly "Akka.Dispatch.IUnboundedMessageQueueSemantics"?: ConfigText | NotSet;
          /** The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. Default: `akka.actor.mailbox.logger-queue`. */
          readonly "Akka.Event.ILoggerMessageQueueSemantics"?: ConfigText | NotSet;
          readonly [key: string]: unknown;
        } | NotSet;
        readonly "unbounded-deque-based"?: {
          /** Any number of messages; unstashed ones are handled first, as in all mailboxes. Default: `"Akka.Dispatch.UnboundedDequeBasedMailbox"`. */
          readonly "mailbox-type"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "unbounded-queue-based"?: {
          /** Any number of messages. Default: `"Akka.Dispatch.UnboundedMailbox"`. */
          readonly "mailbox-type"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** local: a system without remoting. remote: a system that can communicate with others. Akka.NET's class names of both are accepted. Default: `local`. */
      readonly provider?: ConfigName<"local" | "remote" | "cluster"> | NotSet;
      /** Legacy reaper tick; never read. No effect here. Akka.NET does not read it. Default: `5`. */
      readonly "reaper-interval"?: ConfigValue | NotSet;
      readonly router?: {
        readonly "type-mapping"?: {
          /** All paths. Default: `"Akka.Routing.BroadcastGroup"`. */
          readonly "broadcast-group"?: ConfigText | NotSet;
          /** All children. Default: `"Akka.Routing.BroadcastPool"`. */
          readonly "broadcast-pool"?: ConfigText | NotSet;
          /** Short router name cluster-metrics-adaptive-group → implementation. Needs the cluster metrics add-on; error only when used. No effect here. It belongs to Akka.Cluster.Metrics. Default: `"Akka.Cluster.Metrics.AdaptiveLoadBalancingGroup, Akka.Cluster.Metrics"`. */
          readonly "cluster-metrics-adaptive-group"?: ConfigValue | NotSet;
          /** Short router name cluster-metrics-adaptive-pool → implementation. Needs the cluster metrics add-on; error only when used. No effect here. It belongs to Akka.Cluster.Metrics. Default: `"Akka.Cluster.Metrics.AdaptiveLoadBalancingPool, Akka.Cluster.Metrics"`. */
          readonly "cluster-metrics-adaptive-pool"?: ConfigValue | NotSet;
          /** A path for each key. Default: `"Akka.Routing.ConsistentHashingGroup"`. */
          readonly "consistent-hashing-group"?: ConfigText | NotSet;
          /** A child for each key. Default: `"Akka.Routing.ConsistentHashingPool"`. */
          readonly "consistent-hashing-pool"?: ConfigText | NotSet;
          /** The section defines no router; the props decide. Default: `"Akka.Routing.NoRouter"`. */
          readonly "from-code"?: ConfigText | NotSet;
          /** A random path. Default: `"Akka.Routing.RandomGroup"`. */
          readonly "random-group"?: ConfigText | NotSet;
          /** A random child. Default: `"Akka.Routing.RandomPool"`. */
          readonly "random-pool"?: ConfigText | NotSet;
          /** Each path in turn. Default: `"Akka.Routing.RoundRobinGroup"`. */
          readonly "round-robin-group"?: ConfigText | NotSet;
          /** Each child in turn. Default: `"Akka.Routing.RoundRobinPool"`. */
          readonly "round-robin-pool"?: ConfigText | NotSet;
          /** All paths, for the first reply. Default: `"Akka.Routing.ScatterGatherFirstCompletedGroup"`. */
          readonly "scatter-gather-group"?: ConfigText | NotSet;
          /** All children, for the first reply. Default: `"Akka.Routing.ScatterGatherFirstCompletedPool"`. */
          readonly "scatter-gather-pool"?: ConfigText | NotSet;
          /** The child with the fewest messages. Default: `"Akka.Routing.SmallestMailboxPool"`. */
          readonly "smallest-mailbox-pool"?: ConfigText | NotSet;
          /** One path after another until there is a reply. Default: `"Akka.Routing.TailChoppingGroup"`. */
          readonly "tail-chopping-group"?: ConfigText | NotSet;
          /** One child after another until there is a reply. Default: `"Akka.Routing.TailChoppingPool"`. */
          readonly "tail-chopping-pool"?: ConfigText | NotSet;
          readonly [key: string]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "serialization-bindings"?: {
        /** Questions for refs, and their answers. Default: `akka-misc`. */
        readonly "Akka.Actor.ActorIdentity, Akka"?: ConfigText | NotSet;
        /** Selections. Default: `akka-containers`. */
        readonly "Akka.Actor.ActorSelectionMessage, Akka"?: ConfigText | NotSet;
        /** A ref as a whole message. Default: `akka-misc`. */
        readonly "Akka.Actor.IActorRef, Akka"?: ConfigText | NotSet;
        /** Questions for refs, and their answers. Default: `akka-misc`. */
        readonly "Akka.Actor.Identify, Akka"?: ConfigText | NotSet;
        /** Cause of a restart that an actor asked for. No effect here. This library never sends one. Default: `akka-misc`. */
        readonly "Akka.Actor.IntentionalRestart, Akka"?: ConfigValue | NotSet;
        /** Orders to actors. Default: `akka-misc`. */
        readonly "Akka.Actor.Kill, Akka"?: ConfigText | NotSet;
        /** Orders to actors. Default: `akka-misc`. */
        readonly "Akka.Actor.PoisonPill, Akka"?: ConfigText | NotSet;
        /** Where an actor is deployed. No effect here. It is sent only inside the deployment command, whose format is fixed. Default: `akka-misc`. */
        readonly "Akka.Actor.RemoteScope, Akka"?: ConfigValue | NotSet;
        /** Outcomes. Default: `akka-misc`. */
        readonly "Akka.Actor.Status+Failure, Akka"?: ConfigText | NotSet;
        /** Outcomes. Default: `akka-misc`. */
        readonly "Akka.Actor.Status+Success, Akka"?: ConfigText | NotSet;
        /** Messages between cluster nodes. Default: `akka-cluster`. */
        readonly "Akka.Cluster.IClusterMessage, Akka.Cluster"?: ConfigText | NotSet;
        /** Cluster-aware pools that are deployed on another node. Default: `akka-cluster`. */
        readonly "Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster"?: ConfigText | NotSet;
        /** Messages of cluster sharding. Default: `akka-sharding`. */
        readonly "Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding"?: ConfigText | NotSet;
        /** Messages between clients and receptionists. Default: `akka-cluster-client`. */
        readonly "Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Messages for a client. Default: `akka-cluster-client`. */
        readonly "Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Messages between mediators. Default: `akka-pubsub`. */
        readonly "Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** A message for one subscriber of a group. Default: `akka-pubsub`. */
        readonly "Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Messages between managers of singletons. Default: `akka-singleton`. */
        readonly "Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Configurations. Default: `akka-misc`. */
        readonly "Akka.Configuration.Config, Akka"?: ConfigText | NotSet;
        /** Death watch and supervision. Another serializer stops the start. Default: `akka-system-msg`. */
        readonly "Akka.Dispatch.SysMsg.SystemMessage, Akka"?: ConfigText | NotSet;
        /** Replicated values and their keys. Default: `akka-replicated-data`. */
        readonly "Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData"?: ConfigText | NotSet;
        /** Messages between replicators. Default: `akka-data-replication`. */
        readonly "Akka.DistributedData.IReplicatorMessage, Akka.DistributedData"?: ConfigText | NotSet;
        /** Requests to create an actor. Default: `daemon-create`. */
        readonly "Akka.Remote.DaemonMsgCreate, Akka.Remote"?: ConfigText | NotSet;
        /** Heartbeats of death watch. Default: `akka-misc`. */
        readonly "Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote"?: ConfigText | NotSet;
        /** Heartbeats of death watch. Default: `akka-misc`. */
        readonly "Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote"?: ConfigText | NotSet;
        /** A pool over nodes. No effect here. It is sent only inside the deployment command, whose format is fixed. Default: `akka-misc`. */
        readonly "Akka.Remote.Routing.RemoteRouterConfig, Akka.Remote"?: ConfigValue | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.BroadcastPool, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.ConsistentHashingPool, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.DefaultResizer, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.FromConfig, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.RandomPool, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.RoundRobinPool, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.ScatterGatherFirstCompletedPool, Akka"?: ConfigText | NotSet;
        /** Routers. Default: `akka-misc`. */
        readonly "Akka.Routing.TailChoppingPool, Akka"?: ConfigText | NotSet;
        /** Messages of generated protobuf classes. Default: `proto`. */
        readonly "Google.Protobuf.IMessage, Google.Protobuf"?: ConfigText | NotSet;
        /** A Uint8Array. Default: `bytes`. */
        readonly "System.Byte[]"?: ConfigText | NotSet;
        /** Whole numbers that fit into 32 bits. Default: `primitive`. */
        readonly "System.Int32"?: ConfigText | NotSet;
        /** Bigints. Default: `primitive`. */
        readonly "System.Int64"?: ConfigText | NotSet;
        /** Everything that no other binding is for. Default: `json`. */
        readonly "System.Object"?: ConfigText | NotSet;
        /** Strings. Default: `primitive`. */
        readonly "System.String"?: ConfigText | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      readonly "serialization-identifiers"?: {
        /** Of the serializer for messages between cluster nodes. Default: `5`. */
        readonly "Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster"?: ConfigText | NotSet;
        /** Of the serializer for messages of cluster sharding. Default: `13`. */
        readonly "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding"?: ConfigText | NotSet;
        /** Of the serializer for messages between clients and receptionists. Default: `15`. */
        readonly "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Of the serializer for messages between mediators. Default: `9`. */
        readonly "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Of the serializer for messages between managers of singletons. Default: `14`. */
        readonly "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools"?: ConfigText | NotSet;
        /** Of the serializer for replicated values and their keys. Default: `11`. */
        readonly "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData"?: ConfigText | NotSet;
        /** Of the serializer for messages between replicators. Default: `12`. */
        readonly "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData"?: ConfigText | NotSet;
        /** Of the serializer for requests to create an actor. Default: `3`. */
        readonly "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for selections. Default: `6`. */
        readonly "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for Akka's own messages. Default: `16`. */
        readonly "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for strings, ints and longs. Default: `17`. */
        readonly "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for messages of generated protobuf classes. Default: `2`. */
        readonly "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for system messages. Every peer knows them by 22, so another id stops the start. Default: `22`. */
        readonly "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote"?: ConfigText | NotSet;
        /** Of the serializer for bytes. Default: `4`. */
        readonly "Akka.Serialization.ByteArraySerializer, Akka"?: ConfigText | NotSet;
        /** Of the JSON serializer. Default: `1`. */
        readonly "Akka.Serialization.NewtonSoftJsonSerializer, Akka"?: ConfigText | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      readonly "serialization-settings"?: {
        /** false: what is neither registered nor bound by name, such as a plain object, an array or a Double, is refused instead of being written by the serializer of System.Object. Default: `true`. */
        readonly "allow-unregistered-types"?: ConfigSwitch | NotSet;
        readonly hyperion?: OwnSection | NotSet;
        readonly json?: {
          /** Class names of converters for Newtonsoft.Json. No effect here. Converters are .NET classes. Register the types with members of your own. Default: `[]`. */
          readonly converters?: ConfigList | NotSet;
          /** Whether JSON names the types of objects ($type). No effect here. JSON is written as with the default, and read with and without. Default: `true`. */
          readonly "encode-type-names"?: ConfigValue | NotSet;
          /** Allocation of strings in .NET. No effect here. The runtime manages its own strings. Default: `32768`. */
          readonly "pooled-string-builder-maxsize"?: ConfigValue | NotSet;
          /** Allocation of strings in .NET. No effect here. The runtime manages its own strings. Default: `2048`. */
          readonly "pooled-string-builder-minsize"?: ConfigValue | NotSet;
          /** Whether an object that occurs twice is written once ($id, $ref). No effect here. JSON is written and read as with the default. Default: `true`. */
          readonly "preserve-object-references"?: ConfigValue | NotSet;
          /** Allocation of strings in .NET. No effect here. The runtime manages its own strings. Default: `true`. */
          readonly "use-pooled-string-builder"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly primitive?: {
          /** on: strings, ints and longs travel under .NET type names, which every version of Akka.NET reads. off: under S, I and L, which saves some 35 bytes a message and needs Akka.NET 1.5 on the other side. Both are always read. Default: `on`. */
          readonly "use-legacy-behavior"?: ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** For tests: the arguments of new actors are serialized and deserialized, unless the scope of their deployment is local. actorOf throws for arguments that cannot be sent, and for actors created by a closure. Default: `off`. */
      readonly "serialize-creators"?: ConfigSwitch | NotSet;
      /** For tests: every message between the program's actors is serialized and deserialized, to prove that it can be sent. A message that cannot be is logged and becomes a dead letter. Messages of the system itself and classes with noSerializationVerificationNeeded are skipped. Default: `off`. */
      readonly "serialize-messages"?: ConfigSwitch | NotSet;
      readonly serializers?: {
        /** Messages between cluster nodes. Default: `"Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster"`. */
        readonly "akka-cluster"?: ConfigText | NotSet;
        /** Messages between clients and receptionists. Default: `"Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools"`. */
        readonly "akka-cluster-client"?: ConfigText | NotSet;
        /** Messages on their way to where a selection leads. Default: `"Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote"`. */
        readonly "akka-containers"?: ConfigText | NotSet;
        /** Messages between replicators. Default: `"Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData"`. */
        readonly "akka-data-replication"?: ConfigText | NotSet;
        /** Akka's own messages and values. Default: `"Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote"`. */
        readonly "akka-misc"?: ConfigText | NotSet;
        /** Messages between mediators. Default: `"Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools"`. */
        readonly "akka-pubsub"?: ConfigText | NotSet;
        /** Replicated values and their keys. Default: `"Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData"`. */
        readonly "akka-replicated-data"?: ConfigText | NotSet;
        /** Messages of cluster sharding. Default: `"Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding"`. */
        readonly "akka-sharding"?: ConfigText | NotSet;
        /** Messages between managers of singletons. Default: `"Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools"`. */
        readonly "akka-singleton"?: ConfigText | NotSet;
        /** Death watch and supervision between systems. Another serializer in its place stops the start. Default: `"Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote"`. */
        readonly "akka-system-msg"?: ConfigText | NotSet;
        /** Bytes as they are. Default: `"Akka.Serialization.ByteArraySerializer, Akka"`. */
        readonly bytes?: ConfigText | NotSet;
        /** Requests to create an actor. Default: `"Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote"`. */
        readonly "daemon-create"?: ConfigText | NotSet;
        /** Newtonsoft.Json's form of JSON, with type names. Default: `"Akka.Serialization.NewtonSoftJsonSerializer, Akka"`. */
        readonly json?: ConfigText | NotSet;
        /** Strings, 32-bit and 64-bit whole numbers. Default: `"Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote"`. */
        readonly primitive?: ConfigText | NotSet;
        /** Messages of generated protobuf classes. Default: `"Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote"`. */
        readonly proto?: ConfigText | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      readonly "synchronized-dispatcher"?: {
        /** GUI thread dispatcher: executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"current-context-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        /** Messages per turn. Default: `10`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** As that of the default dispatcher. Default: `"SynchronizedDispatcher"`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "task-dispatcher"?: {
        /** TPL dispatcher: executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"task-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        /** Messages per turn. Default: `30`. */
        readonly throughput?: ConfigNumber | NotSet;
        /** As that of the default dispatcher. Default: `"TaskDispatcher"`. */
        readonly type?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly telemetry?: {
        /** Whether starts, restarts and stops of actors are published on the event stream. Default: `off`. */
        readonly enabled?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly typed?: {
        /** JVM typed actors; unused. No effect here. Akka.NET does not read it. Default: `5`. */
        readonly timeout?: ConfigValue | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Wait for a not-yet-started top-level actor with a blocking mailbox. No effect here. Nothing blocks here. Default: `10s`. */
      readonly "unstarted-push-timeout"?: ConfigValue | NotSet;
      /** A dispatcher of the program's own. */
      readonly [dispatcher: `${string}-dispatcher`]: ConfigText | OwnSection | NotSet;
      /** A mailbox of the program's own. */
      readonly [mailbox: `${string}-mailbox`]: ConfigText | OwnSection | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly "channel-scheduler"?: {
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1`. */
      readonly "parallelism-factor"?: ConfigValue | NotSet;
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `64`. */
      readonly "parallelism-max"?: ConfigValue | NotSet;
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `4`. */
      readonly "parallelism-min"?: ConfigValue | NotSet;
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `500`. */
      readonly "work-interval"?: ConfigValue | NotSet;
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `10`. */
      readonly "work-max"?: ConfigValue | NotSet;
      /** Priority thread scheduler knob. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
      readonly "work-step"?: ConfigValue | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly cluster?: {
      /** After how long without convergence nodes that join become WeaklyUp. on: 7 s; off: they wait. Default: `7 s`. */
      readonly "allow-weakly-up-members"?: ConfigDuration | ConfigSwitch | NotSet;
      /** The version of the application: up to three numbers such as 1.2.3, optionally with -rest or +rest. assembly-version means 0.0.0, since there are no assemblies. Default: `"assembly-version"`. */
      readonly "app-version"?: ConfigText | NotSet;
      /** How long a member must be unreachable before the leader downs it, if there is no downing provider. off: never. Dangerous: both sides of a partition go on. Default: `off`. */
      readonly "auto-down-unreachable-after"?: ConfigDuration | ConfigSwitch | NotSet;
      readonly client?: {
        /** A receptionist is lost that has not answered for this long and heartbeat-interval. Default: `13 s`. */
        readonly "acceptable-heartbeat-pause"?: ConfigDuration | NotSet;
        /** So many messages wait while there is no receptionist; the oldest one gives way. 0: none waits. At most 10000. Default: `1000`. */
        readonly "buffer-size"?: ConfigNumber | NotSet;
        readonly discovery?: {
          /** Longest pause. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `15s`. */
          readonly "exponential-backoff-max"?: ConfigValue | NotSet;
          /** Irregularity of the pauses. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `0.2`. */
          readonly "exponential-backoff-random-factor"?: ConfigValue | NotSet;
          /** How often. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `1s`. */
          readonly interval?: ConfigValue | NotSet;
          /** Its method. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `"<method>"`. */
          readonly method?: ConfigValue | NotSet;
          /** How many contacts are taken. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `3`. */
          readonly "number-of-contacts"?: ConfigValue | NotSet;
          /** The port's name. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `""`. */
          readonly "port-name"?: ConfigValue | NotSet;
          /** Limit of a probe. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `3s`. */
          readonly "probe-timeout"?: ConfigValue | NotSet;
          /** Limit of an answer. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `3s`. */
          readonly "resolve-timeout"?: ConfigValue | NotSet;
          /** The service. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `""`. */
          readonly "service-name"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** How often a client without a receptionist asks for one. Default: `3 s`. */
        readonly "establishing-get-contacts-interval"?: ConfigDuration | NotSet;
        /** How often a client sends a heartbeat to its receptionist. Default: `2 s`. */
        readonly "heartbeat-interval"?: ConfigDuration | NotSet;
        /** Full paths of receptionists that a client asks first: "akka.tcp://System@host:8110/system/receptionist". At least one, here or in code. Default: `[]`. */
        readonly "initial-contacts"?: ConfigList | NotSet;
        readonly receptionist?: {
          /** A client is unreachable that has not sent one for this long and heartbeat-interval. Default: `13 s`. */
          readonly "acceptable-heartbeat-pause"?: ConfigDuration | NotSet;
          /** How often the receptionist looks which clients are unreachable. Default: `2 s`. */
          readonly "failure-detection-interval"?: ConfigDuration | NotSet;
          /** How often clients send heartbeats. Default: `2 s`. */
          readonly "heartbeat-interval"?: ConfigDuration | NotSet;
          /** Name of the receptionist, below /system: the same on every node. Default: `receptionist`. */
          readonly name?: ConfigText | NotSet;
          /** So many receptionists are told to a client. Default: `3`. */
          readonly "number-of-contacts"?: ConfigNumber | NotSet;
          /** Replies to a client pass through an actor, which stops after so long without any. Default: `30 s`. */
          readonly "response-tunnel-receive-timeout"?: ConfigDuration | NotSet;
          /** Members without this role have no receptionist. Empty: all members have one. Default: `""`. */
          readonly role?: ConfigText | NotSet;
          /** Path of the dispatcher of the receptionist. Empty: that of all actors below /system. Default: `""`. */
          readonly "use-dispatcher"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** A client that finds no receptionist within this time stops. off: it never stops. Default: `off`. */
        readonly "reconnect-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
        /** How often a client asks its receptionist for others. Default: `60 s`. */
        readonly "refresh-contacts-interval"?: ConfigDuration | NotSet;
        /** Whether contacts are found by discovery. No effect here. Contacts are found by initial-contacts, or by code that passes them. Default: `false`. */
        readonly "use-initial-contacts-discovery"?: ConfigValue | NotSet;
        /** Whether a client's own messages are written as JSON. No effect here. They never travel: a client passes on messages of distributed pub-sub. Default: `on`. */
        readonly "use-legacy-serialization"?: ConfigValue | NotSet;
        /** More log lines of a client. No effect here. A client logs what it does at DEBUG level. Default: `false`. */
        readonly "verbose-logging"?: ConfigValue | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly debug?: {
        /** Log each heartbeat at DEBUG level. Default: `off`. */
        readonly "verbose-heartbeat-logging"?: ConfigSwitch | NotSet;
        /** Log each gossip that arrives at DEBUG level. Default: `off`. */
        readonly "verbose-receive-gossip-logging"?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "distributed-data"?: {
        /** Write registers as Akka.NET 1.4 reads them. No effect here. Nodes of Akka.NET 1.4 cannot read replicated data of this node. Default: `false`. */
        readonly "backward-compatible-wire-format"?: ConfigValue | NotSet;
        readonly "delta-crdt"?: {
          /** Whether changes are sent so. Default: `on`. */
          readonly enabled?: ConfigSwitch | NotSet;
          /** So many changes of a key are sent so; if there are more that another node lacks, it gets the whole value by gossip. Default: `50`. */
          readonly "max-delta-size"?: ConfigNumber | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly durable?: {
          /** Keys whose values are stored on disk, so that they survive the end of all nodes; with * at the end, all that start so: ["shard-*"]. Default: `[]`. */
          readonly keys?: ConfigList | NotSet;
          readonly lmdb?: {
            /** Folder of the file. If it ends with ddata, names of system and replicator, and the port, are added: set another one if the port changes. Default: `"ddata"`. */
            readonly dir?: ConfigText | NotSet;
            /** Most bytes of all values together. A change beyond it is answered by StoreFailure. Default: `100 MiB`. */
            readonly "map-size"?: ConfigSize | NotSet;
            /** How long changes are collected before they are written. Answers do not wait then, and what was not written is lost in a crash. off: answers wait. Default: `off`. */
            readonly "write-behind-interval"?: ConfigDuration | ConfigSwitch | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          readonly "pinned-store"?: {
            /** Dispatcher of the store. No effect here. The store does not block a thread. Default: `thread-pool-executor`. */
            readonly executor?: ConfigValue | NotSet;
            /** Dispatcher of the store. No effect here. The store does not block a thread. Default: `PinnedDispatcher`. */
            readonly type?: ConfigValue | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** How long the marker of a part that was pruned is kept in durable values: longer than any replica that stores them is down. Default: `10 d`. */
          readonly "pruning-marker-time-to-live"?: ConfigDuration | NotSet;
          /** What stores them: a name in durableStores of the program, or this class of Akka.NET, which here stands for a file of another format, below lmdb.dir. Default: `"Akka.DistributedData.LightningDB.LmdbDurableStore, Akka.DistributedData.LightningDB"`. */
          readonly "store-actor-class"?: ConfigText | NotSet;
          /** Dispatcher of the store. No effect here. The store does not block a thread. Default: `akka.cluster.distributed-data.durable.pinned-store`. */
          readonly "use-dispatcher"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** How often a replicator compares its values with those of another one. Default: `2 s`. */
        readonly "gossip-interval"?: ConfigDuration | NotSet;
        /** Most keys that one message of gossip compares or tells; the others follow in the next rounds. Default: `500`. */
        readonly "max-delta-elements"?: ConfigNumber | NotSet;
        /** How long a change takes at most to reach all replicas, while none is unreachable. So long a replicator waits with the part of a member that was removed. Default: `300 s`. */
        readonly "max-pruning-dissemination"?: ConfigDuration | NotSet;
        /** Name of the replicator, below /user: the same on every node. Default: `ddataReplicator`. */
        readonly name?: ConfigText | NotSet;
        /** How often subscribers are notified, if there are changes. Default: `500 ms`. */
        readonly "notify-subscribers-interval"?: ConfigDuration | NotSet;
        /** Whether reads and writes ask the oldest members first, instead of members at random. Default: `off`. */
        readonly "prefer-oldest"?: ConfigSwitch | NotSet;
        /** How often a replicator looks for parts of members that were removed. Default: `120 s`. */
        readonly "pruning-interval"?: ConfigDuration | NotSet;
        /** How long the marker of a part that was pruned is kept. Default: `6 h`. */
        readonly "pruning-marker-time-to-live"?: ConfigDuration | NotSet;
        /** Make a failed replicator again. No effect here. Here it restarts, as in Akka.NET if this is on. Default: `off`. */
        readonly "recreate-on-failure"?: ConfigValue | NotSet;
        /** Members with this role are replicas. Empty: all members. Default: `""`. */
        readonly role?: ConfigText | NotSet;
        /** How long serialized messages were kept. No effect here. Akka.NET does not read it. Default: `10 s`. */
        readonly "serializer-cache-time-to-live"?: ConfigValue | NotSet;
        /** Path of the dispatcher of the replicator. Empty: the default dispatcher. Default: `""`. */
        readonly "use-dispatcher"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How much longer than the removal of a downed member others wait before they start anew what ran there. off: no longer. Default: `off`. */
      readonly "down-removal-margin"?: ConfigDuration | ConfigSwitch | NotSet;
      /** The downing provider, which decides which unreachable members are downed: Akka.NET's class name, or the name of a provider that the program passes to ActorSystem.create. Empty: no member is downed automatically. Default: `"Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"`. */
      readonly "downing-provider-class"?: ConfigText | NotSet;
      readonly "failure-detector"?: {
        /** Silence that is nothing to worry about. Default: `3 s`. */
        readonly "acceptable-heartbeat-pause"?: ConfigDuration | NotSet;
        /** A member that has not answered for this long after the first heartbeat counts as heard of then, so that its silence is noticed. Default: `1 s`. */
        readonly "expected-response-after"?: ConfigDuration | NotSet;
        /** How often a heartbeat is sent to each. Default: `1 s`. */
        readonly "heartbeat-interval"?: ConfigDuration | NotSet;
        /** Akka.NET's name of the detector, or the name of a detector that the program passes to ActorSystem.create. Default: `"Akka.Remote.PhiAccrualFailureDetector, Akka.Remote"`. */
        readonly "implementation-class"?: ConfigText | NotSet;
        /** Intervals between answers that are remembered. Default: `1000`. */
        readonly "max-sample-size"?: ConfigNumber | NotSet;
        /** Intervals count as at least this irregular. Default: `100 ms`. */
        readonly "min-std-deviation"?: ConfigDuration | NotSet;
        /** How many others watch each member. Default: `9`. */
        readonly "monitored-by-nr-of-members"?: ConfigNumber | NotSet;
        /** Suspicion from which on a member is unreachable: 8 is one wrong verdict in 10^8. Default: `8.0`. */
        readonly threshold?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How likely gossip goes to a member that has not seen the present state: between 0 and 1. Default: `0.8`. */
      readonly "gossip-different-view-probability"?: ConfigNumber | NotSet;
      /** How often a node tells another one what it knows. Default: `1 s`. */
      readonly "gossip-interval"?: ConfigDuration | NotSet;
      /** Sections of other modules of Akka.NET. Sections of Akka.Cluster's other parts, and what has no counterpart here. No effect here. Akka.NET reads it and does nothing with it. Default: `2 s`. */
      readonly "gossip-time-to-live"?: ConfigValue | NotSet;
      /** How often the leader acts. Default: `1 s`. */
      readonly "leader-actions-interval"?: ConfigDuration | NotSet;
      /** Log what happens to the cluster at INFO level. Default: `on`. */
      readonly "log-info"?: ConfigSwitch | NotSet;
      /** Log each event of the cluster at INFO level. Default: `off`. */
      readonly "log-info-verbose"?: ConfigSwitch | NotSet;
      readonly metrics?: OwnSection | NotSet;
      /** How many members there must be before any of them becomes Up. Default: `1`. */
      readonly "min-nr-of-members"?: ConfigNumber | NotSet;
      /** When gossip and the work of the leader start. Default: `1 s`. */
      readonly "periodic-tasks-initial-delay"?: ConfigDuration | NotSet;
      /** How long the leader remembers removed nodes, so that older gossip does not bring them back. Default: `24 h`. */
      readonly "prune-gossip-tombstones-after"?: ConfigDuration | NotSet;
      readonly "pub-sub"?: {
        readonly "buffered-messages"?: {
          /** So many messages wait for the first subscriber of a topic; the oldest one gives way. Default: `1000`. */
          readonly "max-per-topic"?: ConfigNumber | NotSet;
          /** How often the mediator looks which of them have waited too long. Default: `500 ms`. */
          readonly "timeout-check-interval"?: ConfigDuration | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** How often a mediator tells another one what it knows. Default: `1 s`. */
        readonly "gossip-interval"?: ConfigDuration | NotSet;
        /** Most entries that one message tells; the others follow in the next rounds. Default: `3000`. */
        readonly "max-delta-elements"?: ConfigNumber | NotSet;
        /** Name of the mediator, below /system: the same on every node. Default: `distributedPubSubMediator`. */
        readonly name?: ConfigText | NotSet;
        /** For how long a mediator remembers what was removed, and a topic without subscribers stays. Default: `120 s`. */
        readonly "removed-time-to-live"?: ConfigDuration | NotSet;
        /** Members without this role have no mediator. Empty: all members have one. Default: `""`. */
        readonly role?: ConfigText | NotSet;
        /** How Send chooses among several actors, and a published message among the subscribers of a group: random, round-robin or broadcast. Default: `random`. */
        readonly "routing-logic"?: ConfigWord<"random" | "round-robin" | "broadcast"> | NotSet;
        /** Publish a message that has no subscribers as dead letter. Default: `on`. */
        readonly "send-to-dead-letters-when-no-subscribers"?: ConfigSwitch | NotSet;
        /** Path of the dispatcher of the mediator. Empty: that of all actors below /system. Default: `""`. */
        readonly "use-dispatcher"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Sections of other modules of Akka.NET. Sections of Akka.Cluster's other parts, and what has no counterpart here. No effect here. Statistics of gossip are for tests of Akka.NET. Default: `off`. */
      readonly "publish-stats-interval"?: ConfigValue | NotSet;
      /** From this many members on that probability falls. Default: `400`. */
      readonly "reduce-gossip-different-view-probability"?: ConfigNumber | NotSet;
      /** How long to wait for the welcome of the node that was joined, before joining starts again. off: for ever. Default: `10 s`. */
      readonly "retry-unsuccessful-join-after"?: ConfigDuration | ConfigSwitch | NotSet;
      readonly role?: OwnSection | NotSet;
      /** What this node is for. A name may have a section below role. Default: `[]`. */
      readonly roles?: ConfigList | NotSet;
      /** Shut the system down when its node was downed or removed. Default: `on`. */
      readonly "run-coordinated-shutdown-when-down"?: ConfigSwitch | NotSet;
      readonly scheduler?: {
        /** Tick of the cluster's own scheduler. No effect here. There is no hashed wheel timer. Default: `33 ms`. */
        readonly "tick-duration"?: ConfigValue | NotSet;
        /** Wheel size. No effect here. There is no hashed wheel timer. Default: `512`. */
        readonly "ticks-per-wheel"?: ConfigValue | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long to wait for an answer of a seed node, before all are asked again. Default: `5 s`. */
      readonly "seed-node-timeout"?: ConfigDuration | NotSet;
      /** Where to join: addresses such as "akka.tcp://System@host:8110". The first one forms the cluster if none of the others has. Empty: the program joins by Cluster.get(system).join. Default: `[]`. */
      readonly "seed-nodes"?: ConfigList | NotSet;
      readonly "sharded-daemon-process"?: {
        /** How often they are started again. No effect here. There is no ShardedDaemonProcess: start entities with StartEntity, remembered ones, instead. Default: `10 s`. */
        readonly "keep-alive-interval"?: ConfigValue | NotSet;
        readonly sharding?: OwnSection | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly sharding?: {
        /** Most messages of a region that wait for the homes of their shards, and of a shard that wait for passivating entities. Beyond it messages are dropped. Default: `100000`. */
        readonly "buffer-size"?: ConfigNumber | NotSet;
        /** How long a coordinator that has stopped pauses before it starts again: up to five times as long if it stops again and again. Default: `5 s`. */
        readonly "coordinator-failure-backoff"?: ConfigDuration | ConfigSwitch | NotSet;
        /** Path of the section of the coordinator's singleton, laid out as akka.cluster.singleton, which has what it lacks. A lease is set there, with use-lease. Role and name are those of sharding. Default: `"akka.cluster.singleton"`. */
        readonly "coordinator-singleton"?: ConfigText | NotSet;
        readonly "coordinator-state"?: {
          /** Replicas beyond a majority from which the state is read: a number, or all. Default: `5`. */
          readonly "read-majority-plus"?: ConfigText | NotSet;
          /** Replicas beyond a majority to which the state is written: a number, or all. Default: `3`. */
          readonly "write-majority-plus"?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "distributed-data"?: {
          /** For nodes of Akka.NET 1.4. No effect here. Nodes speak the format of Akka.NET 1.5 only. Default: `false`. */
          readonly "backward-compatible-wire-format"?: ConfigValue | NotSet;
          readonly durable?: {
            /** Keys that are stored on disk, if entities are remembered: those of the entities of each shard. Default: `["shard-*"]`. */
            readonly keys?: ConfigList | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** At least so many replicas store the state, or all if there are fewer. Default: `5`. */
          readonly "majority-min-cap"?: ConfigNumber | NotSet;
          /** Most keys that one message of gossip compares or tells. Default: `5`. */
          readonly "max-delta-elements"?: ConfigNumber | NotSet;
          /** Whether reads and writes ask the oldest members first. Default: `on`. */
          readonly "prefer-oldest"?: ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "entity-recovery-constant-rate-strategy"?: {
          /** Pause between two batches. Default: `100 ms`. */
          readonly frequency?: ConfigDuration | NotSet;
          /** Entities of a batch. Default: `5`. */
          readonly "number-of-entities"?: ConfigNumber | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** How the remembered entities of a shard start: all at once, or constant, at the rate below. Default: `"all"`. */
        readonly "entity-recovery-strategy"?: ConfigWord<"all" | "constant"> | NotSet;
        /** How long a remembered entity pauses that has ended without being passivated. It starts earlier if there is a message for it. Default: `10 s`. */
        readonly "entity-restart-backoff"?: ConfigDuration | ConfigSwitch | NotSet;
        readonly "event-sourced-remember-entities-store"?: {
          /** Entities in one event. No effect here. Akka.Persistence Default: `100`. */
          readonly "max-updates-per-write"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "external-shard-allocation-strategy"?: {
          /** How long a client that sets or reads the locations of shards waits for replicators. Akka.NET reads this key as well, but has no default: C# clients need a value. Default: `5 s`. */
          readonly "client-timeout"?: ConfigDuration | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Sections of other modules of Akka.NET. Sections of Akka.Cluster's other parts, and what has no counterpart here. No effect here. It is for tests of Akka.NET. Default: `off`. */
        readonly "fail-on-invalid-entity-state-transition"?: ConfigValue | NotSet;
        /** Name of the actor below /system that is the parent of all regions: the same on every node. Default: `sharding`. */
        readonly "guardian-name"?: ConfigText | NotSet;
        /** How long the hand-off of a shard may take before the shard stays where it is. Default: `60 s`. */
        readonly "handoff-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
        /** Sections of other modules of Akka.NET. Sections of Akka.Cluster's other parts, and what has no counterpart here. No effect here. Akka.Persistence Default: `""`. */
        readonly "journal-plugin-id"?: ConfigValue | NotSet;
        /** Batches of events that are kept. No effect here. Akka.Persistence Default: `2`. */
        readonly "keep-nr-of-batches"?: ConfigValue | NotSet;
        /** How often a shard that has not got its lease asks for it again. Default: `5 s`. */
        readonly "lease-retry-interval"?: ConfigDuration | NotSet;
        readonly "least-shard-allocation-strategy"?: {
          /** Most shards that move at once. Default: `3`. */
          readonly "max-simultaneous-rebalance"?: ConfigNumber | NotSet;
          /** Most shards that move at once. 0: rebalance-threshold and max-simultaneous-rebalance decide. Default: `0`. */
          readonly "rebalance-absolute-limit"?: ConfigNumber | NotSet;
          /** Most shards that move at once, as a share of all shards, if there is an absolute limit. Default: `0.1`. */
          readonly "rebalance-relative-limit"?: ConfigNumber | NotSet;
          /** Shards move if the fullest region has more than so many more than the emptiest. Default: `1`. */
          readonly "rebalance-threshold"?: ConfigNumber | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Entities without a message for so long are passivated. off: never. Remembered entities are not passivated by themselves. Default: `120s`. */
        readonly "passivate-idle-entity-after"?: ConfigDuration | ConfigSwitch | NotSet;
        /** How often the coordinator looks whether shards should move. Default: `10 s`. */
        readonly "rebalance-interval"?: ConfigDuration | ConfigSwitch | NotSet;
        /** Whether entities are started again after a move or a crash, without a message. The same on every node. Default: `off`. */
        readonly "remember-entities"?: ConfigSwitch | NotSet;
        /** Where the ids of remembered entities are kept: ddata, or eventsourced, which nodes that host shards refuse. Default: `"ddata"`. */
        readonly "remember-entities-store"?: ConfigWord<"ddata" | "eventsourced"> | NotSet;
        /** How often a region registers, or asks for the homes of shards, until it gets an answer. Default: `2 s`. */
        readonly "retry-interval"?: ConfigDuration | ConfigSwitch | NotSet;
        /** Members with this role host shards. Empty: all members. Default: `""`. */
        readonly role?: ConfigText | NotSet;
        /** How long a shard pauses that could not read its remembered entities. Default: `10 s`. */
        readonly "shard-failure-backoff"?: ConfigDuration | ConfigSwitch | NotSet;
        /** How long shards and regions have to answer queries. Default: `3 s`. */
        readonly "shard-region-query-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
        /** How long a region has to start a shard before it is told again. Default: `10 s`. */
        readonly "shard-start-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
        /** Events between two snapshots. No effect here. Akka.Persistence Default: `1000`. */
        readonly "snapshot-after"?: ConfigValue | NotSet;
        /** Sections of other modules of Akka.NET. Sections of Akka.Cluster's other parts, and what has no counterpart here. No effect here. Akka.Persistence Default: `""`. */
        readonly "snapshot-plugin-id"?: ConfigValue | NotSet;
        /** Where the coordinator keeps its state: ddata, or persistence, which nodes that host shards refuse. The same on every node. Default: `"persistence"`. */
        readonly "state-store-mode"?: ConfigWord<"ddata" | "persistence"> | NotSet;
        /** How long the replicas have to store a change of the state, before they are told again. Default: `5 s`. */
        readonly "updating-state-timeout"?: ConfigDuration | NotSet;
        /** Path of the dispatcher of regions, shards and entities. Empty: that of all actors below /system. Default: `""`. */
        readonly "use-dispatcher"?: ConfigText | NotSet;
        /** Path of the section of a lease that each shard needs before entities start in it. Empty: none. That of the coordinator is set in coordinator-singleton. Default: `""`. */
        readonly "use-lease"?: ConfigText | NotSet;
        /** Whether regions log where each message goes, at the level debug. Default: `off`. */
        readonly "verbose-debug-logging"?: ConfigSwitch | NotSet;
        /** How long the replicas have to tell the state of a coordinator that starts, before they are asked again. Default: `2 s`. */
        readonly "waiting-for-state-timeout"?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** When to give up joining the seed nodes and shut the system down. off: never. Default: `off`. */
      readonly "shutdown-after-unsuccessful-join-seed-nodes"?: ConfigDuration | ConfigSwitch | NotSet;
      readonly singleton?: {
        /** Whether a singleton that moves goes to the oldest among the members with the highest app-version, instead of the oldest of all. Default: `false`. */
        readonly "consider-app-version"?: ConfigSwitch | NotSet;
        /** How often a manager that becomes the oldest asks the previous one for the singleton. Default: `1 s`. */
        readonly "hand-over-retry-interval"?: ConfigDuration | NotSet;
        /** How often a manager without the lease asks for it again. Default: `5 s`. */
        readonly "lease-retry-interval"?: ConfigDuration | NotSet;
        /** How often at least it asks before it starts over; more often if the removal margin takes longer. The other side offers the singleton three times fewer, and stops it then. Default: `15`. */
        readonly "min-number-of-hand-over-retries"?: ConfigNumber | NotSet;
        /** Members with this role may run the singleton. Empty: all members. Default: `""`. */
        readonly role?: ConfigText | NotSet;
        /** Name of the singleton, a child of its manager. Default: `"singleton"`. */
        readonly "singleton-name"?: ConfigText | NotSet;
        /** Path of the section that describes a lease, which a manager needs before it creates the singleton. Empty: none. Default: `""`. */
        readonly "use-lease"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "singleton-proxy"?: {
        /** Messages that wait until the singleton is found; beyond this the oldest is dropped. 0: none waits. At most 10000. Default: `1000`. */
        readonly "buffer-size"?: ConfigNumber | NotSet;
        /** Log a warning if the singleton is not found for a while. Default: `true`. */
        readonly "log-singleton-identification-failure"?: ConfigSwitch | NotSet;
        /** Members with this role may run the singleton. Empty: all members. Default: `""`. */
        readonly role?: ConfigText | NotSet;
        /** How long that is. Default: `30 s`. */
        readonly "singleton-identification-failure-period"?: ConfigDuration | NotSet;
        /** How often the proxy looks for the singleton until it has found it. Default: `1 s`. */
        readonly "singleton-identification-interval"?: ConfigDuration | NotSet;
        /** Name of the singleton, a child of its manager. Default: `"singleton"`. */
        readonly "singleton-name"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "split-brain-resolver"?: {
        /** Who goes on after a partition: static-quorum, keep-majority, keep-oldest, down-all or lease-majority; keep-referee with the older resolver. Default: `keep-majority`. */
        readonly "active-strategy"?: ConfigWord<"keep-majority" | "static-quorum" | "keep-oldest" | "down-all" | "lease-majority" | "keep-referee"> | NotSet;
        /** How much longer than stable-after reachability may keep changing before all members are downed: on, which is three quarters of stable-after but at least 4 s; off; or a time. The older resolver never does that. Default: `on`. */
        readonly "down-all-when-unstable"?: ConfigDuration | ConfigSwitch | NotSet;
        readonly "keep-majority"?: {
          /** Only members with this role count. Empty: all. Default: `""`. */
          readonly role?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "keep-oldest"?: {
          /** Down the oldest member if it is alone on its side. Default: `on`. */
          readonly "down-if-alone"?: ConfigSwitch | NotSet;
          /** The oldest member with this role is kept. Empty: of all. Default: `""`. */
          readonly role?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "keep-referee"?: {
          /** Address of the member whose side goes on, such as "akka.tcp://System@host:8110". Default: `""`. */
          readonly address?: ConfigText | NotSet;
          /** Sides with fewer members are downed with the other side. Default: `1`. */
          readonly "down-all-if-less-than-nodes"?: ConfigNumber | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "lease-majority"?: {
          /** How long the smaller side waits before it asks for the lease. Default: `2 s`. */
          readonly "acquire-lease-delay-for-minority"?: ConfigDuration | NotSet;
          /** Path of the section that describes the lease, which has lease-class. Default: `""`. */
          readonly "lease-implementation"?: ConfigText | NotSet;
          /** Which lease. Empty: the name of the system and -akka-sbr. Default: `""`. */
          readonly "lease-name"?: ConfigText | NotSet;
          /** How long the lease is kept after the downed members are removed. Default: `40 s`. */
          readonly "release-after"?: ConfigDuration | NotSet;
          /** Only members with this role count. Empty: all. Default: `""`. */
          readonly role?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** How long members and their reachability must not change before members are downed. Default: `20 s`. */
        readonly "stable-after"?: ConfigDuration | NotSet;
        readonly "static-quorum"?: {
          /** How many members a side must have to go on. There may be at most quorum-size * 2 - 1 members. Default: `undefined`. */
          readonly "quorum-size"?: ConfigText | NotSet;
          /** Only members with this role count. Empty: all. Default: `""`. */
          readonly role?: ConfigText | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How often a node looks who has fallen silent. Default: `1 s`. */
      readonly "unreachable-nodes-reaper-interval"?: ConfigDuration | NotSet;
      /** Path of the dispatcher of the cluster's own actors. Empty: that of all actors below /system. Default: `""`. */
      readonly "use-dispatcher"?: ConfigText | NotSet;
      /** Send heartbeats that Akka.NET before 1.4.19 reads. Default: `false`. */
      readonly "use-legacy-heartbeat-message"?: ConfigSwitch | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly "coordinated-shutdown"?: {
      /** How long the tasks of a phase may take together, if the phase has no timeout of its own. Default: `5 s`. */
      readonly "default-phase-timeout"?: ConfigDuration | NotSet;
      /** Whether the process exits when all phases have run, with the exit code of the reason. Default: `off`. */
      readonly "exit-clr"?: ConfigSwitch | NotSet;
      readonly phases?: {
        readonly "actor-system-terminate"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[before-actor-system-terminate]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `10 s`. */
          readonly timeout?: ConfigDuration | ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "before-actor-system-terminate"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[cluster-shutdown]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "before-cluster-shutdown"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[service-stop]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `{}`. */
        readonly "before-service-unbind"?: OwnSection | NotSet;
        readonly "cluster-exiting"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[cluster-leave]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `10 s`. */
          readonly timeout?: ConfigDuration | ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "cluster-exiting-done"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[cluster-exiting]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "cluster-leave"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[cluster-sharding-shutdown-region]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "cluster-sharding-shutdown-region"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[before-cluster-shutdown]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `10 s`. */
          readonly timeout?: ConfigDuration | ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "cluster-shutdown"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[cluster-exiting-done]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "service-requests-done"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[service-unbind]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "service-stop"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[service-requests-done]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "service-unbind"?: {
          /** A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and enabled = off (its tasks are skipped). Programs may add phases. Default: `[before-service-unbind]`. */
          readonly "depends-on"?: ConfigList | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      /** Whether system.terminate() runs the phases. Must be off if terminate-actor-system is off. Default: `on`. */
      readonly "run-by-actor-system-terminate"?: ConfigSwitch | NotSet;
      /** Whether SIGTERM and SIGINT run the phases before they end the process. Default: `on`. */
      readonly "run-by-clr-shutdown-hook"?: ConfigSwitch | NotSet;
      /** Whether the last phase terminates the system. Default: `on`. */
      readonly "terminate-actor-system"?: ConfigSwitch | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly coordination?: {
      readonly lease?: {
        /** How often the owner renews its lease; less than half of heartbeat-timeout. Default: `12 s`. */
        readonly "heartbeat-interval"?: ConfigDuration | NotSet;
        /** How long a lease stays with an owner that has crashed. Default: `120 s`. */
        readonly "heartbeat-timeout"?: ConfigDuration | NotSet;
        /** What makes the lease: the class name in Akka.NET, or any name; a factory is given to the system in code under this name. The section of a lease says it. Default: `""`. */
        readonly "lease-class"?: ConfigText | NotSet;
        /** How long asking for a lease, or giving it back, may take. Default: `5 s`. */
        readonly "lease-operation-timeout"?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [key: string]: unknown;
    } | NotSet;
    /** on: the system does not keep the process alive. Default: `off`. */
    readonly daemonic?: ConfigSwitch | NotSet;
    readonly discovery?: {
      readonly aggregate?: {
        /** The class name in Akka.NET. Default: `"Akka.Discovery.Aggregate.AggregateServiceDiscovery, Akka.Discovery"`. */
        readonly class?: ConfigText | NotSet;
        /** The methods. Default: `[]`. */
        readonly "discovery-methods"?: ConfigList | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly config?: {
        /** The class name in Akka.NET. Default: `"Akka.Discovery.Config.ConfigServiceDiscovery, Akka.Discovery"`. */
        readonly class?: ConfigText | NotSet;
        readonly services?: OwnSection | NotSet;
        /** Where the services are. Default: `"akka.discovery.config.services"`. */
        readonly "services-path"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly dns?: {
        /** Name servers as host or host:port. Empty: those of this machine. Ritsem's own. Default: `[]`. */
        readonly servers?: ConfigList | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "kubernetes-api"?: {
        /** File with the certificate of the authority that signs the API's. Default: `"/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"`. */
        readonly "api-ca-path"?: ConfigText | NotSet;
        /** Environment variable with the host of the API. Default: `"KUBERNETES_SERVICE_HOST"`. */
        readonly "api-service-host-env-name"?: ConfigText | NotSet;
        /** Environment variable with the port of the API. Default: `"KUBERNETES_SERVICE_PORT"`. */
        readonly "api-service-port-env-name"?: ConfigText | NotSet;
        /** File with the token of the service account. Default: `"/var/run/secrets/kubernetes.io/serviceaccount/token"`. */
        readonly "api-token-path"?: ConfigText | NotSet;
        /** The class name in Akka.NET. Default: `"Akka.Discovery.KubernetesApi.KubernetesApiServiceDiscovery, Akka.Discovery.KubernetesApi"`. */
        readonly class?: ConfigText | NotSet;
        /** The labels of the pods, with {0} for the name of the service. Default: `"app={0}"`. */
        readonly "pod-label-selector"?: ConfigText | NotSet;
        /** The namespace of the pods. <pod-namespace>: that in pod-namespace-path. Default: `"<pod-namespace>"`. */
        readonly "pod-namespace"?: ConfigText | NotSet;
        /** File with the namespace of this pod. Default: `"/var/run/secrets/kubernetes.io/serviceaccount/namespace"`. */
        readonly "pod-namespace-path"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How services are found: config, dns, aggregate, kubernetes-api, or the name of a discovery that is given to the system in code. Default: `"<method>"`. */
      readonly method?: ConfigName<"config" | "dns" | "kubernetes-api" | "aggregate"> | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    /** Names of extensions that are created when the system starts, before any actor of the program. The system's setup defines them. An unknown name is logged, and the system starts without it. Default: `[]`. */
    readonly extensions?: ConfigList | NotSet;
    readonly healthcheck?: OwnSection | NotSet;
    /** Legacy module directory; unused. No effect here. It has no effect in Akka.NET either. Default: `""`. */
    readonly home?: ConfigValue | NotSet;
    readonly hosting?: OwnSection | NotSet;
    readonly io?: {
      readonly dns?: {
        /** Dispatcher of the DNS manager. Default: `"akka.actor.internal-dispatcher"`. */
        readonly dispatcher?: ConfigText | NotSet;
        readonly "inet-address"?: {
          /** How often answers that are too old are removed from memory. Default: `120s`. */
          readonly "cache-cleanup-interval"?: ConfigDuration | NotSet;
          /** How long a failure is remembered. Default: `10s`. */
          readonly "negative-ttl"?: ConfigDuration | NotSet;
          /** How long an answer is remembered. Default: `30s`. */
          readonly "positive-ttl"?: ConfigDuration | NotSet;
          /** The resolver. There is one, which asks the operating system; another name is a warning. Default: `"Akka.IO.InetAddressDnsProvider"`. */
          readonly "provider-object"?: ConfigText | NotSet;
          /** IPv6 addresses are among the answers, after those of IPv4. Default: `true`. */
          readonly "use-ipv6"?: ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** The section below that configures the resolver. A section of one's own has the keys of inet-address, which are its defaults. Default: `"inet-address"`. */
        readonly resolver?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "pinned-dispatcher"?: {
        /** Its executor. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"fork-join-executor"`. */
        readonly executor?: ConfigValue | NotSet;
        /** Dispatcher of select loops. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"PinnedDispatcher"`. */
        readonly type?: ConfigValue | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly tcp?: {
        /** Connections accepted per turn. No effect here. The runtime accepts all that wait. Default: `scale-to-cpus`. */
        readonly "batch-accept-limit"?: ConfigValue | NotSet;
        /** Buffer pool buffer-pool. No effect here. The runtime allocates its own buffers. Default: `"akka.io.tcp.disabled-buffer-pool"`. */
        readonly "buffer-pool"?: ConfigValue | NotSet;
        readonly "direct-buffer-pool"?: {
          /** Buffer pool buffer-pool-limit. No effect here. The runtime allocates its own buffers. Default: `1024`. */
          readonly "buffer-pool-limit"?: ConfigValue | NotSet;
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool buffers-per-segment. No effect here. The runtime allocates its own buffers. Default: `500`. */
          readonly "buffers-per-segment"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DirectBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          /** Buffer pool initial-segments. No effect here. The runtime allocates its own buffers. Default: `1`. */
          readonly "initial-segments"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "disabled-buffer-pool"?: {
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DisabledBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Dispatcher for file sends. No effect here. The runtime reads files in threads of its own. Default: `"akka.actor.default-blocking-io-dispatcher"`. */
        readonly "file-io-dispatcher"?: ConfigValue | NotSet;
        /** Bytes of a file that WriteFile reads and writes at once. Default: `524288`. */
        readonly "file-io-transferTo-limit"?: ConfigSize | NotSet;
        /** Platform quirk. No effect here. The runtime polls its sockets itself. Default: `5`. */
        readonly "finish-connect-retries"?: ConfigValue | NotSet;
        /** Dispatcher of the TCP manager. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "management-dispatcher"?: ConfigText | NotSet;
        /** TCP connections that may be open, or opening, at a time; unlimited: any number. Others are refused: a peer's is reset, Connect fails. Default: `256000`. */
        readonly "max-channels"?: ConfigNumber | NotSet;
        /** Most bytes of a Received; what is read at once and longer is divided. unlimited: as it was read, at most 64 KiB. Default: `unlimited`. */
        readonly "max-received-message-size"?: ConfigText | NotSet;
        /** Largest chunk that is read or written at once. No effect here. Bytes are passed on as they were read, at most 64 KiB; see max-received-message-size. Default: `4k`. */
        readonly "maximum-frame-size"?: ConfigValue | NotSet;
        /** Names are resolved to IPv4 addresses for outgoing connections. Default: `false`. */
        readonly "outgoing-socket-force-ipv4"?: ConfigSwitch | NotSet;
        /** Size of the socket's receive buffer. No effect here. The operating system sizes socket buffers. Default: `8k`. */
        readonly "receive-buffer-size"?: ConfigValue | NotSet;
        /** A connection for which no actor registers is reset after this time. infinite: never. Default: `5s`. */
        readonly "register-timeout"?: ConfigDuration | NotSet;
        /** Selector placement retries. No effect here. The runtime polls its sockets itself. Default: `10`. */
        readonly "selector-association-retries"?: ConfigValue | NotSet;
        /** Dispatcher of the selector actors. No effect here. The runtime polls its sockets itself. Default: `"akka.io.pinned-dispatcher"`. */
        readonly "selector-dispatcher"?: ConfigValue | NotSet;
        /** Size of the socket's send buffer. No effect here. The operating system sizes socket buffers. Default: `8k`. */
        readonly "send-buffer-size"?: ConfigValue | NotSet;
        /** Each step of a connection is logged at DEBUG level: sizes, never contents. Default: `off`. */
        readonly "trace-logging"?: ConfigSwitch | NotSet;
        /** Platform quirk. No effect here. The runtime polls its sockets itself. Default: `off`. */
        readonly "windows-connection-abort-workaround-enabled"?: ConfigValue | NotSet;
        /** Dispatcher of listeners and connections. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "worker-dispatcher"?: ConfigText | NotSet;
        /** Bytes of the writes of a connection that may wait behind those under way. A write beyond fails. unlimited, or -1: any number. Default: `-1`. */
        readonly "write-commands-queue-max-size"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly udp?: {
        /** Buffer pool buffer-pool. No effect here. The runtime allocates its own buffers. Default: `"akka.io.udp.disabled-buffer-pool"`. */
        readonly "buffer-pool"?: ConfigValue | NotSet;
        readonly "direct-buffer-pool"?: {
          /** Buffer pool buffer-pool-limit. No effect here. The runtime allocates its own buffers. Default: `1024`. */
          readonly "buffer-pool-limit"?: ConfigValue | NotSet;
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool buffers-per-segment. No effect here. The runtime allocates its own buffers. Default: `500`. */
          readonly "buffers-per-segment"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DirectBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          /** Buffer pool initial-segments. No effect here. The runtime allocates its own buffers. Default: `1`. */
          readonly "initial-segments"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "disabled-buffer-pool"?: {
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DisabledBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Dispatcher of the manager. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "management-dispatcher"?: ConfigText | NotSet;
        /** UDP sockets that may be open at a time; unlimited: any number. Further requests fail. Default: `4096`. */
        readonly "max-channels"?: ConfigNumber | NotSet;
        /** CLR socket pool size. No effect here. The runtime allocates its own buffers. Default: `32`. */
        readonly "nr-of-socket-async-event-args"?: ConfigValue | NotSet;
        /** Datagrams handled per read turn. No effect here. The runtime reads what waits. Default: `3`. */
        readonly "receive-throughput"?: ConfigValue | NotSet;
        /** Bytes of a datagram that are passed on, the rest of it is lost. unlimited: all. Default: `unlimited`. */
        readonly "received-message-size-limit"?: ConfigSize | "unlimited" | NotSet;
        /** Select loop mode. No effect here. The runtime polls its sockets itself. Default: `infinite`. */
        readonly "select-timeout"?: ConfigValue | NotSet;
        /** Selector placement retries. No effect here. The runtime polls its sockets itself. Default: `10`. */
        readonly "selector-association-retries"?: ConfigValue | NotSet;
        /** Dispatcher of the selector actors. No effect here. The runtime polls its sockets itself. Default: `"akka.io.pinned-dispatcher"`. */
        readonly "selector-dispatcher"?: ConfigValue | NotSet;
        /** Each datagram is logged at DEBUG level: sizes, never contents. Default: `off`. */
        readonly "trace-logging"?: ConfigSwitch | NotSet;
        /** Dispatcher of the actors of sockets. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "worker-dispatcher"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "udp-connected"?: {
        /** Buffer pool buffer-pool. No effect here. The runtime allocates its own buffers. Default: `"akka.io.udp-connected.disabled-buffer-pool"`. */
        readonly "buffer-pool"?: ConfigValue | NotSet;
        readonly "direct-buffer-pool"?: {
          /** Buffer pool buffer-pool-limit. No effect here. The runtime allocates its own buffers. Default: `1024`. */
          readonly "buffer-pool-limit"?: ConfigValue | NotSet;
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool buffers-per-segment. No effect here. The runtime allocates its own buffers. Default: `500`. */
          readonly "buffers-per-segment"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DirectBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          /** Buffer pool initial-segments. No effect here. The runtime allocates its own buffers. Default: `1`. */
          readonly "initial-segments"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "disabled-buffer-pool"?: {
          /** Buffer pool buffer-size. No effect here. The runtime allocates its own buffers. Default: `512`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Buffer pool class. No effect here. The runtime allocates its own buffers. Default: `"Akka.IO.Buffers.DisabledBufferPool, Akka"`. */
          readonly class?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Dispatcher of the manager. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "management-dispatcher"?: ConfigText | NotSet;
        /** UDP sockets with one peer that may be open at a time; unlimited: any number. Further requests fail. Default: `4096`. */
        readonly "max-channels"?: ConfigNumber | NotSet;
        /** CLR socket pool size. No effect here. The runtime allocates its own buffers. Default: `32`. */
        readonly "nr-of-socket-async-event-args"?: ConfigValue | NotSet;
        /** Datagrams handled per read turn. No effect here. The runtime reads what waits. Default: `3`. */
        readonly "receive-throughput"?: ConfigValue | NotSet;
        /** Bytes of a datagram that are passed on, the rest of it is lost. unlimited: all. Default: `unlimited`. */
        readonly "received-message-size-limit"?: ConfigSize | "unlimited" | NotSet;
        /** Select loop mode. No effect here. The runtime polls its sockets itself. Default: `infinite`. */
        readonly "select-timeout"?: ConfigValue | NotSet;
        /** Selector placement retries. No effect here. The runtime polls its sockets itself. Default: `10`. */
        readonly "selector-association-retries"?: ConfigValue | NotSet;
        /** Dispatcher of the selector actors. No effect here. The runtime polls its sockets itself. Default: `"akka.io.pinned-dispatcher"`. */
        readonly "selector-dispatcher"?: ConfigValue | NotSet;
        /** Each datagram is logged at DEBUG level: sizes, never contents. Default: `off`. */
        readonly "trace-logging"?: ConfigSwitch | NotSet;
        /** Dispatcher of the actors of sockets. Default: `"akka.actor.internal-dispatcher"`. */
        readonly "worker-dispatcher"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly kafka?: OwnSection | NotSet;
    /** Whether the complete configuration is logged at INFO when the system starts. Passwords, tokens and other secrets are logged as ***. Default: `off`. */
    readonly "log-config-on-start"?: ConfigSwitch | NotSet;
    /** How many dead letters are logged at INFO before logging is suspended. off: none; on: all. Default: `10`. */
    readonly "log-dead-letters"?: ConfigNumber | ConfigSwitch | NotSet;
    /** Whether dead letters are logged while the system is terminating. Default: `off`. */
    readonly "log-dead-letters-during-shutdown"?: ConfigSwitch | NotSet;
    /** How long the logging of dead letters is suspended. infinite: permanently. Default: `5 minutes`. */
    readonly "log-dead-letters-suspend-duration"?: ConfigDuration | NotSet;
    /** Whether a warning says, when the system starts, which of the built-in serializers and bindings the configuration replaces. Default: `on`. */
    readonly "log-serializer-override-on-start"?: ConfigSwitch | NotSet;
    /** on: the system starts without waiting for its loggers. Default: `false`. */
    readonly "logger-async-start"?: ConfigSwitch | NotSet;
    /** Formats templates. Akka.Event.SemanticLogMessageFormatter fills {0} and {Name}, Akka.Event.DefaultLogMessageFormatter only {0}; formatters defined in code can be named as well. Default: `"Akka.Event.SemanticLogMessageFormatter, Akka"`. */
    readonly "logger-formatter"?: ConfigText | NotSet;
    /** How long the start of the system waits for a logger. After that, a warning is logged and the start continues; the logger receives its events once it has started. Also how long the termination of the system waits for a logger to write pending events. Default: `5s`. */
    readonly "logger-startup-timeout"?: ConfigDuration | NotSet;
    /** The loggers that receive log events, in this order. Akka.Event.DefaultLogger and Akka.Event.StandardOutLogger both write lines to standard output; loggers defined in code can be named as well. With an empty list, nothing is logged. Default: `["Akka.Event.DefaultLogger"]`. */
    readonly loggers?: ConfigList | NotSet;
    /** Dispatcher on which loggers defined in code receive events. Synchronous loggers, such as standard output, receive them immediately. Default: `"akka.actor.default-dispatcher"`. */
    readonly "loggers-dispatcher"?: ConfigText | NotSet;
    /** The lowest level that is logged while the system runs: OFF, ERROR, WARNING, INFO or DEBUG. Default: `INFO`. */
    readonly loglevel?: ConfigWord<"DEBUG" | "INFO" | "WARNING" | "ERROR" | "OFF"> | NotSet;
    readonly management?: OwnSection | NotSet;
    readonly persistence?: OwnSection | NotSet;
    readonly quartz?: OwnSection | NotSet;
    readonly "reliable-delivery"?: {
      readonly "consumer-controller"?: {
        /** So many messages are on their way or wait at the consumer controller. More are requested when half of them have arrived. Default: `50`. */
        readonly "flow-control-window"?: ConfigNumber | NotSet;
        /** Lost messages are not sent again. The producer controller then keeps no messages. Default: `false`. */
        readonly "only-flow-control"?: ConfigSwitch | NotSet;
        /** and after at most this long: each wait is half as long again as the one before. Default: `30 s`. */
        readonly "resend-interval-max"?: ConfigDuration | NotSet;
        /** A request is repeated after this long without messages, Default: `2 s`. */
        readonly "resend-interval-min"?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "producer-controller"?: {
        /** Messages travel in chunks of at most this many bytes, so that large ones do not hold up others. off: each is sent whole. Without effect in a system without remoting, whose messages do not become bytes. Default: `off`. */
        readonly "chunk-large-messages"?: ConfigSize | ConfigSwitch | NotSet;
        readonly "durable-queue"?: {
          /** The durable queue has this long to load or store. Default: `3 s`. */
          readonly "request-timeout"?: ConfigDuration | NotSet;
          /** The first message is sent again after this long, until it is confirmed; also without a durable queue. Default: `1 s`. */
          readonly "resend-first-interval"?: ConfigDuration | NotSet;
          /** So often a request to the durable queue is made before the controller fails. Default: `10`. */
          readonly "retry-attempts"?: ConfigNumber | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly sharding?: {
        readonly "consumer-controller"?: {
          /** Whether other messages may be sent to the consumer. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `false`. */
          readonly "allow-bypass"?: ConfigValue | NotSet;
          /** Messages that wait until the consumer has started. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `1000`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "producer-controller"?: {
          /** Messages that wait while entities have no demand. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `1000`. */
          readonly "buffer-size"?: ConfigValue | NotSet;
          /** Akka.NET does not support it here either. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `off`. */
          readonly "chunk-large-messages"?: ConfigValue | NotSet;
          /** Pause after which a producer of one entity ends. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `120 s`. */
          readonly "cleanup-unused-after"?: ConfigValue | NotSet;
          /** How long an entity has to confirm. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `60 s`. */
          readonly "internal-ask-timeout"?: ConfigValue | NotSet;
          /** Pause after which a message wakes its entity again. No effect here. There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again. Default: `10 s`. */
          readonly "resend-first-unconfirmed-idle-timeout"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "work-pulling"?: {
        readonly "producer-controller"?: {
          /** So many messages wait while no worker requests any. Default: `1000`. */
          readonly "buffer-size"?: ConfigNumber | NotSet;
          /** Not supported for work pulling. No effect here. Akka.NET does not support it here either. Default: `off`. */
          readonly "chunk-large-messages"?: ConfigValue | NotSet;
          readonly "durable-queue"?: {
            /** The durable queue has this long to load or store. Default: `3 s`. */
            readonly "request-timeout"?: ConfigDuration | NotSet;
            /** The first message of a worker is sent again after this long, until it is confirmed; also without a durable queue. Default: `1 s`. */
            readonly "resend-first-interval"?: ConfigDuration | NotSet;
            /** So often a request to the durable queue is made before the controller fails. Default: `10`. */
            readonly "retry-attempts"?: ConfigNumber | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** A worker has this long to confirm a message whose producer waits for it. Default: `60 s`. */
          readonly "internal-ask-timeout"?: ConfigDuration | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly remote?: {
      readonly adapters?: {
        /** Loses frames and connections at random, by management commands. Default: `"Akka.Remote.Transport.FailureInjectorProvider,Akka.Remote"`. */
        readonly gremlin?: ConfigText | NotSet;
        /** Slows connections down, loses their frames or closes them, by management commands. Default: `"Akka.Remote.Transport.ThrottlerProvider,Akka.Remote"`. */
        readonly trttl?: ConfigText | NotSet;
        readonly [key: string]: unknown;
      } | NotSet;
      readonly artery?: OwnSection | NotSet;
      /** Retry delay after a transport refuses a write. No effect here. A transport reports when it accepts writes again, so that nothing is retried. Default: `0.05 s`. */
      readonly "backoff-interval"?: ConfigValue | NotSet;
      readonly "backoff-remote-dispatcher"?: {
        readonly "channel-executor"?: {
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"low"`. */
          readonly priority?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `default-executor`. */
        readonly executor?: ConfigValue | NotSet;
        readonly "fork-join-executor"?: {
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
          readonly "parallelism-max"?: ConfigValue | NotSet;
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
          readonly "parallelism-min"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long a transport may take to acknowledge a management command (throttle, disassociate, one of its own). Default: `30 s`. */
      readonly "command-ack-timeout"?: ConfigDuration | NotSet;
      /** That dispatcher: here the path of another one, or a section with a type and a throughput of its own. Default: `akka.actor.internal-dispatcher`. */
      readonly "default-remote-dispatcher"?: ConfigText | {
        readonly "channel-executor"?: {
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `"high"`. */
          readonly priority?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `default-executor`. */
        readonly executor?: ConfigValue | NotSet;
        readonly "fork-join-executor"?: {
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `0.5`. */
          readonly "parallelism-factor"?: ConfigValue | NotSet;
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `16`. */
          readonly "parallelism-max"?: ConfigValue | NotSet;
          /** Remoting dispatcher detail. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
          readonly "parallelism-min"?: ConfigValue | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "dot-netty"?: {
        readonly tcp?: {
          /** Names of adapters from akka.remote.adapters that stand between this transport and the Akka protocol, the topmost first. Each puts its name in front of the protocol in addresses: akka.trttl.gremlin.tcp of ["trttl", "gremlin"]. Both systems must apply the same. Default: `[]`. */
          readonly "applied-adapters"?: ConfigList | NotSet;
          /** Connections that may wait to be accepted. Default: `4096`. */
          readonly backlog?: ConfigNumber | NotSet;
          readonly batching?: {
            /** Collect the messages of a turn and hand them to the socket together. Off: each by itself. Default: `true`. */
            readonly enabled?: ConfigSwitch | NotSet;
            /** If more than ten times as many messages wait, the first write takes only so many, so that the peer can begin; the others take up to 64 KiB. Default: `30`. */
            readonly "max-pending-writes"?: ConfigNumber | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Byte order of the length in front of each frame: little-endian or big-endian. Both systems must use the same. Default: `"little-endian"`. */
          readonly "byte-order"?: ConfigWord<"little-endian" | "big-endian"> | NotSet;
          readonly "client-socket-worker-pool"?: {
            /** I/O threads for client sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1.0`. */
            readonly "pool-size-factor"?: ConfigValue | NotSet;
            /** I/O threads for client sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
            readonly "pool-size-max"?: ConfigValue | NotSet;
            /** I/O threads for client sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
            readonly "pool-size-min"?: ConfigValue | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** How long a connection may take to open, and after that how long its handshake. Default: `15 s`. */
          readonly "connection-timeout"?: ConfigDuration | NotSet;
          /** Names resolve to IPv6 addresses first. Default: `false`. */
          readonly "dns-use-ipv6"?: ConfigSwitch | NotSet;
          /** Helios 1.x framing. No effect here. Helios 1.x is not supported. Default: `false`. */
          readonly "enable-backwards-compatibility"?: ConfigValue | NotSet;
          /** Buffer pooling. No effect here. The runtime allocates its own buffers. Default: `true`. */
          readonly "enable-pooling"?: ConfigValue | NotSet;
          /** TLS. Both systems must agree. Addresses begin with akka.ssl.tcp:// then. Default: `false`. */
          readonly "enable-ssl"?: ConfigSwitch | NotSet;
          /** Use nothing but the address family chosen by dns-use-ipv6. Default: `false`. */
          readonly "enforce-ip-family"?: ConfigSwitch | NotSet;
          /** Name or IP address to listen on. Empty: all interfaces; then set public-hostname, or peers cannot reply. Other systems must name this one by exactly this text: localhost and 127.0.0.1 are different systems. Default: `""`. */
          readonly hostname?: ConfigText | NotSet;
          /** Log, at DEBUG level, each connection that opens or closes and each read and write, with its size. Default: `false`. */
          readonly "log-transport"?: ConfigSwitch | NotSet;
          /** Largest frame taken from a peer, its 4 bytes of length included. At least 32000 bytes. A peer that announces more is disconnected, so both systems should use the same value. Default: `128000b`. */
          readonly "maximum-frame-size"?: ConfigSize | NotSet;
          /** A folder: systems on this machine connect by Unix domain sockets in it instead of TCP. The system with the address host:port listens at the file host-port.sock, so host and port are names of the file and nothing else; an empty hostname means localhost. Empty: TCP. Default: `""`. */
          readonly path?: ConfigText | NotSet;
          /** Where to listen. Port 0 takes any free port. Default: `2552`. */
          readonly port?: ConfigNumber | NotSet;
          /** The host that other systems are told. Empty: hostname. Default: `""`. */
          readonly "public-hostname"?: ConfigText | NotSet;
          /** The port that other systems are told, when it differs from the one listened on (containers, NAT). 0: the same. Default: `0`. */
          readonly "public-port"?: ConfigNumber | NotSet;
          /** SO_RCVBUF. No effect here. The operating system sizes socket buffers. Default: `256000b`. */
          readonly "receive-buffer-size"?: ConfigValue | NotSet;
          /** SO_SNDBUF. No effect here. The operating system sizes socket buffers. Default: `256000b`. */
          readonly "send-buffer-size"?: ConfigValue | NotSet;
          readonly "server-socket-worker-pool"?: {
            /** I/O threads for server sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `1.0`. */
            readonly "pool-size-factor"?: ConfigValue | NotSet;
            /** I/O threads for server sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
            readonly "pool-size-max"?: ConfigValue | NotSet;
            /** I/O threads for server sockets. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `2`. */
            readonly "pool-size-min"?: ConfigValue | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          readonly ssl?: {
            readonly certificate?: {
              /** Flags for Windows' key store: default-key-set, exportable, machine-key-set, persist-key-set, user-key-set, user-protected. They have no effect here, but any other value is an error. Default: `["default-key-set"]`. */
              readonly flags?: ConfigList | NotSet;
              /** The password of the file, or of the key in a PEM file. Default: `""`. */
              readonly password?: ConfigText | NotSet;
              /** A PKCS#12 file (.pfx, .p12), or a PEM file, with the certificate of this system, its private key, and the certificates between it and its authority. The system does not start if the file is missing or useless. Default: `""`. */
              readonly path?: ConfigText | NotSet;
              /** Where the store is. No effect here. There is no certificate store. Default: `"current-user"`. */
              readonly "store-location"?: ConfigValue | NotSet;
              /** In Akka.NET: the store to look in. The system does not start if it is named and path is empty. Default: `""`. */
              readonly "store-name"?: ConfigText | NotSet;
              /** Thumbprint of a certificate in the Windows certificate store. No effect here. There is no certificate store. Default: `""`. */
              readonly thumbprint?: ConfigValue | NotSet;
              /** Old misspelling of thumbprint, which Akka.NET still reads. No effect here. There is no certificate store. Default: `""`. */
              readonly thumpbrint?: ConfigValue | NotSet;
              /** In Akka.NET: take the certificate from the Windows certificate store. There is none here: the system does not start if this is on. Default: `false`. */
              readonly "use-thumbprint-over-file"?: ConfigDuration | ConfigSwitch | NotSet;
              /** Old misspelling of use-thumbprint-over-file, which Akka.NET still reads. Default: `false`. */
              readonly "use-thumprint-over-file"?: ConfigDuration | ConfigSwitch | NotSet;
              readonly [path: ConfigPathKey]: unknown;
            } | NotSet;
            /** A system that connects to this one must show a certificate that is trusted here. Default: `true`. */
            readonly "require-mutual-authentication"?: ConfigSwitch | NotSet;
            /** Accept any certificate of a peer: every program that reaches the port can send messages. Default: `false`. */
            readonly "suppress-validation"?: ConfigSwitch | NotSet;
            /** The certificate of a system must have the host among its names to which this system connects. Default: `false`. */
            readonly "validate-certificate-hostname"?: ConfigSwitch | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Let the operating system probe silent connections. Default: `on`. */
          readonly "tcp-keepalive"?: ConfigSwitch | NotSet;
          /** Send small packets at once (no Nagle). Default: `on`. */
          readonly "tcp-nodelay"?: ConfigSwitch | NotSet;
          /** SO_REUSEADDR. No effect here. The runtime sets it. Default: `off-for-windows`. */
          readonly "tcp-reuse-addr"?: ConfigValue | NotSet;
          /** Which transport this section configures. Akka.NET's name for its TCP transport means this one. Default: `"Akka.Remote.Transport.DotNetty.TcpTransport,Akka.Remote"`. */
          readonly "transport-class"?: ConfigText | NotSet;
          /** Second half of the protocol in addresses: akka.tcp://System@host:port Default: `tcp`. */
          readonly "transport-protocol"?: ConfigText | NotSet;
          /** Socket threads. No effect here. Actors and sockets share the event loop: there are no threads to configure. Default: `""`. */
          readonly "use-dispatcher-for-io"?: ConfigValue | NotSet;
          /** Unsent bytes of a connection above which senders are asked to wait, and below which they may go on. 0: 64 KiB and 32 KiB. Default: `0b`. */
          readonly "write-buffer-high-water-mark"?: ConfigSize | NotSet;
          /** Unsent bytes of a connection above which senders are asked to wait, and below which they may go on. 0: 64 KiB and 32 KiB. Default: `0b`. */
          readonly "write-buffer-low-water-mark"?: ConfigSize | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly udp?: OwnSection | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Configuration paths of the transports to start. The first one's address is the system's default address. Default: `["akka.remote.dot-netty.tcp"]`. */
      readonly "enabled-transports"?: ConfigList | NotSet;
      /** How long what was sent before terminate() may take to leave. Default: `2 s`. */
      readonly "flush-wait-on-shutdown"?: ConfigDuration | NotSet;
      readonly gremlin?: {
        /** Log, at DEBUG level, each frame and connection that the adapter gremlin loses. Default: `off`. */
        readonly debug?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Handshake limit for transports other than dot-netty.tcp, which has its own connection-timeout. Default: `15 s`. */
      readonly "handshake-timeout"?: ConfigDuration | NotSet;
      readonly helios?: {
        readonly udp?: OwnSection | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long system messages are kept for a peer that cannot be reached. Then it is quarantined. Default: `3 m`. */
      readonly "initial-system-message-delivery-timeout"?: ConfigDuration | NotSet;
      /** Warn, at most every 5 s, when more messages than this wait for one peer that does not take them. off: never. Default: `50000`. */
      readonly "log-buffer-size-exceeding"?: ConfigNumber | ConfigSwitch | NotSet;
      /** Log, at INFO level, the first message of each type whose frame has at least this size, and again when one is larger by a tenth. off, or a size such as 64 kB. Default: `off`. */
      readonly "log-frame-size-exceeding"?: ConfigSize | ConfigSwitch | NotSet;
      /** Log every message that is sent to another system, or comes from one, at DEBUG level: what it says, from whom to whom, type and size. Default: `off`. */
      readonly "log-received-messages"?: ConfigSwitch | NotSet;
      /** Smallest level at which lifecycle events are logged: OFF, ERROR, WARNING, INFO, DEBUG; on means DEBUG, off means OFF. They are published on the event stream regardless. Default: `on`. */
      readonly "log-remote-lifecycle-events"?: ConfigWord<"off" | "error" | "warning" | "info" | "debug"> | ConfigSwitch | NotSet;
      /** Log every message that is sent to another system, or comes from one, at DEBUG level: what it says, from whom to whom, type and size. Default: `off`. */
      readonly "log-sent-messages"?: ConfigSwitch | NotSet;
      /** How long a quarantined incarnation of a peer is remembered and refused. Default: `5 d`. */
      readonly "prune-quarantine-marker-after"?: ConfigDuration | NotSet;
      /** A peer with which system messages were exchanged is quarantined when it is without a connection for this long. Default: `2 d`. */
      readonly "quarantine-after-silence"?: ConfigDuration | NotSet;
      /** How often unacknowledged system messages are sent again. Default: `2 s`. */
      readonly "resend-interval"?: ConfigDuration | NotSet;
      /** So many unacknowledged system messages are on their way to one peer at most; the others wait. Default: `200`. */
      readonly "resend-limit"?: ConfigNumber | NotSet;
      /** After a failed or ended association, how long messages to that address go to dead letters before the next one dials again. 0 turns the gate off. Default: `5 s`. */
      readonly "retry-gate-closed-for"?: ConfigDuration | NotSet;
      /** How long terminate() waits for remoting to end before it is cut off. Default: `10 s`. */
      readonly "shutdown-timeout"?: ConfigDuration | NotSet;
      /** Every transport must be listening within this time, or ActorSystem.create fails. Default: `10 s`. */
      readonly "startup-timeout"?: ConfigDuration | NotSet;
      /** An acknowledgement travels alone when nothing else is written for this long. Default: `0.3 s`. */
      readonly "system-message-ack-piggyback-timeout"?: ConfigDuration | NotSet;
      /** System messages (death watch, supervision) that one peer may leave unacknowledged. One more and it is quarantined. Default: `20000`. */
      readonly "system-message-buffer-size"?: ConfigNumber | NotSet;
      readonly test?: OwnSection | NotSet;
      readonly "transport-failure-detector"?: {
        /** Akka.NET's name of the detector, or that of one of your own, which is given to the system in code. Default: `120 s`. */
        readonly "acceptable-heartbeat-pause"?: ConfigDuration | NotSet;
        /** Akka.NET's name of the detector, or that of one of your own, which is given to the system in code. Default: `4 s`. */
        readonly "heartbeat-interval"?: ConfigDuration | NotSet;
        /** Akka.NET's name of the detector, or that of one of your own, which is given to the system in code. Default: `"Akka.Remote.DeadlineFailureDetector, Akka.Remote"`. */
        readonly "implementation-class"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Selections that untrusted peers may send to, written from the root. Exact: nothing below them, no wildcards. Default: `[]`. */
      readonly "trusted-selection-paths"?: ConfigList | NotSet;
      /** Peers are not trusted: they can send plain messages to actors whose paths they know, and watch them. Deployments, other system messages (stop, supervision), possibly harmful messages such as PoisonPill and Kill, and selections that are not listed are dropped. Default: `off`. */
      readonly "untrusted-mode"?: ConfigSwitch | NotSet;
      /** Path of the dispatcher of remoting's own actors, which are those for death watch. Empty: that of all actors below /system. Default: `"akka.remote.default-remote-dispatcher"`. */
      readonly "use-dispatcher"?: ConfigText | NotSet;
      /** Answer over the connection that the peer opened, instead of dialling back to its advertised address. Default: `on`. */
      readonly "use-passive-connections"?: ConfigSwitch | NotSet;
      readonly "watch-failure-detector"?: {
        /** UnreachableTimer that is nothing to worry about: a garbage collection over there, a network that recovers. Default: `10 s`. */
        readonly "acceptable-heartbeat-pause"?: ConfigDuration | NotSet;
        /** A system that has not answered for this long after the first watch counts as heard of then, so that its silence is noticed. Default: `1 s`. */
        readonly "expected-response-after"?: ConfigDuration | NotSet;
        /** How often a heartbeat is sent while anything is watched there. Default: `1 s`. */
        readonly "heartbeat-interval"?: ConfigDuration | NotSet;
        /** Akka.NET's name of the detector, or that of one of your own, which is given to the system in code. Default: `"Akka.Remote.PhiAccrualFailureDetector, Akka.Remote"`. */
        readonly "implementation-class"?: ConfigText | NotSet;
        /** Intervals between answers that are remembered. Default: `200`. */
        readonly "max-sample-size"?: ConfigNumber | NotSet;
        /** Intervals count as at least this irregular. Default: `100 ms`. */
        readonly "min-std-deviation"?: ConfigDuration | NotSet;
        /** Suspicion from which on a system counts as gone: 10 is one wrong verdict in 10^10. Default: `10.0`. */
        readonly threshold?: ConfigNumber | NotSet;
        /** How often the verdicts are looked at. Default: `1 s`. */
        readonly "unreachable-nodes-reaper-interval"?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** A transport of the program's own. */
      readonly [transport: `${string}-transport`]: ConfigText | OwnSection | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly scheduler?: {
      /** Scheduler; the TestKit's virtual-time scheduler is chosen here. No effect here. A program passes its clock and timers in code. Default: `"Akka.Actor.HashedWheelTimerScheduler"`. */
      readonly implementation?: ConfigValue | NotSet;
      /** Wait for the scheduler to stop. No effect here. There is nothing to wait for. Default: `5s`. */
      readonly "shutdown-timeout"?: ConfigValue | NotSet;
      /** The shortest interval of repeated tasks of system.scheduler. Default: `10 ms`. */
      readonly "tick-duration"?: ConfigDuration | NotSet;
      /** Wheel size; must be a power of two. No effect here. The runtime keeps the timers. Default: `512`. */
      readonly "ticks-per-wheel"?: ConfigValue | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly sharding?: OwnSection | NotSet;
    /** Name of a logger defined in code that replaces standard output before the loggers have started, after they have stopped, and for events that they fail to write. Empty: standard output. Default: `""`. */
    readonly "stdout-logger-class"?: ConfigText | NotSet;
    /** The same for standard output before the loggers above have started, and after they have stopped. Default: `WARNING`. */
    readonly "stdout-loglevel"?: ConfigWord<"DEBUG" | "INFO" | "WARNING" | "ERROR" | "OFF"> | NotSet;
    readonly stream?: OwnSection | NotSet;
    readonly streams?: OwnSection | NotSet;
    /** Suppresses an old warning about JSON as the default. No effect here. This library does not log that warning. Default: `on`. */
    readonly "suppress-json-serializer-warning"?: ConfigValue | NotSet;
    readonly test?: {
      readonly "calling-thread-dispatcher"?: OwnSection | NotSet;
      /** How long TestKit.resultOf waits for a promise. Default: `5s`. */
      readonly "default-timeout"?: ConfigDuration | NotSet;
      /** How long an event filter waits for its events after the code it watches is done. Default: `3s`. */
      readonly "filter-leeway"?: ConfigDuration | NotSet;
      readonly remote?: {
        readonly "dot-netty"?: {
          readonly tcp?: {
            readonly batching?: {
              /** Meant to turn batching off in tests. No effect here. Akka.NET does not read it at this path: set akka.remote.dot-netty.tcp.batching.enabled. Default: `false`. */
              readonly enabled?: ConfigValue | NotSet;
              readonly [path: ConfigPathKey]: unknown;
            } | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long one expectation waits when it is not told. Default: `3s`. */
      readonly "single-expect-default"?: ConfigDuration | NotSet;
      readonly "test-actor"?: {
        readonly dispatcher?: OwnSection | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Factor on every timeout of the test kit: raise it on slow machines. Default: `1.0`. */
      readonly timefactor?: ConfigNumber | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly testconductor?: {
      /** How long the nodes of a test over several processes wait for each other at a barrier. After that, the barrier fails in all of them. Default: `30s`. */
      readonly "barrier-timeout"?: ConfigDuration | NotSet;
      /** How many more times a node tries to connect to the conductor if it is refused. Default: `30`. */
      readonly "client-reconnects"?: ConfigNumber | NotSet;
      /** How long a node tries to reach the conductor. Default: `20s`. */
      readonly "connect-timeout"?: ConfigDuration | NotSet;
      /** Above this delay throttled packets are split. No effect here. Akka.NET reads it and does nothing with it. Default: `100ms`. */
      readonly "packet-split-threshold"?: ConfigValue | NotSet;
      /** How long the conductor waits until a node has carried out a command, such as to throttle a link. Default: `30s`. */
      readonly "query-timeout"?: ConfigDuration | NotSet;
      /** The pause between two of these tries. Default: `1s`. */
      readonly "reconnect-backoff"?: ConfigDuration | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    /** Version stamp carried in the default config; purely informational. No effect here. It has no effect in Akka.NET either. Default: `"0.0.1 Akka"`. */
    readonly version?: ConfigValue | NotSet;
    readonly [path: ConfigPathKey]: unknown;
  } | NotSet;
  readonly ritsem?: {
    readonly actor?: {
      /** on: a warning is logged for the first message sent without a sender while an actor awaits, because after an await, ref.tell(message) has none. Default: `off`. */
      readonly "hint-missing-sender"?: ConfigSwitch | NotSet;
      readonly path?: {
        /** The longest path that an actor may have, and that is accepted from another system: counted after the address, without uid. For a longer path, actorOf throws, and a message to or from it is dropped with a line in the log. Default: `32 KiB`. */
        readonly "maximum-bytes"?: ConfigSize | NotSet;
        /** The longest path that an actor may have, and that is accepted from another system: counted after the address, without uid. For a longer path, actorOf throws, and a message to or from it is dropped with a line in the log. Default: `4096`. */
        readonly "maximum-elements"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly selection?: {
        /** The maximum cost of one message to a selection: the elements of its path, and the actors that it visits, including its recipients. A message beyond these limits becomes a dead letter with the reason. Default: `4096`. */
        readonly "maximum-steps"?: ConfigNumber | NotSet;
        /** The maximum cost of one message to a selection: the elements of its path, and the actors that it visits, including its recipients. A message beyond these limits becomes a dead letter with the reason. Default: `500000`. */
        readonly "maximum-visits"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long an actor that was asked to stop or restart waits for its async handler or hook before a warning names it. A promise that never settles prevents the system from terminating until terminate-timeout. infinite: no warning. Default: `10 s`. */
      readonly "stuck-handler-warning-after"?: ConfigDuration | NotSet;
      /** How long the actors may take to stop when the system terminates. After that, the system terminates without the remaining ones, such as an actor whose handler never settles, and logs an error that names them. The phase actor-system-terminate has its own timeout. infinite: no limit. Default: `10 s`. */
      readonly "terminate-timeout"?: ConfigDuration | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly cluster?: {
      readonly bootstrap?: {
        readonly "contact-point"?: {
          /** The port of contact points that are found without one. 0: that of this node. Default: `0`. */
          readonly "fallback-port"?: ConfigNumber | NotSet;
          /** How often contact points are asked whether they are in a cluster. Default: `1 s`. */
          readonly "probe-interval"?: ConfigDuration | ConfigSwitch | NotSet;
          /** How long an answer of a contact point counts. Default: `3 s`. */
          readonly "probing-failure-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        readonly "contact-point-discovery"?: {
          /** All contact points must have answered before a cluster is formed. off: as many as are required. Default: `on`. */
          readonly "contact-with-all-contact-points"?: ConfigSwitch | NotSet;
          /** How contact points are found. Empty: akka.discovery.method. Default: `""`. */
          readonly "discovery-method"?: ConfigText | NotSet;
          /** How often contact points are looked up. Default: `1 s`. */
          readonly interval?: ConfigDuration | ConfigSwitch | NotSet;
          /** The name of the port of remoting, for methods that know ports by name. Default: `""`. */
          readonly "port-name"?: ConfigText | NotSet;
          /** The protocol, for methods that distinguish it. Default: `"tcp"`. */
          readonly protocol?: ConfigText | NotSet;
          /** How many contact points there must be before a cluster is formed, this node included. Default: `2`. */
          readonly "required-contact-point-nr"?: ConfigNumber | NotSet;
          /** How long a lookup may take. Default: `3 s`. */
          readonly "resolve-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
          /** The name of the service that all nodes are instances of. Empty: the name of the system. Default: `""`. */
          readonly "service-name"?: ConfigText | NotSet;
          /** How long the contact points must not have changed before a cluster is formed. Default: `5 s`. */
          readonly "stable-margin"?: ConfigDuration | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Find the other nodes by akka.discovery, and join them or form a cluster with them. Has no effect with seed-nodes. Default: `off`. */
        readonly enabled?: ConfigSwitch | NotSet;
        /** This node may form a cluster when there is none. off: it only joins. Default: `on`. */
        readonly "new-cluster-enabled"?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly config?: {
      /** How an unknown key below akka or ritsem is handled. warning: it is logged with its place and the most similar known key; error: ActorSystem.create rejects; off: it is ignored. Default: `warning`. */
      readonly "unknown-keys"?: ConfigWord<"warning" | "error" | "off"> | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly "distributed-data"?: {
      /** Most compressed sets and dictionaries in one message, which is dropped if it has more: each costs about 2 KiB until the message is read. Default: `2000`. */
      readonly "maximum-compressed-parts"?: ConfigNumber | NotSet;
      /** Most keys of a replicator, deleted ones included. A new one is refused: an Update is answered by ModifyFailure, and what other replicas send is dropped. Default: `100000`. */
      readonly "maximum-keys"?: ConfigNumber | NotSet;
      /** Most reads and writes that wait at one time for other replicas, or for durable values to be loaded. Others fail at once, as if too few replicas had answered. Default: `10000`. */
      readonly "maximum-pending-requests"?: ConfigNumber | NotSet;
      /** Most bytes of all values of a replicator, counted as they travel, before compression. Above it changes are refused as new keys are; deleting is possible. Default: `256 MiB`. */
      readonly "maximum-size"?: ConfigSize | NotSet;
      /** Most subscriptions at a replicator. Others are ignored, with a warning. Default: `10000`. */
      readonly "maximum-subscriptions"?: ConfigNumber | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly health?: {
      /** How long a check of the program may take; after that it counts as failed. Default: `2 s`. */
      readonly "check-timeout"?: ConfigDuration | NotSet;
      /** How late a timer may fire before the event loop counts as blocked. Its delay counts for the ten seconds after it. infinite: never. Default: `2 s`. */
      readonly "event-loop-delay"?: ConfigDuration | NotSet;
      readonly findings?: {
        /** The event loop was blocked: see event-loop-delay. Default: `readiness`. */
        readonly "event-loop-delay"?: ConfigWord<"liveness" | "readiness" | "none"> | NotSet;
        /** This node of a cluster is not Up. Default: `readiness`. */
        readonly "member-not-up"?: ConfigWord<"liveness" | "readiness" | "none"> | NotSet;
        /** This system has given up a peer, which cannot come back without a restart. Usually a fault of the peer or of the network. Default: `none`. */
        readonly "peer-quarantined"?: ConfigWord<"liveness" | "readiness" | "none"> | NotSet;
        /** An actor is stuck: see stuck-handler-after. Default: `readiness`. */
        readonly "stuck-handler"?: ConfigWord<"liveness" | "readiness" | "none"> | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly http?: {
        /** Answers GET /live and GET /ready with 200 or 503, and with the names of the findings as JSON. Default: `off`. */
        readonly enabled?: ConfigSwitch | NotSet;
        /** The interface to listen on. In a container, "0.0.0.0": the probes of Kubernetes come from outside of it. Default: `"127.0.0.1"`. */
        readonly hostname?: ConfigText | NotSet;
        /** More connections at a time than this are closed. Default: `64`. */
        readonly "maximum-connections"?: ConfigNumber | NotSet;
        /** 0: any free port. Default: `8558`. */
        readonly port?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long a handler or hook may await a promise before the actor counts as stuck. Raise it if handlers of your own await longer. infinite: never. Default: `60 s`. */
      readonly "stuck-handler-after"?: ConfigDuration | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly inspect?: {
      readonly "dead-letters"?: {
        /** How many groups of dead letters (reason, recipient, type) are kept. Beyond, the group that is longest ago is forgotten. Default: `200`. */
        readonly groups?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** Whether the system can be looked at. It can only be looked at, never changed. Nothing is counted per message before somebody looks. Default: `off`. */
      readonly enabled?: ConfigSwitch | NotSet;
      readonly events?: {
        /** How many are kept for those who look later. Default: `200`. */
        readonly kept?: ConfigNumber | NotSet;
        /** How many dead letters, restarts, starts and stops of actors become events in a second, and how many events of associations. The others are only counted. Default: `50`. */
        readonly "per-second"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "flight-recorder"?: {
        /** How many associations have a recorder. Beyond, that of the association to which nothing has happened for longest is forgotten. Default: `200`. */
        readonly associations?: ConfigNumber | NotSet;
        /** How many events are kept for each association. 0: none. Default: `100`. */
        readonly events?: ConfigNumber | NotSet;
        /** Whether the record is logged, at WARNING, when an association is quarantined or gated. Default: `on`. */
        readonly "log-failures"?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly http?: {
        /** Whether it is served. Only on Node. Default: `on`. */
        readonly enabled?: ConfigSwitch | NotSet;
        /** Where it listens. Anything but a loopback address requires a token. Default: `"127.0.0.1"`. */
        readonly hostname?: ConfigText | NotSet;
        /** Maximum number of connections, and of those that wait for events. Default: `32`. */
        readonly "maximum-connections"?: ConfigNumber | NotSet;
        /** Maximum number of connections, and of those that wait for events. Default: `8`. */
        readonly "maximum-streams"?: ConfigNumber | NotSet;
        /** 0: a free port, which the log names. Default: `0`. */
        readonly port?: ConfigNumber | NotSet;
        /** How many bytes wait for a client that reads events too slowly before events are left out. Default: `256 KiB`. */
        readonly "stream-buffer"?: ConfigSize | NotSet;
        /** What a client must know, at least 16 characters. Empty: a random one, written to a file that only this user can read; the log names it. none: nothing; then every user and program of this machine can look. Default: `""`. */
        readonly token?: ConfigText | NotSet;
        /** The file for a random token, in a folder that exists. Empty: a file below the folder for temporary files. Default: `""`. */
        readonly "token-file"?: ConfigText | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How long counting goes on after the last look. Default: `10 s`. */
      readonly "look-timeout"?: ConfigDuration | NotSet;
      /** How many actors an answer lists at most. Default: `10000`. */
      readonly "maximum-actors"?: ConfigNumber | NotSet;
      /** How many associations an answer lists at most. Default: `1000`. */
      readonly "maximum-associations"?: ConfigNumber | NotSet;
      /** Whether trusted systems may look over remoting. Never in untrusted mode (akka.remote.untrusted-mode). Default: `on`. */
      readonly remote?: ConfigDuration | ConfigSwitch | NotSet;
      /** How long the messages of an actor may wait, without any being handled, before it counts as stuck. Default: `5 s`. */
      readonly "stuck-after"?: ConfigDuration | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly opentelemetry?: {
      readonly metrics?: {
        /** Metrics of actors, mailboxes, dead letters, associations and heartbeats, computed when the meter asks for them. Default: `on`. */
        readonly enabled?: ConfigSwitch | NotSet;
        /** The mailboxes of so many actors are looked into each time, those near the root first. Default: `10000`. */
        readonly "maximum-actors"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly recorder?: {
        /** What a SpanRecorder keeps at most, of the spans that ended last, for ritsem conversation and the dashboard. Default: `1 MiB`. */
        readonly "maximum-bytes"?: ConfigSize | NotSet;
        /** What a SpanRecorder keeps at most, of the spans that ended last, for ritsem conversation and the dashboard. Default: `2000`. */
        readonly "maximum-spans"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly traces?: {
        /** Whether a message that is sent outside of any trace begins one, if the sampler agrees. It is asked for each message. Default: `off`. */
        readonly begin?: ConfigSwitch | NotSet;
        /** Spans of messages that are sent and handled within a sampled trace. Default: `on`. */
        readonly enabled?: ConfigSwitch | NotSet;
        /** Whether a span that a handler makes active before its first await is noticed, even if the message itself has no trace. It costs each tell the time to look. Default: `off`. */
        readonly "look-in-handlers"?: ConfigSwitch | NotSet;
        /** Whether traces continue in other systems of Ritsem with traces of their own, as W3C trace context in the envelope of a message. The handshake says so; peers that do not say it, such as Akka.NET, get what they always get. In untrusted mode, what peers say is not read. Default: `on`. */
        readonly propagation?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly "reliable-delivery"?: {
      readonly "consumer-controller"?: {
        /** A consumer controller fails if the chunks of one message are more than this many bytes together. Default: `64 MiB`. */
        readonly "maximum-chunked-message-size"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "mailbox-delivery"?: {
        /** So much is remembered of messages that were delivered here, so that a message that arrives again is not delivered again. Default: `4 MiB`. */
        readonly "maximum-remembered-size"?: ConfigSize | NotSet;
        /** A message to the mailbox of another system is sent again after this long, until that system confirms it; a full mailbox is tried again. Default: `500 ms`. */
        readonly "resend-interval"?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly remote?: {
      readonly "absent-peers"?: {
        /** What is remembered of peers that have no connection: the numbers of their system messages, and what they watch here. A peer without a connection for longer than after counts as absent. Beyond a maximum, the peer that has been absent for the longest time is quarantined and forgotten, as after quarantine-after-silence. Default: `15 s`. */
        readonly after?: ConfigDuration | NotSet;
        /** What is remembered of peers that have no connection: the numbers of their system messages, and what they watch here. A peer without a connection for longer than after counts as absent. Beyond a maximum, the peer that has been absent for the longest time is quarantined and forgotten, as after quarantine-after-silence. Default: `1000`. */
        readonly maximum?: ConfigNumber | NotSet;
        /** Incarnations that are quarantined. The oldest of more than that are no longer refused. Default: `10000`. */
        readonly "maximum-quarantined"?: ConfigNumber | NotSet;
        /** Watches of all absent peers together. Default: `10000`. */
        readonly "maximum-watches"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "all-peers"?: {
        /** About how many bytes may wait for, or have come from, all peers together. Three quarters are for messages that peers do not take and system messages that they do not acknowledge; beyond that, messages go to dead letters, and the peer whose system messages take most is quarantined. One quarter is for what has come and cannot be delivered yet; beyond that, early system messages are taken when they are sent again, and connections with the oldest unfinished frames are closed. auto: a quarter of the heap, at most 256 MiB. Default: `auto`. */
        readonly "maximum-bytes"?: ConfigSize | "auto" | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** on: this system does not listen, for instance because it is behind NAT. Peers reach it over the connections that it opens, under a host name that is generated at each start; hosts and ports in the sections of its transports have no effect. A system in a browser never listens. Default: `off`. */
      readonly "client-mode"?: ConfigSwitch | NotSet;
      readonly connections?: {
        /** The first frame of a connection is a handshake. A larger one ends the connection. Default: `8 KiB`. */
        readonly "first-frame-maximum-bytes"?: ConfigSize | NotSet;
        /** While more than maximum-handshakes connections have not shaken hands, those older than handshake-age are closed, the oldest first. Default: `2 s`. */
        readonly "handshake-age"?: ConfigDuration | NotSet;
        /** Connections that peers open. Those beyond a maximum are closed before anything is read of them. Default: `10000`. */
        readonly maximum?: ConfigNumber | NotSet;
        /** While more than maximum-handshakes connections have not shaken hands, those older than handshake-age are closed, the oldest first. Default: `2000`. */
        readonly "maximum-handshakes"?: ConfigNumber | NotSet;
        /** From one host: containers, or clients behind one gateway, count together. Default: `6000`. */
        readonly "maximum-per-host"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "dials-for-peers"?: {
        /** Connections that are being opened at the same time. One that takes longer than age gives way to those that wait. Default: `2 s`. */
        readonly age?: ConfigDuration | NotSet;
        /** Connections that are being opened at the same time. One that takes longer than age gives way to those that wait. Default: `128`. */
        readonly "at-once"?: ConfigNumber | NotSet;
        /** Addresses that only peers have named, as the sender of a message for instance, and that may be invented. Addresses that the program names are dialled before them, whatever waits here. Default: `500`. */
        readonly "per-second"?: ConfigNumber | NotSet;
        /** Addresses that wait. Messages for those beyond are dead letters. Default: `2000`. */
        readonly waiting?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "identity-check"?: {
        /** Maximum number of addresses that are asked within a second. Further claims wait for the timeout and are then refused. Default: `50`. */
        readonly "per-second"?: ConfigNumber | NotSet;
        /** A connection that claims to be another incarnation of a known peer, as after a restart, waits until the peer's address was dialled and asked for its incarnation. The claim is accepted if the answer confirms it, or if there is no answer within the timeout. Default: `2 s`. */
        readonly timeout?: ConfigDuration | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "log-limit"?: {
        /** Of warnings and errors with the same words, which a peer may provoke as often as it likes, so many are logged within the interval. At its end one line says how many were left out. Default: `10 s`. */
        readonly interval?: ConfigDuration | NotSet;
        /** Of warnings and errors with the same words, which a peer may provoke as often as it likes, so many are logged within the interval. At its end one line says how many were left out. Default: `20`. */
        readonly lines?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly memory?: {
        /** Names of adapters from akka.remote.adapters, the topmost first. Default: `[]`. */
        readonly "applied-adapters"?: ConfigList | NotSet;
        /** Host and port in addresses. They mean nothing outside the network. Port 0 takes any free port. Default: `localhost`. */
        readonly hostname?: ConfigText | NotSet;
        /** Largest frame taken from a peer. Default: `128000b`. */
        readonly "maximum-frame-size"?: ConfigSize | NotSet;
        /** Host and port in addresses. They mean nothing outside the network. Port 0 takes any free port. Default: `0`. */
        readonly port?: ConfigNumber | NotSet;
        /** Second half of the protocol in addresses: akka.memory://System@host:port Default: `memory`. */
        readonly "scheme-identifier"?: ConfigText | NotSet;
        /** Which transport this section configures. The network it joins is given in the program, not here. Default: `"Ritsem.Remote.Transport.Memory"`. */
        readonly "transport-class"?: ConfigText | NotSet;
        /** Undelivered bytes of a connection above which senders are asked to wait. Default: `256KiB`. */
        readonly "write-buffer-high-water-mark"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "outbound-queue"?: {
        /** About how many bytes of messages may wait for one peer that does not take them. The newest beyond that are dead letters; system messages are not counted among them. Default: `256 MiB`. */
        readonly "maximum-bytes"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "path-cache"?: {
        /** About how many bytes may be used to remember the paths of recipients, with the actors that they lead to, and as many again for senders. What was not used lately is forgotten, and read anew when it comes again. Paths of more than 1 kB are never remembered. Default: `16 MiB`. */
        readonly "maximum-bytes"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** What this system does when it learns that a peer has quarantined it. restart: nothing; the peer refuses it until it is restarted, as in Akka.NET. new-incarnation: it drops everything that it shares with that peer (watched actors are reported as Terminated, queued messages become dead letters) and reconnects to that peer alone as a restarted system would. Default: `restart`. */
      readonly "quarantine-recovery"?: ConfigWord<"restart" | "new-incarnation"> | NotSet;
      readonly "read-turn"?: {
        /** How much of one connection is read in a turn of the event loop. What has come beyond that waits for the next turn, after actors, timers and other connections have had theirs. Connections that wait share the messages of one, and each has 16 at least. While at most one waits, neither number holds: it is read for 10 ms in a turn. Default: `64 KiB`. */
        readonly bytes?: ConfigSize | NotSet;
        /** How much of one connection is read in a turn of the event loop. What has come beyond that waits for the next turn, after actors, timers and other connections have had theirs. Connections that wait share the messages of one, and each has 16 at least. While at most one waits, neither number holds: it is read for 10 ms in a turn. Default: `512`. */
        readonly messages?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly "system-messages"?: {
        /** Bytes of system messages from one peer that may wait for one before them. Those beyond are ignored until the peer sends them again. Default: `4 MiB`. */
        readonly "early-maximum-bytes"?: ConfigSize | NotSet;
        /** Bytes of system messages that one peer may leave unacknowledged. Beyond that it is quarantined, as with system-message-buffer-size. Default: `64 MiB`. */
        readonly "unacknowledged-maximum-bytes"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly tls?: {
        /** A PEM file with the private key, if it is not in the file that ssl.certificate.path names. Default: `""`. */
        readonly "private-key-path"?: ConfigText | NotSet;
        /** PEM files with the certificates of the authorities that may sign certificates of peers, or with those certificates themselves. Empty: all authorities that the operating system trusts, as in Akka.NET, which includes public ones. Default: `[]`. */
        readonly "trusted-certificates"?: ConfigList | NotSet;
        /** A system may only have an address whose host is among the names of its certificate, so that no holder of a certificate can speak for others. Needs ssl.require-mutual-authentication on both sides. Default: `off`. */
        readonly "validate-claimed-hostname"?: ConfigSwitch | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly udp?: {
        /** How long a connection may take to open. Default: `15 s`. */
        readonly "connect-timeout"?: ConfigDuration | NotSet;
        /** Where to listen. Port 0 takes any free port; hostname: a name or IP address, empty for every interface. Default: `""`. */
        readonly hostname?: ConfigText | NotSet;
        /** Connections that peers may have open at once. Count. Default: `1000`. */
        readonly "maximum-connections"?: ConfigNumber | NotSet;
        /** Largest payload of a datagram. A message whose frame, with 18 bytes more, does not fit into one datagram is discarded: it is never divided. Above what the network carries in a packet, routers divide or lose datagrams; 1432 bytes fit into Ethernet with IPv6. At least 1100 and at most 65507 bytes. All systems should use the same value. Default: `1432b`. */
        readonly "maximum-payload-bytes"?: ConfigSize | NotSet;
        /** Where to listen. Port 0 takes any free port; hostname: a name or IP address, empty for every interface. Default: `2553`. */
        readonly port?: ConfigNumber | NotSet;
        /** Host and port that other systems are told, if they differ from those listened on (containers, NAT). Empty and 0: the same. Default: `""`. */
        readonly "public-hostname"?: ConfigText | NotSet;
        /** Host and port that other systems are told, if they differ from those listened on (containers, NAT). Empty and 0: the same. Default: `0`. */
        readonly "public-port"?: ConfigNumber | NotSet;
        /** How long an unanswered datagram of a connection's beginning or end may wait until it is sent again. Others are never sent again. Default: `200 ms`. */
        readonly "resend-interval"?: ConfigDuration | NotSet;
        /** Second half of the protocol in addresses: akka.udp://System@host:port Default: `udp`. */
        readonly "scheme-identifier"?: ConfigText | NotSet;
        /** Bytes on the way to a peer that it has not confirmed, each datagram counted as 1024 bytes more than it has. Others wait until then. More than the operating system keeps for a socket may be lost at the peer. Default: `64KiB`. */
        readonly "send-window"?: ConfigSize | NotSet;
        /** Which transport this section configures. Default: `"Ritsem.Remote.Transport.Udp"`. */
        readonly "transport-class"?: ConfigText | NotSet;
        /** Bytes of a connection that wait to be sent, above which senders are asked to wait, and below which they may go on. Default: `64KiB`. */
        readonly "write-buffer-high-water-mark"?: ConfigSize | NotSet;
        /** Bytes of a connection that wait to be sent, above which senders are asked to wait, and below which they may go on. Default: `32KiB`. */
        readonly "write-buffer-low-water-mark"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** How many actors of this system one peer may watch. More watches of it are ignored, with a warning. Default: `200000`. */
      readonly "watches-per-peer"?: ConfigNumber | NotSet;
      readonly websocket?: {
        /** Pages that may connect, as browsers name them: "https://chat.example". "*" allows all of them. Pages that were loaded from the advertised host and port always may, and so may programs that are not browsers: they state no origin. Default: `[]`. */
        readonly "allowed-origins"?: ConfigList | NotSet;
        /** How long a connection may take to open, authentication included. Default: `15 s`. */
        readonly "connect-timeout"?: ConfigDuration | NotSet;
        /** This system ends the TLS of those that connect to it, with the certificate below. An HTTPS server of the program has its own instead. Default: `false`. */
        readonly "enable-ssl"?: ConfigSwitch | NotSet;
        /** Where a system on Node listens. Port 0 takes any free port; hostname: a name or IP address, empty for every interface. Without effect in browsers, and if the program gives an HTTP server. Default: `""`. */
        readonly hostname?: ConfigText | NotSet;
        /** Connections that may be open at once, those included that are still asking for it. Default: `1000`. */
        readonly "maximum-connections"?: ConfigNumber | NotSet;
        /** Largest frame taken from a peer. A peer that sends a larger one is disconnected, so both systems should use the same value. Default: `128000b`. */
        readonly "maximum-frame-size"?: ConfigSize | NotSet;
        /** The path at which this system answers. Requests for others are refused. Default: `"/akka"`. */
        readonly path?: ConfigText | NotSet;
        /** Where a system on Node listens. Port 0 takes any free port; hostname: a name or IP address, empty for every interface. Without effect in browsers, and if the program gives an HTTP server. Default: `8552`. */
        readonly port?: ConfigNumber | NotSet;
        /** Host and port that other systems are told, if they differ from those listened on (reverse proxies, containers). Empty and 0: the same. Default: `""`. */
        readonly "public-hostname"?: ConfigText | NotSet;
        /** Host and port that other systems are told, if they differ from those listened on (reverse proxies, containers). Empty and 0: the same. Default: `0`. */
        readonly "public-port"?: ConfigNumber | NotSet;
        /** The path, with a query if needed, that this system requests of others. Empty: path. It differs if a reverse proxy changes it. Default: `""`. */
        readonly "remote-path"?: ConfigText | NotSet;
        /** Second half of the protocol in addresses: akka.ws://System@host:port. wss if other systems connect with TLS: with enable-ssl it is always wss, otherwise a reverse proxy or an HTTPS server of the program ends TLS. A system in a page that was loaded with https: must use wss. Default: `ws`. */
        readonly "scheme-identifier"?: ConfigText | NotSet;
        readonly ssl?: {
          readonly certificate?: {
            /** The password of the file, or of the key in a PEM file. Default: `""`. */
            readonly password?: ConfigText | NotSet;
            /** A PKCS#12 file (.pfx, .p12), or a PEM file, with the certificate of this system, its private key, and the certificates between it and its authority. The system does not start if the file is useless, or missing with enable-ssl. A system that only dials shows it if it has one. Default: `""`. */
            readonly path?: ConfigText | NotSet;
            readonly [path: ConfigPathKey]: unknown;
          } | NotSet;
          /** Whoever connects must show a certificate that is trusted here. Browsers show one only if their user has installed it. Default: `false`. */
          readonly "require-mutual-authentication"?: ConfigSwitch | NotSet;
          /** Accept any certificate of a peer. Default: `false`. */
          readonly "suppress-validation"?: ConfigSwitch | NotSet;
          /** The certificate of a system must have the host among its names to which this system connects. Default: `true`. */
          readonly "validate-certificate-hostname"?: ConfigSwitch | NotSet;
          readonly [path: ConfigPathKey]: unknown;
        } | NotSet;
        /** Which transport this section configures. Default: `"Ritsem.Remote.Transport.WebSocket"`. */
        readonly "transport-class"?: ConfigText | NotSet;
        /** Unsent bytes of a connection above which senders are asked to wait, and below which they may go on. Default: `64KiB`. */
        readonly "write-buffer-high-water-mark"?: ConfigSize | NotSet;
        /** Unsent bytes of a connection above which senders are asked to wait, and below which they may go on. Default: `32KiB`. */
        readonly "write-buffer-low-water-mark"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly worker?: {
        /** How long another thread may take to answer when this one connects. A thread that computes does not answer. Default: `15 s`. */
        readonly "connect-timeout"?: ConfigDuration | NotSet;
        /** Largest frame taken from a peer. A peer that sends a larger one is disconnected, so all threads should use the same value. Default: `128000b`. */
        readonly "maximum-frame-size"?: ConfigSize | NotSet;
        /** Tells the systems of one thread apart. Port 0 takes any free one. Default: `0`. */
        readonly port?: ConfigNumber | NotSet;
        /** Second half of the protocol in addresses: akka.worker://System@thread-1:1. The host is the thread that the system runs in. Default: `worker`. */
        readonly "scheme-identifier"?: ConfigText | NotSet;
        /** Which transport this section configures. Default: `"Ritsem.Remote.Transport.Worker"`. */
        readonly "transport-class"?: ConfigText | NotSet;
        /** Bytes of a connection that its other thread has not read, above which senders are asked to wait, and below which they may go on. Default: `256KiB`. */
        readonly "write-buffer-high-water-mark"?: ConfigSize | NotSet;
        /** Bytes of a connection that its other thread has not read, above which senders are asked to wait, and below which they may go on. Default: `128KiB`. */
        readonly "write-buffer-low-water-mark"?: ConfigSize | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly routing?: {
      /** Whether a pool with target.nodes creates new routees in place of those that it has lost with their node: on the nodes that are left, or on all of them once none is left. Off: it goes on with the routees that it still has, as in Akka.NET. Default: `off`. */
      readonly "replace-lost-routees"?: ConfigSwitch | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly serialization?: {
      readonly json?: {
        /** How deep a JSON document may be nested, written or read. Newtonsoft.Json, and so Akka.NET, refuses to read beyond 64. Default: `64`. */
        readonly "maximum-depth"?: ConfigNumber | NotSet;
        readonly [path: ConfigPathKey]: unknown;
      } | NotSet;
      /** What a Double or a Single becomes that arrives where no declaration says its type: as a whole message, or in a member of type object. plain: a number, so that 2.0 sent on leaves as the Int32 2. exact: a Double or Single, which behaves as a number in arithmetic and leaves as what it came. Default: `plain`. */
      readonly numbers?: ConfigWord<"plain" | "exact"> | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly workers?: {
      /** How many worker threads start with the system. auto: one less than there are cores, and at least one. Default: `auto`. */
      readonly count?: ConfigText | NotSet;
      /** The program of each worker: a path, relative to the working directory, or a file URL. Empty: no workers. It creates a system with the configuration of thisWorker(), and registers there what may be deployed. Default: `""`. */
      readonly entry?: ConfigText | NotSet;
      /** A worker that ends is started again after a pause, which doubles each time until the worker has run for restart-max-backoff. Default: `10 s`. */
      readonly "restart-max-backoff"?: ConfigDuration | ConfigSwitch | NotSet;
      /** A worker that ends is started again after a pause, which doubles each time until the worker has run for restart-max-backoff. Default: `200 ms`. */
      readonly "restart-min-backoff"?: ConfigDuration | ConfigSwitch | NotSet;
      /** How long the system of a worker may take to start. Default: `30 s`. */
      readonly "start-timeout"?: ConfigDuration | ConfigSwitch | NotSet;
      readonly [path: ConfigPathKey]: unknown;
    } | NotSet;
    readonly [path: ConfigPathKey]: unknown;
  } | NotSet;
  /** A section of the program's own. */
  readonly [section: string]: unknown;
}

declare module "../../hocon/config.ts" {
  interface KnownPaths {
    "akka": unknown;
    "akka.actor": unknown;
    "akka.actor.ask-timeout": unknown;
    "akka.actor.creation-timeout": unknown;
    "akka.actor.debug": unknown;
    "akka.actor.debug.autoreceive": unknown;
    "akka.actor.debug.event-stream": unknown;
    "akka.actor.debug.fsm": unknown;
    "akka.actor.debug.lifecycle": unknown;
    "akka.actor.debug.log-timers": unknown;
    "akka.actor.debug.receive": unknown;
    "akka.actor.debug.router-misconfiguration": unknown;
    "akka.actor.debug.unhandled": unknown;
    "akka.actor.default-blocking-io-dispatcher": unknown;
    "akka.actor.default-blocking-io-dispatcher.executor": unknown;
    "akka.actor.default-blocking-io-dispatcher.throughput": unknown;
    "akka.actor.default-blocking-io-dispatcher.type": unknown;
    "akka.actor.default-dispatcher": unknown;
    "akka.actor.default-dispatcher.attempt-teamwork": unknown;
    "akka.actor.default-dispatcher.current-context-executor": unknown;
    "akka.actor.default-dispatcher.default-executor": unknown;
    "akka.actor.default-dispatcher.executor": unknown;
    "akka.actor.default-dispatcher.fork-join-executor": unknown;
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-factor": unknown;
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-max": unknown;
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-min": unknown;
    "akka.actor.default-dispatcher.fork-join-executor.task-peeking-mode": unknown;
    "akka.actor.default-dispatcher.mailbox-requirement": unknown;
    "akka.actor.default-dispatcher.shutdown-timeout": unknown;
    "akka.actor.default-dispatcher.thread-pool-executor": unknown;
    "akka.actor.default-dispatcher.throughput": unknown;
    "akka.actor.default-dispatcher.throughput-deadline-time": unknown;
    "akka.actor.default-dispatcher.type": unknown;
    "akka.actor.default-fork-join-dispatcher": unknown;
    "akka.actor.default-fork-join-dispatcher.dedicated-thread-pool": unknown;
    "akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.thread-count": unknown;
    "akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.threadtype": unknown;
    "akka.actor.default-fork-join-dispatcher.executor": unknown;
    "akka.actor.default-fork-join-dispatcher.throughput": unknown;
    "akka.actor.default-fork-join-dispatcher.type": unknown;
    "akka.actor.default-mailbox": unknown;
    "akka.actor.default-mailbox.mailbox-capacity": unknown;
    "akka.actor.default-mailbox.mailbox-push-timeout-time": unknown;
    "akka.actor.default-mailbox.mailbox-type": unknown;
    "akka.actor.default-mailbox.stash-capacity": unknown;
    "akka.actor.guardian-supervisor-strategy": unknown;
    "akka.actor.inbox": unknown;
    "akka.actor.inbox.default-timeout": unknown;
    "akka.actor.inbox.inbox-size": unknown;
    "akka.actor.internal-dispatcher": unknown;
    "akka.actor.internal-dispatcher.channel-executor": unknown;
    "akka.actor.internal-dispatcher.channel-executor.priority": unknown;
    "akka.actor.internal-dispatcher.executor": unknown;
    "akka.actor.internal-dispatcher.fork-join-executor": unknown;
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-factor": unknown;
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-max": unknown;
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-min": unknown;
    "akka.actor.internal-dispatcher.throughput": unknown;
    "akka.actor.internal-dispatcher.type": unknown;
    "akka.actor.mailbox": unknown;
    "akka.actor.mailbox.bounded-deque-based": unknown;
    "akka.actor.mailbox.bounded-deque-based.mailbox-type": unknown;
    "akka.actor.mailbox.bounded-queue-based": unknown;
    "akka.actor.mailbox.bounded-queue-based.mailbox-type": unknown;
    "akka.actor.mailbox.logger-queue": unknown;
    "akka.actor.mailbox.logger-queue.mailbox-type": unknown;
    "akka.actor.mailbox.unbounded-deque-based": unknown;
    "akka.actor.mailbox.unbounded-deque-based.mailbox-type": unknown;
    "akka.actor.mailbox.unbounded-queue-based": unknown;
    "akka.actor.mailbox.unbounded-queue-based.mailbox-type": unknown;
    "akka.actor.provider": unknown;
    "akka.actor.reaper-interval": unknown;
    "akka.actor.serialization-settings": unknown;
    "akka.actor.serialization-settings.allow-unregistered-types": unknown;
    "akka.actor.serialization-settings.json": unknown;
    "akka.actor.serialization-settings.json.converters": unknown;
    "akka.actor.serialization-settings.json.encode-type-names": unknown;
    "akka.actor.serialization-settings.json.pooled-string-builder-maxsize": unknown;
    "akka.actor.serialization-settings.json.pooled-string-builder-minsize": unknown;
    "akka.actor.serialization-settings.json.preserve-object-references": unknown;
    "akka.actor.serialization-settings.json.use-pooled-string-builder": unknown;
    "akka.actor.serialization-settings.primitive": unknown;
    "akka.actor.serialization-settings.primitive.use-legacy-behavior": unknown;
    "akka.actor.serialize-creators": unknown;
    "akka.actor.serialize-messages": unknown;
    "akka.actor.synchronized-dispatcher": unknown;
    "akka.actor.synchronized-dispatcher.executor": unknown;
    "akka.actor.synchronized-dispatcher.throughput": unknown;
    "akka.actor.synchronized-dispatcher.type": unknown;
    "akka.actor.task-dispatcher": unknown;
    "akka.actor.task-dispatcher.executor": unknown;
    "akka.actor.task-dispatcher.throughput": unknown;
    "akka.actor.task-dispatcher.type": unknown;
    "akka.actor.telemetry": unknown;
    "akka.actor.telemetry.enabled": unknown;
    "akka.actor.typed": unknown;
    "akka.actor.typed.timeout": unknown;
    "akka.actor.unstarted-push-timeout": unknown;
    "akka.channel-scheduler": unknown;
    "akka.channel-scheduler.parallelism-factor": unknown;
    "akka.channel-scheduler.parallelism-max": unknown;
    "akka.channel-scheduler.parallelism-min": unknown;
    "akka.channel-scheduler.work-interval": unknown;
    "akka.channel-scheduler.work-max": unknown;
    "akka.channel-scheduler.work-step": unknown;
    "akka.cluster": unknown;
    "akka.cluster.allow-weakly-up-members": unknown;
    "akka.cluster.app-version": unknown;
    "akka.cluster.auto-down-unreachable-after": unknown;
    "akka.cluster.client": unknown;
    "akka.cluster.client.acceptable-heartbeat-pause": unknown;
    "akka.cluster.client.buffer-size": unknown;
    "akka.cluster.client.discovery": unknown;
    "akka.cluster.client.discovery.exponential-backoff-max": unknown;
    "akka.cluster.client.discovery.exponential-backoff-random-factor": unknown;
    "akka.cluster.client.discovery.interval": unknown;
    "akka.cluster.client.discovery.method": unknown;
    "akka.cluster.client.discovery.number-of-contacts": unknown;
    "akka.cluster.client.discovery.port-name": unknown;
    "akka.cluster.client.discovery.probe-timeout": unknown;
    "akka.cluster.client.discovery.resolve-timeout": unknown;
    "akka.cluster.client.discovery.service-name": unknown;
    "akka.cluster.client.establishing-get-contacts-interval": unknown;
    "akka.cluster.client.heartbeat-interval": unknown;
    "akka.cluster.client.initial-contacts": unknown;
    "akka.cluster.client.receptionist": unknown;
    "akka.cluster.client.receptionist.acceptable-heartbeat-pause": unknown;
    "akka.cluster.client.receptionist.failure-detection-interval": unknown;
    "akka.cluster.client.receptionist.heartbeat-interval": unknown;
    "akka.cluster.client.receptionist.name": unknown;
    "akka.cluster.client.receptionist.number-of-contacts": unknown;
    "akka.cluster.client.receptionist.response-tunnel-receive-timeout": unknown;
    "akka.cluster.client.receptionist.role": unknown;
    "akka.cluster.client.receptionist.use-dispatcher": unknown;
    "akka.cluster.client.reconnect-timeout": unknown;
    "akka.cluster.client.refresh-contacts-interval": unknown;
    "akka.cluster.client.use-initial-contacts-discovery": unknown;
    "akka.cluster.client.use-legacy-serialization": unknown;
    "akka.cluster.client.verbose-logging": unknown;
    "akka.cluster.debug": unknown;
    "akka.cluster.debug.verbose-heartbeat-logging": unknown;
    "akka.cluster.debug.verbose-receive-gossip-logging": unknown;
    "akka.cluster.distributed-data": unknown;
    "akka.cluster.distributed-data.backward-compatible-wire-format": unknown;
    "akka.cluster.distributed-data.delta-crdt": unknown;
    "akka.cluster.distributed-data.delta-crdt.enabled": unknown;
    "akka.cluster.distributed-data.delta-crdt.max-delta-size": unknown;
    "akka.cluster.distributed-data.durable": unknown;
    "akka.cluster.distributed-data.durable.keys": unknown;
    "akka.cluster.distributed-data.durable.lmdb": unknown;
    "akka.cluster.distributed-data.durable.lmdb.dir": unknown;
    "akka.cluster.distributed-data.durable.lmdb.map-size": unknown;
    "akka.cluster.distributed-data.durable.lmdb.write-behind-interval": unknown;
    "akka.cluster.distributed-data.durable.pinned-store": unknown;
    "akka.cluster.distributed-data.durable.pinned-store.executor": unknown;
    "akka.cluster.distributed-data.durable.pinned-store.type": unknown;
    "akka.cluster.distributed-data.durable.pruning-marker-time-to-live": unknown;
    "akka.cluster.distributed-data.durable.store-actor-class": unknown;
    "akka.cluster.distributed-data.durable.use-dispatcher": unknown;
    "akka.cluster.distributed-data.gossip-interval": unknown;
    "akka.cluster.distributed-data.max-delta-elements": unknown;
    "akka.cluster.distributed-data.max-pruning-dissemination": unknown;
    "akka.cluster.distributed-data.name": unknown;
    "akka.cluster.distributed-data.notify-subscribers-interval": unknown;
    "akka.cluster.distributed-data.prefer-oldest": unknown;
    "akka.cluster.distributed-data.pruning-interval": unknown;
    "akka.cluster.distributed-data.pruning-marker-time-to-live": unknown;
    "akka.cluster.distributed-data.recreate-on-failure": unknown;
    "akka.cluster.distributed-data.role": unknown;
    "akka.cluster.distributed-data.serializer-cache-time-to-live": unknown;
    "akka.cluster.distributed-data.use-dispatcher": unknown;
    "akka.cluster.down-removal-margin": unknown;
    "akka.cluster.downing-provider-class": unknown;
    "akka.cluster.failure-detector": unknown;
    "akka.cluster.failure-detector.acceptable-heartbeat-pause": unknown;
    "akka.cluster.failure-detector.expected-response-after": unknown;
    "akka.cluster.failure-detector.heartbeat-interval": unknown;
    "akka.cluster.failure-detector.implementation-class": unknown;
    "akka.cluster.failure-detector.max-sample-size": unknown;
    "akka.cluster.failure-detector.min-std-deviation": unknown;
    "akka.cluster.failure-detector.monitored-by-nr-of-members": unknown;
    "akka.cluster.failure-detector.threshold": unknown;
    "akka.cluster.gossip-different-view-probability": unknown;
    "akka.cluster.gossip-interval": unknown;
    "akka.cluster.gossip-time-to-live": unknown;
    "akka.cluster.leader-actions-interval": unknown;
    "akka.cluster.log-info": unknown;
    "akka.cluster.log-info-verbose": unknown;
    "akka.cluster.min-nr-of-members": unknown;
    "akka.cluster.periodic-tasks-initial-delay": unknown;
    "akka.cluster.prune-gossip-tombstones-after": unknown;
    "akka.cluster.pub-sub": unknown;
    "akka.cluster.pub-sub.buffered-messages": unknown;
    "akka.cluster.pub-sub.buffered-messages.max-per-topic": unknown;
    "akka.cluster.pub-sub.buffered-messages.timeout-check-interval": unknown;
    "akka.cluster.pub-sub.gossip-interval": unknown;
    "akka.cluster.pub-sub.max-delta-elements": unknown;
    "akka.cluster.pub-sub.name": unknown;
    "akka.cluster.pub-sub.removed-time-to-live": unknown;
    "akka.cluster.pub-sub.role": unknown;
    "akka.cluster.pub-sub.routing-logic": unknown;
    "akka.cluster.pub-sub.send-to-dead-letters-when-no-subscribers": unknown;
    "akka.cluster.pub-sub.use-dispatcher": unknown;
    "akka.cluster.publish-stats-interval": unknown;
    "akka.cluster.reduce-gossip-different-view-probability": unknown;
    "akka.cluster.retry-unsuccessful-join-after": unknown;
    "akka.cluster.roles": unknown;
    "akka.cluster.run-coordinated-shutdown-when-down": unknown;
    "akka.cluster.scheduler": unknown;
    "akka.cluster.scheduler.tick-duration": unknown;
    "akka.cluster.scheduler.ticks-per-wheel": unknown;
    "akka.cluster.seed-node-timeout": unknown;
    "akka.cluster.seed-nodes": unknown;
    "akka.cluster.sharded-daemon-process": unknown;
    "akka.cluster.sharded-daemon-process.keep-alive-interval": unknown;
    "akka.cluster.sharding": unknown;
    "akka.cluster.sharding.buffer-size": unknown;
    "akka.cluster.sharding.coordinator-failure-backoff": unknown;
    "akka.cluster.sharding.coordinator-singleton": unknown;
    "akka.cluster.sharding.coordinator-state": unknown;
    "akka.cluster.sharding.coordinator-state.read-majority-plus": unknown;
    "akka.cluster.sharding.coordinator-state.write-majority-plus": unknown;
    "akka.cluster.sharding.distributed-data": unknown;
    "akka.cluster.sharding.distributed-data.backward-compatible-wire-format": unknown;
    "akka.cluster.sharding.distributed-data.durable": unknown;
    "akka.cluster.sharding.distributed-data.durable.keys": unknown;
    "akka.cluster.sharding.distributed-data.majority-min-cap": unknown;
    "akka.cluster.sharding.distributed-data.max-delta-elements": unknown;
    "akka.cluster.sharding.distributed-data.prefer-oldest": unknown;
    "akka.cluster.sharding.entity-recovery-constant-rate-strategy": unknown;
    "akka.cluster.sharding.entity-recovery-constant-rate-strategy.frequency": unknown;
    "akka.cluster.sharding.entity-recovery-constant-rate-strategy.number-of-entities": unknown;
    "akka.cluster.sharding.entity-recovery-strategy": unknown;
    "akka.cluster.sharding.entity-restart-backoff": unknown;
    "akka.cluster.sharding.external-shard-allocation-strategy": unknown;
    "akka.cluster.sharding.external-shard-allocation-strategy.client-timeout": unknown;
    "akka.cluster.sharding.fail-on-invalid-entity-state-transition": unknown;
    "akka.cluster.sharding.guardian-name": unknown;
    "akka.cluster.sharding.handoff-timeout": unknown;
    "akka.cluster.sharding.lease-retry-interval": unknown;
    "akka.cluster.sharding.least-shard-allocation-strategy": unknown;
    "akka.cluster.sharding.least-shard-allocation-strategy.max-simultaneous-rebalance": unknown;
    "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-absolute-limit": unknown;
    "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-relative-limit": unknown;
    "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-threshold": unknown;
    "akka.cluster.sharding.passivate-idle-entity-after": unknown;
    "akka.cluster.sharding.rebalance-interval": unknown;
    "akka.cluster.sharding.remember-entities": unknown;
    "akka.cluster.sharding.remember-entities-store": unknown;
    "akka.cluster.sharding.retry-interval": unknown;
    "akka.cluster.sharding.role": unknown;
    "akka.cluster.sharding.shard-failure-backoff": unknown;
    "akka.cluster.sharding.shard-region-query-timeout": unknown;
    "akka.cluster.sharding.shard-start-timeout": unknown;
    "akka.cluster.sharding.state-store-mode": unknown;
    "akka.cluster.sharding.updating-state-timeout": unknown;
    "akka.cluster.sharding.use-dispatcher": unknown;
    "akka.cluster.sharding.use-lease": unknown;
    "akka.cluster.sharding.verbose-debug-logging": unknown;
    "akka.cluster.sharding.waiting-for-state-timeout": unknown;
    "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes": unknown;
    "akka.cluster.singleton": unknown;
    "akka.cluster.singleton-proxy": unknown;
    "akka.cluster.singleton-proxy.buffer-size": unknown;
    "akka.cluster.singleton-proxy.log-singleton-identification-failure": unknown;
    "akka.cluster.singleton-proxy.role": unknown;
    "akka.cluster.singleton-proxy.singleton-identification-failure-period": unknown;
    "akka.cluster.singleton-proxy.singleton-identification-interval": unknown;
    "akka.cluster.singleton-proxy.singleton-name": unknown;
    "akka.cluster.singleton.consider-app-version": unknown;
    "akka.cluster.singleton.hand-over-retry-interval": unknown;
    "akka.cluster.singleton.lease-retry-interval": unknown;
    "akka.cluster.singleton.min-number-of-hand-over-retries": unknown;
    "akka.cluster.singleton.role": unknown;
    "akka.cluster.singleton.singleton-name": unknown;
    "akka.cluster.singleton.use-lease": unknown;
    "akka.cluster.split-brain-resolver": unknown;
    "akka.cluster.split-brain-resolver.active-strategy": unknown;
    "akka.cluster.split-brain-resolver.down-all-when-unstable": unknown;
    "akka.cluster.split-brain-resolver.keep-majority": unknown;
    "akka.cluster.split-brain-resolver.keep-majority.role": unknown;
    "akka.cluster.split-brain-resolver.keep-oldest": unknown;
    "akka.cluster.split-brain-resolver.keep-oldest.down-if-alone": unknown;
    "akka.cluster.split-brain-resolver.keep-oldest.role": unknown;
    "akka.cluster.split-brain-resolver.keep-referee": unknown;
    "akka.cluster.split-brain-resolver.keep-referee.address": unknown;
    "akka.cluster.split-brain-resolver.keep-referee.down-all-if-less-than-nodes": unknown;
    "akka.cluster.split-brain-resolver.lease-majority": unknown;
    "akka.cluster.split-brain-resolver.lease-majority.acquire-lease-delay-for-minority": unknown;
    "akka.cluster.split-brain-resolver.lease-majority.lease-implementation": unknown;
    "akka.cluster.split-brain-resolver.lease-majority.lease-name": unknown;
    "akka.cluster.split-brain-resolver.lease-majority.release-after": unknown;
    "akka.cluster.split-brain-resolver.lease-majority.role": unknown;
    "akka.cluster.split-brain-resolver.stable-after": unknown;
    "akka.cluster.split-brain-resolver.static-quorum": unknown;
    "akka.cluster.split-brain-resolver.static-quorum.quorum-size": unknown;
    "akka.cluster.split-brain-resolver.static-quorum.role": unknown;
    "akka.cluster.unreachable-nodes-reaper-interval": unknown;
    "akka.cluster.use-dispatcher": unknown;
    "akka.cluster.use-legacy-heartbeat-message": unknown;
    "akka.coordinated-shutdown": unknown;
    "akka.coordinated-shutdown.default-phase-timeout": unknown;
    "akka.coordinated-shutdown.exit-clr": unknown;
    "akka.coordinated-shutdown.run-by-actor-system-terminate": unknown;
    "akka.coordinated-shutdown.run-by-clr-shutdown-hook": unknown;
    "akka.coordinated-shutdown.terminate-actor-system": unknown;
    "akka.daemonic": unknown;
    "akka.discovery": unknown;
    "akka.discovery.aggregate": unknown;
    "akka.discovery.aggregate.class": unknown;
    "akka.discovery.aggregate.discovery-methods": unknown;
    "akka.discovery.config": unknown;
    "akka.discovery.config.class": unknown;
    "akka.discovery.config.services-path": unknown;
    "akka.discovery.dns": unknown;
    "akka.discovery.dns.servers": unknown;
    "akka.discovery.kubernetes-api": unknown;
    "akka.discovery.kubernetes-api.api-ca-path": unknown;
    "akka.discovery.kubernetes-api.api-service-host-env-name": unknown;
    "akka.discovery.kubernetes-api.api-service-port-env-name": unknown;
    "akka.discovery.kubernetes-api.api-token-path": unknown;
    "akka.discovery.kubernetes-api.class": unknown;
    "akka.discovery.kubernetes-api.pod-label-selector": unknown;
    "akka.discovery.kubernetes-api.pod-namespace": unknown;
    "akka.discovery.kubernetes-api.pod-namespace-path": unknown;
    "akka.discovery.method": unknown;
    "akka.extensions": unknown;
    "akka.home": unknown;
    "akka.io": unknown;
    "akka.io.dns": unknown;
    "akka.io.dns.dispatcher": unknown;
    "akka.io.dns.inet-address": unknown;
    "akka.io.dns.inet-address.cache-cleanup-interval": unknown;
    "akka.io.dns.inet-address.negative-ttl": unknown;
    "akka.io.dns.inet-address.positive-ttl": unknown;
    "akka.io.dns.inet-address.provider-object": unknown;
    "akka.io.dns.inet-address.use-ipv6": unknown;
    "akka.io.dns.resolver": unknown;
    "akka.io.pinned-dispatcher": unknown;
    "akka.io.pinned-dispatcher.executor": unknown;
    "akka.io.pinned-dispatcher.type": unknown;
    "akka.io.tcp": unknown;
    "akka.io.tcp.batch-accept-limit": unknown;
    "akka.io.tcp.buffer-pool": unknown;
    "akka.io.tcp.direct-buffer-pool": unknown;
    "akka.io.tcp.direct-buffer-pool.buffer-pool-limit": unknown;
    "akka.io.tcp.direct-buffer-pool.buffer-size": unknown;
    "akka.io.tcp.direct-buffer-pool.buffers-per-segment": unknown;
    "akka.io.tcp.direct-buffer-pool.class": unknown;
    "akka.io.tcp.direct-buffer-pool.initial-segments": unknown;
    "akka.io.tcp.disabled-buffer-pool": unknown;
    "akka.io.tcp.disabled-buffer-pool.buffer-size": unknown;
    "akka.io.tcp.disabled-buffer-pool.class": unknown;
    "akka.io.tcp.file-io-dispatcher": unknown;
    "akka.io.tcp.file-io-transferTo-limit": unknown;
    "akka.io.tcp.finish-connect-retries": unknown;
    "akka.io.tcp.management-dispatcher": unknown;
    "akka.io.tcp.max-channels": unknown;
    "akka.io.tcp.max-received-message-size": unknown;
    "akka.io.tcp.maximum-frame-size": unknown;
    "akka.io.tcp.outgoing-socket-force-ipv4": unknown;
    "akka.io.tcp.receive-buffer-size": unknown;
    "akka.io.tcp.register-timeout": unknown;
    "akka.io.tcp.selector-association-retries": unknown;
    "akka.io.tcp.selector-dispatcher": unknown;
    "akka.io.tcp.send-buffer-size": unknown;
    "akka.io.tcp.trace-logging": unknown;
    "akka.io.tcp.windows-connection-abort-workaround-enabled": unknown;
    "akka.io.tcp.worker-dispatcher": unknown;
    "akka.io.tcp.write-commands-queue-max-size": unknown;
    "akka.io.udp": unknown;
    "akka.io.udp-connected": unknown;
    "akka.io.udp-connected.buffer-pool": unknown;
    "akka.io.udp-connected.direct-buffer-pool": unknown;
    "akka.io.udp-connected.direct-buffer-pool.buffer-pool-limit": unknown;
    "akka.io.udp-connected.direct-buffer-pool.buffer-size": unknown;
    "akka.io.udp-connected.direct-buffer-pool.buffers-per-segment": unknown;
    "akka.io.udp-connected.direct-buffer-pool.class": unknown;
    "akka.io.udp-connected.direct-buffer-pool.initial-segments": unknown;
    "akka.io.udp-connected.disabled-buffer-pool": unknown;
    "akka.io.udp-connected.disabled-buffer-pool.buffer-size": unknown;
    "akka.io.udp-connected.disabled-buffer-pool.class": unknown;
    "akka.io.udp-connected.management-dispatcher": unknown;
    "akka.io.udp-connected.max-channels": unknown;
    "akka.io.udp-connected.nr-of-socket-async-event-args": unknown;
    "akka.io.udp-connected.receive-throughput": unknown;
    "akka.io.udp-connected.received-message-size-limit": unknown;
    "akka.io.udp-connected.select-timeout": unknown;
    "akka.io.udp-connected.selector-association-retries": unknown;
    "akka.io.udp-connected.selector-dispatcher": unknown;
    "akka.io.udp-connected.trace-logging": unknown;
    "akka.io.udp-connected.worker-dispatcher": unknown;
    "akka.io.udp.buffer-pool": unknown;
    "akka.io.udp.direct-buffer-pool": unknown;
    "akka.io.udp.direct-buffer-pool.buffer-pool-limit": unknown;
    "akka.io.udp.direct-buffer-pool.buffer-size": unknown;
    "akka.io.udp.direct-buffer-pool.buffers-per-segment": unknown;
    "akka.io.udp.direct-buffer-pool.class": unknown;
    "akka.io.udp.direct-buffer-pool.initial-segments": unknown;
    "akka.io.udp.disabled-buffer-pool": unknown;
    "akka.io.udp.disabled-buffer-pool.buffer-size": unknown;
    "akka.io.udp.disabled-buffer-pool.class": unknown;
    "akka.io.udp.management-dispatcher": unknown;
    "akka.io.udp.max-channels": unknown;
    "akka.io.udp.nr-of-socket-async-event-args": unknown;
    "akka.io.udp.receive-throughput": unknown;
    "akka.io.udp.received-message-size-limit": unknown;
    "akka.io.udp.select-timeout": unknown;
    "akka.io.udp.selector-association-retries": unknown;
    "akka.io.udp.selector-dispatcher": unknown;
    "akka.io.udp.trace-logging": unknown;
    "akka.io.udp.worker-dispatcher": unknown;
    "akka.log-config-on-start": unknown;
    "akka.log-dead-letters": unknown;
    "akka.log-dead-letters-during-shutdown": unknown;
    "akka.log-dead-letters-suspend-duration": unknown;
    "akka.log-serializer-override-on-start": unknown;
    "akka.logger-async-start": unknown;
    "akka.logger-formatter": unknown;
    "akka.logger-startup-timeout": unknown;
    "akka.loggers": unknown;
    "akka.loggers-dispatcher": unknown;
    "akka.loglevel": unknown;
    "akka.reliable-delivery": unknown;
    "akka.reliable-delivery.consumer-controller": unknown;
    "akka.reliable-delivery.consumer-controller.flow-control-window": unknown;
    "akka.reliable-delivery.consumer-controller.only-flow-control": unknown;
    "akka.reliable-delivery.consumer-controller.resend-interval-max": unknown;
    "akka.reliable-delivery.consumer-controller.resend-interval-min": unknown;
    "akka.reliable-delivery.producer-controller": unknown;
    "akka.reliable-delivery.producer-controller.chunk-large-messages": unknown;
    "akka.reliable-delivery.producer-controller.durable-queue": unknown;
    "akka.reliable-delivery.producer-controller.durable-queue.request-timeout": unknown;
    "akka.reliable-delivery.producer-controller.durable-queue.resend-first-interval": unknown;
    "akka.reliable-delivery.producer-controller.durable-queue.retry-attempts": unknown;
    "akka.reliable-delivery.sharding": unknown;
    "akka.reliable-delivery.sharding.consumer-controller": unknown;
    "akka.reliable-delivery.sharding.consumer-controller.allow-bypass": unknown;
    "akka.reliable-delivery.sharding.consumer-controller.buffer-size": unknown;
    "akka.reliable-delivery.sharding.producer-controller": unknown;
    "akka.reliable-delivery.sharding.producer-controller.buffer-size": unknown;
    "akka.reliable-delivery.sharding.producer-controller.chunk-large-messages": unknown;
    "akka.reliable-delivery.sharding.producer-controller.cleanup-unused-after": unknown;
    "akka.reliable-delivery.sharding.producer-controller.internal-ask-timeout": unknown;
    "akka.reliable-delivery.sharding.producer-controller.resend-first-unconfirmed-idle-timeout": unknown;
    "akka.reliable-delivery.work-pulling": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.buffer-size": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.chunk-large-messages": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.request-timeout": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.retry-attempts": unknown;
    "akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout": unknown;
    "akka.remote": unknown;
    "akka.remote.backoff-interval": unknown;
    "akka.remote.backoff-remote-dispatcher": unknown;
    "akka.remote.backoff-remote-dispatcher.channel-executor": unknown;
    "akka.remote.backoff-remote-dispatcher.channel-executor.priority": unknown;
    "akka.remote.backoff-remote-dispatcher.executor": unknown;
    "akka.remote.backoff-remote-dispatcher.fork-join-executor": unknown;
    "akka.remote.backoff-remote-dispatcher.fork-join-executor.parallelism-max": unknown;
    "akka.remote.backoff-remote-dispatcher.fork-join-executor.parallelism-min": unknown;
    "akka.remote.command-ack-timeout": unknown;
    "akka.remote.default-remote-dispatcher": unknown;
    "akka.remote.default-remote-dispatcher.channel-executor": unknown;
    "akka.remote.default-remote-dispatcher.channel-executor.priority": unknown;
    "akka.remote.default-remote-dispatcher.executor": unknown;
    "akka.remote.default-remote-dispatcher.fork-join-executor": unknown;
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-factor": unknown;
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-max": unknown;
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-min": unknown;
    "akka.remote.dot-netty": unknown;
    "akka.remote.dot-netty.tcp": unknown;
    "akka.remote.dot-netty.tcp.applied-adapters": unknown;
    "akka.remote.dot-netty.tcp.backlog": unknown;
    "akka.remote.dot-netty.tcp.batching": unknown;
    "akka.remote.dot-netty.tcp.batching.enabled": unknown;
    "akka.remote.dot-netty.tcp.batching.max-pending-writes": unknown;
    "akka.remote.dot-netty.tcp.byte-order": unknown;
    "akka.remote.dot-netty.tcp.client-socket-worker-pool": unknown;
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-factor": unknown;
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-max": unknown;
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-min": unknown;
    "akka.remote.dot-netty.tcp.connection-timeout": unknown;
    "akka.remote.dot-netty.tcp.dns-use-ipv6": unknown;
    "akka.remote.dot-netty.tcp.enable-backwards-compatibility": unknown;
    "akka.remote.dot-netty.tcp.enable-pooling": unknown;
    "akka.remote.dot-netty.tcp.enable-ssl": unknown;
    "akka.remote.dot-netty.tcp.enforce-ip-family": unknown;
    "akka.remote.dot-netty.tcp.hostname": unknown;
    "akka.remote.dot-netty.tcp.log-transport": unknown;
    "akka.remote.dot-netty.tcp.maximum-frame-size": unknown;
    "akka.remote.dot-netty.tcp.path": unknown;
    "akka.remote.dot-netty.tcp.port": unknown;
    "akka.remote.dot-netty.tcp.public-hostname": unknown;
    "akka.remote.dot-netty.tcp.public-port": unknown;
    "akka.remote.dot-netty.tcp.receive-buffer-size": unknown;
    "akka.remote.dot-netty.tcp.send-buffer-size": unknown;
    "akka.remote.dot-netty.tcp.server-socket-worker-pool": unknown;
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-factor": unknown;
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-max": unknown;
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-min": unknown;
    "akka.remote.dot-netty.tcp.ssl": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.flags": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.password": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.path": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.store-location": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.store-name": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.thumbprint": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.thumpbrint": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.use-thumbprint-over-file": unknown;
    "akka.remote.dot-netty.tcp.ssl.certificate.use-thumprint-over-file": unknown;
    "akka.remote.dot-netty.tcp.ssl.require-mutual-authentication": unknown;
    "akka.remote.dot-netty.tcp.ssl.suppress-validation": unknown;
    "akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname": unknown;
    "akka.remote.dot-netty.tcp.tcp-keepalive": unknown;
    "akka.remote.dot-netty.tcp.tcp-nodelay": unknown;
    "akka.remote.dot-netty.tcp.tcp-reuse-addr": unknown;
    "akka.remote.dot-netty.tcp.transport-class": unknown;
    "akka.remote.dot-netty.tcp.transport-protocol": unknown;
    "akka.remote.dot-netty.tcp.use-dispatcher-for-io": unknown;
    "akka.remote.dot-netty.tcp.write-buffer-high-water-mark": unknown;
    "akka.remote.dot-netty.tcp.write-buffer-low-water-mark": unknown;
    "akka.remote.enabled-transports": unknown;
    "akka.remote.flush-wait-on-shutdown": unknown;
    "akka.remote.gremlin": unknown;
    "akka.remote.gremlin.debug": unknown;
    "akka.remote.handshake-timeout": unknown;
    "akka.remote.initial-system-message-delivery-timeout": unknown;
    "akka.remote.log-buffer-size-exceeding": unknown;
    "akka.remote.log-frame-size-exceeding": unknown;
    "akka.remote.log-received-messages": unknown;
    "akka.remote.log-remote-lifecycle-events": unknown;
    "akka.remote.log-sent-messages": unknown;
    "akka.remote.prune-quarantine-marker-after": unknown;
    "akka.remote.quarantine-after-silence": unknown;
    "akka.remote.resend-interval": unknown;
    "akka.remote.resend-limit": unknown;
    "akka.remote.retry-gate-closed-for": unknown;
    "akka.remote.shutdown-timeout": unknown;
    "akka.remote.startup-timeout": unknown;
    "akka.remote.system-message-ack-piggyback-timeout": unknown;
    "akka.remote.system-message-buffer-size": unknown;
    "akka.remote.transport-failure-detector": unknown;
    "akka.remote.transport-failure-detector.acceptable-heartbeat-pause": unknown;
    "akka.remote.transport-failure-detector.heartbeat-interval": unknown;
    "akka.remote.transport-failure-detector.implementation-class": unknown;
    "akka.remote.trusted-selection-paths": unknown;
    "akka.remote.untrusted-mode": unknown;
    "akka.remote.use-dispatcher": unknown;
    "akka.remote.use-passive-connections": unknown;
    "akka.remote.watch-failure-detector": unknown;
    "akka.remote.watch-failure-detector.acceptable-heartbeat-pause": unknown;
    "akka.remote.watch-failure-detector.expected-response-after": unknown;
    "akka.remote.watch-failure-detector.heartbeat-interval": unknown;
    "akka.remote.watch-failure-detector.implementation-class": unknown;
    "akka.remote.watch-failure-detector.max-sample-size": unknown;
    "akka.remote.watch-failure-detector.min-std-deviation": unknown;
    "akka.remote.watch-failure-detector.threshold": unknown;
    "akka.remote.watch-failure-detector.unreachable-nodes-reaper-interval": unknown;
    "akka.scheduler": unknown;
    "akka.scheduler.implementation": unknown;
    "akka.scheduler.shutdown-timeout": unknown;
    "akka.scheduler.tick-duration": unknown;
    "akka.scheduler.ticks-per-wheel": unknown;
    "akka.stdout-logger-class": unknown;
    "akka.stdout-loglevel": unknown;
    "akka.suppress-json-serializer-warning": unknown;
    "akka.test": unknown;
    "akka.test.default-timeout": unknown;
    "akka.test.filter-leeway": unknown;
    "akka.test.remote": unknown;
    "akka.test.remote.dot-netty": unknown;
    "akka.test.remote.dot-netty.tcp": unknown;
    "akka.test.remote.dot-netty.tcp.batching": unknown;
    "akka.test.remote.dot-netty.tcp.batching.enabled": unknown;
    "akka.test.single-expect-default": unknown;
    "akka.test.timefactor": unknown;
    "akka.testconductor": unknown;
    "akka.testconductor.barrier-timeout": unknown;
    "akka.testconductor.client-reconnects": unknown;
    "akka.testconductor.connect-timeout": unknown;
    "akka.testconductor.packet-split-threshold": unknown;
    "akka.testconductor.query-timeout": unknown;
    "akka.testconductor.reconnect-backoff": unknown;
    "akka.version": unknown;
    "ritsem": unknown;
    "ritsem.actor": unknown;
    "ritsem.actor.hint-missing-sender": unknown;
    "ritsem.actor.path": unknown;
    "ritsem.actor.path.maximum-bytes": unknown;
    "ritsem.actor.path.maximum-elements": unknown;
    "ritsem.actor.selection": unknown;
    "ritsem.actor.selection.maximum-steps": unknown;
    "ritsem.actor.selection.maximum-visits": unknown;
    "ritsem.actor.stuck-handler-warning-after": unknown;
    "ritsem.actor.terminate-timeout": unknown;
    "ritsem.cluster": unknown;
    "ritsem.cluster.bootstrap": unknown;
    "ritsem.cluster.bootstrap.contact-point": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.contact-with-all-contact-points": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.discovery-method": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.interval": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.port-name": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.protocol": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.required-contact-point-nr": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.resolve-timeout": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.service-name": unknown;
    "ritsem.cluster.bootstrap.contact-point-discovery.stable-margin": unknown;
    "ritsem.cluster.bootstrap.contact-point.fallback-port": unknown;
    "ritsem.cluster.bootstrap.contact-point.probe-interval": unknown;
    "ritsem.cluster.bootstrap.contact-point.probing-failure-timeout": unknown;
    "ritsem.cluster.bootstrap.enabled": unknown;
    "ritsem.cluster.bootstrap.new-cluster-enabled": unknown;
    "ritsem.config": unknown;
    "ritsem.config.unknown-keys": unknown;
    "ritsem.distributed-data": unknown;
    "ritsem.distributed-data.maximum-compressed-parts": unknown;
    "ritsem.distributed-data.maximum-keys": unknown;
    "ritsem.distributed-data.maximum-pending-requests": unknown;
    "ritsem.distributed-data.maximum-size": unknown;
    "ritsem.distributed-data.maximum-subscriptions": unknown;
    "ritsem.health": unknown;
    "ritsem.health.check-timeout": unknown;
    "ritsem.health.event-loop-delay": unknown;
    "ritsem.health.findings": unknown;
    "ritsem.health.findings.event-loop-delay": unknown;
    "ritsem.health.findings.member-not-up": unknown;
    "ritsem.health.findings.peer-quarantined": unknown;
    "ritsem.health.findings.stuck-handler": unknown;
    "ritsem.health.http": unknown;
    "ritsem.health.http.enabled": unknown;
    "ritsem.health.http.hostname": unknown;
    "ritsem.health.http.maximum-connections": unknown;
    "ritsem.health.http.port": unknown;
    "ritsem.health.stuck-handler-after": unknown;
    "ritsem.inspect": unknown;
    "ritsem.inspect.dead-letters": unknown;
    "ritsem.inspect.dead-letters.groups": unknown;
    "ritsem.inspect.enabled": unknown;
    "ritsem.inspect.events": unknown;
    "ritsem.inspect.events.kept": unknown;
    "ritsem.inspect.events.per-second": unknown;
    "ritsem.inspect.flight-recorder": unknown;
    "ritsem.inspect.flight-recorder.associations": unknown;
    "ritsem.inspect.flight-recorder.events": unknown;
    "ritsem.inspect.flight-recorder.log-failures": unknown;
    "ritsem.inspect.http": unknown;
    "ritsem.inspect.http.enabled": unknown;
    "ritsem.inspect.http.hostname": unknown;
    "ritsem.inspect.http.maximum-connections": unknown;
    "ritsem.inspect.http.maximum-streams": unknown;
    "ritsem.inspect.http.port": unknown;
    "ritsem.inspect.http.stream-buffer": unknown;
    "ritsem.inspect.http.token": unknown;
    "ritsem.inspect.http.token-file": unknown;
    "ritsem.inspect.look-timeout": unknown;
    "ritsem.inspect.maximum-actors": unknown;
    "ritsem.inspect.maximum-associations": unknown;
    "ritsem.inspect.remote": unknown;
    "ritsem.inspect.stuck-after": unknown;
    "ritsem.opentelemetry": unknown;
    "ritsem.opentelemetry.metrics": unknown;
    "ritsem.opentelemetry.metrics.enabled": unknown;
    "ritsem.opentelemetry.metrics.maximum-actors": unknown;
    "ritsem.opentelemetry.recorder": unknown;
    "ritsem.opentelemetry.recorder.maximum-bytes": unknown;
    "ritsem.opentelemetry.recorder.maximum-spans": unknown;
    "ritsem.opentelemetry.traces": unknown;
    "ritsem.opentelemetry.traces.begin": unknown;
    "ritsem.opentelemetry.traces.enabled": unknown;
    "ritsem.opentelemetry.traces.look-in-handlers": unknown;
    "ritsem.opentelemetry.traces.propagation": unknown;
    "ritsem.reliable-delivery": unknown;
    "ritsem.reliable-delivery.consumer-controller": unknown;
    "ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size": unknown;
    "ritsem.reliable-delivery.mailbox-delivery": unknown;
    "ritsem.reliable-delivery.mailbox-delivery.maximum-remembered-size": unknown;
    "ritsem.reliable-delivery.mailbox-delivery.resend-interval": unknown;
    "ritsem.remote": unknown;
    "ritsem.remote.absent-peers": unknown;
    "ritsem.remote.absent-peers.after": unknown;
    "ritsem.remote.absent-peers.maximum": unknown;
    "ritsem.remote.absent-peers.maximum-quarantined": unknown;
    "ritsem.remote.absent-peers.maximum-watches": unknown;
    "ritsem.remote.all-peers": unknown;
    "ritsem.remote.all-peers.maximum-bytes": unknown;
    "ritsem.remote.client-mode": unknown;
    "ritsem.remote.connections": unknown;
    "ritsem.remote.connections.first-frame-maximum-bytes": unknown;
    "ritsem.remote.connections.handshake-age": unknown;
    "ritsem.remote.connections.maximum": unknown;
    "ritsem.remote.connections.maximum-handshakes": unknown;
    "ritsem.remote.connections.maximum-per-host": unknown;
    "ritsem.remote.dials-for-peers": unknown;
    "ritsem.remote.dials-for-peers.age": unknown;
    "ritsem.remote.dials-for-peers.at-once": unknown;
    "ritsem.remote.dials-for-peers.per-second": unknown;
    "ritsem.remote.dials-for-peers.waiting": unknown;
    "ritsem.remote.identity-check": unknown;
    "ritsem.remote.identity-check.per-second": unknown;
    "ritsem.remote.identity-check.timeout": unknown;
    "ritsem.remote.log-limit": unknown;
    "ritsem.remote.log-limit.interval": unknown;
    "ritsem.remote.log-limit.lines": unknown;
    "ritsem.remote.memory": unknown;
    "ritsem.remote.memory.applied-adapters": unknown;
    "ritsem.remote.memory.hostname": unknown;
    "ritsem.remote.memory.maximum-frame-size": unknown;
    "ritsem.remote.memory.port": unknown;
    "ritsem.remote.memory.scheme-identifier": unknown;
    "ritsem.remote.memory.transport-class": unknown;
    "ritsem.remote.memory.write-buffer-high-water-mark": unknown;
    "ritsem.remote.outbound-queue": unknown;
    "ritsem.remote.outbound-queue.maximum-bytes": unknown;
    "ritsem.remote.path-cache": unknown;
    "ritsem.remote.path-cache.maximum-bytes": unknown;
    "ritsem.remote.quarantine-recovery": unknown;
    "ritsem.remote.read-turn": unknown;
    "ritsem.remote.read-turn.bytes": unknown;
    "ritsem.remote.read-turn.messages": unknown;
    "ritsem.remote.system-messages": unknown;
    "ritsem.remote.system-messages.early-maximum-bytes": unknown;
    "ritsem.remote.system-messages.unacknowledged-maximum-bytes": unknown;
    "ritsem.remote.tls": unknown;
    "ritsem.remote.tls.private-key-path": unknown;
    "ritsem.remote.tls.trusted-certificates": unknown;
    "ritsem.remote.tls.validate-claimed-hostname": unknown;
    "ritsem.remote.udp": unknown;
    "ritsem.remote.udp.connect-timeout": unknown;
    "ritsem.remote.udp.hostname": unknown;
    "ritsem.remote.udp.maximum-connections": unknown;
    "ritsem.remote.udp.maximum-payload-bytes": unknown;
    "ritsem.remote.udp.port": unknown;
    "ritsem.remote.udp.public-hostname": unknown;
    "ritsem.remote.udp.public-port": unknown;
    "ritsem.remote.udp.resend-interval": unknown;
    "ritsem.remote.udp.scheme-identifier": unknown;
    "ritsem.remote.udp.send-window": unknown;
    "ritsem.remote.udp.transport-class": unknown;
    "ritsem.remote.udp.write-buffer-high-water-mark": unknown;
    "ritsem.remote.udp.write-buffer-low-water-mark": unknown;
    "ritsem.remote.watches-per-peer": unknown;
    "ritsem.remote.websocket": unknown;
    "ritsem.remote.websocket.allowed-origins": unknown;
    "ritsem.remote.websocket.connect-timeout": unknown;
    "ritsem.remote.websocket.enable-ssl": unknown;
    "ritsem.remote.websocket.hostname": unknown;
    "ritsem.remote.websocket.maximum-connections": unknown;
    "ritsem.remote.websocket.maximum-frame-size": unknown;
    "ritsem.remote.websocket.path": unknown;
    "ritsem.remote.websocket.port": unknown;
    "ritsem.remote.websocket.public-hostname": unknown;
    "ritsem.remote.websocket.public-port": unknown;
    "ritsem.remote.websocket.remote-path": unknown;
    "ritsem.remote.websocket.scheme-identifier": unknown;
    "ritsem.remote.websocket.ssl": unknown;
    "ritsem.remote.websocket.ssl.certificate": unknown;
    "ritsem.remote.websocket.ssl.certificate.password": unknown;
    "ritsem.remote.websocket.ssl.certificate.path": unknown;
    "ritsem.remote.websocket.ssl.require-mutual-authentication": unknown;
    "ritsem.remote.websocket.ssl.suppress-validation": unknown;
    "ritsem.remote.websocket.ssl.validate-certificate-hostname": unknown;
    "ritsem.remote.websocket.transport-class": unknown;
    "ritsem.remote.websocket.write-buffer-high-water-mark": unknown;
    "ritsem.remote.websocket.write-buffer-low-water-mark": unknown;
    "ritsem.remote.worker": unknown;
    "ritsem.remote.worker.connect-timeout": unknown;
    "ritsem.remote.worker.maximum-frame-size": unknown;
    "ritsem.remote.worker.port": unknown;
    "ritsem.remote.worker.scheme-identifier": unknown;
    "ritsem.remote.worker.transport-class": unknown;
    "ritsem.remote.worker.write-buffer-high-water-mark": unknown;
    "ritsem.remote.worker.write-buffer-low-water-mark": unknown;
    "ritsem.routing": unknown;
    "ritsem.routing.replace-lost-routees": unknown;
    "ritsem.serialization": unknown;
    "ritsem.serialization.json": unknown;
    "ritsem.serialization.json.maximum-depth": unknown;
    "ritsem.serialization.numbers": unknown;
    "ritsem.workers": unknown;
    "ritsem.workers.count": unknown;
    "ritsem.workers.entry": unknown;
    "ritsem.workers.restart-max-backoff": unknown;
    "ritsem.workers.restart-min-backoff": unknown;
    "ritsem.workers.start-timeout": unknown;
  }
}
