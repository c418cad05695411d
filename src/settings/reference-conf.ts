/**
 * Settings of Akka.NET that no module reads, with Akka.NET's defaults: configurations set them, so they are known. A module that begins to read
 * one moves it to its own reference configuration. Tags in the comments apply to a key, or to a section and everything below it:
 *
 * - `@accepted why`: it has no effect here, and nothing is missing without it.
 * - `@unsupported why`: it has no effect here, although a program may notice.
 * - `@later what`: it has no effect in this version, which lacks this.
 * - `@foreign module`: it belongs to a module of Akka.NET that is not part of this library.
 * - `@free`: users choose the keys below this section.
 */
export const unreadReferenceConf = `
akka {
  # Version stamp carried in the default config; purely informational. @accepted It has no effect in Akka.NET either.
  version = "0.0.1 Akka"
  # Legacy module directory; unused. @accepted It has no effect in Akka.NET either.
  home = ""
  # Suppresses an old warning about JSON as the default. @accepted This library does not log that warning.
  suppress-json-serializer-warning = on
  actor {
    # Legacy reaper tick; never read. @accepted Akka.NET does not read it.
    reaper-interval = 5
    # Wait for a not-yet-started top-level actor with a blocking mailbox. @accepted Nothing blocks here.
    unstarted-push-timeout = 10s
    # @accepted Akka.NET does not read it.
    typed {
      # JVM typed actors; unused.
      timeout = 5
    }
    router.type-mapping {
      # Short router name cluster-metrics-adaptive-pool → implementation. Needs the cluster metrics add-on; error only when used.
      # @accepted It belongs to Akka.Cluster.Metrics.
      cluster-metrics-adaptive-pool = "Akka.Cluster.Metrics.AdaptiveLoadBalancingPool, Akka.Cluster.Metrics"
      # Short router name cluster-metrics-adaptive-group → implementation. Needs the cluster metrics add-on; error only when used.
      # @accepted It belongs to Akka.Cluster.Metrics.
      cluster-metrics-adaptive-group = "Akka.Cluster.Metrics.AdaptiveLoadBalancingGroup, Akka.Cluster.Metrics"
    }
    synchronized-dispatcher {
      # GUI thread dispatcher: executor. @accepted Actors and sockets share the event loop: there are no threads to configure.
      executor = "current-context-executor"
    }
    task-dispatcher {
      # TPL dispatcher: executor. @accepted Actors and sockets share the event loop: there are no threads to configure.
      executor = "task-executor"
    }
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    default-fork-join-dispatcher {
      # dedicated thread pool dispatcher: executor.
      executor = fork-join-executor
      dedicated-thread-pool {
        # dedicated thread pool dispatcher: thread detail.
        thread-count = 3
        threadtype = background
      }
    }
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    default-dispatcher {
      # Thread source.
      executor = "default-executor"
      fork-join-executor {
        # Thread bound.
        parallelism-min = 8
        # Threads per core.
        parallelism-factor = 1.0
        # Thread bound.
        parallelism-max = 64
        # Queue discipline of the pool.
        task-peeking-mode = "FIFO"
      }
      # Marker section.
      current-context-executor = {}
      # Idle time before a dispatcher is torn down.
      shutdown-timeout = 1s
      # Balancing dispatcher detail.
      attempt-teamwork = on
      # Marker section.
      default-executor = {}
      thread-pool-executor = {}
    }
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    internal-dispatcher {
      # System actors' dispatcher: executor.
      executor = "default-executor"
      fork-join-executor {
        # System actors' dispatcher: parallelism-min.
        parallelism-min = 4
        # System actors' dispatcher: parallelism-factor.
        parallelism-factor = 1.0
        # System actors' dispatcher: parallelism-max.
        parallelism-max = 64
      }
      channel-executor {
        # System actors' dispatcher: priority.
        priority = "high"
      }
    }
    default-blocking-io-dispatcher {
      # Blocking-I/O dispatcher: executor. @accepted Actors and sockets share the event loop: there are no threads to configure.
      executor = "default-executor"
    }
    serialization-bindings {
      # Where an actor is deployed. @accepted It is sent only inside the deployment command, whose format is fixed.
      "Akka.Actor.RemoteScope, Akka" = akka-misc
      # A pool over nodes. @accepted It is sent only inside the deployment command, whose format is fixed.
      "Akka.Remote.Routing.RemoteRouterConfig, Akka.Remote" = akka-misc
      # Cause of a restart that an actor asked for. @accepted This library never sends one.
      "Akka.Actor.IntentionalRestart, Akka" = akka-misc
    }
    serialization-settings {
      # @foreign Akka.Serialization.Hyperion @free
      hyperion {}
      json {
        # Allocation of strings in .NET. @accepted The runtime manages its own strings.
        use-pooled-string-builder = true
        pooled-string-builder-minsize = 2048
        pooled-string-builder-maxsize = 32768
        # Whether JSON names the types of objects ($type). @unsupported JSON is written as with the default, and read with and without.
        encode-type-names = true
        # Whether an object that occurs twice is written once ($id, $ref). @unsupported JSON is written and read as with the default.
        preserve-object-references = true
        # Class names of converters for Newtonsoft.Json. @unsupported Converters are .NET classes. Register the types with members of your own.
        converters = []
      }
    }
  }
  # @accepted Actors and sockets share the event loop: there are no threads to configure.
  channel-scheduler {
    # Priority thread scheduler knob.
    parallelism-min = 4
    parallelism-factor = 1
    parallelism-max = 64
    work-max = 10
    work-interval = 500
    work-step = 2
  }
  scheduler {
    # Wheel size; must be a power of two. @accepted The runtime keeps the timers.
    ticks-per-wheel = 512
    # Scheduler; the TestKit's virtual-time scheduler is chosen here. @accepted A program passes its clock and timers in code.
    implementation = "Akka.Actor.HashedWheelTimerScheduler"
    # Wait for the scheduler to stop. @accepted There is nothing to wait for.
    shutdown-timeout = 5s
  }
  remote {
    # Retry delay after a transport refuses a write. @accepted A transport reports when it accepts writes again, so that nothing is retried.
    backoff-interval = 0.05 s
    # Defaults of the in-memory transport of Akka.NET's own tests. @unsupported Systems of the test kit share a network in memory: MemoryNetwork. @free
    test {}
    # The transport of Akka.NET 1.6. @later the transport of Akka.NET 1.6 @free
    artery {}
    dot-netty.tcp {
      # Helios 1.x framing. @accepted Helios 1.x is not supported.
      enable-backwards-compatibility = false
      # Socket threads. @accepted Actors and sockets share the event loop: there are no threads to configure.
      use-dispatcher-for-io = ""
      # SO_SNDBUF. @accepted The operating system sizes socket buffers.
      send-buffer-size = 256000b
      # SO_RCVBUF. @accepted The operating system sizes socket buffers.
      receive-buffer-size = 256000b
      # SO_REUSEADDR. @accepted The runtime sets it.
      tcp-reuse-addr = off-for-windows
      # @accepted Actors and sockets share the event loop: there are no threads to configure.
      server-socket-worker-pool {
        # I/O threads for server sockets.
        pool-size-min = 2
        pool-size-factor = 1.0
        pool-size-max = 2
      }
      # @accepted Actors and sockets share the event loop: there are no threads to configure.
      client-socket-worker-pool {
        # I/O threads for client sockets.
        pool-size-min = 2
        pool-size-factor = 1.0
        pool-size-max = 2
      }
      # @accepted There is no certificate store.
      ssl.certificate {
        # Thumbprint of a certificate in the Windows certificate store.
        thumbprint = ""
        # Where the store is.
        store-location = "current-user"
        # Old misspelling of thumbprint, which Akka.NET still reads.
        thumpbrint = ""
      }
      # Buffer pooling. @accepted The runtime allocates its own buffers.
      enable-pooling = true
    }
    # @unsupported Akka.NET 1.5 has no UDP transport. Ritsem's is akka.udp: see the guide on transports. @free
    dot-netty.udp {}
    # The UDP transport of Helios. @accepted Akka.NET does not have it any more. @free
    helios.udp {}
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    default-remote-dispatcher {
      # Remoting dispatcher detail.
      executor = default-executor
      fork-join-executor {
        # Remoting dispatcher detail.
        parallelism-min = 2
        parallelism-factor = 0.5
        parallelism-max = 16
      }
      channel-executor {
        # Remoting dispatcher detail.
        priority = "high"
      }
    }
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    backoff-remote-dispatcher {
      # Remoting dispatcher detail.
      executor = default-executor
      fork-join-executor {
        # Remoting dispatcher detail.
        parallelism-min = 2
        parallelism-max = 2
      }
      channel-executor {
        # Remoting dispatcher detail.
        priority = "low"
      }
    }
  }
  io {
    # @accepted Actors and sockets share the event loop: there are no threads to configure.
    pinned-dispatcher {
      # Dispatcher of select loops.
      type = "PinnedDispatcher"
      # Its executor.
      executor = "fork-join-executor"
    }
    tcp {
      # @accepted The runtime allocates its own buffers.
      direct-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DirectBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
        # Buffer pool buffers-per-segment.
        buffers-per-segment = 500
        # Buffer pool initial-segments.
        initial-segments = 1
        # Buffer pool buffer-pool-limit.
        buffer-pool-limit = 1024
      }
      # @accepted The runtime allocates its own buffers.
      disabled-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DisabledBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
      }
      # Buffer pool buffer-pool. @accepted The runtime allocates its own buffers.
      buffer-pool = "akka.io.tcp.disabled-buffer-pool"
      # Selector placement retries. @accepted The runtime polls its sockets itself.
      selector-association-retries = 10
      # Connections accepted per turn. @accepted The runtime accepts all that wait.
      batch-accept-limit = scale-to-cpus
      # Dispatcher of the selector actors. @accepted The runtime polls its sockets itself.
      selector-dispatcher = "akka.io.pinned-dispatcher"
      # Dispatcher for file sends. @accepted The runtime reads files in threads of its own.
      file-io-dispatcher = "akka.actor.default-blocking-io-dispatcher"
      # Platform quirk. @accepted The runtime polls its sockets itself.
      finish-connect-retries = 5
      windows-connection-abort-workaround-enabled = off
      # Largest chunk that is read or written at once. @accepted Bytes are passed on as they were read, at most 64 KiB; see max-received-message-size.
      maximum-frame-size = 4k
      # Size of the socket's send buffer. @accepted The operating system sizes socket buffers.
      send-buffer-size = 8k
      # Size of the socket's receive buffer. @accepted The operating system sizes socket buffers.
      receive-buffer-size = 8k
    }
    udp {
      # @accepted The runtime allocates its own buffers.
      direct-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DirectBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
        # Buffer pool buffers-per-segment.
        buffers-per-segment = 500
        # Buffer pool initial-segments.
        initial-segments = 1
        # Buffer pool buffer-pool-limit.
        buffer-pool-limit = 1024
      }
      # @accepted The runtime allocates its own buffers.
      disabled-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DisabledBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
      }
      # Buffer pool buffer-pool. @accepted The runtime allocates its own buffers.
      buffer-pool = "akka.io.udp.disabled-buffer-pool"
      # CLR socket pool size. @accepted The runtime allocates its own buffers.
      nr-of-socket-async-event-args = 32
      # Select loop mode. @accepted The runtime polls its sockets itself.
      select-timeout = infinite
      # Selector placement retries. @accepted The runtime polls its sockets itself.
      selector-association-retries = 10
      # Datagrams handled per read turn. @accepted The runtime reads what waits.
      receive-throughput = 3
      # Dispatcher of the selector actors. @accepted The runtime polls its sockets itself.
      selector-dispatcher = "akka.io.pinned-dispatcher"
    }
    udp-connected {
      # @accepted The runtime allocates its own buffers.
      direct-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DirectBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
        # Buffer pool buffers-per-segment.
        buffers-per-segment = 500
        # Buffer pool initial-segments.
        initial-segments = 1
        # Buffer pool buffer-pool-limit.
        buffer-pool-limit = 1024
      }
      # @accepted The runtime allocates its own buffers.
      disabled-buffer-pool {
        # Buffer pool class.
        class = "Akka.IO.Buffers.DisabledBufferPool, Akka"
        # Buffer pool buffer-size.
        buffer-size = 512
      }
      # Buffer pool buffer-pool. @accepted The runtime allocates its own buffers.
      buffer-pool = "akka.io.udp-connected.disabled-buffer-pool"
      # CLR socket pool size. @accepted The runtime allocates its own buffers.
      nr-of-socket-async-event-args = 32
      # Select loop mode. @accepted The runtime polls its sockets itself.
      select-timeout = infinite
      # Selector placement retries. @accepted The runtime polls its sockets itself.
      selector-association-retries = 10
      # Datagrams handled per read turn. @accepted The runtime reads what waits.
      receive-throughput = 3
      # Dispatcher of the selector actors. @accepted The runtime polls its sockets itself.
      selector-dispatcher = "akka.io.pinned-dispatcher"
    }
  }
  reliable-delivery {
    work-pulling.producer-controller {
      # Not supported for work pulling. @accepted Akka.NET does not support it here either.
      chunk-large-messages = off
    }
    # Delivery to sharded entities. @unsupported There is no ShardingProducerController: give entities a ConsumerController each, or let senders ask again.
    sharding {
      producer-controller {
        # Messages that wait while entities have no demand.
        buffer-size = 1000
        # How long an entity has to confirm.
        internal-ask-timeout = 60 s
        # Pause after which a producer of one entity ends.
        cleanup-unused-after = 120 s
        # Pause after which a message wakes its entity again.
        resend-first-unconfirmed-idle-timeout = 10 s
        # Akka.NET does not support it here either.
        chunk-large-messages = off
      }
      consumer-controller {
        # Whether other messages may be sent to the consumer.
        allow-bypass = false
        # Messages that wait until the consumer has started.
        buffer-size = 1000
      }
    }
  }
  test {
    # Dispatcher of actors that run in their sender's turn. @free
    calling-thread-dispatcher {}
    # Dispatcher of the test actor. @free
    test-actor.dispatcher {}
    remote.dot-netty.tcp.batching {
      # Meant to turn batching off in tests. @accepted Akka.NET does not read it at this path: set akka.remote.dot-netty.tcp.batching.enabled.
      enabled = false
    }
  }
  testconductor {
    # Above this delay throttled packets are split. @accepted Akka.NET reads it and does nothing with it.
    packet-split-threshold = 100ms
  }
  # Sections of other modules of Akka.NET.
  # Sections of Akka.Cluster's other parts, and what has no counterpart here.
  cluster {
    # @accepted Akka.NET reads it and does nothing with it.
    gossip-time-to-live = 2 s
    # @accepted Statistics of gossip are for tests of Akka.NET.
    publish-stats-interval = off
    # @accepted There is no hashed wheel timer.
    scheduler {
      # Tick of the cluster's own scheduler.
      tick-duration = 33 ms
      # Wheel size.
      ticks-per-wheel = 512
    }
    client {
      # Whether a client's own messages are written as JSON. @accepted They never travel: a client passes on messages of distributed pub-sub.
      use-legacy-serialization = on
      # More log lines of a client. @accepted A client logs what it does at DEBUG level.
      verbose-logging = false
      # Whether contacts are found by discovery. @unsupported Contacts are found by initial-contacts, or by code that passes them.
      use-initial-contacts-discovery = false
      # Discovery of contacts. @unsupported Contacts are found by initial-contacts, or by code that passes them.
      discovery {
        # Its method.
        method = "<method>"
        # The service.
        service-name = ""
        # The port's name.
        port-name = ""
        # How many contacts are taken.
        number-of-contacts = 3
        # How often.
        interval = 1s
        # Irregularity of the pauses.
        exponential-backoff-random-factor = 0.2
        # Longest pause.
        exponential-backoff-max = 15s
        # Limit of an answer.
        resolve-timeout = 3s
        # Limit of a probe.
        probe-timeout = 3s
      }
    }
    # Actors of which a fixed number is spread over the cluster. @unsupported There is no ShardedDaemonProcess: start entities with StartEntity, remembered ones, instead.
    sharded-daemon-process {
      # Settings of sharding for them. @free
      sharding {}
      # How often they are started again.
      keep-alive-interval = 10 s
    }
    sharding {
      # @foreign Akka.Persistence
      journal-plugin-id = ""
      # @foreign Akka.Persistence
      snapshot-plugin-id = ""
      # Events between two snapshots. @foreign Akka.Persistence
      snapshot-after = 1000
      # Batches of events that are kept. @foreign Akka.Persistence
      keep-nr-of-batches = 2
      # Entities in one event. @foreign Akka.Persistence
      event-sourced-remember-entities-store.max-updates-per-write = 100
      distributed-data {
        # For nodes of Akka.NET 1.4. @unsupported Nodes speak the format of Akka.NET 1.5 only.
        backward-compatible-wire-format = false
      }
      # @accepted It is for tests of Akka.NET.
      fail-on-invalid-entity-state-transition = off
    }
    distributed-data {
      # How long serialized messages were kept. @accepted Akka.NET does not read it.
      serializer-cache-time-to-live = 10 s
      # Make a failed replicator again. @accepted Here it restarts, as in Akka.NET if this is on.
      recreate-on-failure = off
      # Write registers as Akka.NET 1.4 reads them. @unsupported Nodes of Akka.NET 1.4 cannot read replicated data of this node.
      backward-compatible-wire-format = false
      durable {
        # Dispatcher of the store. @accepted The store does not block a thread.
        use-dispatcher = akka.cluster.distributed-data.durable.pinned-store
        # @accepted The store does not block a thread.
        pinned-store {
          # Dispatcher of the store.
          executor = thread-pool-executor
          type = PinnedDispatcher
        }
      }
    }
    # @foreign Akka.Cluster.Metrics @free
    metrics {}
  }
  # @foreign Akka.Persistence @free
  persistence {}
  # @foreign Akka.Streams @free
  stream {}
  # @foreign Akka.Streams @free
  streams {}
  # @foreign Akka.Management @free
  management {}
  # @foreign Akka.Coordination @free
  coordination {}
  # @foreign Akka.Cluster.Sharding @free
  sharding {}
  # @foreign Akka.Streams.Kafka @free
  kafka {}
  # @foreign Akka.Quartz @free
  quartz {}
  # @foreign Akka.HealthCheck @free
  healthcheck {}
  # @foreign Akka.Hosting @free
  hosting {}
}
`;
