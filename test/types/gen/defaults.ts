// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { ConfigObject } from "ritsem";

export const defaults: ConfigObject = {
 "akka": {
  "version": "0.0.1 Akka",
  "home": "",
  "suppress-json-serializer-warning": "on",
  "actor": {
   "reaper-interval": 5,
   "unstarted-push-timeout": "10s",
   "typed": {
    "timeout": 5
   },
   "router": {
    "type-mapping": {
     "cluster-metrics-adaptive-pool": "Akka.Cluster.Metrics.AdaptiveLoadBalancingPool, Akka.Cluster.Metrics",
     "cluster-metrics-adaptive-group": "Akka.Cluster.Metrics.AdaptiveLoadBalancingGroup, Akka.Cluster.Metrics",
     "from-code": "Akka.Routing.NoRouter",
     "round-robin-pool": "Akka.Routing.RoundRobinPool",
     "round-robin-group": "Akka.Routing.RoundRobinGroup",
     "random-pool": "Akka.Routing.RandomPool",
     "random-group": "Akka.Routing.RandomGroup",
     "smallest-mailbox-pool": "Akka.Routing.SmallestMailboxPool",
     "broadcast-pool": "Akka.Routing.BroadcastPool",
     "broadcast-group": "Akka.Routing.BroadcastGroup",
     "scatter-gather-pool": "Akka.Routing.ScatterGatherFirstCompletedPool",
     "scatter-gather-group": "Akka.Routing.ScatterGatherFirstCompletedGroup",
     "consistent-hashing-pool": "Akka.Routing.ConsistentHashingPool",
     "consistent-hashing-group": "Akka.Routing.ConsistentHashingGroup",
     "tail-chopping-pool": "Akka.Routing.TailChoppingPool",
     "tail-chopping-group": "Akka.Routing.TailChoppingGroup"
    }
   },
   "synchronized-dispatcher": {
    "executor": "current-context-executor",
    "type": "SynchronizedDispatcher",
    "throughput": 10
   },
   "task-dispatcher": {
    "executor": "task-executor",
    "type": "TaskDispatcher",
    "throughput": 30
   },
   "default-fork-join-dispatcher": {
    "executor": "fork-join-executor",
    "dedicated-thread-pool": {
     "thread-count": 3,
     "threadtype": "background"
    },
    "type": "ForkJoinDispatcher",
    "throughput": 30
   },
   "default-dispatcher": {
    "executor": "default-executor",
    "fork-join-executor": {
     "parallelism-min": 8,
     "parallelism-factor": 1,
     "parallelism-max": 64,
     "task-peeking-mode": "FIFO"
    },
    "current-context-executor": {},
    "shutdown-timeout": "1s",
    "attempt-teamwork": "on",
    "default-executor": {},
    "thread-pool-executor": {},
    "type": "Dispatcher",
    "throughput": 30,
    "throughput-deadline-time": "0 ms",
    "mailbox-requirement": ""
   },
   "internal-dispatcher": {
    "executor": "default-executor",
    "fork-join-executor": {
     "parallelism-min": 4,
     "parallelism-factor": 1,
     "parallelism-max": 64
    },
    "channel-executor": {
     "priority": "high"
    },
    "type": "Dispatcher",
    "throughput": 5
   },
   "default-blocking-io-dispatcher": {
    "executor": "default-executor",
    "type": "Dispatcher",
    "throughput": 1
   },
   "serialization-bindings": {
    "Akka.Actor.RemoteScope, Akka": "akka-misc",
    "Akka.Remote.Routing.RemoteRouterConfig, Akka.Remote": "akka-misc",
    "Akka.Actor.IntentionalRestart, Akka": "akka-misc",
    "Akka.DistributedData.IReplicatorMessage, Akka.DistributedData": "akka-data-replication",
    "Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData": "akka-replicated-data",
    "Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding": "akka-sharding",
    "Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools": "akka-singleton",
    "Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools": "akka-cluster-client",
    "Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools": "akka-cluster-client",
    "Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools": "akka-pubsub",
    "Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools": "akka-pubsub",
    "Akka.Cluster.IClusterMessage, Akka.Cluster": "akka-cluster",
    "Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster": "akka-cluster",
    "Akka.Actor.ActorSelectionMessage, Akka": "akka-containers",
    "Akka.Remote.DaemonMsgCreate, Akka.Remote": "daemon-create",
    "Akka.Actor.Identify, Akka": "akka-misc",
    "Akka.Actor.ActorIdentity, Akka": "akka-misc",
    "Akka.Actor.IActorRef, Akka": "akka-misc",
    "Akka.Actor.PoisonPill, Akka": "akka-misc",
    "Akka.Actor.Kill, Akka": "akka-misc",
    "Akka.Actor.Status+Failure, Akka": "akka-misc",
    "Akka.Actor.Status+Success, Akka": "akka-misc",
    "Akka.Routing.FromConfig, Akka": "akka-misc",
    "Akka.Routing.DefaultResizer, Akka": "akka-misc",
    "Akka.Routing.RoundRobinPool, Akka": "akka-misc",
    "Akka.Routing.BroadcastPool, Akka": "akka-misc",
    "Akka.Routing.RandomPool, Akka": "akka-misc",
    "Akka.Routing.ScatterGatherFirstCompletedPool, Akka": "akka-misc",
    "Akka.Routing.TailChoppingPool, Akka": "akka-misc",
    "Akka.Routing.ConsistentHashingPool, Akka": "akka-misc",
    "Akka.Configuration.Config, Akka": "akka-misc",
    "Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote": "akka-misc",
    "Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote": "akka-misc",
    "Akka.Dispatch.SysMsg.SystemMessage, Akka": "akka-system-msg",
    "System.Byte[]": "bytes",
    "System.Object": "json",
    "System.String": "primitive",
    "System.Int32": "primitive",
    "System.Int64": "primitive",
    "Google.Protobuf.IMessage, Google.Protobuf": "proto"
   },
   "serialization-settings": {
    "hyperion": {},
    "json": {
     "use-pooled-string-builder": true,
     "pooled-string-builder-minsize": 2048,
     "pooled-string-builder-maxsize": 32768,
     "encode-type-names": true,
     "preserve-object-references": true,
     "converters": []
    },
    "primitive": {
     "use-legacy-behavior": "on"
    },
    "allow-unregistered-types": true
   },
   "serializers": {
    "akka-data-replication": "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData",
    "akka-replicated-data": "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData",
    "akka-sharding": "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding",
    "akka-singleton": "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools",
    "akka-cluster-client": "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools",
    "akka-pubsub": "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools",
    "akka-cluster": "Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster",
    "akka-containers": "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote",
    "akka-misc": "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote",
    "daemon-create": "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote",
    "akka-system-msg": "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote",
    "json": "Akka.Serialization.NewtonSoftJsonSerializer, Akka",
    "bytes": "Akka.Serialization.ByteArraySerializer, Akka",
    "primitive": "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote",
    "proto": "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote"
   },
   "serialization-identifiers": {
    "Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData": 11,
    "Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData": 12,
    "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding": 13,
    "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools": 14,
    "Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools": 15,
    "Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools": 9,
    "Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster": 5,
    "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote": 3,
    "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote": 6,
    "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote": 16,
    "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote": 22,
    "Akka.Serialization.NewtonSoftJsonSerializer, Akka": 1,
    "Akka.Serialization.ByteArraySerializer, Akka": 4,
    "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote": 17,
    "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote": 2
   },
   "deployment": {
    "default": {
     "cluster": {
      "enabled": "off",
      "max-nr-of-instances-per-node": 1,
      "max-total-nr-of-instances": 10000,
      "allow-local-routees": "on",
      "use-role": ""
     },
     "dispatcher": "",
     "mailbox": "",
     "stash-capacity": -1,
     "remote": "",
     "target": {
      "nodes": []
     },
     "router": "from-code",
     "nr-of-instances": 1,
     "within": "5 s",
     "tail-chopping-router": {
      "interval": "10 ms"
     },
     "virtual-nodes-factor": 10,
     "routees": {
      "paths": []
     },
     "resizer": {
      "enabled": "off",
      "lower-bound": 1,
      "upper-bound": 10,
      "pressure-threshold": 1,
      "rampup-rate": 0.2,
      "backoff-threshold": 0.3,
      "backoff-rate": 0.1,
      "messages-per-resize": 10
     }
    }
   },
   "provider": "local",
   "serialize-messages": "off",
   "serialize-creators": "off",
   "guardian-supervisor-strategy": "Akka.Actor.DefaultSupervisorStrategy",
   "creation-timeout": "20 s",
   "ask-timeout": "infinite",
   "debug": {
    "receive": "off",
    "autoreceive": "off",
    "lifecycle": "off",
    "event-stream": "off",
    "unhandled": "off",
    "fsm": "off",
    "log-timers": "off",
    "router-misconfiguration": "off"
   },
   "telemetry": {
    "enabled": "off"
   },
   "inbox": {
    "inbox-size": 1000,
    "default-timeout": "5 s"
   },
   "default-mailbox": {
    "mailbox-type": "Akka.Dispatch.UnboundedMailbox",
    "mailbox-capacity": 1000,
    "mailbox-push-timeout-time": "10 s",
    "stash-capacity": -1
   },
   "mailbox": {
    "requirements": {
     "Akka.Dispatch.IUnboundedMessageQueueSemantics": "akka.actor.mailbox.unbounded-queue-based",
     "Akka.Dispatch.IBoundedMessageQueueSemantics": "akka.actor.mailbox.bounded-queue-based",
     "Akka.Dispatch.IDequeBasedMessageQueueSemantics": "akka.actor.mailbox.unbounded-deque-based",
     "Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics": "akka.actor.mailbox.unbounded-deque-based",
     "Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics": "akka.actor.mailbox.bounded-deque-based",
     "Akka.Dispatch.IMultipleConsumerSemantics": "akka.actor.mailbox.unbounded-queue-based",
     "Akka.Event.ILoggerMessageQueueSemantics": "akka.actor.mailbox.logger-queue"
    },
    "unbounded-queue-based": {
     "mailbox-type": "Akka.Dispatch.UnboundedMailbox"
    },
    "bounded-queue-based": {
     "mailbox-type": "Akka.Dispatch.BoundedMailbox"
    },
    "unbounded-deque-based": {
     "mailbox-type": "Akka.Dispatch.UnboundedDequeBasedMailbox"
    },
    "bounded-deque-based": {
     "mailbox-type": "Akka.Dispatch.BoundedDequeBasedMailbox"
    },
    "logger-queue": {
     "mailbox-type": "Akka.Event.LoggerMailboxType"
    }
   }
  },
  "channel-scheduler": {
   "parallelism-min": 4,
   "parallelism-factor": 1,
   "parallelism-max": 64,
   "work-max": 10,
   "work-interval": 500,
   "work-step": 2
  },
  "scheduler": {
   "ticks-per-wheel": 512,
   "implementation": "Akka.Actor.HashedWheelTimerScheduler",
   "shutdown-timeout": "5s",
   "tick-duration": "10 ms"
  },
  "remote": {
   "backoff-interval": "0.05 s",
   "test": {},
   "artery": {},
   "dot-netty": {
    "tcp": {
     "enable-backwards-compatibility": false,
     "use-dispatcher-for-io": "",
     "send-buffer-size": "256000b",
     "receive-buffer-size": "256000b",
     "tcp-reuse-addr": "off-for-windows",
     "server-socket-worker-pool": {
      "pool-size-min": 2,
      "pool-size-factor": 1,
      "pool-size-max": 2
     },
     "client-socket-worker-pool": {
      "pool-size-min": 2,
      "pool-size-factor": 1,
      "pool-size-max": 2
     },
     "ssl": {
      "certificate": {
       "thumbprint": "",
       "store-location": "current-user",
       "thumpbrint": "",
       "path": "",
       "password": "",
       "use-thumbprint-over-file": false,
       "use-thumprint-over-file": false,
       "store-name": "",
       "flags": [
        "default-key-set"
       ]
      },
      "suppress-validation": false,
      "require-mutual-authentication": true,
      "validate-certificate-hostname": false
     },
     "enable-pooling": true,
     "transport-class": "Akka.Remote.Transport.DotNetty.TcpTransport,Akka.Remote",
     "transport-protocol": "tcp",
     "byte-order": "little-endian",
     "port": 2552,
     "public-port": 0,
     "hostname": "",
     "path": "",
     "public-hostname": "",
     "dns-use-ipv6": false,
     "enforce-ip-family": false,
     "enable-ssl": false,
     "applied-adapters": [],
     "connection-timeout": "15 s",
     "batching": {
      "enabled": true,
      "max-pending-writes": 30
     },
     "write-buffer-high-water-mark": "0b",
     "write-buffer-low-water-mark": "0b",
     "log-transport": false,
     "maximum-frame-size": "128000b",
     "backlog": 4096,
     "tcp-nodelay": "on",
     "tcp-keepalive": "on"
    },
    "udp": {}
   },
   "helios": {
    "udp": {}
   },
   "default-remote-dispatcher": "akka.actor.internal-dispatcher",
   "backoff-remote-dispatcher": {
    "executor": "default-executor",
    "fork-join-executor": {
     "parallelism-min": 2,
     "parallelism-max": 2
    },
    "channel-executor": {
     "priority": "low"
    }
   },
   "shutdown-timeout": "10 s",
   "flush-wait-on-shutdown": "2 s",
   "startup-timeout": "10 s",
   "use-passive-connections": "on",
   "handshake-timeout": "15 s",
   "use-dispatcher": "akka.remote.default-remote-dispatcher",
   "retry-gate-closed-for": "5 s",
   "log-remote-lifecycle-events": "on",
   "log-sent-messages": "off",
   "log-received-messages": "off",
   "log-frame-size-exceeding": "off",
   "adapters": {
    "trttl": "Akka.Remote.Transport.ThrottlerProvider,Akka.Remote",
    "gremlin": "Akka.Remote.Transport.FailureInjectorProvider,Akka.Remote"
   },
   "gremlin": {
    "debug": "off"
   },
   "command-ack-timeout": "30 s",
   "transport-failure-detector": {
    "implementation-class": "Akka.Remote.DeadlineFailureDetector, Akka.Remote",
    "heartbeat-interval": "4 s",
    "acceptable-heartbeat-pause": "120 s"
   },
   "watch-failure-detector": {
    "implementation-class": "Akka.Remote.PhiAccrualFailureDetector, Akka.Remote",
    "heartbeat-interval": "1 s",
    "threshold": 10,
    "max-sample-size": 200,
    "min-std-deviation": "100 ms",
    "acceptable-heartbeat-pause": "10 s",
    "unreachable-nodes-reaper-interval": "1 s",
    "expected-response-after": "1 s"
   },
   "prune-quarantine-marker-after": "5 d",
   "quarantine-after-silence": "2 d",
   "system-message-buffer-size": 20000,
   "system-message-ack-piggyback-timeout": "0.3 s",
   "resend-interval": "2 s",
   "resend-limit": 200,
   "initial-system-message-delivery-timeout": "3 m",
   "untrusted-mode": "off",
   "trusted-selection-paths": [],
   "log-buffer-size-exceeding": 50000,
   "enabled-transports": [
    "akka.remote.dot-netty.tcp"
   ]
  },
  "io": {
   "pinned-dispatcher": {
    "type": "PinnedDispatcher",
    "executor": "fork-join-executor"
   },
   "tcp": {
    "direct-buffer-pool": {
     "class": "Akka.IO.Buffers.DirectBufferPool, Akka",
     "buffer-size": 512,
     "buffers-per-segment": 500,
     "initial-segments": 1,
     "buffer-pool-limit": 1024
    },
    "disabled-buffer-pool": {
     "class": "Akka.IO.Buffers.DisabledBufferPool, Akka",
     "buffer-size": 512
    },
    "buffer-pool": "akka.io.tcp.disabled-buffer-pool",
    "selector-association-retries": 10,
    "batch-accept-limit": "scale-to-cpus",
    "selector-dispatcher": "akka.io.pinned-dispatcher",
    "file-io-dispatcher": "akka.actor.default-blocking-io-dispatcher",
    "finish-connect-retries": 5,
    "windows-connection-abort-workaround-enabled": "off",
    "maximum-frame-size": "4k",
    "send-buffer-size": "8k",
    "receive-buffer-size": "8k",
    "max-channels": 256000,
    "register-timeout": "5s",
    "max-received-message-size": "unlimited",
    "write-commands-queue-max-size": -1,
    "trace-logging": "off",
    "worker-dispatcher": "akka.actor.internal-dispatcher",
    "management-dispatcher": "akka.actor.internal-dispatcher",
    "file-io-transferTo-limit": 524288,
    "outgoing-socket-force-ipv4": false
   },
   "udp": {
    "direct-buffer-pool": {
     "class": "Akka.IO.Buffers.DirectBufferPool, Akka",
     "buffer-size": 512,
     "buffers-per-segment": 500,
     "initial-segments": 1,
     "buffer-pool-limit": 1024
    },
    "disabled-buffer-pool": {
     "class": "Akka.IO.Buffers.DisabledBufferPool, Akka",
     "buffer-size": 512
    },
    "buffer-pool": "akka.io.udp.disabled-buffer-pool",
    "nr-of-socket-async-event-args": 32,
    "select-timeout": "infinite",
    "selector-association-retries": 10,
    "receive-throughput": 3,
    "selector-dispatcher": "akka.io.pinned-dispatcher",
    "max-channels": 4096,
    "received-message-size-limit": "unlimited",
    "trace-logging": "off",
    "worker-dispatcher": "akka.actor.internal-dispatcher",
    "management-dispatcher": "akka.actor.internal-dispatcher"
   },
   "udp-connected": {
    "direct-buffer-pool": {
     "class": "Akka.IO.Buffers.DirectBufferPool, Akka",
     "buffer-size": 512,
     "buffers-per-segment": 500,
     "initial-segments": 1,
     "buffer-pool-limit": 1024
    },
    "disabled-buffer-pool": {
     "class": "Akka.IO.Buffers.DisabledBufferPool, Akka",
     "buffer-size": 512
    },
    "buffer-pool": "akka.io.udp-connected.disabled-buffer-pool",
    "nr-of-socket-async-event-args": 32,
    "select-timeout": "infinite",
    "selector-association-retries": 10,
    "receive-throughput": 3,
    "selector-dispatcher": "akka.io.pinned-dispatcher",
    "max-channels": 4096,
    "received-message-size-limit": "unlimited",
    "trace-logging": "off",
    "worker-dispatcher": "akka.actor.internal-dispatcher",
    "management-dispatcher": "akka.actor.internal-dispatcher"
   },
   "dns": {
    "dispatcher": "akka.actor.internal-dispatcher",
    "resolver": "inet-address",
    "inet-address": {
     "provider-object": "Akka.IO.InetAddressDnsProvider",
     "positive-ttl": "30s",
     "negative-ttl": "10s",
     "cache-cleanup-interval": "120s",
     "use-ipv6": true
    }
   }
  },
  "reliable-delivery": {
   "work-pulling": {
    "producer-controller": {
     "chunk-large-messages": "off",
     "buffer-size": 1000,
     "internal-ask-timeout": "60 s",
     "durable-queue": {
      "request-timeout": "3 s",
      "retry-attempts": 10,
      "resend-first-interval": "1 s"
     }
    }
   },
   "sharding": {
    "producer-controller": {
     "buffer-size": 1000,
     "internal-ask-timeout": "60 s",
     "cleanup-unused-after": "120 s",
     "resend-first-unconfirmed-idle-timeout": "10 s",
     "chunk-large-messages": "off"
    },
    "consumer-controller": {
     "allow-bypass": false,
     "buffer-size": 1000
    }
   },
   "producer-controller": {
    "chunk-large-messages": "off",
    "durable-queue": {
     "request-timeout": "3 s",
     "retry-attempts": 10,
     "resend-first-interval": "1 s"
    }
   },
   "consumer-controller": {
    "flow-control-window": 50,
    "resend-interval-min": "2 s",
    "resend-interval-max": "30 s",
    "only-flow-control": false
   }
  },
  "test": {
   "calling-thread-dispatcher": {},
   "test-actor": {
    "dispatcher": {}
   },
   "remote": {
    "dot-netty": {
     "tcp": {
      "batching": {
       "enabled": false
      }
     }
    }
   },
   "timefactor": 1,
   "filter-leeway": "3s",
   "single-expect-default": "3s",
   "default-timeout": "5s"
  },
  "testconductor": {
   "packet-split-threshold": "100ms",
   "barrier-timeout": "30s",
   "query-timeout": "30s",
   "connect-timeout": "20s",
   "client-reconnects": 30,
   "reconnect-backoff": "1s"
  },
  "cluster": {
   "gossip-time-to-live": "2 s",
   "publish-stats-interval": "off",
   "scheduler": {
    "tick-duration": "33 ms",
    "ticks-per-wheel": 512
   },
   "client": {
    "use-legacy-serialization": "on",
    "verbose-logging": false,
    "use-initial-contacts-discovery": false,
    "discovery": {
     "method": "<method>",
     "service-name": "",
     "port-name": "",
     "number-of-contacts": 3,
     "interval": "1s",
     "exponential-backoff-random-factor": 0.2,
     "exponential-backoff-max": "15s",
     "resolve-timeout": "3s",
     "probe-timeout": "3s"
    },
    "initial-contacts": [],
    "establishing-get-contacts-interval": "3 s",
    "refresh-contacts-interval": "60 s",
    "heartbeat-interval": "2 s",
    "acceptable-heartbeat-pause": "13 s",
    "buffer-size": 1000,
    "reconnect-timeout": "off",
    "receptionist": {
     "name": "receptionist",
     "role": "",
     "number-of-contacts": 3,
     "response-tunnel-receive-timeout": "30 s",
     "use-dispatcher": "",
     "heartbeat-interval": "2 s",
     "acceptable-heartbeat-pause": "13 s",
     "failure-detection-interval": "2 s"
    }
   },
   "sharded-daemon-process": {
    "sharding": {},
    "keep-alive-interval": "10 s"
   },
   "sharding": {
    "journal-plugin-id": "",
    "snapshot-plugin-id": "",
    "snapshot-after": 1000,
    "keep-nr-of-batches": 2,
    "event-sourced-remember-entities-store": {
     "max-updates-per-write": 100
    },
    "distributed-data": {
     "backward-compatible-wire-format": false,
     "majority-min-cap": 5,
     "prefer-oldest": "on",
     "max-delta-elements": 5,
     "durable": {
      "keys": [
       "shard-*"
      ]
     }
    },
    "fail-on-invalid-entity-state-transition": "off",
    "guardian-name": "sharding",
    "role": "",
    "remember-entities": "off",
    "remember-entities-store": "ddata",
    "state-store-mode": "persistence",
    "passivate-idle-entity-after": "120s",
    "coordinator-failure-backoff": "5 s",
    "retry-interval": "2 s",
    "buffer-size": 100000,
    "handoff-timeout": "60 s",
    "shard-start-timeout": "10 s",
    "shard-failure-backoff": "10 s",
    "entity-restart-backoff": "10 s",
    "entity-recovery-strategy": "all",
    "entity-recovery-constant-rate-strategy": {
     "frequency": "100 ms",
     "number-of-entities": 5
    },
    "use-lease": "",
    "lease-retry-interval": "5 s",
    "rebalance-interval": "10 s",
    "shard-region-query-timeout": "3 s",
    "use-dispatcher": "",
    "verbose-debug-logging": "off",
    "waiting-for-state-timeout": "2 s",
    "updating-state-timeout": "5 s",
    "coordinator-state": {
     "write-majority-plus": 3,
     "read-majority-plus": 5
    },
    "coordinator-singleton": "akka.cluster.singleton",
    "least-shard-allocation-strategy": {
     "rebalance-absolute-limit": 0,
     "rebalance-relative-limit": 0.1,
     "rebalance-threshold": 1,
     "max-simultaneous-rebalance": 3
    },
    "external-shard-allocation-strategy": {
     "client-timeout": "5 s"
    }
   },
   "distributed-data": {
    "serializer-cache-time-to-live": "10 s",
    "recreate-on-failure": "off",
    "backward-compatible-wire-format": false,
    "durable": {
     "use-dispatcher": "akka.cluster.distributed-data.durable.pinned-store",
     "pinned-store": {
      "executor": "thread-pool-executor",
      "type": "PinnedDispatcher"
     },
     "keys": [],
     "pruning-marker-time-to-live": "10 d",
     "store-actor-class": "Akka.DistributedData.LightningDB.LmdbDurableStore, Akka.DistributedData.LightningDB",
     "lmdb": {
      "dir": "ddata",
      "map-size": "100 MiB",
      "write-behind-interval": "off"
     }
    },
    "name": "ddataReplicator",
    "role": "",
    "gossip-interval": "2 s",
    "notify-subscribers-interval": "500 ms",
    "max-delta-elements": 500,
    "use-dispatcher": "",
    "pruning-interval": "120 s",
    "max-pruning-dissemination": "300 s",
    "pruning-marker-time-to-live": "6 h",
    "prefer-oldest": "off",
    "delta-crdt": {
     "enabled": "on",
     "max-delta-size": 50
    }
   },
   "metrics": {},
   "singleton": {
    "singleton-name": "singleton",
    "role": "",
    "hand-over-retry-interval": "1 s",
    "min-number-of-hand-over-retries": 15,
    "use-lease": "",
    "lease-retry-interval": "5 s",
    "consider-app-version": false
   },
   "singleton-proxy": {
    "singleton-name": "singleton",
    "role": "",
    "singleton-identification-interval": "1 s",
    "log-singleton-identification-failure": true,
    "singleton-identification-failure-period": "30 s",
    "buffer-size": 1000
   },
   "pub-sub": {
    "name": "distributedPubSubMediator",
    "role": "",
    "routing-logic": "random",
    "gossip-interval": "1 s",
    "removed-time-to-live": "120 s",
    "max-delta-elements": 3000,
    "send-to-dead-letters-when-no-subscribers": "on",
    "buffered-messages": {
     "max-per-topic": 1000,
     "timeout-check-interval": "500 ms"
    },
    "use-dispatcher": ""
   },
   "split-brain-resolver": {
    "active-strategy": "keep-majority",
    "stable-after": "20 s",
    "down-all-when-unstable": "on",
    "static-quorum": {
     "quorum-size": "undefined",
     "role": ""
    },
    "keep-majority": {
     "role": ""
    },
    "keep-oldest": {
     "down-if-alone": "on",
     "role": ""
    },
    "lease-majority": {
     "lease-implementation": "",
     "lease-name": "",
     "acquire-lease-delay-for-minority": "2 s",
     "release-after": "40 s",
     "role": ""
    },
    "keep-referee": {
     "address": "",
     "down-all-if-less-than-nodes": 1
    }
   },
   "seed-nodes": [],
   "seed-node-timeout": "5 s",
   "retry-unsuccessful-join-after": "10 s",
   "shutdown-after-unsuccessful-join-seed-nodes": "off",
   "auto-down-unreachable-after": "off",
   "down-removal-margin": "off",
   "downing-provider-class": "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster",
   "allow-weakly-up-members": "7 s",
   "roles": [],
   "app-version": "assembly-version",
   "run-coordinated-shutdown-when-down": "on",
   "role": {},
   "min-nr-of-members": 1,
   "log-info": "on",
   "log-info-verbose": "off",
   "periodic-tasks-initial-delay": "1 s",
   "gossip-interval": "1 s",
   "prune-gossip-tombstones-after": "24 h",
   "leader-actions-interval": "1 s",
   "unreachable-nodes-reaper-interval": "1 s",
   "gossip-different-view-probability": 0.8,
   "reduce-gossip-different-view-probability": 400,
   "use-dispatcher": "",
   "use-legacy-heartbeat-message": false,
   "failure-detector": {
    "implementation-class": "Akka.Remote.PhiAccrualFailureDetector, Akka.Remote",
    "heartbeat-interval": "1 s",
    "threshold": 8,
    "max-sample-size": 1000,
    "min-std-deviation": "100 ms",
    "acceptable-heartbeat-pause": "3 s",
    "monitored-by-nr-of-members": 9,
    "expected-response-after": "1 s"
   },
   "debug": {
    "verbose-heartbeat-logging": "off",
    "verbose-receive-gossip-logging": "off"
   }
  },
  "persistence": {},
  "stream": {},
  "streams": {},
  "management": {},
  "coordination": {
   "lease": {
    "lease-class": "",
    "heartbeat-timeout": "120 s",
    "heartbeat-interval": "12 s",
    "lease-operation-timeout": "5 s"
   }
  },
  "sharding": {},
  "kafka": {},
  "quartz": {},
  "healthcheck": {},
  "hosting": {},
  "discovery": {
   "method": "<method>",
   "config": {
    "class": "Akka.Discovery.Config.ConfigServiceDiscovery, Akka.Discovery",
    "services-path": "akka.discovery.config.services",
    "services": {}
   },
   "aggregate": {
    "class": "Akka.Discovery.Aggregate.AggregateServiceDiscovery, Akka.Discovery",
    "discovery-methods": []
   },
   "dns": {
    "servers": []
   },
   "kubernetes-api": {
    "class": "Akka.Discovery.KubernetesApi.KubernetesApiServiceDiscovery, Akka.Discovery.KubernetesApi",
    "api-ca-path": "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
    "api-token-path": "/var/run/secrets/kubernetes.io/serviceaccount/token",
    "api-service-host-env-name": "KUBERNETES_SERVICE_HOST",
    "api-service-port-env-name": "KUBERNETES_SERVICE_PORT",
    "pod-namespace-path": "/var/run/secrets/kubernetes.io/serviceaccount/namespace",
    "pod-namespace": "<pod-namespace>",
    "pod-label-selector": "app={0}"
   }
  },
  "log-serializer-override-on-start": "on",
  "loggers": [
   "Akka.Event.DefaultLogger"
  ],
  "loggers-dispatcher": "akka.actor.default-dispatcher",
  "logger-startup-timeout": "5s",
  "logger-async-start": false,
  "logger-formatter": "Akka.Event.SemanticLogMessageFormatter, Akka",
  "stdout-logger-class": "",
  "loglevel": "INFO",
  "stdout-loglevel": "WARNING",
  "log-config-on-start": "off",
  "log-dead-letters": 10,
  "log-dead-letters-during-shutdown": "off",
  "log-dead-letters-suspend-duration": "5 minutes",
  "daemonic": "off",
  "extensions": [],
  "coordinated-shutdown": {
   "default-phase-timeout": "5 s",
   "terminate-actor-system": "on",
   "exit-clr": "off",
   "run-by-clr-shutdown-hook": "on",
   "run-by-actor-system-terminate": "on",
   "phases": {
    "before-service-unbind": {},
    "service-unbind": {
     "depends-on": [
      "before-service-unbind"
     ]
    },
    "service-requests-done": {
     "depends-on": [
      "service-unbind"
     ]
    },
    "service-stop": {
     "depends-on": [
      "service-requests-done"
     ]
    },
    "before-cluster-shutdown": {
     "depends-on": [
      "service-stop"
     ]
    },
    "cluster-sharding-shutdown-region": {
     "timeout": "10 s",
     "depends-on": [
      "before-cluster-shutdown"
     ]
    },
    "cluster-leave": {
     "depends-on": [
      "cluster-sharding-shutdown-region"
     ]
    },
    "cluster-exiting": {
     "timeout": "10 s",
     "depends-on": [
      "cluster-leave"
     ]
    },
    "cluster-exiting-done": {
     "depends-on": [
      "cluster-exiting"
     ]
    },
    "cluster-shutdown": {
     "depends-on": [
      "cluster-exiting-done"
     ]
    },
    "before-actor-system-terminate": {
     "depends-on": [
      "cluster-shutdown"
     ]
    },
    "actor-system-terminate": {
     "timeout": "10 s",
     "depends-on": [
      "before-actor-system-terminate"
     ]
    }
   }
  }
 },
 "ritsem": {
  "opentelemetry": {
   "traces": {
    "enabled": "on",
    "propagation": "on",
    "begin": "off",
    "look-in-handlers": "off"
   },
   "recorder": {
    "maximum-spans": 2000,
    "maximum-bytes": "1 MiB"
   },
   "metrics": {
    "enabled": "on",
    "maximum-actors": 10000
   }
  },
  "inspect": {
   "enabled": "off",
   "remote": "on",
   "look-timeout": "10 s",
   "stuck-after": "5 s",
   "maximum-actors": 10000,
   "maximum-associations": 1000,
   "events": {
    "kept": 200,
    "per-second": 50
   },
   "dead-letters": {
    "groups": 200
   },
   "flight-recorder": {
    "events": 100,
    "associations": 200,
    "log-failures": "on"
   },
   "http": {
    "enabled": "on",
    "hostname": "127.0.0.1",
    "port": 0,
    "token": "",
    "token-file": "",
    "maximum-connections": 32,
    "maximum-streams": 8,
    "stream-buffer": "256 KiB"
   }
  },
  "health": {
   "stuck-handler-after": "60 s",
   "event-loop-delay": "2 s",
   "check-timeout": "2 s",
   "findings": {
    "stuck-handler": "readiness",
    "event-loop-delay": "readiness",
    "member-not-up": "readiness",
    "peer-quarantined": "none"
   },
   "http": {
    "enabled": "off",
    "hostname": "127.0.0.1",
    "port": 8558,
    "maximum-connections": 64
   }
  },
  "reliable-delivery": {
   "consumer-controller": {
    "maximum-chunked-message-size": "64 MiB"
   },
   "mailbox-delivery": {
    "resend-interval": "500 ms",
    "maximum-remembered-size": "4 MiB"
   }
  },
  "distributed-data": {
   "maximum-compressed-parts": 2000,
   "maximum-pending-requests": 10000,
   "maximum-keys": 100000,
   "maximum-size": "256 MiB",
   "maximum-subscriptions": 10000
  },
  "remote": {
   "udp": {
    "transport-class": "Ritsem.Remote.Transport.Udp",
    "scheme-identifier": "udp",
    "hostname": "",
    "port": 2553,
    "public-hostname": "",
    "public-port": 0,
    "maximum-payload-bytes": "1432b",
    "maximum-connections": 1000,
    "connect-timeout": "15 s",
    "resend-interval": "200 ms",
    "send-window": "64KiB",
    "write-buffer-high-water-mark": "64KiB",
    "write-buffer-low-water-mark": "32KiB"
   },
   "worker": {
    "transport-class": "Ritsem.Remote.Transport.Worker",
    "scheme-identifier": "worker",
    "port": 0,
    "connect-timeout": "15 s",
    "maximum-frame-size": "128000b",
    "write-buffer-high-water-mark": "256KiB",
    "write-buffer-low-water-mark": "128KiB"
   },
   "websocket": {
    "transport-class": "Ritsem.Remote.Transport.WebSocket",
    "scheme-identifier": "ws",
    "enable-ssl": false,
    "ssl": {
     "certificate": {
      "path": "",
      "password": ""
     },
     "suppress-validation": false,
     "require-mutual-authentication": false,
     "validate-certificate-hostname": true
    },
    "hostname": "",
    "port": 8552,
    "public-hostname": "",
    "public-port": 0,
    "path": "/akka",
    "remote-path": "",
    "allowed-origins": [],
    "maximum-connections": 1000,
    "connect-timeout": "15 s",
    "maximum-frame-size": "128000b",
    "write-buffer-high-water-mark": "64KiB",
    "write-buffer-low-water-mark": "32KiB"
   },
   "memory": {
    "transport-class": "Ritsem.Remote.Transport.Memory",
    "scheme-identifier": "memory",
    "applied-adapters": [],
    "hostname": "localhost",
    "port": 0,
    "maximum-frame-size": "128000b",
    "write-buffer-high-water-mark": "256KiB"
   },
   "tls": {
    "private-key-path": "",
    "trusted-certificates": [],
    "validate-claimed-hostname": "off"
   },
   "client-mode": "off",
   "quarantine-recovery": "restart",
   "identity-check": {
    "timeout": "2 s",
    "per-second": 50
   },
   "connections": {
    "maximum": 10000,
    "maximum-per-host": 6000,
    "maximum-handshakes": 2000,
    "handshake-age": "2 s",
    "first-frame-maximum-bytes": "8 KiB"
   },
   "absent-peers": {
    "after": "15 s",
    "maximum": 1000,
    "maximum-watches": 10000,
    "maximum-quarantined": 10000
   },
   "watches-per-peer": 200000,
   "dials-for-peers": {
    "at-once": 128,
    "age": "2 s",
    "per-second": 500,
    "waiting": 2000
   },
   "read-turn": {
    "messages": 512,
    "bytes": "64 KiB"
   },
   "outbound-queue": {
    "maximum-bytes": "256 MiB"
   },
   "path-cache": {
    "maximum-bytes": "16 MiB"
   },
   "all-peers": {
    "maximum-bytes": "auto"
   },
   "system-messages": {
    "early-maximum-bytes": "4 MiB",
    "unacknowledged-maximum-bytes": "64 MiB"
   },
   "log-limit": {
    "lines": 20,
    "interval": "10 s"
   }
  },
  "workers": {
   "count": "auto",
   "entry": "",
   "start-timeout": "30 s",
   "restart-min-backoff": "200 ms",
   "restart-max-backoff": "10 s"
  },
  "cluster": {
   "bootstrap": {
    "enabled": "off",
    "new-cluster-enabled": "on",
    "contact-point-discovery": {
     "service-name": "",
     "port-name": "",
     "protocol": "tcp",
     "discovery-method": "",
     "stable-margin": "5 s",
     "interval": "1 s",
     "required-contact-point-nr": 2,
     "contact-with-all-contact-points": "on",
     "resolve-timeout": "3 s"
    },
    "contact-point": {
     "fallback-port": 0,
     "probing-failure-timeout": "3 s",
     "probe-interval": "1 s"
    }
   }
  },
  "serialization": {
   "json": {
    "maximum-depth": 64
   },
   "numbers": "plain"
  },
  "config": {
   "unknown-keys": "warning"
  },
  "routing": {
   "replace-lost-routees": "off"
  },
  "actor": {
   "stuck-handler-warning-after": "10 s",
   "terminate-timeout": "10 s",
   "path": {
    "maximum-elements": 4096,
    "maximum-bytes": "32 KiB"
   },
   "selection": {
    "maximum-steps": 4096,
    "maximum-visits": 500000
   },
   "hint-missing-sender": "off"
  }
 }
};
