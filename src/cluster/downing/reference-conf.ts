/** Defaults of the split brain resolver. */
export const downingReferenceConf = `
akka.cluster.split-brain-resolver {
  # Who goes on after a partition: static-quorum, keep-majority, keep-oldest, down-all or lease-majority; keep-referee with the older resolver.
  active-strategy = keep-majority

  # How long members and their reachability must not change before members are downed.
  stable-after = 20 s

  # How much longer than stable-after reachability may keep changing before all members are downed: on, which is three quarters of stable-after
  # but at least 4 s; off; or a time. The older resolver never does that.
  down-all-when-unstable = on

  static-quorum {
    # How many members a side must have to go on. There may be at most quorum-size * 2 - 1 members.
    quorum-size = undefined
    # Only members with this role count. Empty: all.
    role = ""
  }

  keep-majority {
    # Only members with this role count. Empty: all.
    role = ""
  }

  keep-oldest {
    # Down the oldest member if it is alone on its side.
    down-if-alone = on
    # The oldest member with this role is kept. Empty: of all.
    role = ""
  }

  lease-majority {
    # Path of the section that describes the lease, which has lease-class.
    lease-implementation = ""
    # Which lease. Empty: the name of the system and -akka-sbr.
    lease-name = ""
    # How long the smaller side waits before it asks for the lease.
    acquire-lease-delay-for-minority = 2 s
    # How long the lease is kept after the downed members are removed.
    release-after = 40 s
    # Only members with this role count. Empty: all.
    role = ""
  }

  # For the older resolver.
  keep-referee {
    # Address of the member whose side goes on, such as "akka.tcp://System@host:8110".
    address = ""
    # Sides with fewer members are downed with the other side.
    down-all-if-less-than-nodes = 1
  }
}
`;
