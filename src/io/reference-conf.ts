/** Defaults of Akka I/O. */
export const ioReferenceConf = `
akka.io.tcp {
  # TCP connections that may be open, or opening, at a time; unlimited: any number. Others are refused: a peer's is reset, Connect fails.
  max-channels = 256000

  # A connection for which no actor registers is reset after this time. infinite: never.
  register-timeout = 5s

  # Most bytes of a Received; what is read at once and longer is divided. unlimited: as it was read, at most 64 KiB.
  max-received-message-size = unlimited

  # Bytes of the writes of a connection that may wait behind those under way. A write beyond fails. unlimited, or -1: any number.
  write-commands-queue-max-size = -1

  # Each step of a connection is logged at DEBUG level: sizes, never contents.
  trace-logging = off

  # Dispatcher of listeners and connections.
  worker-dispatcher = "akka.actor.internal-dispatcher"

  # Dispatcher of the TCP manager.
  management-dispatcher = "akka.actor.internal-dispatcher"

  # Names are resolved to IPv4 addresses for outgoing connections.
  outgoing-socket-force-ipv4 = false
}
`;
