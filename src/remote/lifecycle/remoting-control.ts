import type { MemoryUse } from "../../base/index.ts";
import type { ActorSystem, Address } from "../../actor/index.ts";
import type { AssociationInfo } from "./association-info.ts";
import { RemotingNotRunningError } from "./errors.ts";

/** What an operator may do with the remoting of a system. INTEROP: the counterpart of `RARP.For(system).Provider` in Akka.NET. */
export interface RemotingControl {
  /** Where this system answers, in the order of `akka.remote.enabled-transports`. */
  readonly addresses: readonly Address[];
  /** The incarnation of this system: what its peers tell it from an earlier start by. */
  readonly uid: number;
  /** Incarnations of peers that are quarantined, until `akka.remote.prune-quarantine-marker-after`. Count. */
  readonly quarantinedCount: number;
  /** What this system remembers at this moment of what its peers sent, each with its limit. */
  readonly memoryUses: readonly MemoryUse[];
  /** The associations that have something to tell, at this moment: not those that are idle. */
  readonly associations: readonly AssociationInfo[];
  /**
   * Gives a peer up: its incarnation `uid` is refused until it restarts, its connections end, what it has not acknowledged is dropped. Without
   * `uid` it is the present one; when none is known yet, the address is gated. `reason` completes the log entry. Throws
   * `UnknownTransportError` if no transport has the protocol of `peer`.
   */
  quarantine(peer: Address, uid?: number, reason?: string): void;
  /**
   * Gives `command` to every transport; resolves with whether any of them knew it. Rejects with `CommandNotAcknowledgedError` when that takes
   * longer than `akka.remote.command-ack-timeout` (30 s).
   */
  managementCommand(command: unknown): Promise<boolean>;
}

/** The remoting of `system`. Throws {@link RemotingNotRunningError} when it has none, or none any more. */
export function remotingOf(system: ActorSystem): RemotingControl {
  // Checked by shape: the caller and the provider may come from different bundles.
  const { provider } = system as ActorSystem & { readonly provider?: { readonly remotingControl?: RemotingControl } };
  if (provider?.remotingControl === undefined) throw new RemotingNotRunningError(system.name);
  return provider.remotingControl;
}
