import type { ActorSystem } from "../actor/index.ts";
import type { Lease } from "./lease/lease.ts";
import type { LeaseRequest } from "./lease/lease-provider.ts";

/** A provider that makes leases. */
export interface LeaseHolder {
  leaseFor(request: LeaseRequest): Lease;
  /** Throws if the configuration and the program do not describe a lease at this path. */
  assertHasLease(path: string): void;
}

/** A lease of the program that runs `system`, a node of a cluster. Throws ClusterSettingError if the configuration or the program do not describe it. */
export function leaseOf(system: ActorSystem, request: LeaseRequest): Lease {
  // Checked by shape: the caller and the provider may come from different bundles.
  return (system as ActorSystem & { readonly provider: LeaseHolder }).provider.leaseFor(request);
}

/** Throws ClusterSettingError if {@link leaseOf} would for a lease that the section at `path` describes. */
export function assertHasLease(system: ActorSystem, path: string): void {
  (system as ActorSystem & { readonly provider: LeaseHolder }).provider.assertHasLease(path);
}
