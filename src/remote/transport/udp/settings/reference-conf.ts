/** Defaults of the UDP transport. */
export const udpReferenceConf = `
ritsem.remote.udp {
  # Which transport this section configures.
  transport-class = "Ritsem.Remote.Transport.Udp"

  # Second half of the protocol in addresses: akka.udp://System@host:port
  scheme-identifier = udp

  # Where to listen. Port 0 takes any free port; hostname: a name or IP address, empty for every interface.
  hostname = ""
  port = 2553

  # Host and port that other systems are told, if they differ from those listened on (containers, NAT). Empty and 0: the same.
  public-hostname = ""
  public-port = 0

  # Largest payload of a datagram. A message whose frame, with 18 bytes more, does not fit into one datagram is discarded: it is never divided. Above
  # what the network carries in a packet, routers divide or lose datagrams; 1432 bytes fit into Ethernet with IPv6. At least 1100 and at most 65507
  # bytes. All systems should use the same value.
  maximum-payload-bytes = 1432b

  # Connections that peers may have open at once. Count.
  maximum-connections = 1000

  # How long a connection may take to open.
  connect-timeout = 15 s

  # How long an unanswered datagram of a connection's beginning or end may wait until it is sent again. Others are never sent again.
  resend-interval = 200 ms

  # Bytes on the way to a peer that it has not confirmed, each datagram counted as 1024 bytes more than it has. Others wait until then. More than
  # the operating system keeps for a socket may be lost at the peer.
  send-window = 64KiB

  # Bytes of a connection that wait to be sent, above which senders are asked to wait, and below which they may go on.
  write-buffer-high-water-mark = 64KiB
  write-buffer-low-water-mark = 32KiB
}
`;
