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

  # Bytes of a file that WriteFile reads and writes at once.
  file-io-transferTo-limit = 524288

  # Names are resolved to IPv4 addresses for outgoing connections.
  outgoing-socket-force-ipv4 = false
}
akka.io.udp {
  # UDP sockets that may be open at a time; unlimited: any number. Further requests fail.
  max-channels = 4096

  # Bytes of a datagram that are passed on, the rest of it is lost. unlimited: all.
  received-message-size-limit = unlimited

  # Each datagram is logged at DEBUG level: sizes, never contents.
  trace-logging = off

  # Dispatcher of the actors of sockets.
  worker-dispatcher = "akka.actor.internal-dispatcher"

  # Dispatcher of the manager.
  management-dispatcher = "akka.actor.internal-dispatcher"
}
akka.io.udp-connected {
  # UDP sockets with one peer that may be open at a time; unlimited: any number. Further requests fail.
  max-channels = 4096

  # Bytes of a datagram that are passed on, the rest of it is lost. unlimited: all.
  received-message-size-limit = unlimited

  # Each datagram is logged at DEBUG level: sizes, never contents.
  trace-logging = off

  # Dispatcher of the actors of sockets.
  worker-dispatcher = "akka.actor.internal-dispatcher"

  # Dispatcher of the manager.
  management-dispatcher = "akka.actor.internal-dispatcher"
}
akka.io.dns {
  # Dispatcher of the DNS manager.
  dispatcher = "akka.actor.internal-dispatcher"

  # The section below that configures the resolver. A section of one's own has the keys of inet-address, which are its defaults.
  resolver = "inet-address"

  inet-address {
    # The resolver. There is one, which asks the operating system; another name is a warning. @mapped
    provider-object = "Akka.IO.InetAddressDnsProvider"

    # How long an answer is remembered.
    positive-ttl = 30s

    # How long a failure is remembered.
    negative-ttl = 10s

    # How often answers that are too old are removed from memory.
    cache-cleanup-interval = 120s

    # IPv6 addresses are among the answers, after those of IPv4.
    use-ipv6 = true
  }
}
`;
