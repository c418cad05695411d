/** Defaults of cluster-aware routers, in the sections of `akka.actor.deployment`. */
export const clusterRoutingReferenceConf = `
akka.actor.deployment.default.cluster {
  # Makes the router cluster-aware: its routees are on the members of the cluster and follow them.
  enabled = off

  # The most routees of a pool on each member.
  max-nr-of-instances-per-node = 1

  # The most routees on all members together. nr-of-instances means the same; if the section has both, nr-of-instances decides.
  max-total-nr-of-instances = 10000

  # Whether the node of the router may have routees. Off for a router that only gives work to others.
  allow-local-routees = on

  # Members with this role have routees. Empty: all members.
  use-role = ""
}
`;
