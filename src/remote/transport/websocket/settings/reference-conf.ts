/** Defaults of the WebSocket transport. */
export const webSocketReferenceConf = `
ritsem.remote.websocket {
  # Which transport this section configures.
  transport-class = "Ritsem.Remote.Transport.WebSocket"

  # Second half of the protocol in addresses: akka.ws://System@host:port. wss if other systems connect with TLS: with enable-ssl it is always wss,
  # otherwise a reverse proxy or an HTTPS server of the program ends TLS. A system in a page that was loaded with https: must use wss.
  scheme-identifier = ws

  # This system ends the TLS of those that connect to it, with the certificate below. An HTTPS server of the program has its own instead.
  enable-ssl = false

  # TLS on Node: of the server with enable-ssl, and of each connection that this system opens with wss. What is trusted: ritsem.remote.tls. In
  # browsers, the browser decides about certificates.
  ssl {
    certificate {
      # A PKCS#12 file (.pfx, .p12), or a PEM file, with the certificate of this system, its private key, and the certificates between it and its
      # authority. The system does not start if the file is useless, or missing with enable-ssl. A system that only dials shows it if it has one.
      path = ""

      # The password of the file, or of the key in a PEM file.
      password = ""
    }

    # Accept any certificate of a peer.
    suppress-validation = false

    # Whoever connects must show a certificate that is trusted here. Browsers show one only if their user has installed it.
    require-mutual-authentication = false

    # The certificate of a system must have the host among its names to which this system connects.
    validate-certificate-hostname = true
  }

  # Where a system on Node listens. Port 0 takes any free port; hostname: a name or IP address, empty for every interface. Without effect in
  # browsers, and if the program gives an HTTP server.
  hostname = ""
  port = 8552

  # Host and port that other systems are told, if they differ from those listened on (reverse proxies, containers).
  # Empty and 0: the same.
  public-hostname = ""
  public-port = 0

  # The path at which this system answers. Requests for others are refused.
  path = "/akka"

  # The path, with a query if needed, that this system requests of others. Empty: path. It differs if a reverse proxy changes it.
  remote-path = ""

  # Pages that may connect, as browsers name them: "https://chat.example". "*" allows all of them. Pages that were loaded from the advertised
  # host and port always may, and so may programs that are not browsers: they state no origin.
  allowed-origins = []

  # Connections that may be open at once, those included that are still asking for it.
  maximum-connections = 1000

  # How long a connection may take to open, authentication included.
  connect-timeout = 15 s

  # Largest frame taken from a peer. A peer that sends a larger one is disconnected, so both systems should use the same value.
  maximum-frame-size = 128000b

  # Unsent bytes of a connection above which senders are asked to wait, and below which they may go on.
  write-buffer-high-water-mark = 64KiB
  write-buffer-low-water-mark = 32KiB
}
`;
