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
  "ritsem.routing.replace-lost-routees",
  "ritsem.actor.stuck-handler-warning-after",
  "ritsem.actor.terminate-timeout",
  "ritsem.actor.path.maximum-elements",
  "ritsem.actor.path.maximum-bytes",
  "ritsem.actor.selection.maximum-steps",
  "ritsem.actor.selection.maximum-visits",
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
  "ritsem.serialization.numbers",
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
  "akka.remote.adapters.trttl",
  "akka.remote.adapters.gremlin",
  "akka.remote.gremlin.debug",
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
  "ritsem.remote.client-mode",
  "ritsem.remote.quarantine-recovery",
  "ritsem.remote.identity-check.timeout",
  "ritsem.remote.identity-check.per-second",
  "ritsem.remote.connections.maximum",
  "ritsem.remote.connections.maximum-per-host",
  "ritsem.remote.connections.maximum-handshakes",
  "ritsem.remote.connections.handshake-age",
  "ritsem.remote.connections.first-frame-maximum-bytes",
  "ritsem.remote.absent-peers.after",
  "ritsem.remote.absent-peers.maximum",
  "ritsem.remote.absent-peers.maximum-watches",
  "ritsem.remote.absent-peers.maximum-quarantined",
  "ritsem.remote.watches-per-peer",
  "ritsem.remote.dials-for-peers.at-once",
  "ritsem.remote.dials-for-peers.age",
  "ritsem.remote.dials-for-peers.per-second",
  "ritsem.remote.dials-for-peers.waiting",
  "ritsem.remote.read-turn.messages",
  "ritsem.remote.read-turn.bytes",
  "ritsem.remote.outbound-queue.maximum-bytes",
  "ritsem.remote.path-cache.maximum-bytes",
  "ritsem.remote.all-peers.maximum-bytes",
  "ritsem.remote.system-messages.early-maximum-bytes",
  "ritsem.remote.system-messages.unacknowledged-maximum-bytes",
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
  "akka.remote.dot-netty.tcp.path",
  "akka.remote.dot-netty.tcp.public-hostname",
  "akka.remote.dot-netty.tcp.dns-use-ipv6",
  "akka.remote.dot-netty.tcp.enforce-ip-family",
  "akka.remote.dot-netty.tcp.enable-ssl",
  "akka.remote.dot-netty.tcp.ssl.certificate.path",
  "akka.remote.dot-netty.tcp.ssl.certificate.password",
  "akka.remote.dot-netty.tcp.ssl.certificate.use-thumbprint-over-file",
  "akka.remote.dot-netty.tcp.ssl.certificate.use-thumprint-over-file",
  "akka.remote.dot-netty.tcp.ssl.certificate.store-name",
  "akka.remote.dot-netty.tcp.ssl.certificate.flags",
  "akka.remote.dot-netty.tcp.ssl.suppress-validation",
  "akka.remote.dot-netty.tcp.ssl.require-mutual-authentication",
  "akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname",
  "akka.remote.dot-netty.tcp.applied-adapters",
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
  "ritsem.remote.tls.private-key-path",
  "ritsem.remote.tls.trusted-certificates",
  "ritsem.remote.tls.validate-claimed-hostname",
  "ritsem.remote.memory.transport-class",
  "ritsem.remote.memory.scheme-identifier",
  "ritsem.remote.memory.applied-adapters",
  "ritsem.remote.memory.hostname",
  "ritsem.remote.memory.port",
  "ritsem.remote.memory.maximum-frame-size",
  "ritsem.remote.memory.write-buffer-high-water-mark",
  "ritsem.remote.websocket.transport-class",
  "ritsem.remote.websocket.scheme-identifier",
  "ritsem.remote.websocket.enable-ssl",
  "ritsem.remote.websocket.ssl.certificate.path",
  "ritsem.remote.websocket.ssl.certificate.password",
  "ritsem.remote.websocket.ssl.suppress-validation",
  "ritsem.remote.websocket.ssl.require-mutual-authentication",
  "ritsem.remote.websocket.ssl.validate-certificate-hostname",
  "ritsem.remote.websocket.hostname",
  "ritsem.remote.websocket.port",
  "ritsem.remote.websocket.public-hostname",
  "ritsem.remote.websocket.public-port",
  "ritsem.remote.websocket.path",
  "ritsem.remote.websocket.remote-path",
  "ritsem.remote.websocket.allowed-origins",
  "ritsem.remote.websocket.maximum-connections",
  "ritsem.remote.websocket.connect-timeout",
  "ritsem.remote.websocket.maximum-frame-size",
  "ritsem.remote.websocket.write-buffer-high-water-mark",
  "ritsem.remote.websocket.write-buffer-low-water-mark",
  "akka.cluster.seed-nodes",
  "akka.cluster.seed-node-timeout",
  "akka.cluster.retry-unsuccessful-join-after",
  "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes",
  "akka.cluster.auto-down-unreachable-after",
  "akka.cluster.down-removal-margin",
  "akka.cluster.downing-provider-class",
  "akka.cluster.allow-weakly-up-members",
  "akka.cluster.roles",
  "akka.cluster.app-version",
  "akka.cluster.run-coordinated-shutdown-when-down",
  "akka.cluster.min-nr-of-members",
  "akka.cluster.log-info",
  "akka.cluster.log-info-verbose",
  "akka.cluster.periodic-tasks-initial-delay",
  "akka.cluster.gossip-interval",
  "akka.cluster.prune-gossip-tombstones-after",
  "akka.cluster.leader-actions-interval",
  "akka.cluster.unreachable-nodes-reaper-interval",
  "akka.cluster.gossip-different-view-probability",
  "akka.cluster.reduce-gossip-different-view-probability",
  "akka.cluster.use-dispatcher",
  "akka.cluster.use-legacy-heartbeat-message",
  "akka.cluster.failure-detector.implementation-class",
  "akka.cluster.failure-detector.heartbeat-interval",
  "akka.cluster.failure-detector.threshold",
  "akka.cluster.failure-detector.max-sample-size",
  "akka.cluster.failure-detector.min-std-deviation",
  "akka.cluster.failure-detector.acceptable-heartbeat-pause",
  "akka.cluster.failure-detector.monitored-by-nr-of-members",
  "akka.cluster.failure-detector.expected-response-after",
  "akka.cluster.debug.verbose-heartbeat-logging",
  "akka.cluster.debug.verbose-receive-gossip-logging",
  "akka.actor.serializers.akka-cluster",
  "akka.actor.serialization-bindings.\"Akka.Cluster.IClusterMessage, Akka.Cluster\"",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster\"",
  "akka.actor.serialization-identifiers.\"Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster\"",
  "akka.cluster.split-brain-resolver.active-strategy",
  "akka.cluster.split-brain-resolver.stable-after",
  "akka.cluster.split-brain-resolver.down-all-when-unstable",
  "akka.cluster.split-brain-resolver.static-quorum.quorum-size",
  "akka.cluster.split-brain-resolver.static-quorum.role",
  "akka.cluster.split-brain-resolver.keep-majority.role",
  "akka.cluster.split-brain-resolver.keep-oldest.down-if-alone",
  "akka.cluster.split-brain-resolver.keep-oldest.role",
  "akka.cluster.split-brain-resolver.lease-majority.lease-implementation",
  "akka.cluster.split-brain-resolver.lease-majority.lease-name",
  "akka.cluster.split-brain-resolver.lease-majority.acquire-lease-delay-for-minority",
  "akka.cluster.split-brain-resolver.lease-majority.release-after",
  "akka.cluster.split-brain-resolver.lease-majority.role",
  "akka.cluster.split-brain-resolver.keep-referee.address",
  "akka.cluster.split-brain-resolver.keep-referee.down-all-if-less-than-nodes",
  "akka.coordination.lease.lease-class",
  "akka.coordination.lease.heartbeat-timeout",
  "akka.coordination.lease.heartbeat-interval",
  "akka.coordination.lease.lease-operation-timeout",
  "akka.actor.deployment.default.cluster.enabled",
  "akka.actor.deployment.default.cluster.max-nr-of-instances-per-node",
  "akka.actor.deployment.default.cluster.max-total-nr-of-instances",
  "akka.actor.deployment.default.cluster.allow-local-routees",
  "akka.actor.deployment.default.cluster.use-role",
  "akka.cluster.pub-sub.name",
  "akka.cluster.pub-sub.role",
  "akka.cluster.pub-sub.routing-logic",
  "akka.cluster.pub-sub.gossip-interval",
  "akka.cluster.pub-sub.removed-time-to-live",
  "akka.cluster.pub-sub.max-delta-elements",
  "akka.cluster.pub-sub.send-to-dead-letters-when-no-subscribers",
  "akka.cluster.pub-sub.buffered-messages.max-per-topic",
  "akka.cluster.pub-sub.buffered-messages.timeout-check-interval",
  "akka.cluster.pub-sub.use-dispatcher",
  "akka.actor.serializers.akka-pubsub",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Tools.PublishSubscribe.IDistributedPubSubMessage, Akka.Cluster.Tools\"",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Tools.PublishSubscribe.Internal.SendToOneSubscriber, Akka.Cluster.Tools\"",
  "akka.actor.serialization-identifiers.\"Akka.Cluster.Tools.PublishSubscribe.Serialization.DistributedPubSubMessageSerializer, Akka.Cluster.Tools\"",
  "akka.discovery.method",
  "akka.discovery.config.class",
  "akka.discovery.config.services-path",
  "akka.discovery.aggregate.class",
  "akka.discovery.aggregate.discovery-methods",
  "akka.discovery.dns.servers",
  "akka.discovery.kubernetes-api.class",
  "akka.discovery.kubernetes-api.api-ca-path",
  "akka.discovery.kubernetes-api.api-token-path",
  "akka.discovery.kubernetes-api.api-service-host-env-name",
  "akka.discovery.kubernetes-api.api-service-port-env-name",
  "akka.discovery.kubernetes-api.pod-namespace-path",
  "akka.discovery.kubernetes-api.pod-namespace",
  "akka.discovery.kubernetes-api.pod-label-selector",
  "ritsem.cluster.bootstrap.enabled",
  "ritsem.cluster.bootstrap.new-cluster-enabled",
  "ritsem.cluster.bootstrap.contact-point-discovery.service-name",
  "ritsem.cluster.bootstrap.contact-point-discovery.port-name",
  "ritsem.cluster.bootstrap.contact-point-discovery.protocol",
  "ritsem.cluster.bootstrap.contact-point-discovery.discovery-method",
  "ritsem.cluster.bootstrap.contact-point-discovery.stable-margin",
  "ritsem.cluster.bootstrap.contact-point-discovery.interval",
  "ritsem.cluster.bootstrap.contact-point-discovery.required-contact-point-nr",
  "ritsem.cluster.bootstrap.contact-point-discovery.contact-with-all-contact-points",
  "ritsem.cluster.bootstrap.contact-point-discovery.resolve-timeout",
  "ritsem.cluster.bootstrap.contact-point.fallback-port",
  "ritsem.cluster.bootstrap.contact-point.probing-failure-timeout",
  "ritsem.cluster.bootstrap.contact-point.probe-interval",
  "akka.cluster.client.initial-contacts",
  "akka.cluster.client.establishing-get-contacts-interval",
  "akka.cluster.client.refresh-contacts-interval",
  "akka.cluster.client.heartbeat-interval",
  "akka.cluster.client.acceptable-heartbeat-pause",
  "akka.cluster.client.buffer-size",
  "akka.cluster.client.reconnect-timeout",
  "akka.cluster.client.receptionist.name",
  "akka.cluster.client.receptionist.role",
  "akka.cluster.client.receptionist.number-of-contacts",
  "akka.cluster.client.receptionist.response-tunnel-receive-timeout",
  "akka.cluster.client.receptionist.use-dispatcher",
  "akka.cluster.client.receptionist.heartbeat-interval",
  "akka.cluster.client.receptionist.acceptable-heartbeat-pause",
  "akka.cluster.client.receptionist.failure-detection-interval",
  "akka.actor.serializers.akka-cluster-client",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Tools.Client.IClusterClientMessage, Akka.Cluster.Tools\"",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Tools.Client.IClusterClientProtocolMessage, Akka.Cluster.Tools\"",
  "akka.actor.serialization-identifiers.\"Akka.Cluster.Tools.Client.Serialization.ClusterClientMessageSerializer, Akka.Cluster.Tools\"",
  "akka.cluster.singleton.singleton-name",
  "akka.cluster.singleton.role",
  "akka.cluster.singleton.hand-over-retry-interval",
  "akka.cluster.singleton.min-number-of-hand-over-retries",
  "akka.cluster.singleton.use-lease",
  "akka.cluster.singleton.lease-retry-interval",
  "akka.cluster.singleton.consider-app-version",
  "akka.cluster.singleton-proxy.singleton-name",
  "akka.cluster.singleton-proxy.role",
  "akka.cluster.singleton-proxy.singleton-identification-interval",
  "akka.cluster.singleton-proxy.log-singleton-identification-failure",
  "akka.cluster.singleton-proxy.singleton-identification-failure-period",
  "akka.cluster.singleton-proxy.buffer-size",
  "akka.actor.serializers.akka-singleton",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools\"",
  "akka.actor.serialization-identifiers.\"Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools\"",
  "akka.cluster.sharding.guardian-name",
  "akka.cluster.sharding.role",
  "akka.cluster.sharding.remember-entities",
  "akka.cluster.sharding.remember-entities-store",
  "akka.cluster.sharding.state-store-mode",
  "akka.cluster.sharding.passivate-idle-entity-after",
  "akka.cluster.sharding.coordinator-failure-backoff",
  "akka.cluster.sharding.retry-interval",
  "akka.cluster.sharding.buffer-size",
  "akka.cluster.sharding.handoff-timeout",
  "akka.cluster.sharding.shard-start-timeout",
  "akka.cluster.sharding.shard-failure-backoff",
  "akka.cluster.sharding.entity-restart-backoff",
  "akka.cluster.sharding.entity-recovery-strategy",
  "akka.cluster.sharding.entity-recovery-constant-rate-strategy.frequency",
  "akka.cluster.sharding.entity-recovery-constant-rate-strategy.number-of-entities",
  "akka.cluster.sharding.use-lease",
  "akka.cluster.sharding.lease-retry-interval",
  "akka.cluster.sharding.rebalance-interval",
  "akka.cluster.sharding.shard-region-query-timeout",
  "akka.cluster.sharding.use-dispatcher",
  "akka.cluster.sharding.verbose-debug-logging",
  "akka.cluster.sharding.waiting-for-state-timeout",
  "akka.cluster.sharding.updating-state-timeout",
  "akka.cluster.sharding.coordinator-state.write-majority-plus",
  "akka.cluster.sharding.coordinator-state.read-majority-plus",
  "akka.cluster.sharding.coordinator-singleton",
  "akka.cluster.sharding.distributed-data.majority-min-cap",
  "akka.cluster.sharding.distributed-data.prefer-oldest",
  "akka.cluster.sharding.distributed-data.max-delta-elements",
  "akka.cluster.sharding.distributed-data.durable.keys",
  "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-absolute-limit",
  "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-relative-limit",
  "akka.cluster.sharding.least-shard-allocation-strategy.rebalance-threshold",
  "akka.cluster.sharding.least-shard-allocation-strategy.max-simultaneous-rebalance",
  "akka.cluster.sharding.external-shard-allocation-strategy.client-timeout",
  "akka.actor.serializers.akka-sharding",
  "akka.actor.serialization-bindings.\"Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding\"",
  "akka.actor.serialization-identifiers.\"Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding\"",
  "ritsem.remote.worker.transport-class",
  "ritsem.remote.worker.scheme-identifier",
  "ritsem.remote.worker.port",
  "ritsem.remote.worker.connect-timeout",
  "ritsem.remote.worker.maximum-frame-size",
  "ritsem.remote.worker.write-buffer-high-water-mark",
  "ritsem.remote.worker.write-buffer-low-water-mark",
  "ritsem.workers.count",
  "ritsem.workers.entry",
  "ritsem.workers.start-timeout",
  "ritsem.workers.restart-min-backoff",
  "ritsem.workers.restart-max-backoff",
  "ritsem.remote.udp.transport-class",
  "ritsem.remote.udp.scheme-identifier",
  "ritsem.remote.udp.hostname",
  "ritsem.remote.udp.port",
  "ritsem.remote.udp.public-hostname",
  "ritsem.remote.udp.public-port",
  "ritsem.remote.udp.maximum-payload-bytes",
  "ritsem.remote.udp.maximum-connections",
  "ritsem.remote.udp.connect-timeout",
  "ritsem.remote.udp.resend-interval",
  "ritsem.remote.udp.send-window",
  "ritsem.remote.udp.write-buffer-high-water-mark",
  "ritsem.remote.udp.write-buffer-low-water-mark",
  "akka.cluster.distributed-data.name",
  "akka.cluster.distributed-data.role",
  "akka.cluster.distributed-data.gossip-interval",
  "akka.cluster.distributed-data.notify-subscribers-interval",
  "akka.cluster.distributed-data.max-delta-elements",
  "akka.cluster.distributed-data.use-dispatcher",
  "akka.cluster.distributed-data.pruning-interval",
  "akka.cluster.distributed-data.max-pruning-dissemination",
  "akka.cluster.distributed-data.pruning-marker-time-to-live",
  "akka.cluster.distributed-data.prefer-oldest",
  "akka.cluster.distributed-data.durable.keys",
  "akka.cluster.distributed-data.durable.pruning-marker-time-to-live",
  "akka.cluster.distributed-data.durable.store-actor-class",
  "akka.cluster.distributed-data.durable.lmdb.dir",
  "akka.cluster.distributed-data.durable.lmdb.map-size",
  "akka.cluster.distributed-data.durable.lmdb.write-behind-interval",
  "akka.cluster.distributed-data.delta-crdt.enabled",
  "akka.cluster.distributed-data.delta-crdt.max-delta-size",
  "akka.actor.serializers.akka-data-replication",
  "akka.actor.serializers.akka-replicated-data",
  "akka.actor.serialization-bindings.\"Akka.DistributedData.IReplicatorMessage, Akka.DistributedData\"",
  "akka.actor.serialization-bindings.\"Akka.DistributedData.IReplicatedDataSerialization, Akka.DistributedData\"",
  "akka.actor.serialization-identifiers.\"Akka.DistributedData.Serialization.ReplicatedDataSerializer, Akka.DistributedData\"",
  "akka.actor.serialization-identifiers.\"Akka.DistributedData.Serialization.ReplicatorMessageSerializer, Akka.DistributedData\"",
  "ritsem.distributed-data.maximum-compressed-parts",
  "ritsem.distributed-data.maximum-pending-requests",
  "ritsem.distributed-data.maximum-keys",
  "ritsem.distributed-data.maximum-size",
  "ritsem.distributed-data.maximum-subscriptions",
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
  "akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval",
  "ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size",
  "ritsem.reliable-delivery.mailbox-delivery.resend-interval",
  "ritsem.reliable-delivery.mailbox-delivery.maximum-remembered-size",
  "ritsem.health.stuck-handler-after",
  "ritsem.health.event-loop-delay",
  "ritsem.health.check-timeout",
  "ritsem.health.findings.stuck-handler",
  "ritsem.health.findings.event-loop-delay",
  "ritsem.health.findings.member-not-up",
  "ritsem.health.findings.peer-quarantined",
  "ritsem.health.http.enabled",
  "ritsem.health.http.hostname",
  "ritsem.health.http.port",
  "ritsem.health.http.maximum-connections",
  "ritsem.inspect.enabled",
  "ritsem.inspect.remote",
  "ritsem.inspect.look-timeout",
  "ritsem.inspect.stuck-after",
  "ritsem.inspect.maximum-actors",
  "ritsem.inspect.maximum-associations",
  "ritsem.inspect.events.kept",
  "ritsem.inspect.events.per-second",
  "ritsem.inspect.dead-letters.groups",
  "ritsem.inspect.flight-recorder.events",
  "ritsem.inspect.flight-recorder.associations",
  "ritsem.inspect.flight-recorder.log-failures",
  "ritsem.inspect.http.enabled",
  "ritsem.inspect.http.hostname",
  "ritsem.inspect.http.port",
  "ritsem.inspect.http.token",
  "ritsem.inspect.http.token-file",
  "ritsem.inspect.http.maximum-connections",
  "ritsem.inspect.http.maximum-streams",
  "ritsem.inspect.http.stream-buffer",
  "akka.io.tcp.max-channels",
  "akka.io.tcp.register-timeout",
  "akka.io.tcp.max-received-message-size",
  "akka.io.tcp.write-commands-queue-max-size",
  "akka.io.tcp.trace-logging",
  "akka.io.tcp.worker-dispatcher",
  "akka.io.tcp.management-dispatcher",
  "akka.io.tcp.file-io-transferTo-limit",
  "akka.io.tcp.outgoing-socket-force-ipv4",
  "akka.io.udp.max-channels",
  "akka.io.udp.received-message-size-limit",
  "akka.io.udp.trace-logging",
  "akka.io.udp.worker-dispatcher",
  "akka.io.udp.management-dispatcher",
  "akka.io.udp-connected.max-channels",
  "akka.io.udp-connected.received-message-size-limit",
  "akka.io.udp-connected.trace-logging",
  "akka.io.udp-connected.worker-dispatcher",
  "akka.io.udp-connected.management-dispatcher",
  "akka.io.dns.dispatcher",
  "akka.io.dns.resolver",
  "akka.io.dns.inet-address.provider-object",
  "akka.io.dns.inet-address.positive-ttl",
  "akka.io.dns.inet-address.negative-ttl",
  "akka.io.dns.inet-address.cache-cleanup-interval",
  "akka.io.dns.inet-address.use-ipv6",
  "akka.test.timefactor",
  "akka.test.filter-leeway",
  "akka.test.single-expect-default",
  "akka.test.default-timeout",
  "akka.testconductor.barrier-timeout",
  "akka.testconductor.query-timeout",
  "akka.testconductor.connect-timeout",
  "akka.testconductor.client-reconnects",
  "akka.testconductor.reconnect-backoff"
 ],
 "unread": [
  [
   "accepted",
   "It has no effect in Akka.NET either.",
   [
    "akka.version",
    "akka.home"
   ]
  ],
  [
   "accepted",
   "This library does not log that warning.",
   [
    "akka.suppress-json-serializer-warning"
   ]
  ],
  [
   "accepted",
   "Akka.NET does not read it.",
   [
    "akka.actor.reaper-interval",
    "akka.actor.typed.timeout",
    "akka.cluster.distributed-data.serializer-cache-time-to-live"
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
   "It is sent only inside the deployment command, whose format is fixed.",
   [
    "akka.actor.serialization-bindings.\"Akka.Actor.RemoteScope, Akka\"",
    "akka.actor.serialization-bindings.\"Akka.Remote.Routing.RemoteRouterConfig, Akka.Remote\""
   ]
  ],
  [
   "accepted",
   "This library never sends one.",
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
   "unsupported",
   "JSON is written as with the default, and read with and without.",
   [
    "akka.actor.serialization-settings.json.encode-type-names"
   ]
  ],
  [
   "unsupported",
   "JSON is written and read as with the default.",
   [
    "akka.actor.serialization-settings.json.preserve-object-references"
   ]
  ],
  [
   "unsupported",
   "Converters are .NET classes. Register the types with members of your own.",
   [
    "akka.actor.serialization-settings.json.converters"
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
   "A program passes its clock and timers in code.",
   [
    "akka.scheduler.implementation"
   ]
  ],
  [
   "accepted",
   "There is nothing to wait for.",
   [
    "akka.scheduler.shutdown-timeout"
   ]
  ],
  [
   "accepted",
   "A transport reports when it accepts writes again, so that nothing is retried.",
   [
    "akka.remote.backoff-interval"
   ]
  ],
  [
   "accepted",
   "Helios 1.x is not supported.",
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
   "The runtime sets it.",
   [
    "akka.remote.dot-netty.tcp.tcp-reuse-addr"
   ]
  ],
  [
   "accepted",
   "There is no certificate store.",
   [
    "akka.remote.dot-netty.tcp.ssl.certificate.thumbprint",
    "akka.remote.dot-netty.tcp.ssl.certificate.store-location",
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
   "accepted",
   "The runtime polls its sockets itself.",
   [
    "akka.io.tcp.selector-association-retries",
    "akka.io.tcp.selector-dispatcher",
    "akka.io.tcp.finish-connect-retries",
    "akka.io.tcp.windows-connection-abort-workaround-enabled",
    "akka.io.udp.select-timeout",
    "akka.io.udp.selector-association-retries",
    "akka.io.udp.selector-dispatcher",
    "akka.io.udp-connected.select-timeout",
    "akka.io.udp-connected.selector-association-retries",
    "akka.io.udp-connected.selector-dispatcher"
   ]
  ],
  [
   "accepted",
   "The runtime accepts all that wait.",
   [
    "akka.io.tcp.batch-accept-limit"
   ]
  ],
  [
   "accepted",
   "The runtime reads files in threads of its own.",
   [
    "akka.io.tcp.file-io-dispatcher"
   ]
  ],
  [
   "accepted",
   "Bytes are passed on as they were read, at most 64 KiB; see max-received-message-size.",
   [
    "akka.io.tcp.maximum-frame-size"
   ]
  ],
  [
   "accepted",
   "The runtime reads what waits.",
   [
    "akka.io.udp.receive-throughput",
    "akka.io.udp-connected.receive-throughput"
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
   "unsupported",
   "There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again.",
   [
    "akka.reliable-delivery.sharding.producer-controller.buffer-size",
    "akka.reliable-delivery.sharding.producer-controller.internal-ask-timeout",
    "akka.reliable-delivery.sharding.producer-controller.cleanup-unused-after",
    "akka.reliable-delivery.sharding.producer-controller.resend-first-unconfirmed-idle-timeout",
    "akka.reliable-delivery.sharding.producer-controller.chunk-large-messages",
    "akka.reliable-delivery.sharding.consumer-controller.allow-bypass",
    "akka.reliable-delivery.sharding.consumer-controller.buffer-size"
   ]
  ],
  [
   "accepted",
   "Akka.NET does not read it at this path: set akka.remote.dot-netty.tcp.batching.enabled.",
   [
    "akka.test.remote.dot-netty.tcp.batching.enabled"
   ]
  ],
  [
   "accepted",
   "Akka.NET reads it and does nothing with it.",
   [
    "akka.testconductor.packet-split-threshold",
    "akka.cluster.gossip-time-to-live"
   ]
  ],
  [
   "accepted",
   "Statistics of gossip are for tests of Akka.NET.",
   [
    "akka.cluster.publish-stats-interval"
   ]
  ],
  [
   "accepted",
   "There is no hashed wheel timer.",
   [
    "akka.cluster.scheduler.tick-duration",
    "akka.cluster.scheduler.ticks-per-wheel"
   ]
  ],
  [
   "accepted",
   "They never travel: a client passes on messages of distributed pub-sub.",
   [
    "akka.cluster.client.use-legacy-serialization"
   ]
  ],
  [
   "accepted",
   "A client logs what it does at DEBUG level.",
   [
    "akka.cluster.client.verbose-logging"
   ]
  ],
  [
   "unsupported",
   "Contacts are found by initial-contacts, or by code that passes them.",
   [
    "akka.cluster.client.use-initial-contacts-discovery",
    "akka.cluster.client.discovery.method",
    "akka.cluster.client.discovery.service-name",
    "akka.cluster.client.discovery.port-name",
    "akka.cluster.client.discovery.number-of-contacts",
    "akka.cluster.client.discovery.interval",
    "akka.cluster.client.discovery.exponential-backoff-random-factor",
    "akka.cluster.client.discovery.exponential-backoff-max",
    "akka.cluster.client.discovery.resolve-timeout",
    "akka.cluster.client.discovery.probe-timeout"
   ]
  ],
  [
   "unsupported",
   "There is no ShardedDaemonProcess: start entities with StartEntity, remembered ones, instead.",
   [
    "akka.cluster.sharded-daemon-process.keep-alive-interval"
   ]
  ],
  [
   "foreign",
   "Akka.Persistence",
   [
    "akka.cluster.sharding.journal-plugin-id",
    "akka.cluster.sharding.snapshot-plugin-id",
    "akka.cluster.sharding.snapshot-after",
    "akka.cluster.sharding.keep-nr-of-batches",
    "akka.cluster.sharding.event-sourced-remember-entities-store.max-updates-per-write"
   ]
  ],
  [
   "unsupported",
   "Nodes speak the format of Akka.NET 1.5 only.",
   [
    "akka.cluster.sharding.distributed-data.backward-compatible-wire-format"
   ]
  ],
  [
   "accepted",
   "It is for tests of Akka.NET.",
   [
    "akka.cluster.sharding.fail-on-invalid-entity-state-transition"
   ]
  ],
  [
   "accepted",
   "Here it restarts, as in Akka.NET if this is on.",
   [
    "akka.cluster.distributed-data.recreate-on-failure"
   ]
  ],
  [
   "unsupported",
   "Nodes of Akka.NET 1.4 cannot read replicated data of this node.",
   [
    "akka.cluster.distributed-data.backward-compatible-wire-format"
   ]
  ],
  [
   "accepted",
   "The store does not block a thread.",
   [
    "akka.cluster.distributed-data.durable.use-dispatcher",
    "akka.cluster.distributed-data.durable.pinned-store.executor",
    "akka.cluster.distributed-data.durable.pinned-store.type"
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
   "akka.remote.adapters",
   "mapped",
   ""
  ],
  [
   "akka.cluster.role",
   "implemented",
   ""
  ],
  [
   "akka.discovery.config.services",
   "implemented",
   ""
  ],
  [
   "akka.actor.serialization-settings.hyperion",
   "foreign",
   "Akka.Serialization.Hyperion"
  ],
  [
   "akka.remote.test",
   "unsupported",
   "Systems of the test kit share a network in memory: MemoryNetwork."
  ],
  [
   "akka.remote.artery",
   "later",
   "the transport of Akka.NET 1.6"
  ],
  [
   "akka.remote.dot-netty.udp",
   "unsupported",
   "Akka.NET 1.5 has no UDP transport. Ritsem's is akka.udp: see the guide on transports."
  ],
  [
   "akka.remote.helios.udp",
   "accepted",
   "Akka.NET does not have it any more."
  ],
  [
   "akka.test.calling-thread-dispatcher",
   "implemented",
   ""
  ],
  [
   "akka.test.test-actor.dispatcher",
   "implemented",
   ""
  ],
  [
   "akka.cluster.sharded-daemon-process.sharding",
   "unsupported",
   "There is no ShardedDaemonProcess: start entities with StartEntity, remembered ones, instead."
  ],
  [
   "akka.cluster.metrics",
   "foreign",
   "Akka.Cluster.Metrics"
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
 ],
 "defaults": {
  "akka.actor.serialization-settings.json.encode-type-names": true,
  "akka.actor.serialization-settings.json.preserve-object-references": true,
  "akka.actor.serialization-settings.json.converters": [],
  "akka.reliable-delivery.sharding.producer-controller.buffer-size": 1000,
  "akka.reliable-delivery.sharding.producer-controller.internal-ask-timeout": "60 s",
  "akka.reliable-delivery.sharding.producer-controller.cleanup-unused-after": "120 s",
  "akka.reliable-delivery.sharding.producer-controller.resend-first-unconfirmed-idle-timeout": "10 s",
  "akka.reliable-delivery.sharding.producer-controller.chunk-large-messages": "off",
  "akka.reliable-delivery.sharding.consumer-controller.allow-bypass": false,
  "akka.reliable-delivery.sharding.consumer-controller.buffer-size": 1000,
  "akka.cluster.client.use-initial-contacts-discovery": false,
  "akka.cluster.client.discovery.method": "<method>",
  "akka.cluster.client.discovery.service-name": "",
  "akka.cluster.client.discovery.port-name": "",
  "akka.cluster.client.discovery.number-of-contacts": 3,
  "akka.cluster.client.discovery.interval": "1s",
  "akka.cluster.client.discovery.exponential-backoff-random-factor": 0.2,
  "akka.cluster.client.discovery.exponential-backoff-max": "15s",
  "akka.cluster.client.discovery.resolve-timeout": "3s",
  "akka.cluster.client.discovery.probe-timeout": "3s",
  "akka.cluster.sharded-daemon-process.keep-alive-interval": "10 s",
  "akka.cluster.sharding.distributed-data.backward-compatible-wire-format": false,
  "akka.cluster.distributed-data.backward-compatible-wire-format": false
 }
};
