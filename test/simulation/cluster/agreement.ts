import type { VirtualNode } from "./virtual-node.ts";

/** Whether these nodes, and only they, are Up in the same state, which all have seen, under one leader. */
export function isAgreed(running: readonly VirtualNode[]): boolean {
  return running.length > 0 && agreementProblems(running).length === 0;
}

/** What keeps these nodes from being one cluster in which nothing is left to do. */
export function agreementProblems(running: readonly VirtualNode[]): readonly string[] {
  const [first] = running;
  if (first === undefined) return ["no node runs"];
  const problems: string[] = [];
  const expected = running.map(({ unique }) => unique.key).toSorted();
  const leaders = new Set<string>();
  for (const node of running) {
    const { state, gossip, port } = node;
    if (state.kind !== "member") {
      problems.push(`${port} is ${state.kind}`);
      continue;
    }
    const members = gossip.members.map(({ uniqueAddress }) => uniqueAddress.key).toSorted();
    if (members.join() !== expected.join()) problems.push(`${port} has the members ${describe(node)}`);
    else if (gossip.members.some(({ status }) => status !== "Up")) problems.push(`${port} has ${describe(node)}`);
    else if (!gossip.reachability.isAllReachable) problems.push(`${port} has ${gossip.reachability}`);
    else if (gossip.compareTo(first.gossip) !== "same") problems.push(`${port} and ${first.port} have different states`);
    else if (!state.membership.isConverged()) problems.push(`${port} does not know that all have seen its state`);
    leaders.add(state.membership.leader?.key ?? "nobody");
  }
  if (problems.length === 0 && leaders.size !== 1) problems.push(`there are ${leaders.size} leaders: ${[...leaders].join(" ")}`);
  return problems;
}

function describe({ gossip }: VirtualNode): string {
  return gossip.members.map(({ address, uniqueAddress, status }) => `${address.port}-${uniqueAddress.uid} ${status}`).join(", ");
}

/** The largest set of nodes that have each other as members. */
export function mainGroup(running: readonly VirtualNode[]): readonly VirtualNode[] {
  let largest: readonly VirtualNode[] = [];
  for (const node of running) {
    const group = running.filter((other) => other === node || (node.gossip.hasMember(other.unique) && other.gossip.hasMember(node.unique)));
    if (node.state.kind === "member" && group.length > largest.length) largest = group;
  }
  return largest;
}
