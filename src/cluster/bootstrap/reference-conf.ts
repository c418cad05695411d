/** Defaults of forming a cluster without seed nodes. The keys are those of `akka.management.cluster.bootstrap` where they mean the same. */
export const bootstrapReferenceConf = `
ritsem.cluster.bootstrap {
  # Find the other nodes by akka.discovery, and join them or form a cluster with them. Has no effect with seed-nodes.
  enabled = off

  # This node may form a cluster when there is none. off: it only joins.
  new-cluster-enabled = on

  contact-point-discovery {
    # The name of the service that all nodes are instances of. Empty: the name of the system.
    service-name = ""
    # The name of the port of remoting, for methods that know ports by name.
    port-name = ""
    # The protocol, for methods that distinguish it.
    protocol = "tcp"
    # How contact points are found. Empty: akka.discovery.method.
    discovery-method = ""
    # How long the contact points must not have changed before a cluster is formed.
    stable-margin = 5 s
    # How often contact points are looked up.
    interval = 1 s
    # How many contact points there must be before a cluster is formed, this node included.
    required-contact-point-nr = 2
    # All contact points must have answered before a cluster is formed. off: as many as are required.
    contact-with-all-contact-points = on
    # How long a lookup may take.
    resolve-timeout = 3 s
  }

  contact-point {
    # The port of contact points that are found without one. 0: that of this node.
    fallback-port = 0
    # How long an answer of a contact point counts.
    probing-failure-timeout = 3 s
    # How often contact points are asked whether they are in a cluster.
    probe-interval = 1 s
  }
}
`;
