/** Defaults of leases: locks outside the cluster. */
export const leaseReferenceConf = `
akka.coordination.lease {
  # What makes the lease: the class name in Akka.NET, or any name; a factory is given to the system in code under this name. The section of a lease says it. @mapped
  lease-class = ""

  # How long a lease stays with an owner that has crashed.
  heartbeat-timeout = 120 s

  # How often the owner renews its lease; less than half of heartbeat-timeout.
  heartbeat-interval = 12 s

  # How long asking for a lease, or giving it back, may take.
  lease-operation-timeout = 5 s
}
`;
