import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { Awaiting, SystemFacts } from "../report/findings.ts";

/** What health looks at of a provider. By shape: remoting and cluster may come from other bundles, and are not loaded for it. */
interface LookedAtProvider {
  readonly remotingControl?: { readonly addresses: readonly unknown[]; readonly quarantinedCount: number } | undefined;
  readonly cluster?: { readonly selfMember: { readonly status: string } } | undefined;
}

/** More actors that await are not listed. Count. */
const MOST_AWAITING = 1_000;

/** What can be seen of `system` now. */
export function systemFactsOf(system: ExtendedActorSystem, eventLoopDelayMs: number): SystemFacts {
  const provider = system.provider as LookedAtProvider;
  const hasRemoting = "remotingControl" in provider;
  return {
    isTerminated: system.isTerminated,
    isShuttingDown: system.isTerminating || system.coordinatedShutdown.reason !== undefined,
    isBound: hasRemoting ? (provider.remotingControl?.addresses.length ?? 0) > 0 : undefined,
    memberStatus: provider.cluster?.selfMember.status,
    quarantinedPeers: provider.remotingControl?.quarantinedCount ?? 0,
    awaiting: awaitingIn(system),
    eventLoopDelayMs,
  };
}

/** Those that have waited longest: they were added first. */
function awaitingIn({ observation, platform }: ExtendedActorSystem): readonly Awaiting[] {
  const nowMs = platform.clock.nowMs();
  const found: Awaiting[] = [];
  for (const { self, awaitingSinceMs } of observation.noteAwaiting()) {
    if (found.length >= MOST_AWAITING) break;
    if (awaitingSinceMs !== undefined) found.push({ path: self.path.toStringWithoutAddress(), forMs: nowMs - awaitingSinceMs });
  }
  return found;
}
