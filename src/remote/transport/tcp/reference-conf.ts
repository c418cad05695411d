/** Defaults of the TCP transport: the keys of Akka.NET's that it reads, so that one file serves both. */
export const tcpReferenceConf = `
akka.remote.dot-netty.tcp {
  # Which transport this section configures. Akka.NET's name for its TCP transport means this one. @mapped
  transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport,Akka.Remote"

  # Second half of the protocol in addresses: akka.tcp://System@host:port
  transport-protocol = tcp

  # Byte order of the length in front of each frame: little-endian or big-endian. Both systems must use the same.
  byte-order = "little-endian"

  # Where to listen. Port 0 takes any free port.
  port = 2552

  # The port that other systems are told, when it differs from the one listened on (containers, NAT). 0: the same.
  public-port = 0

  # Name or IP address to listen on. Empty: every interface; then set public-hostname, or nobody can send back.
  # Other systems must name this one by exactly this text: localhost and 127.0.0.1 are different systems.
  hostname = ""

  # The host that other systems are told. Empty: hostname.
  public-hostname = ""

  # Names resolve to IPv6 addresses first.
  dns-use-ipv6 = false

  # Use nothing but the address family chosen by dns-use-ipv6.
  enforce-ip-family = false

  # TLS. Both systems must agree. @later TLS
  enable-ssl = false

  # How long a connection may take to open, and after that how long its handshake.
  connection-timeout = 15 s

  # Collect the messages of a turn and hand them to the socket together. Off: each by itself.
  batching {
    enabled = true

    # The first write of a turn leaves with so many messages at most, so that the peer can begin; the next ones with 64 KiB.
    max-pending-writes = 30
  }

  # Unsent bytes of a connection above which senders are asked to wait, and below which they may go on.
  # 0: 64 KiB and 32 KiB. @mapped
  write-buffer-high-water-mark = 0b
  write-buffer-low-water-mark = 0b

  # Log, at DEBUG level, each connection that opens or closes and each read and write, with its size.
  log-transport = false

  # Largest frame taken from a peer, its 4 bytes of length included. At least 32000 bytes. A peer that announces more is
  # disconnected, so both systems should use the same value.
  maximum-frame-size = 128000b

  # Connections that may wait to be accepted.
  backlog = 4096

  # Send small packets at once (no Nagle).
  tcp-nodelay = on

  # Let the operating system probe silent connections.
  tcp-keepalive = on
}
`;
