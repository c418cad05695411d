/** Defaults of tests over several processes. */
export const testConductorReferenceConf = `
akka.testconductor {
  # How long the nodes of a test over several processes wait for each other at a barrier. After that, the barrier fails in all of them.
  barrier-timeout = 30s

  # How long the conductor waits until a node has carried out a command, such as to throttle a link.
  query-timeout = 30s

  # How long a node tries to reach the conductor.
  connect-timeout = 20s

  # How many more times a node tries to connect to the conductor if it is refused.
  client-reconnects = 30

  # The pause between two of these tries.
  reconnect-backoff = 1s
}
`;
