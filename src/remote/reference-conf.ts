/** Defaults of remoting: the keys of Akka.NET's `akka.remote` that are read here, and our own under `ritsem.remote`. */
export const remoteReferenceConf = `
akka.remote {
  # How long terminate() waits for remoting to end before it is cut off.
  shutdown-timeout = 10 s

  # How long what was sent before terminate() may take to leave.
  flush-wait-on-shutdown = 2 s

  # Every transport must be listening within this time, or ActorSystem.create fails.
  startup-timeout = 10 s

  # Answer over the connection that the peer opened, instead of dialling back to its advertised address.
  use-passive-connections = on

  # Handshake limit for transports other than dot-netty.tcp, which has its own connection-timeout.
  handshake-timeout = 15 s

  # Path of the dispatcher of remoting's own actors, which are those for death watch. Empty: that of all actors below /system.
  use-dispatcher = "akka.remote.default-remote-dispatcher"

  # That dispatcher: here the path of another one, or a section with a type and a throughput of its own. @mapped
  default-remote-dispatcher = akka.actor.internal-dispatcher

  # After a failed or ended association, how long messages to that address go to dead letters before the next one dials again.
  # 0 turns the gate off.
  retry-gate-closed-for = 5 s

  # Smallest level at which lifecycle events are logged: OFF, ERROR, WARNING, INFO, DEBUG; on means DEBUG, off means OFF.
  # They are published on the event stream regardless.
  log-remote-lifecycle-events = on

  # Log every message that is sent to another system, or comes from one, at DEBUG level: what it says, from whom to whom, type and size.
  log-sent-messages = off
  log-received-messages = off

  # Log, at INFO level, the first message of each type whose frame has at least this size, and again when one is larger by a tenth. off, or
  # a size such as 64 kB.
  log-frame-size-exceeding = off

  # Adapters that applied-adapters of a transport may name, each with its class: Akka.NET's name of a built-in one, or that of one of your own, which
  # is given to the system in code. @mapped @free
  adapters {
    # Slows connections down, loses their frames or closes them, by management commands. @mapped
    trttl = "Akka.Remote.Transport.ThrottlerProvider,Akka.Remote"
    # Loses frames and connections at random, by management commands. @mapped
    gremlin = "Akka.Remote.Transport.FailureInjectorProvider,Akka.Remote"
  }

  # Log, at DEBUG level, each frame and connection that the adapter gremlin loses.
  gremlin.debug = off

  # How long a transport may take to acknowledge a management command (throttle, disassociate, one of its own).
  command-ack-timeout = 30 s

  # Watches each connection: a heartbeat is sent every interval, and a connection that carried nothing for interval and pause
  # together is closed.
  transport-failure-detector {
    # Akka.NET's name of the detector, or that of one of your own, which is given to the system in code.
    implementation-class = "Akka.Remote.DeadlineFailureDetector, Akka.Remote"
    heartbeat-interval = 4 s
    acceptable-heartbeat-pause = 120 s
  }

  # Judges the systems on which actors are watched, by the answers to the heartbeats that go to each.
  watch-failure-detector {
    # Akka.NET's name of the detector, or that of one of your own, which is given to the system in code.
    implementation-class = "Akka.Remote.PhiAccrualFailureDetector, Akka.Remote"
    # How often a heartbeat is sent while anything is watched there.
    heartbeat-interval = 1 s
    # Suspicion from which on a system counts as gone: 10 is one wrong verdict in 10^10.
    threshold = 10.0
    # Intervals between answers that are remembered.
    max-sample-size = 200
    # Intervals count as at least this irregular.
    min-std-deviation = 100 ms
    # UnreachableTimer that is nothing to worry about: a garbage collection over there, a network that recovers.
    acceptable-heartbeat-pause = 10 s
    # How often the verdicts are looked at.
    unreachable-nodes-reaper-interval = 1 s
    # A system that has not answered for this long after the first watch counts as heard of then, so that its silence is noticed.
    expected-response-after = 1 s
  }

  # How long a quarantined incarnation of a peer is remembered and refused.
  prune-quarantine-marker-after = 5 d

  # A peer with which system messages were exchanged is quarantined when it is without a connection for this long.
  quarantine-after-silence = 2 d

  # System messages (death watch, supervision) that one peer may leave unacknowledged. One more and it is quarantined.
  system-message-buffer-size = 20000

  # An acknowledgement travels alone when nothing else is written for this long.
  system-message-ack-piggyback-timeout = 0.3 s

  # How often unacknowledged system messages are sent again.
  resend-interval = 2 s

  # So many unacknowledged system messages are on their way to one peer at most; the others wait.
  resend-limit = 200

  # How long system messages are kept for a peer that cannot be reached. Then it is quarantined.
  initial-system-message-delivery-timeout = 3 m

  # Peers are not trusted: they can send plain messages to actors whose paths they know, and watch them. Deployments, other system messages
  # (stop, supervision), possibly harmful messages such as PoisonPill and Kill, and selections that are not listed are dropped.
  untrusted-mode = off

  # Selections that untrusted peers may send to, written from the root. Exact: nothing below them, no wildcards.
  trusted-selection-paths = []

  # Warn, at most every 5 s, when more messages than this wait for one peer that does not take them. off: never.
  log-buffer-size-exceeding = 50000

  # Configuration paths of the transports to start. The first one's address is the system's default address.
  enabled-transports = ["akka.remote.dot-netty.tcp"]
}

ritsem.remote {
  # on: this system does not listen, for instance because it is behind NAT. Peers reach it over the connections that it opens, under a host
  # name that is generated at each start; hosts and ports in the sections of its transports have no effect. A system in a browser never
  # listens.
  client-mode = off

  # What this system does when it learns that a peer has quarantined it. restart: nothing; the peer refuses it until it is restarted, as in
  # Akka.NET. new-incarnation: it drops everything that it shares with that peer (watched actors are reported as Terminated, queued messages
  # become dead letters) and reconnects to that peer alone as a restarted system would.
  quarantine-recovery = restart

  # A connection that claims to be another incarnation of a known peer, as after a restart, waits until the peer's address was dialled and asked
  # for its incarnation. The claim is accepted if the answer confirms it, or if there is no answer within the timeout.
  identity-check {
    timeout = 2 s

    # Maximum number of addresses that are asked within a second. Further claims wait for the timeout and are then refused.
    per-second = 50
  }

  # Connections that peers open. Those beyond a maximum are closed before anything is read of them.
  connections {
    maximum = 10000

    # From one host: containers, or clients behind one gateway, count together.
    maximum-per-host = 6000

    # While more than maximum-handshakes connections have not shaken hands, those older than handshake-age are closed, the oldest first.
    maximum-handshakes = 2000
    handshake-age = 2 s

    # The first frame of a connection is a handshake. A larger one ends the connection.
    first-frame-maximum-bytes = 8 KiB
  }

  # What is remembered of peers that have no connection: the numbers of their system messages, and what they watch here. A peer without a
  # connection for longer than after counts as absent. Beyond a maximum, the peer that has been absent for the longest time is quarantined
  # and forgotten, as after quarantine-after-silence.
  absent-peers {
    after = 15 s
    maximum = 1000

    # Watches of all absent peers together.
    maximum-watches = 10000

    # Incarnations that are quarantined. The oldest of more than that are no longer refused.
    maximum-quarantined = 10000
  }

  # How many actors of this system one peer may watch. More watches of it are ignored, with a warning.
  watches-per-peer = 200000

  # Addresses that only peers have named, as the sender of a message for instance, and that may be invented. Addresses that the program
  # names are dialled before them, whatever waits here.
  dials-for-peers {
    # Connections that are being opened at the same time. One that takes longer than age gives way to those that wait.
    at-once = 128
    age = 2 s

    per-second = 500

    # Addresses that wait. Messages for those beyond are dead letters.
    waiting = 2000
  }

  # How much of one connection is read in a turn of the event loop. What has come beyond that waits for the next turn, after actors, timers
  # and other connections have had theirs. Connections that wait share the messages of one, and each has 16 at least. While at most one waits,
  # neither number holds: it is read for 10 ms in a turn.
  read-turn {
    messages = 512
    bytes = 64 KiB
  }

  # About how many bytes of messages may wait for one peer that does not take them. The newest beyond that are dead letters; system
  # messages are not counted among them.
  outbound-queue.maximum-bytes = 256 MiB

  # About how many bytes may be used to remember the paths of recipients, with the actors that they lead to, and as many again for senders. What was
  # not used lately is forgotten, and read anew when it comes again. Paths of more than 1 kB are never remembered.
  path-cache.maximum-bytes = 16 MiB

  # About how many bytes may wait for, or have come from, all peers together. Three quarters are for messages that peers do not take and
  # system messages that they do not acknowledge; beyond that, messages go to dead letters, and the peer whose system messages take most is
  # quarantined. One quarter is for what has come and cannot be delivered yet; beyond that, early system messages are taken when they are
  # sent again, and connections with the oldest unfinished frames are closed. auto: a quarter of the heap, at most 256 MiB.
  all-peers.maximum-bytes = auto

  system-messages {
    # Bytes of system messages from one peer that may wait for one before them. Those beyond are ignored until the peer sends them again.
    early-maximum-bytes = 4 MiB

    # Bytes of system messages that one peer may leave unacknowledged. Beyond that it is quarantined, as with system-message-buffer-size.
    unacknowledged-maximum-bytes = 64 MiB
  }

  # Of warnings and errors with the same words, which a peer may provoke as often as it likes, so many are logged within the interval. At its
  # end one line says how many were left out.
  log-limit {
    lines = 20
    interval = 10 s
  }
}
`;
