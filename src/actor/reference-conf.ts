/** The defaults of all settings of the actor module, and the only place that has them. */
export const actorReferenceConf = `
# Settings of the actor core. Keys and defaults are those of Akka.NET 1.5 unless a comment says otherwise.
akka {
  # The loggers that receive log events, in this order. Akka.Event.DefaultLogger and Akka.Event.StandardOutLogger both write lines to standard
  # output; loggers defined in code can be named as well. With an empty list, nothing is logged. @mapped
  loggers = ["Akka.Event.DefaultLogger"]

  # Dispatcher on which loggers defined in code receive events. Synchronous loggers, such as standard output, receive them immediately. @mapped
  loggers-dispatcher = "akka.actor.default-dispatcher"

  # How long the start of the system waits for a logger. After that, a warning is logged and the start continues; the logger receives its
  # events once it has started. Also how long the termination of the system waits for a logger to write pending events.
  logger-startup-timeout = 5s

  # on: the system starts without waiting for its loggers.
  logger-async-start = false

  # Formats templates. Akka.Event.SemanticLogMessageFormatter fills {0} and {Name}, Akka.Event.DefaultLogMessageFormatter only
  # {0}; formatters defined in code can be named as well. @mapped
  logger-formatter = "Akka.Event.SemanticLogMessageFormatter, Akka"

  # Name of a logger defined in code that replaces standard output before the loggers have started, after they have stopped, and for events that
  # they fail to write. Empty: standard output. @mapped
  stdout-logger-class = ""

  # The lowest level that is logged while the system runs: OFF, ERROR, WARNING, INFO or DEBUG.
  loglevel = INFO

  # The same for standard output before the loggers above have started, and after they have stopped.
  stdout-loglevel = WARNING

  # Whether the complete configuration is logged at INFO when the system starts. Passwords, tokens and other secrets are logged as ***.
  log-config-on-start = off

  # How many dead letters are logged at INFO before logging is suspended. off: none; on: all.
  log-dead-letters = 10

  # Whether dead letters are logged while the system is terminating.
  log-dead-letters-during-shutdown = off

  # How long the logging of dead letters is suspended. infinite: permanently.
  log-dead-letters-suspend-duration = 5 minutes

  # on: the system does not keep the process alive. @mapped
  daemonic = off

  # Names of extensions that are created when the system starts, before any actor of the program. The system's setup defines them. An unknown
  # name is logged, and the system starts without it. @mapped
  extensions = []

  actor {
    # local: a system without remoting. remote: a system that can communicate with others. Akka.NET's class names of both are accepted.
    provider = local

    # For tests: every message between the program's actors is serialized and deserialized, to prove that it can be sent. A message that
    # cannot be is logged and becomes a dead letter. Messages of the system itself and classes with noSerializationVerificationNeeded are skipped.
    serialize-messages = off

    # For tests: the arguments of new actors are serialized and deserialized, unless the scope of their deployment is local. actorOf
    # throws for arguments that cannot be sent, and for actors created by a closure.
    serialize-creators = off

    # The strategy for top-level actors. Akka.Actor.DefaultSupervisorStrategy restarts an actor that fails, unless it could not be started, was
    # killed or did not handle the Terminated of an actor it watched; Akka.Actor.StoppingSupervisorStrategy stops it.
    # Strategies defined in code can be named as well. @mapped
    guardian-supervisor-strategy = "Akka.Actor.DefaultSupervisorStrategy"

    # How long the system may take to start, including binding its ports.
    creation-timeout = 20 s

    # How long an ask waits for its reply if it has no timeout of its own.
    ask-timeout = infinite

    # What is logged at DEBUG in addition to the log events of actors.
    debug {
      # Every message that an actor handles.
      receive = off
      # Messages that every actor handles automatically: PoisonPill, Kill, Identify, Terminated.
      autoreceive = off
      # Starts, restarts and stops.
      lifecycle = off
      # Subscriptions to the event stream.
      event-stream = off
      # Messages for which their recipient has no handler.
      unhandled = off
      # Events and transitions of actors that extend LoggingFSM.
      fsm = off
      # Starts and cancellations of this.timers, and timer messages that are discarded.
      log-timers = off
      # Actors that the section deployment defines as routers although their props do not, at WARNING.
      router-misconfiguration = off
    }

    # Names of the kinds of routers, and the classes of Akka.NET that they denote, by name. More names can be added. @mapped @free
    router.type-mapping {
      # The section defines no router; the props decide.
      from-code = "Akka.Routing.NoRouter"
      # Each child in turn.
      round-robin-pool = "Akka.Routing.RoundRobinPool"
      # Each path in turn.
      round-robin-group = "Akka.Routing.RoundRobinGroup"
      # A random child.
      random-pool = "Akka.Routing.RandomPool"
      # A random path.
      random-group = "Akka.Routing.RandomGroup"
      # The child with the fewest messages.
      smallest-mailbox-pool = "Akka.Routing.SmallestMailboxPool"
      # All children.
      broadcast-pool = "Akka.Routing.BroadcastPool"
      # All paths.
      broadcast-group = "Akka.Routing.BroadcastGroup"
      # All children, for the first reply.
      scatter-gather-pool = "Akka.Routing.ScatterGatherFirstCompletedPool"
      # All paths, for the first reply.
      scatter-gather-group = "Akka.Routing.ScatterGatherFirstCompletedGroup"
      # A child for each key.
      consistent-hashing-pool = "Akka.Routing.ConsistentHashingPool"
      # A path for each key.
      consistent-hashing-group = "Akka.Routing.ConsistentHashingGroup"
      # One child after another until there is a reply.
      tail-chopping-pool = "Akka.Routing.TailChoppingPool"
      # One path after another until there is a reply.
      tail-chopping-group = "Akka.Routing.TailChoppingGroup"
    }

    # Settings of the actor at a path, where "/parent/child" means /user/parent/child; they take precedence over code. * matches any name, ** at the end
    # any path. Keys that a section leaves out are as in default. @free
    deployment {
      default {
        # Path of the section of the actor's dispatcher. Empty: as in code.
        dispatcher = ""
        # Path of the section of the actor's mailbox. Empty: as in code.
        mailbox = ""
        # Maximum number of messages in the actor's stash. 0 or less: as in code.
        stash-capacity = -1
        # Address of the system in which the actor runs, akka.tcp://System@host:port; a router runs there with its routees. Empty: as in code.
        # Without remoting, the actor runs here.
        remote = ""
        # Addresses of the systems to which the routees of a pool are distributed in turn; the router stays here. Empty: here. Without remoting,
        # they run here.
        target.nodes = []
        # Kind of router, for props with withRouter: a name from router.type-mapping. from-code: as in code, and the keys below are ignored.
        router = "from-code"
        # Number of routees of a pool.
        nr-of-instances = 1
        # How long a scatter-gather or tail-chopping router waits for a reply.
        within = 5 s
        # How long a tail-chopping router waits before it asks the next routee. A key of ours: Akka.NET has no default for it.
        tail-chopping-router.interval = 10 ms
        # Number of places of each routee on the ring of a consistent-hashing router.
        virtual-nodes-factor = 10
        # Paths of the routees of a group.
        routees.paths = []
        # Whether and how the size of a pool follows its load.
        resizer {
          enabled = off
          # Minimum number of routees.
          lower-bound = 1
          # Maximum number of routees. Must not be below lower-bound.
          upper-bound = 10
          # When a routee counts as busy. 0: it has a message; 1: another message waits; more: this many messages wait.
          pressure-threshold = 1
          # Fraction of the routees that is added if all are busy, rounded up.
          rampup-rate = 0.2
          # Routees are removed if less than this fraction is busy. 0: never.
          backoff-threshold = 0.3
          # Fraction of the routees that is removed then, rounded up.
          backoff-rate = 0.1
          # Number of messages between two resizes.
          messages-per-resize = 10
        }
      }
    }

    # Whether starts, restarts and stops of actors are published on the event stream.
    telemetry.enabled = off

    inbox {
      # Maximum number of messages in an inbox; further messages are dropped, with one warning.
      inbox-size = 1000
      # How long Inbox.receive waits if it has no timeout of its own.
      default-timeout = 5 s
    }

    # The mailbox of actors for which no other is selected, and the defaults of other mailboxes' sections.
    default-mailbox {
      # Kind of mailbox. Akka.Dispatch.UnboundedMailbox, UnboundedDequeBasedMailbox, BoundedMailbox and BoundedDequeBasedMailbox are
      # built in; the system's setup can define others. @mapped
      mailbox-type = "Akka.Dispatch.UnboundedMailbox"
      # Capacity of a bounded mailbox.
      mailbox-capacity = 1000
      # How long a message waits for room in a full bounded mailbox before it becomes a dead letter; its sender does not wait. 0: not
      # at all. @mapped
      mailbox-push-timeout-time = 10 s
      # Maximum number of messages in a stash. 0 or less: no limit.
      stash-capacity = -1
    }

    mailbox {
      # The mailboxes of actors whose class, or whose dispatcher, requires a kind of queue. @free
      requirements {
        "Akka.Dispatch.IUnboundedMessageQueueSemantics" = akka.actor.mailbox.unbounded-queue-based
        "Akka.Dispatch.IBoundedMessageQueueSemantics" = akka.actor.mailbox.bounded-queue-based
        "Akka.Dispatch.IDequeBasedMessageQueueSemantics" = akka.actor.mailbox.unbounded-deque-based
        "Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics" = akka.actor.mailbox.unbounded-deque-based
        "Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics" = akka.actor.mailbox.bounded-deque-based
        "Akka.Dispatch.IMultipleConsumerSemantics" = akka.actor.mailbox.unbounded-queue-based
        "Akka.Event.ILoggerMessageQueueSemantics" = akka.actor.mailbox.logger-queue
      }
      # Any number of messages. @mapped
      unbounded-queue-based.mailbox-type = "Akka.Dispatch.UnboundedMailbox"
      # Up to mailbox-capacity messages. @mapped
      bounded-queue-based.mailbox-type = "Akka.Dispatch.BoundedMailbox"
      # Any number of messages; unstashed ones are handled first, as in all mailboxes. @mapped
      unbounded-deque-based.mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox"
      # Up to mailbox-capacity messages; unstashed ones are handled first. @mapped
      bounded-deque-based.mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox"
      # For loggers that are actors. @mapped
      logger-queue.mailbox-type = "Akka.Event.LoggerMailboxType"
    }

    # The dispatcher of actors for which no other is selected, and the defaults of other dispatchers' sections.
    default-dispatcher {
      # Kind of dispatcher. All kinds share the event loop: Dispatcher, TaskDispatcher, PinnedDispatcher, ForkJoinDispatcher and
      # SynchronizedDispatcher differ only in their settings. @mapped
      type = "Dispatcher"
      # Number of messages that an actor handles before the next actor has its turn.
      throughput = 30
      # Maximum length of an actor's turn, whatever the throughput. 0: no limit.
      throughput-deadline-time = 0 ms
      # Kind of queue that the mailboxes of its actors must have, a name below akka.actor.mailbox.requirements. Empty: any.
      mailbox-requirement = ""
    }

    # Dispatcher of the actors below /system.
    internal-dispatcher {
      # As that of the default dispatcher. @mapped
      type = "Dispatcher"
      # Messages per turn.
      throughput = 5
    }

    # Dispatchers with names that programs for Akka.NET use.
    synchronized-dispatcher {
      # As that of the default dispatcher. @mapped
      type = "SynchronizedDispatcher"
      # Messages per turn.
      throughput = 10
    }
    task-dispatcher {
      # As that of the default dispatcher. @mapped
      type = "TaskDispatcher"
      # Messages per turn.
      throughput = 30
    }
    default-fork-join-dispatcher {
      # As that of the default dispatcher. @mapped
      type = ForkJoinDispatcher
      # Messages per turn.
      throughput = 30
    }
    default-blocking-io-dispatcher {
      # As that of the default dispatcher. @mapped
      type = "Dispatcher"
      # Messages per turn.
      throughput = 1
    }
  }

  # The shortest interval of repeated tasks of system.scheduler. @mapped
  scheduler.tick-duration = 10 ms

  # The phases of a shutdown, which run one after another, each with the tasks that were added to it.
  coordinated-shutdown {
    # How long the tasks of a phase may take together, if the phase has no timeout of its own.
    default-phase-timeout = 5 s
    # Whether the last phase terminates the system.
    terminate-actor-system = on
    # Whether the process exits when all phases have run, with the exit code of the reason. @mapped
    exit-clr = off
    # Whether SIGTERM and SIGINT run the phases before they end the process. @mapped
    run-by-clr-shutdown-hook = on
    # Whether system.terminate() runs the phases. Must be off if terminate-actor-system is off.
    run-by-actor-system-terminate = on

    # A phase runs once the phases that it depends on have completed. It may also have a timeout, recover = off (a failure stops the shutdown) and
    # enabled = off (its tasks are skipped). Programs may add phases. @free
    phases {
      before-service-unbind = {}
      service-unbind.depends-on = [before-service-unbind]
      service-requests-done.depends-on = [service-unbind]
      service-stop.depends-on = [service-requests-done]
      before-cluster-shutdown.depends-on = [service-stop]
      cluster-sharding-shutdown-region {
        timeout = 10 s
        depends-on = [before-cluster-shutdown]
      }
      cluster-leave.depends-on = [cluster-sharding-shutdown-region]
      cluster-exiting {
        timeout = 10 s
        depends-on = [cluster-leave]
      }
      cluster-exiting-done.depends-on = [cluster-exiting]
      cluster-shutdown.depends-on = [cluster-exiting-done]
      before-actor-system-terminate.depends-on = [cluster-shutdown]
      actor-system-terminate {
        timeout = 10 s
        depends-on = [before-actor-system-terminate]
      }
    }
  }
}

# How an unknown key below akka or ritsem is handled. warning: it is logged with its place and the most similar known key; error:
# ActorSystem.create rejects; off: it is ignored.
ritsem.config.unknown-keys = warning

# Whether a pool with target.nodes creates new routees in place of those that it has lost with their node: on the nodes that are left, or on all of them once
# none is left. Off: it goes on with the routees that it still has, as in Akka.NET.
ritsem.routing.replace-lost-routees = off

ritsem.actor {
  # How long an actor that was asked to stop or restart waits for its async handler or hook before a warning names it. A promise that never settles
  # prevents the system from terminating until terminate-timeout. infinite: no warning.
  stuck-handler-warning-after = 10 s

  # How long the actors may take to stop when the system terminates. After that, the system terminates without the remaining ones, such as an actor
  # whose handler never settles, and logs an error that names them. The phase actor-system-terminate has its own timeout. infinite: no limit.
  terminate-timeout = 10 s

  # The longest path that an actor may have, and that is accepted from another system: counted after the address, without uid.
  # For a longer path, actorOf throws, and a message to or from it is dropped with a line in the log.
  path {
    maximum-elements = 4096
    maximum-bytes = 32 KiB
  }

  # The maximum cost of one message to a selection: the elements of its path, and the actors that it visits, including its recipients. A message
  # beyond these limits becomes a dead letter with the reason.
  selection {
    maximum-steps = 4096
    maximum-visits = 500000
  }

  # on: a warning is logged for the first message sent without a sender while an actor awaits, because after an await, ref.tell(message) has none.
  hint-missing-sender = off
}
`;
