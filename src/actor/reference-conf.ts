/** Defaults of everything the actor room reads: the only place where they stand. */
export const actorReferenceConf = `
# Settings of the actor core. Keys and defaults are those of Akka.NET 1.5 unless a comment says otherwise.
akka {
  # Where log events end, in this order. Akka.Event.DefaultLogger and Akka.Event.StandardOutLogger both write lines to standard
  # output; names given to the system in code may be used as well. An empty list silences the system. @mapped
  loggers = ["Akka.Event.DefaultLogger"]

  # Dispatcher on which loggers given in code get their events; one that says that it is synchronous gets them at once, as standard output does. @mapped
  loggers-dispatcher = "akka.actor.default-dispatcher"

  # How long the start of the system waits for a logger that takes its time. After it a warning is written and the start goes on; the logger gets its
  # events when it is there. Also how long the end of the system waits for a logger to write what it holds.
  logger-startup-timeout = 5s

  # on: the system does not wait for its loggers to start.
  logger-async-start = false

  # What makes texts of templates. Akka.Event.SemanticLogMessageFormatter fills {0} and {Name}, Akka.Event.DefaultLogMessageFormatter only
  # {0}; names given to the system in code may be used as well. @mapped
  logger-formatter = "Akka.Event.SemanticLogMessageFormatter, Akka"

  # Name of a logger given in code that writes in place of standard output before the loggers have started and after they are gone, and what they
  # fail to write. Empty: standard output. @mapped
  stdout-logger-class = ""

  # The least level that is logged while the system runs: OFF, ERROR, WARNING, INFO or DEBUG.
  loglevel = INFO

  # The same for standard output before the loggers above take over, and after they have been let go.
  stdout-loglevel = WARNING

  # Whether the complete configuration is logged at INFO when the system starts.
  log-config-on-start = off

  # How many dead letters are logged at INFO before silence sets in. off: none; on: all.
  log-dead-letters = 10

  # Whether messages that find no recipient any more because the system is terminating are logged as well.
  log-dead-letters-during-shutdown = off

  # How long the silence after log-dead-letters lasts. infinite: for ever.
  log-dead-letters-suspend-duration = 5 minutes

  # on: the system does not keep the process alive. @mapped
  daemonic = off

  # Names of extensions that are made when the system starts, before any actor of the program's. The system's setup says which they are. One
  # that is unknown is logged, and the system starts without it. @mapped
  extensions = []

  actor {
    # local: a system on its own. remote: one that others can reach. Akka.NET's class names of both are understood.
    provider = local

    # What the parent of top-level actors does when one of them fails: Akka.Actor.DefaultSupervisorStrategy restarts it, save when it could
    # not be started, was killed or did not survive the death of one it watched; Akka.Actor.StoppingSupervisorStrategy stops it;
    # names given to the system in code may be used as well. @mapped
    guardian-supervisor-strategy = "Akka.Actor.DefaultSupervisorStrategy"

    # How long the system may take to start, ports bound included.
    creation-timeout = 20 s

    # How long an ask without a timeout of its own waits for its reply.
    ask-timeout = infinite

    # What is logged at DEBUG besides what actors log themselves.
    debug {
      # Every message that an actor handles.
      receive = off
      # Messages that actors answer of their own accord: PoisonPill, Kill, Identify, Terminated.
      autoreceive = off
      # Starts, restarts and stops.
      lifecycle = off
      # Subscriptions to the event stream.
      event-stream = off
      # Messages that their recipient has no handler for.
      unhandled = off
      # What happens to actors that extend LoggingFSM: events and transitions.
      fsm = off
      # Starts and ends of this.timers, and messages of timers that come too late.
      log-timers = off
      # Actors that the section deployment describes as routers and their props do not, at WARNING.
      router-misconfiguration = off
    }

    # Names of the kinds of routers, and what they stand for: classes of Akka.NET, which are known by name. More names may be given. @mapped @free
    router.type-mapping {
      # What code says: the section describes no router.
      from-code = "Akka.Routing.NoRouter"
      # Children in turn.
      round-robin-pool = "Akka.Routing.RoundRobinPool"
      # Paths in turn.
      round-robin-group = "Akka.Routing.RoundRobinGroup"
      # Children at random.
      random-pool = "Akka.Routing.RandomPool"
      # Paths at random.
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
      # One child after the other until there is a reply.
      tail-chopping-pool = "Akka.Routing.TailChoppingPool"
      # One path after the other until there is a reply.
      tail-chopping-group = "Akka.Routing.TailChoppingGroup"
    }

    # What is said here of the actor at a path, "/parent/child" standing for /user/parent/child, beats what code says. * stands for any name, ** at the end
    # for any path. What a section leaves out is as in default. @free
    deployment {
      default {
        # Path of the section of the actor's dispatcher. Empty: what code says.
        dispatcher = ""
        # Path of the section of the actor's mailbox. Empty: what code says.
        mailbox = ""
        # Messages that the actor may stash. 0 or less: what code says.
        stash-capacity = -1
        # Address of the system that the actor is to live in, akka.tcp://System@host:port; a router lives there with its routees. Empty: what code
        # says. Without remoting it lives here.
        remote = ""
        # Addresses of the systems that the routees of a pool live in, dealt to them in turn; the router stays. Empty: here. Without remoting they
        # live here.
        target.nodes = []
        # Kind of router, where code says withRouter: a name from router.type-mapping. from-code: what code says, and none of the keys below.
        router = "from-code"
        # Routees of a pool.
        nr-of-instances = 1
        # How long a scatter-gather or tail-chopping router waits for a reply.
        within = 5 s
        # How long a tail-chopping router waits before it asks the next routee. A key of ours: Akka.NET has no default for it.
        tail-chopping-router.interval = 10 ms
        # Places of each routee on the ring of a consistent-hashing router.
        virtual-nodes-factor = 10
        # Routees of a group.
        routees.paths = []
        # Whether a pool's size follows its load, and how.
        resizer {
          enabled = off
          # Fewest routees.
          lower-bound = 1
          # Most routees. Must not be below lower-bound.
          upper-bound = 10
          # When a routee counts as busy. 0: it has anything to do; 1: a message waits while it has another; more: so many messages wait.
          pressure-threshold = 1
          # Share of the routees that is added when all are busy, rounded up.
          rampup-rate = 0.2
          # Routees are let go when less than this share is busy. 0: never.
          backoff-threshold = 0.3
          # Share of the routees that is let go then, rounded up.
          backoff-rate = 0.1
          # Messages from one look to the next.
          messages-per-resize = 10
        }
      }
    }

    # Whether starts, restarts and stops of this system's actors are published on the event stream.
    telemetry.enabled = off

    inbox {
      # Messages that an inbox holds; what comes on top is dropped, with one warning.
      inbox-size = 1000
      # How long Inbox.receive waits when it is not told.
      default-timeout = 5 s
    }

    # Mailbox of actors when nothing else is chosen, and what other mailboxes' sections leave out.
    default-mailbox {
      # What kind of mailbox it is. Akka.Dispatch.UnboundedMailbox, UnboundedDequeBasedMailbox, BoundedMailbox and BoundedDequeBasedMailbox are
      # built in, the system's setup may bring others. @mapped
      mailbox-type = "Akka.Dispatch.UnboundedMailbox"
      # Messages that a bounded mailbox holds.
      mailbox-capacity = 1000
      # How long a message waits for room in a full bounded mailbox before it becomes a dead letter; its sender goes on meanwhile. 0: not
      # at all. @mapped
      mailbox-push-timeout-time = 10 s
      # Messages that an actor may stash. 0 or less: any number.
      stash-capacity = -1
    }

    mailbox {
      # Which mailbox an actor gets whose class, or whose dispatcher, requires a kind of queue. @free
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
      # As many messages as mailbox-capacity says. @mapped
      bounded-queue-based.mailbox-type = "Akka.Dispatch.BoundedMailbox"
      # Any number of messages, and stashed ones come back first. All mailboxes do that. @mapped
      unbounded-deque-based.mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox"
      # As many messages as mailbox-capacity says, and stashed ones come back first. @mapped
      bounded-deque-based.mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox"
      # For loggers that are actors. @mapped
      logger-queue.mailbox-type = "Akka.Event.LoggerMailboxType"
    }

    # Dispatcher of actors when nothing else is chosen, and what other dispatchers' sections leave out.
    default-dispatcher {
      # What kind of dispatcher it is. All kinds share the event loop: Dispatcher, TaskDispatcher, PinnedDispatcher, ForkJoinDispatcher and
      # SynchronizedDispatcher differ in nothing but their settings. @mapped
      type = "Dispatcher"
      # Messages that an actor handles before the next actor has its turn.
      throughput = 30
      # Longest turn of one actor, whatever the throughput. 0: no limit.
      throughput-deadline-time = 0 ms
      # Kind of queue that the mailboxes of its actors must be, a name below akka.actor.mailbox.requirements. Empty: any.
      mailbox-requirement = ""
    }

    # Dispatcher of this library's own actors, those below /system.
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

  # Shortest interval at which system.scheduler repeats anything. @mapped
  scheduler.tick-duration = 10 ms

  # What happens when the system shuts down: the phases run one after the other, each with the tasks that were added to it.
  coordinated-shutdown {
    # How long the tasks of a phase may take together when the phase does not say it.
    default-phase-timeout = 5 s
    # Whether the last phase terminates the system.
    terminate-actor-system = on
    # Whether the process ends when all phases have run, with the exit code of the reason. @mapped
    exit-clr = off
    # Whether SIGTERM and SIGINT run the phases before they end the process. @mapped
    run-by-clr-shutdown-hook = on
    # Whether system.terminate() runs the phases. Must be off when terminate-actor-system is.
    run-by-actor-system-terminate = on

    # A phase runs when those it depends on are over. It may also say its timeout, recover = off (a failure ends the shutdown) and
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

# What becomes of a key below akka or ritsem that nobody knows: warning logs it with its place and the key it may have been meant
# to be, error stops ActorSystem.create, off says nothing.
ritsem.config.unknown-keys = warning

ritsem.actor {
  # How long an actor that is to stop or restart waits for its async handler or hook before a warning names it: one that never settles keeps the
  # system from terminating. infinite: no warning.
  stuck-handler-warning-after = 10 s

  # on: the first message that is sent without a sender while an actor awaits is warned of, since after an await ref.tell(message) has none.
  hint-missing-sender = off
}
`;
