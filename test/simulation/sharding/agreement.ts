import type { ShardNode } from "./shard-node.ts";

/** What keeps these systems from being one cluster in which nothing is left to do. */
export function agreementProblems(running: readonly ShardNode[]): readonly string[] {
  if (running.length === 0) return ["no system runs"];
  const expected = running
    .map(({ cluster }) => cluster.selfUniqueAddress.key)
    .toSorted()
    .join();
  const problems: string[] = [];
  for (const { name, cluster } of running) {
    const { members, unreachable } = cluster.state;
    const known = members
      .map(({ uniqueAddress }) => uniqueAddress.key)
      .toSorted()
      .join();
    if (known !== expected)
      problems.push(`${name} has the members ${members.map(({ address, status }) => `${address.host} ${status}`).join(", ") || "nobody"}`);
    else if (members.some(({ status }) => status !== "Up")) problems.push(`not all are Up for ${name}`);
    else if (unreachable.length > 0) problems.push(`${unreachable.length} are unreachable for ${name}`);
  }
  return problems;
}

export function isAgreed(running: readonly ShardNode[]): boolean {
  return agreementProblems(running).length === 0;
}

/** The largest set of systems that have each other as members. */
export function mainGroup(running: readonly ShardNode[]): readonly ShardNode[] {
  let largest: readonly ShardNode[] = [];
  for (const node of running) {
    if (!node.knows(node)) continue;
    const group = running.filter((other) => other === node || (node.knows(other) && other.knows(node)));
    if (group.length > largest.length) largest = group;
  }
  return largest;
}
