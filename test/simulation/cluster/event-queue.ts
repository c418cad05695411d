interface DueTask {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Virtual time: tasks run at their times, and at equal times in the order in which they were added. */
export class EventQueue {
  /** A binary heap. */
  readonly #tasks: DueTask[] = [];
  #nowMs = 0;
  #count = 0;

  get nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): void {
    const task = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#count++, run };
    const tasks = this.#tasks;
    let at = tasks.length;
    tasks.push(task);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (isBefore(tasks[parent] as DueTask, task)) break;
      tasks[at] = tasks[parent] as DueTask;
      at = parent;
    }
    tasks[at] = task;
  }

  /** Runs all that is due within this time. */
  advance(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (let first = this.#tasks[0]; first !== undefined && first.dueMs <= endMs; first = this.#tasks[0]) {
      this.#removeFirst();
      this.#nowMs = first.dueMs;
      first.run();
    }
    this.#nowMs = endMs;
  }

  #removeFirst(): void {
    const tasks = this.#tasks;
    const last = tasks.pop();
    if (last === undefined || tasks.length === 0) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= tasks.length) break;
      if (child + 1 < tasks.length && isBefore(tasks[child + 1] as DueTask, tasks[child] as DueTask)) child += 1;
      if (isBefore(last, tasks[child] as DueTask)) break;
      tasks[at] = tasks[child] as DueTask;
      at = child;
    }
    tasks[at] = last;
  }
}

function isBefore(left: DueTask, right: DueTask): boolean {
  return left.dueMs < right.dueMs || (left.dueMs === right.dueMs && left.order < right.order);
}
