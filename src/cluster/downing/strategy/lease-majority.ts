import type { DowningStrategy } from "./downing-strategy.ts";
import type { DowningView } from "./downing-view.ts";

/** What the strategy needs to know. */
export interface LeaseMajoritySettings {
  /** Only members with this role count; empty: all. Key: `lease-majority.role`. */
  readonly role: string;
  /** How long the smaller side waits before it asks for the lease. Key: `lease-majority.acquire-lease-delay-for-minority` (2 s). */
  readonly acquireDelayForMinorityMs: number;
}

/** The side that gets the lease goes on. The larger side asks for it first. */
export function leaseMajority({ role, acquireDelayForMinorityMs }: LeaseMajoritySettings): DowningStrategy {
  return {
    name: "lease-majority",
    decide(view) {
      if (view.indirectlyConnected.size > 0) return { kind: "AcquireLeaseAndDownIndirectlyConnected", acquireDelayMs: 0 };
      const acquireDelayMs = isMinority(view, role) ? acquireDelayForMinorityMs : 0;
      return { kind: "AcquireLeaseAndDownUnreachable", acquireDelayMs };
    },
  };
}

function isMinority(view: DowningView, role: string): boolean {
  const members = view.counted({ role });
  const lowest = members[0];
  if (lowest === undefined) return false;
  const twice = view.unreachableCount({ role }) * 2;
  return twice === members.length ? view.isUnreachable(lowest) : twice > members.length;
}
