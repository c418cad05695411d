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

  # Name or IP address to listen on. Empty: all interfaces; then set public-hostname, or peers cannot reply.
  # Other systems must name this one by exactly this text: localhost and 127.0.0.1 are different systems.
  hostname = ""

  # A folder: systems on this machine connect by Unix domain sockets in it instead of TCP. The system with the address host:port listens at the file
  # host-port.sock, so host and port are names of the file and nothing else; an empty hostname means localhost. Empty: TCP.
  path = ""

  # The host that other systems are told. Empty: hostname.
  public-hostname = ""

  # Names resolve to IPv6 addresses first.
  dns-use-ipv6 = false

  # Use nothing but the address family chosen by dns-use-ipv6.
  enforce-ip-family = false

  # TLS. Both systems must agree. Addresses begin with akka.ssl.tcp:// then.
  enable-ssl = false

  ssl {
    certificate {
      # A PKCS#12 file (.pfx, .p12), or a PEM file, with the certificate of this system, its private key, and the certificates between it and its
      # authority. The system does not start if the file is missing or useless.
      path = ""

      # The password of the file, or of the key in a PEM file.
      password = ""

      # In Akka.NET: take the certificate from the Windows certificate store. There is none here: the system does not start if this is on. @mapped
      use-thumbprint-over-file = false

      # Old misspelling of use-thumbprint-over-file, which Akka.NET still reads. @mapped
      use-thumprint-over-file = false

      # In Akka.NET: the store to look in. The system does not start if it is named and path is empty. @mapped
      store-name = ""

      # Flags for Windows' key store: default-key-set, exportable, machine-key-set, persist-key-set, user-key-set, user-protected. They have no effect
      # here, but any other value is an error. @mapped
      flags = ["default-key-set"]
    }

    # Accept any certificate of a peer: every program that reaches the port can send messages.
    suppress-validation = false

    # A system that connects to this one must show a certificate that is trusted here.
    require-mutual-authentication = true

    # The certificate of a system must have the host among its names to which this system connects.
    validate-certificate-hostname = false
  }

  # Names of adapters from akka.remote.adapters that stand between this transport and the Akka protocol, the topmost first. Each puts its name in front of
  # the protocol in addresses: akka.trttl.gremlin.tcp of ["trttl", "gremlin"]. Both systems must apply the same.
  applied-adapters = []

  # How long a connection may take to open, and after that how long its handshake.
  connection-timeout = 15 s

  # Collect the messages of a turn and hand them to the socket together. Off: each by itself.
  batching {
    enabled = true

    # If more than ten times as many messages wait, the first write takes only so many, so that the peer can begin; the others take up to 64 KiB.
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
ritsem.remote.tls {
  # A PEM file with the private key, if it is not in the file that ssl.certificate.path names.
  private-key-path = ""

  # PEM files with the certificates of the authorities that may sign certificates of peers, or with those certificates themselves. Empty: all
  # authorities that the operating system trusts, as in Akka.NET, which includes public ones.
  trusted-certificates = []

  # A system may only have an address whose host is among the names of its certificate, so that no holder of a certificate can speak for others.
  # Needs ssl.require-mutual-authentication on both sides.
  validate-claimed-hostname = off
}
`;
