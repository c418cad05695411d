import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { changed, type MemberState, type Step, step } from "./core-state.ts";
import { info } from "./effect.ts";

/**
 * Ends members that have the address of this node and are not it. Two nodes may let two incarnations in at the same time when neither knows of the
 * other one's; then both are members until the one that runs sees it. Heartbeats cannot tell them apart, so nothing else would end the other one.
 */
export function endEarlierIncarnations(state: MemberState): Step<MemberState> {
  const { membership } = state;
  const { gossip, self, selfMember } = membership;
  if (selfMember === undefined || selfMember.status === "Down" || state.isExiting) return step(state);
  const others = membership.membersAt(self.address).filter(({ uniqueAddress, status }) => !uniqueAddress.equals(self) && status !== "Down");
  if (others.length === 0) return step(state);
  const nodes = UniqueAddressSet.of(others.map(({ uniqueAddress }) => uniqueAddress));
  let { reachability } = gossip;
  for (const node of nodes) reachability = reachability.terminated(self, node);
  const effects = Array.from(nodes, (node) => info("Marking [{0}] as [Down]: this node has its address, so it has ended", node));
  return step(changed(state, gossip.withReachability(reachability).markAsDown(nodes)), ...effects);
}
