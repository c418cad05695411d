/** How often each plan was drawn, and how long runs took after their faults. */
export class PlanCounts {
  readonly #plans = new Map<string, number>();
  readonly #afterMs: number[] = [];

  /** `plan` starts with its name, before a comma. */
  add(plan: string, afterMs: number): void {
    const name = plan.split(",", 1)[0] ?? plan;
    this.#plans.set(name, (this.#plans.get(name) ?? 0) + 1);
    this.#afterMs.push(afterMs);
  }

  /** `3 calm, 4 crash`. */
  get plans(): string {
    return Array.from(this.#plans, ([plan, count]) => `${count} ${plan}`).join(", ");
  }

  /** `12 s (median), 90 s (99 %), 120 s (all)`. */
  get within(): string {
    const sorted = this.#afterMs.toSorted((left, right) => left - right);
    const at = (share: number): string => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(0);
    return `${at(0.5)} s (median), ${at(0.99)} s (99 %), ${at(1)} s (all)`;
  }
}
