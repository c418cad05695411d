import type { Problems } from "./problems.ts";

/** One deployment: a child of a parent here, which lives elsewhere. */
export interface Deployment {
  readonly id: string;
  /** The parent's system, `a1` for the first on node a. */
  readonly by: string;
  /** The node that hosts it, and the system that was there when it was asked for. */
  readonly node: string;
  readonly host: string;
  /** The parent has stopped. */
  isParentGone: boolean;
  /** The parent has told it to stop. */
  isDismissed: boolean;
  terminatedCount: number;
}

/** Which of the two systems of a deployment are to be thought of as gone to each other. */
export interface Standing {
  readonly isGone: (system: string) => boolean;
  readonly isApart: (one: string, other: string) => boolean;
  readonly isExcused: (by: string, node: string) => boolean;
}

/** Children that live elsewhere: none is left when its parent is gone, each end is told once, and each failure is decided once. */
export class DeployLedger {
  readonly #problems: Problems;
  readonly deployments = new Map<string, Deployment>();
  /** Instances that run, by id and system. A restart keeps its entry. */
  readonly #running = new Map<string, number>();
  readonly #decisions = new Map<string, number>();
  readonly #heard = new Set<string>();
  failureCount = 0;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  add(by: string, node: string, host: string): Deployment {
    const deployment: Deployment = {
      id: `deployed${this.deployments.size}`,
      by,
      node,
      host,
      isParentGone: false,
      isDismissed: false,
      terminatedCount: 0,
    };
    this.deployments.set(deployment.id, deployment);
    return deployment;
  }

  onStarted(id: string, on: string): void {
    this.#count(`${id} ${on}`, 1);
    if (!this.deployments.has(id)) this.#problems.add(`${id} came to be on ${on}, and nobody had deployed it`);
    if ((this.#running.get(`${id} ${on}`) ?? 0) > 1) this.#problems.add(`${id} runs twice on ${on}`);
  }

  onStopped(id: string, on: string): void {
    this.#count(`${id} ${on}`, -1);
  }

  nextFailure(): string {
    this.failureCount += 1;
    return `failure${this.failureCount}`;
  }

  onDecided(failure: string): void {
    const count = (this.#decisions.get(failure) ?? 0) + 1;
    this.#decisions.set(failure, count);
    if (count > 1) this.#problems.add(`${failure} was decided ${count} times`);
  }

  onTerminated(deployment: Deployment): void {
    deployment.terminatedCount += 1;
    if (deployment.terminatedCount > 1)
      this.#problems.add(`the parent of ${deployment.id} heard ${deployment.terminatedCount} times of its end`);
  }

  onHeard(text: string): void {
    this.#heard.add(text);
  }

  hasHeard(text: string): boolean {
    return this.#heard.has(text);
  }

  /** Systems on which an instance of `id` runs. */
  systemsOf(id: string): readonly string[] {
    return [...this.#running].filter(([key, count]) => count > 0 && key.startsWith(`${id} `)).map(([key]) => key.slice(id.length + 1));
  }

  /** Whether nothing has still to come about. */
  isSettled(standing: Standing): boolean {
    return [...this.deployments.values()].every((deployment) => this.#problemsOf(deployment, standing).next().done === true);
  }

  /** After peace: who is left, and who has been told. */
  check(standing: Standing): void {
    for (const deployment of this.deployments.values()) {
      for (const problem of this.#problemsOf(deployment, standing)) this.#problems.add(problem);
    }
  }

  *#problemsOf(deployment: Deployment, { isGone, isApart, isExcused }: Standing): Generator<string, void, void> {
    const { id, by, node, isParentGone, isDismissed, terminatedCount } = deployment;
    const hasNoParent = isParentGone || isGone(by);
    const living = this.systemsOf(id).filter((system) => !isGone(system));
    for (const system of living) {
      if (hasNoParent || terminatedCount > 0 || isApart(by, system)) yield `${id} of ${by} lives on ${system} as an orphan`;
    }
    if (living.length > 1) yield `${id} of ${by} lives on ${living.join(" and ")}`;
    if (hasNoParent) return;
    const isOver = isDismissed || living.every((system) => isApart(by, system));
    if (isOver && terminatedCount === 0) yield `the parent of ${id} on ${by} never heard of its end`;
    if (!isOver && terminatedCount > 0 && !isExcused(by, node)) yield `the parent of ${id} on ${by} heard of an end, and it lives`;
  }

  #count(key: string, change: number): void {
    this.#running.set(key, (this.#running.get(key) ?? 0) + change);
  }
}
