/**
 * Which side of a partition is downed. The names are those of Akka.NET.
 *
 * - `DownUnreachable`: the members that this node cannot reach.
 * - `DownReachable`: the members that this node can reach, itself included.
 * - `DownAll`: both.
 * - `DownIndirectlyConnected`: nodes that are unreachable for some only, and what the strategy then decides on the rest.
 * - `ReverseDownIndirectlyConnected`: these nodes, and all that this node can reach.
 * - `AcquireLeaseAndDown…`: the same as without a lease if this node gets the lease, and the reverse if it does not.
 */
export type DowningDecision =
  | { readonly kind: "DownReachable" | "DownUnreachable" | "DownAll" | "DownIndirectlyConnected" | "ReverseDownIndirectlyConnected" }
  | LeaseDecision;

/** A decision that depends on who holds a lease. */
export interface LeaseDecision {
  readonly kind: "AcquireLeaseAndDownUnreachable" | "AcquireLeaseAndDownIndirectlyConnected";
  /** How long to wait before the lease is asked for. */
  readonly acquireDelayMs: number;
}

export const downReachable: DowningDecision = { kind: "DownReachable" };
export const downUnreachable: DowningDecision = { kind: "DownUnreachable" };
export const downAll: DowningDecision = { kind: "DownAll" };
export const downIndirectlyConnected: DowningDecision = { kind: "DownIndirectlyConnected" };

/** Whether the decision depends on who holds the lease. */
export function needsLease(decision: DowningDecision): decision is LeaseDecision {
  return decision.kind === "AcquireLeaseAndDownUnreachable" || decision.kind === "AcquireLeaseAndDownIndirectlyConnected";
}

/** Whether the decision downs nodes that are unreachable for some only. */
export function isIndirectlyConnected({ kind }: DowningDecision): boolean {
  return (
    kind === "DownIndirectlyConnected" || kind === "ReverseDownIndirectlyConnected" || kind === "AcquireLeaseAndDownIndirectlyConnected"
  );
}

/** What is decided instead if another side holds the lease. */
export function reverseOf({ kind }: LeaseDecision): DowningDecision {
  return kind === "AcquireLeaseAndDownUnreachable" ? downReachable : { kind: "ReverseDownIndirectlyConnected" };
}
