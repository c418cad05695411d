/** Defaults of the memory transport. */
export const memoryReferenceConf = `
ritsem.remote.memory {
  # Which transport this section configures. The network it joins is given in the program, not here.
  transport-class = "Ritsem.Remote.Transport.Memory"

  # Second half of the protocol in addresses: akka.memory://System@host:port
  scheme-identifier = memory

  # Names of adapters from akka.remote.adapters, the topmost first.
  applied-adapters = []

  # Host and port in addresses. They mean nothing outside the network. Port 0 takes any free port.
  hostname = localhost
  port = 0

  # Largest frame taken from a peer.
  maximum-frame-size = 128000b

  # Undelivered bytes of a connection above which senders are asked to wait.
  write-buffer-high-water-mark = 256KiB
}
`;
