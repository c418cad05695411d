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

  # After a failed or ended association, how long messages to that address go to dead letters before the next one dials again.
  # 0 turns the gate off.
  retry-gate-closed-for = 5 s

  # Smallest level at which lifecycle events are logged: OFF, ERROR, WARNING, INFO, DEBUG; on means DEBUG.
  # They are published on the event stream regardless.
  log-remote-lifecycle-events = on

  # Watches each connection: a heartbeat is sent every interval, and a connection that carried nothing for interval and pause
  # together is closed.
  transport-failure-detector {
    heartbeat-interval = 4 s
    acceptable-heartbeat-pause = 120 s
  }

  # Configuration paths of the transports to start. The first one's address is the system's default address.
  enabled-transports = ["akka.remote.dot-netty.tcp"]
}
`;
