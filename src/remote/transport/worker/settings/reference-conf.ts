/** Defaults of the transport between worker threads. */
export const workerReferenceConf = `
ritsem.remote.worker {
  # Which transport this section configures.
  transport-class = "Ritsem.Remote.Transport.Worker"

  # Second half of the protocol in addresses: akka.worker://System@thread-1:1. The host is the thread that the system runs in.
  scheme-identifier = worker

  # Tells the systems of one thread apart. Port 0 takes any free one.
  port = 0

  # How long another thread may take to answer when this one connects. A thread that computes does not answer.
  connect-timeout = 15 s

  # Largest frame taken from a peer. A peer that sends a larger one is disconnected, so all threads should use the same value.
  maximum-frame-size = 128000b

  # Bytes of a connection that its other thread has not read, above which senders are asked to wait, and below which they may go on.
  write-buffer-high-water-mark = 256KiB
  write-buffer-low-water-mark = 128KiB
}

ritsem.workers {
  # How many worker threads start with the system. auto: one less than there are cores, and at least one.
  count = auto

  # The program of each worker: a path, relative to the working directory, or a file URL. Empty: no workers. It creates a system with the configuration of
  # thisWorker(), and registers there what may be deployed.
  entry = ""

  # How long the system of a worker may take to start.
  start-timeout = 30 s

  # A worker that ends is started again after a pause, which doubles each time until the worker has run for restart-max-backoff.
  restart-min-backoff = 200 ms
  restart-max-backoff = 10 s
}
`;
