import type { Problems } from "../problems.ts";
import type { ClusterPlan, PlanName } from "./cluster-plan.ts";
import type { VirtualNode } from "./virtual-node.ts";

/**
 * Nothing that these plans do keeps a downed member from learning it in time: crashes end it, and a clean partition is decided on both sides at about the same
 * time; then the next singleton waits for `stable-after` as its removal margin.
 */
const ORDERLY: readonly PlanName[] = ["calm", "partition", "short cut", "crash", "newcomer"];

/** Watches where singletons live. */
export class SingletonLedger {
  readonly #problems: Problems;
  readonly #nowMs: () => number;
  readonly #isOrderly: boolean;
  /** How many were started. */
  count = 0;

  constructor(problems: Problems, nowMs: () => number, { name, isNoticedAtOnce }: ClusterPlan) {
    this.#problems = problems;
    this.#nowMs = nowMs;
    // INTEROP: if members watch only some others, a side may notice a partition, and down itself, later than the margin of the others (seed 2403 of 3..30 nodes).
    this.#isOrderly = ORDERLY.includes(name) && (name !== "partition" || isNoticedAtOnce);
  }

  /**
   * A second singleton must not start. Where nodes freeze, links fail one by one, or an operator downs members, one may live on for a while at a node that has
   * been removed and does not know it; but never at one that is a member for the other one.
   */
  onStarted(node: VirtualNode, running: readonly VirtualNode[]): void {
    this.count += 1;
    for (const other of running) {
      if (other === node || !other.singleton.isAlive) continue;
      if (!this.#isOrderly && (other.isFrozen || !areMembers(node, other))) continue;
      const seconds = (this.#nowMs() / 1000).toFixed(2);
      this.#problems.add(
        `${seconds} s: two singletons: ${node.unique} starts one while that of ${other.unique} lives (${other.singleton.phase})`,
      );
    }
  }

  /** In a cluster where all agree. */
  static isOne(running: readonly VirtualNode[]): boolean {
    return running.filter(({ singleton }) => singleton.isAlive).length === 1;
  }

  static describe(running: readonly VirtualNode[]): string {
    const phases = running.map(({ port, singleton }) => `${port} ${singleton.phase}${singleton.isAlive ? " alive" : ""}`).join(", ");
    return `there is not exactly one singleton: ${phases}`;
  }
}

function areMembers(left: VirtualNode, right: VirtualNode): boolean {
  return isMemberFor(left, right) && isMemberFor(right, left);
}

function isMemberFor(observer: VirtualNode, { unique }: VirtualNode): boolean {
  const status = observer.gossip.member(unique)?.status;
  return status === "Up" || status === "Leaving" || status === "Exiting";
}
