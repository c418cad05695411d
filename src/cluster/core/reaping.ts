import { changed, type CoreEnvironment, type MemberState, type Step, step } from "./core-state.ts";
import { type Effect, info, warning } from "./effect.ts";

/** Records who has fallen silent and who answers again. */
export function reap(state: MemberState, { isAvailable }: CoreEnvironment): Step<MemberState> {
  const { gossip, self } = state.membership;
  if (gossip.isSingletonCluster) return step(state);
  const effects: Effect[] = [];
  let { reachability } = gossip;
  for (const { uniqueAddress, address, status } of gossip.members) {
    if (uniqueAddress.equals(self)) continue;
    const isReachable = reachability.statusBy(self, uniqueAddress) === "Reachable";
    if (isReachable === isAvailable(address)) continue;
    const next = isReachable ? reachability.unreachable(self, uniqueAddress) : reachability.reachable(self, uniqueAddress);
    if (next === reachability) continue; // terminated, which never heals
    reachability = next;
    if (!isReachable) effects.push(info("Marking node as REACHABLE [{0}]", address));
    else if (status === "Exiting")
      effects.push(info("Marking exiting node as UNREACHABLE [{0}]. This is expected and will be removed", address));
    else effects.push(warning("Marking node as UNREACHABLE [{0}]", address));
  }
  return reachability === gossip.reachability ? step(state) : step(changed(state, gossip.withReachability(reachability)), ...effects);
}
