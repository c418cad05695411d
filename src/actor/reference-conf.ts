/** Defaults of everything the actor room reads: the only place where they stand. */
export const actorReferenceConf = `
# Settings of the actor core. Keys and defaults are those of Akka.NET 1.5 unless a comment says otherwise.
akka {
  # Where log events end, in this order. Akka.Event.DefaultLogger and Akka.Event.StandardOutLogger both write lines to standard
  # output; names given to the system in code may be used as well. An empty list silences the system. @mapped
  loggers = ["Akka.Event.DefaultLogger"]

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

  actor {
    # local: a system on its own. remote: one that others can reach. Akka.NET's class names of both are understood.
    provider = local

    # What the parent of top-level actors does when one of them fails: Akka.Actor.DefaultSupervisorStrategy restarts it, save when it could
    # not be started, was killed or did not survive the death of one it watched; Akka.Actor.StoppingSupervisorStrategy stops it. @mapped
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

    default-mailbox {
      # Messages that an actor may stash. 0 or less: any number.
      stash-capacity = -1
    }

    default-dispatcher {
      # Messages that an actor handles before the next actor has its turn.
      throughput = 30
      # Longest turn of one actor, whatever the throughput. 0: no limit.
      throughput-deadline-time = 0 ms
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
