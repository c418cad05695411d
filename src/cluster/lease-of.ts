import type { ActorSystem } from "../actor/index.ts";
import type { Lease } from "./lease/lease.ts";
import type { LeaseRequest } from "./lease/lease-provider.ts";

/** A provider that makes leases. */
export interface LeaseHolder {
  leaseFor(request: LeaseRequest): Lease;
}

/** A lease of the program that runs `system`, a node of a cluster. Throws ClusterSettingError if the configuration or the program do not describe it. */
export function leaseOf(system: ActorSystem, request: LeaseRequest): Lease {
  // Checked by shape: the caller and the provider may come from different bundles.
  return (system as ActorSystem & { readonly provider: LeaseHolder }).provider.leaseFor(request);
}
