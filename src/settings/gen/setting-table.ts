// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { SettingTable } from "../setting-table.ts";

export const settingTable: SettingTable = {
 "read": [
  "akka.loggers",
  "akka.loggers-dispatcher",
  "akka.logger-startup-timeout",
  "akka.logger-async-start",
  "akka.logger-formatter",
  "akka.stdout-logger-class",
  "akka.loglevel",
  "akka.stdout-loglevel",
  "akka.log-config-on-start",
  "akka.log-dead-letters",
  "akka.log-dead-letters-during-shutdown",
  "akka.log-dead-letters-suspend-duration",
  "akka.daemonic",
  "akka.extensions",
  "akka.actor.provider",
  "akka.actor.serialize-messages",
  "akka.actor.serialize-creators",
  "akka.actor.guardian-supervisor-strategy",
  "akka.actor.creation-timeout",
  "akka.actor.ask-timeout",
  "akka.actor.debug.receive",
  "akka.actor.debug.autoreceive",
  "akka.actor.debug.lifecycle",
  "akka.actor.debug.event-stream",
  "akka.actor.debug.unhandled",
  "akka.actor.debug.fsm",
  "akka.actor.debug.log-timers",
  "akka.actor.debug.router-misconfiguration",
  "akka.actor.router.type-mapping.from-code",
  "akka.actor.router.type-mapping.round-robin-pool",
  "akka.actor.router.type-mapping.round-robin-group",
  "akka.actor.router.type-mapping.random-pool",
  "akka.actor.router.type-mapping.random-group",
  "akka.actor.router.type-mapping.smallest-mailbox-pool",
  "akka.actor.router.type-mapping.broadcast-pool",
  "akka.actor.router.type-mapping.broadcast-group",
  "akka.actor.router.type-mapping.scatter-gather-pool",
  "akka.actor.router.type-mapping.scatter-gather-group",
  "akka.actor.router.type-mapping.consistent-hashing-pool",
  "akka.actor.router.type-mapping.consistent-hashing-group",
  "akka.actor.router.type-mapping.tail-chopping-pool",
  "akka.actor.router.type-mapping.tail-chopping-group",
  "akka.actor.deployment.default.dispatcher",
  "akka.actor.deployment.default.mailbox",
  "akka.actor.deployment.default.stash-capacity",
  "akka.actor.deployment.default.remote",
  "akka.actor.deployment.default.target.nodes",
  "akka.actor.deployment.default.router",
  "akka.actor.deployment.default.nr-of-instances",
  "akka.actor.deployment.default.within",
  "akka.actor.deployment.default.tail-chopping-router.interval",
  "akka.actor.deployment.default.virtual-nodes-factor",
  "akka.actor.deployment.default.routees.paths",
  "akka.actor.deployment.default.resizer.enabled",
  "akka.actor.deployment.default.resizer.lower-bound",
  "akka.actor.deployment.default.resizer.upper-bound",
  "akka.actor.deployment.default.resizer.pressure-threshold",
  "akka.actor.deployment.default.resizer.rampup-rate",
  "akka.actor.deployment.default.resizer.backoff-threshold",
  "akka.actor.deployment.default.resizer.backoff-rate",
  "akka.actor.deployment.default.resizer.messages-per-resize",
  "akka.actor.telemetry.enabled",
  "akka.actor.inbox.inbox-size",
  "akka.actor.inbox.default-timeout",
  "akka.actor.default-mailbox.mailbox-type",
  "akka.actor.default-mailbox.mailbox-capacity",
  "akka.actor.default-mailbox.mailbox-push-timeout-time",
  "akka.actor.default-mailbox.stash-capacity",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IUnboundedMessageQueueSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IBoundedMessageQueueSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IDequeBasedMessageQueueSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Dispatch.IMultipleConsumerSemantics\"",
  "akka.actor.mailbox.requirements.\"Akka.Event.ILoggerMessageQueueSemantics\"",
  "akka.actor.mailbox.unbounded-queue-based.mailbox-type",
  "akka.actor.mailbox.bounded-queue-based.mailbox-type",
  "akka.actor.mailbox.unbounded-deque-based.mailbox-type",
  "akka.actor.mailbox.bounded-deque-based.mailbox-type",
  "akka.actor.mailbox.logger-queue.mailbox-type",
  "akka.actor.default-dispatcher.type",
  "akka.actor.default-dispatcher.throughput",
  "akka.actor.default-dispatcher.throughput-deadline-time",
  "akka.actor.default-dispatcher.mailbox-requirement",
  "akka.actor.internal-dispatcher.type",
  "akka.actor.internal-dispatcher.throughput",
  "akka.actor.synchronized-dispatcher.type",
  "akka.actor.synchronized-dispatcher.throughput",
  "akka.actor.task-dispatcher.type",
  "akka.actor.task-dispatcher.throughput",
  "akka.actor.default-fork-join-dispatcher.type",
  "akka.actor.default-fork-join-dispatcher.throughput",
  "akka.actor.default-blocking-io-dispatcher.type",
  "akka.actor.default-blocking-io-dispatcher.throughput",
  "akka.scheduler.tick-duration",
  "akka.coordinated-shutdown.default-phase-timeout",
  "akka.coordinated-shutdown.terminate-actor-system",
  "akka.coordinated-shutdown.exit-clr",
  "akka.coordinated-shutdown.run-by-clr-shutdown-hook",
  "akka.coordinated-shutdown.run-by-actor-system-terminate",
  "akka.coordinated-shutdown.phases.before-service-unbind",
  "akka.coordinated-shutdown.phases.service-unbind.depends-on",
  "akka.coordinated-shutdown.phases.service-requests-done.depends-on",
  "akka.coordinated-shutdown.phases.service-stop.depends-on",
  "akka.coordinated-shutdown.phases.before-cluster-shutdown.depends-on",
  "akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout",
  "akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.depends-on",
  "akka.coordinated-shutdown.phases.cluster-leave.depends-on",
  "akka.coordinated-shutdown.phases.cluster-exiting.timeout",
  "akka.coordinated-shutdown.phases.cluster-exiting.depends-on",
  "akka.coordinated-shutdown.phases.cluster-exiting-done.depends-on",
  "akka.coordinated-shutdown.phases.cluster-shutdown.depends-on",
  "akka.coordinated-shutdown.phases.before-actor-system-terminate.depends-on",
  "akka.coordinated-shutdown.phases.actor-system-terminate.timeout",
  "akka.coordinated-shutdown.phases.actor-system-terminate.depends-on",
  "ritsem.config.unknown-keys",
  "ritsem.actor.stuck-handler-warning-after",
  "ritsem.actor.hint-missing-sender",
  "akka.log-serializer-override-on-start",
  "akka.actor.serializers.json",
  "akka.actor.serializers.bytes",
  "akka.actor.serializers.primitive",
  "akka.actor.serializers.proto",
  "akka.actor.serialization-bindings.\"System.Byte[]\"",
  "akka.actor.serialization-bindings.\"System.Object\"",
  "akka.actor.serialization-bindings.\"System.String\"",
  "akka.actor.serialization-bindings.\"System.Int32\"",
  "akka.actor.serialization-bindings.\"System.Int64\"",
  "akka.actor.serialization-bindings.\"Google.Protobuf.IMessage, Google.Protobuf\"",
  "akka.actor.serialization-identifiers.\"Akka.Serialization.NewtonSoftJsonSerializer, Akka\"",
  "akka.actor.serialization-identifiers.\"Akka.Serialization.ByteArraySerializer, Akka\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote\"",
  "akka.actor.serialization-settings.primitive.use-legacy-behavior",
  "akka.actor.serialization-settings.allow-unregistered-types",
  "ritsem.serialization.json.maximum-depth",
  "akka.remote.shutdown-timeout",
  "akka.remote.flush-wait-on-shutdown",
  "akka.remote.startup-timeout",
  "akka.remote.use-passive-connections",
  "akka.remote.handshake-timeout",
  "akka.remote.use-dispatcher",
  "akka.remote.default-remote-dispatcher",
  "akka.remote.retry-gate-closed-for",
  "akka.remote.log-remote-lifecycle-events",
  "akka.remote.log-sent-messages",
  "akka.remote.log-received-messages",
  "akka.remote.log-frame-size-exceeding",
  "akka.remote.command-ack-timeout",
  "akka.remote.transport-failure-detector.implementation-class",
  "akka.remote.transport-failure-detector.heartbeat-interval",
  "akka.remote.transport-failure-detector.acceptable-heartbeat-pause",
  "akka.remote.watch-failure-detector.implementation-class",
  "akka.remote.watch-failure-detector.heartbeat-interval",
  "akka.remote.watch-failure-detector.threshold",
  "akka.remote.watch-failure-detector.max-sample-size",
  "akka.remote.watch-failure-detector.min-std-deviation",
  "akka.remote.watch-failure-detector.acceptable-heartbeat-pause",
  "akka.remote.watch-failure-detector.unreachable-nodes-reaper-interval",
  "akka.remote.watch-failure-detector.expected-response-after",
  "akka.remote.prune-quarantine-marker-after",
  "akka.remote.quarantine-after-silence",
  "akka.remote.system-message-buffer-size",
  "akka.remote.system-message-ack-piggyback-timeout",
  "akka.remote.resend-interval",
  "akka.remote.resend-limit",
  "akka.remote.initial-system-message-delivery-timeout",
  "akka.remote.untrusted-mode",
  "akka.remote.trusted-selection-paths",
  "akka.remote.log-buffer-size-exceeding",
  "akka.remote.enabled-transports",
  "ritsem.remote.quarantine-recovery",
  "ritsem.remote.outbound-queue.maximum-bytes",
  "ritsem.remote.log-limit.lines",
  "ritsem.remote.log-limit.interval",
  "akka.actor.serializers.akka-containers",
  "akka.actor.serializers.akka-misc",
  "akka.actor.serializers.daemon-create",
  "akka.actor.serializers.akka-system-msg",
  "akka.actor.serialization-bindings.\"Akka.Actor.ActorSelectionMessage, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Remote.DaemonMsgCreate, Akka.Remote\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.Identify, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.ActorIdentity, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.IActorRef, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.PoisonPill, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.Kill, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.Status+Failure, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Actor.Status+Success, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.FromConfig, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.DefaultResizer, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.RoundRobinPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.BroadcastPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.RandomPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.ScatterGatherFirstCompletedPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.TailChoppingPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Routing.ConsistentHashingPool, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Configuration.Config, Akka\"",
  "akka.actor.serialization-bindings.\"Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote\"",
  "akka.actor.serialization-bindings.\"Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote\"",
  "akka.actor.serialization-bindings.\"Akka.Dispatch.SysMsg.SystemMessage, Akka\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote\"",
  "akka.actor.serialization-identifiers.\"Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote\"",
  "akka.remote.dot-netty.tcp.transport-class",
  "akka.remote.dot-netty.tcp.transport-protocol",
  "akka.remote.dot-netty.tcp.byte-order",
  "akka.remote.dot-netty.tcp.port",
  "akka.remote.dot-netty.tcp.public-port",
  "akka.remote.dot-netty.tcp.hostname",
  "akka.remote.dot-netty.tcp.public-hostname",
  "akka.remote.dot-netty.tcp.dns-use-ipv6",
  "akka.remote.dot-netty.tcp.enforce-ip-family",
  "akka.remote.dot-netty.tcp.enable-ssl",
  "akka.remote.dot-netty.tcp.connection-timeout",
  "akka.remote.dot-netty.tcp.batching.enabled",
  "akka.remote.dot-netty.tcp.batching.max-pending-writes",
  "akka.remote.dot-netty.tcp.write-buffer-high-water-mark",
  "akka.remote.dot-netty.tcp.write-buffer-low-water-mark",
  "akka.remote.dot-netty.tcp.log-transport",
  "akka.remote.dot-netty.tcp.maximum-frame-size",
  "akka.remote.dot-netty.tcp.backlog",
  "akka.remote.dot-netty.tcp.tcp-nodelay",
  "akka.remote.dot-netty.tcp.tcp-keepalive",
  "ritsem.remote.memory.transport-class",
  "ritsem.remote.memory.scheme-identifier",
  "ritsem.remote.memory.hostname",
  "ritsem.remote.memory.port",
  "ritsem.remote.memory.maximum-frame-size",
  "ritsem.remote.memory.write-buffer-high-water-mark",
  "akka.test.timefactor",
  "akka.test.filter-leeway",
  "akka.test.single-expect-default",
  "akka.test.default-timeout"
 ],
 "unread": [
  [
   "accepted",
   "It informs, and decides nothing.",
   [
    "akka.version",
    "akka.home"
   ]
  ],
  [
   "accepted",
   "There is no such warning here.",
   [
    "akka.suppress-json-serializer-warning"
   ]
  ],
  [
   "accepted",
   "Akka.NET does not read it either.",
   [
    "akka.actor.reaper-interval",
    "akka.actor.typed.timeout"
   ]
  ],
  [
   "accepted",
   "Nothing blocks here.",
   [
    "akka.actor.unstarted-push-timeout"
   ]
  ],
  [
   "accepted",
   "It belongs to Akka.Cluster.Metrics.",
   [
    "akka.actor.router.type-mapping.cluster-metrics-adaptive-pool",
    "akka.actor.router.type-mapping.cluster-metrics-adaptive-group"
   ]
  ],
  [
   "accepted",
   "Actors and sockets share the event loop: there are no threads to configure.",
   [
    "akka.actor.synchronized-dispatcher.executor",
    "akka.actor.task-dispatcher.executor",
    "akka.actor.default-fork-join-dispatcher.executor",
    "akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.thread-count",
    "akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.threadtype",
    "akka.actor.default-dispatcher.executor",
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-min",
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-factor",
    "akka.actor.default-dispatcher.fork-join-executor.parallelism-max",
    "akka.actor.default-dispatcher.fork-join-executor.task-peeking-mode",
    "akka.actor.default-dispatcher.current-context-executor",
    "akka.actor.default-dispatcher.shutdown-timeout",
    "akka.actor.default-dispatcher.attempt-teamwork",
    "akka.actor.default-dispatcher.default-executor",
    "akka.actor.default-dispatcher.thread-pool-executor",
    "akka.actor.internal-dispatcher.executor",
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-min",
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-factor",
    "akka.actor.internal-dispatcher.fork-join-executor.parallelism-max",
    "akka.actor.internal-dispatcher.channel-executor.priority",
    "akka.actor.default-blocking-io-dispatcher.executor",
    "akka.channel-scheduler.parallelism-min",
    "akka.channel-scheduler.parallelism-factor",
    "akka.channel-scheduler.parallelism-max",
    "akka.channel-scheduler.work-max",
    "akka.channel-scheduler.work-interval",
    "akka.channel-scheduler.work-step",
    "akka.remote.dot-netty.tcp.use-dispatcher-for-io",
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-min",
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-factor",
    "akka.remote.dot-netty.tcp.server-socket-worker-pool.pool-size-max",
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-min",
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-factor",
    "akka.remote.dot-netty.tcp.client-socket-worker-pool.pool-size-max",
    "akka.remote.default-remote-dispatcher.executor",
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-min",
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-factor",
    "akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-max",
    "akka.remote.default-remote-dispatcher.channel-executor.priority",
    "akka.remote.backoff-remote-dispatcher.executor",
    "akka.remote.backoff-remote-dispatcher.fork-join-executor.parallelism-min",
    "akka.remote.backoff-remote-dispatcher.fork-join-executor.parallelism-max",
    "akka.remote.backoff-remote-dispatcher.channel-executor.priority",
    "akka.io.pinned-dispatcher.type",
    "akka.io.pinned-dispatcher.executor"
   ]
  ],
  [
   "accepted",
   "It travels in the command that deploys, whose form is Akka.NET's.",
   [
    "akka.actor.serialization-bindings.\"Akka.Actor.RemoteScope, Akka\"",
    "akka.actor.serialization-bindings.\"Akka.Remote.Routing.RemoteRouterConfig, Akka.Remote\""
   ]
  ],
  [
   "accepted",
   "Nothing of the kind is ever sent here.",
   [
    "akka.actor.serialization-bindings.\"Akka.Actor.IntentionalRestart, Akka\""
   ]
  ],
  [
   "accepted",
   "The runtime manages its own strings.",
   [
    "akka.actor.serialization-settings.json.use-pooled-string-builder",
    "akka.actor.serialization-settings.json.pooled-string-builder-minsize",
    "akka.actor.serialization-settings.json.pooled-string-builder-maxsize"
   ]
  ],
  [
   "accepted",
   "The runtime keeps the timers.",
   [
    "akka.scheduler.ticks-per-wheel"
   ]
  ],
  [
   "accepted",
   "A program gives its clock and timers in code.",
   [
    "akka.scheduler.implementation"
   ]
  ],
  [
   "accepted",
   "Nothing has to be waited for.",
   [
    "akka.scheduler.shutdown-timeout"
   ]
  ],
  [
   "accepted",
   "A transport says when it takes writes again, so nothing is retried.",
   [
    "akka.remote.backoff-interval"
   ]
  ],
  [
   "later",
   "transport adapters",
   [
    "akka.remote.adapters.gremlin",
    "akka.remote.adapters.trttl",
    "akka.remote.gremlin.debug",
    "akka.remote.dot-netty.tcp.applied-adapters"
   ]
  ],
  [
   "accepted",
   "The framing of Helios 1.x is not spoken.",
   [
    "akka.remote.dot-netty.tcp.enable-backwards-compatibility"
   ]
  ],
  [
   "accepted",
   "The operating system sizes socket buffers.",
   [
    "akka.remote.dot-netty.tcp.send-buffer-size",
    "akka.remote.dot-netty.tcp.receive-buffer-size",
    "akka.io.tcp.send-buffer-size",
    "akka.io.tcp.receive-buffer-size"
   ]
  ],
  [
   "accepted",
   "The runtime decides.",
   [
    "akka.remote.dot-netty.tcp.tcp-reuse-addr"
   ]
  ],
  [
   "later",
   "TLS",
   [
    "akka.remote.dot-netty.tcp.ssl.certificate.path",
    "akka.remote.dot-netty.tcp.ssl.certificate.password",
    "akka.remote.dot-netty.tcp.ssl.certificate.thumbprint",
    "akka.remote.dot-netty.tcp.ssl.suppress-validation",
    "akka.remote.dot-netty.tcp.ssl.require-mutual-authentication",
    "akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname"
   ]
  ],
  [
   "accepted",
   "There is no certificate store to look into.",
   [
    "akka.remote.dot-netty.tcp.ssl.certificate.use-thumbprint-over-file",
    "akka.remote.dot-netty.tcp.ssl.certificate.store-name",
    "akka.remote.dot-netty.tcp.ssl.certificate.store-location",
    "akka.remote.dot-netty.tcp.ssl.certificate.flags",
    "akka.remote.dot-netty.tcp.ssl.certificate.use-thumprint-over-file",
    "akka.remote.dot-netty.tcp.ssl.certificate.thumpbrint"
   ]
  ],
  [
   "accepted",
   "The runtime allocates its own buffers.",
   [
    "akka.remote.dot-netty.tcp.enable-pooling",
    "akka.io.tcp.direct-buffer-pool.class",
    "akka.io.tcp.direct-buffer-pool.buffer-size",
    "akka.io.tcp.direct-buffer-pool.buffers-per-segment",
    "akka.io.tcp.direct-buffer-pool.initial-segments",
    "akka.io.tcp.direct-buffer-pool.buffer-pool-limit",
    "akka.io.tcp.disabled-buffer-pool.class",
    "akka.io.tcp.disabled-buffer-pool.buffer-size",
    "akka.io.tcp.buffer-pool",
    "akka.io.udp.direct-buffer-pool.class",
    "akka.io.udp.direct-buffer-pool.buffer-size",
    "akka.io.udp.direct-buffer-pool.buffers-per-segment",
    "akka.io.udp.direct-buffer-pool.initial-segments",
    "akka.io.udp.direct-buffer-pool.buffer-pool-limit",
    "akka.io.udp.disabled-buffer-pool.class",
    "akka.io.udp.disabled-buffer-pool.buffer-size",
    "akka.io.udp.buffer-pool",
    "akka.io.udp.nr-of-socket-async-event-args",
    "akka.io.udp-connected.direct-buffer-pool.class",
    "akka.io.udp-connected.direct-buffer-pool.buffer-size",
    "akka.io.udp-connected.direct-buffer-pool.buffers-per-segment",
    "akka.io.udp-connected.direct-buffer-pool.initial-segments",
    "akka.io.udp-connected.direct-buffer-pool.buffer-pool-limit",
    "akka.io.udp-connected.disabled-buffer-pool.class",
    "akka.io.udp-connected.disabled-buffer-pool.buffer-size",
    "akka.io.udp-connected.buffer-pool",
    "akka.io.udp-connected.nr-of-socket-async-event-args"
   ]
  ],
  [
   "later",
   "actors for TCP, UDP and DNS",
   [
    "akka.io.tcp.max-channels",
    "akka.io.tcp.batch-accept-limit",
    "akka.io.tcp.register-timeout",
    "akka.io.tcp.max-received-message-size",
    "akka.io.tcp.trace-logging",
    "akka.io.tcp.selector-dispatcher",
    "akka.io.tcp.worker-dispatcher",
    "akka.io.tcp.management-dispatcher",
    "akka.io.tcp.file-io-dispatcher",
    "akka.io.tcp.file-io-transferTo-limit",
    "akka.io.tcp.outgoing-socket-force-ipv4",
    "akka.io.tcp.maximum-frame-size",
    "akka.io.udp.max-channels",
    "akka.io.udp.receive-throughput",
    "akka.io.udp.received-message-size-limit",
    "akka.io.udp.trace-logging",
    "akka.io.udp.selector-dispatcher",
    "akka.io.udp.worker-dispatcher",
    "akka.io.udp.management-dispatcher",
    "akka.io.udp-connected.max-channels",
    "akka.io.udp-connected.receive-throughput",
    "akka.io.udp-connected.received-message-size-limit",
    "akka.io.udp-connected.trace-logging",
    "akka.io.udp-connected.selector-dispatcher",
    "akka.io.udp-connected.worker-dispatcher",
    "akka.io.udp-connected.management-dispatcher",
    "akka.io.dns.dispatcher",
    "akka.io.dns.resolver",
    "akka.io.dns.inet-address.provider-object",
    "akka.io.dns.inet-address.positive-ttl",
    "akka.io.dns.inet-address.negative-ttl",
    "akka.io.dns.inet-address.cache-cleanup-interval",
    "akka.io.dns.inet-address.use-ipv6"
   ]
  ],
  [
   "accepted",
   "The runtime polls its sockets itself.",
   [
    "akka.io.tcp.selector-association-retries",
    "akka.io.tcp.finish-connect-retries",
    "akka.io.tcp.windows-connection-abort-workaround-enabled",
    "akka.io.udp.select-timeout",
    "akka.io.udp.selector-association-retries",
    "akka.io.udp-connected.select-timeout",
    "akka.io.udp-connected.selector-association-retries"
   ]
  ],
  [
   "later",
   "reliable delivery",
   [
    "akka.reliable-delivery.producer-controller.chunk-large-messages",
    "akka.reliable-delivery.producer-controller.durable-queue.request-timeout",
    "akka.reliable-delivery.producer-controller.durable-queue.retry-attempts",
    "akka.reliable-delivery.producer-controller.durable-queue.resend-first-interval",
    "akka.reliable-delivery.consumer-controller.flow-control-window",
    "akka.reliable-delivery.consumer-controller.resend-interval-min",
    "akka.reliable-delivery.consumer-controller.resend-interval-max",
    "akka.reliable-delivery.consumer-controller.only-flow-control",
    "akka.reliable-delivery.work-pulling.producer-controller.buffer-size",
    "akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout",
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.request-timeout",
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.retry-attempts",
    "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval"
   ]
  ],
  [
   "accepted",
   "Akka.NET does not support it here either.",
   [
    "akka.reliable-delivery.work-pulling.producer-controller.chunk-large-messages"
   ]
  ],
  [
   "later",
   "the test kit",
   [
    "akka.test.remote.dot-netty.tcp.batching.enabled",
    "akka.testconductor.barrier-timeout",
    "akka.testconductor.query-timeout",
    "akka.testconductor.packet-split-threshold",
    "akka.testconductor.connect-timeout",
    "akka.testconductor.client-reconnects",
    "akka.testconductor.reconnect-backoff"
   ]
  ]
 ],
 "free": [
  [
   "akka.actor.router.type-mapping",
   "mapped",
   ""
  ],
  [
   "akka.actor.deployment",
   "implemented",
   ""
  ],
  [
   "akka.actor.mailbox.requirements",
   "implemented",
   ""
  ],
  [
   "akka.coordinated-shutdown.phases",
   "implemented",
   ""
  ],
  [
   "akka.actor.serializers",
   "mapped",
   ""
  ],
  [
   "akka.actor.serialization-bindings",
   "implemented",
   ""
  ],
  [
   "akka.actor.serialization-identifiers",
   "implemented",
   ""
  ],
  [
   "akka.actor.serialization-settings.hyperion",
   "foreign",
   "Akka.Serialization.Hyperion"
  ],
  [
   "akka.remote.adapters",
   "later",
   "transport adapters"
  ],
  [
   "akka.remote.test",
   "later",
   "the test kit"
  ],
  [
   "akka.remote.artery",
   "later",
   "the transport of Akka.NET 1.6"
  ],
  [
   "akka.remote.dot-netty.udp",
   "later",
   "a UDP transport"
  ],
  [
   "akka.test.calling-thread-dispatcher",
   "later",
   "the test kit"
  ],
  [
   "akka.test.test-actor.dispatcher",
   "later",
   "the test kit"
  ],
  [
   "akka.cluster",
   "foreign",
   "Akka.Cluster"
  ],
  [
   "akka.persistence",
   "foreign",
   "Akka.Persistence"
  ],
  [
   "akka.stream",
   "foreign",
   "Akka.Streams"
  ],
  [
   "akka.streams",
   "foreign",
   "Akka.Streams"
  ],
  [
   "akka.discovery",
   "foreign",
   "Akka.Discovery"
  ],
  [
   "akka.management",
   "foreign",
   "Akka.Management"
  ],
  [
   "akka.coordination",
   "foreign",
   "Akka.Coordination"
  ],
  [
   "akka.sharding",
   "foreign",
   "Akka.Cluster.Sharding"
  ],
  [
   "akka.kafka",
   "foreign",
   "Akka.Streams.Kafka"
  ],
  [
   "akka.quartz",
   "foreign",
   "Akka.Quartz"
  ],
  [
   "akka.healthcheck",
   "foreign",
   "Akka.HealthCheck"
  ],
  [
   "akka.hosting",
   "foreign",
   "Akka.Hosting"
  ]
 ]
};
