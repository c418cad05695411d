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

  # Smallest level at which lifecycle events are logged: OFF, ERROR, WARNING, INFO, DEBUG; on means DEBUG.
  # They are published on the event stream regardless.
  log-remote-lifecycle-events = on

  # Log every message that is sent to another system, or comes from one, at DEBUG level: what it says, from whom to whom, type and size.
  log-sent-messages = off
  log-received-messages = off

  # Log, at INFO level, the first message of each type whose frame has at least this size, and again when one is larger by a tenth. off, or
  # a size such as 64 kB.
  log-frame-size-exceeding = off

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
    # Silence that is nothing to worry about: a garbage collection over there, a network that recovers.
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

  # Warn, at most every 5 s, when more messages than this wait for one peer that does not take them.
  log-buffer-size-exceeding = 50000

  # Configuration paths of the transports to start. The first one's address is the system's default address.
  enabled-transports = ["akka.remote.dot-netty.tcp"]
}

ritsem.remote {
  # What this system does when it learns that a peer has quarantined it. restart: nothing; that peer refuses it until it is restarted, as
  # with Akka.NET. new-incarnation: it drops all that it shares with that peer (watches there end as Terminated, what waits goes to dead
  # letters) and comes back to that peer, and to no other, as a restarted system would.
  quarantine-recovery = restart

  # About how many bytes of messages may wait for one peer that does not take them. The newest beyond that are dead letters; system
  # messages are not counted among them.
  outbound-queue.maximum-bytes = 256 MiB

  # Of warnings and errors with the same words, which a peer may provoke as often as it likes, so many are logged within the interval. At its
  # end one line says how many were left out.
  log-limit {
    lines = 20
    interval = 10 s
  }
}
`;
