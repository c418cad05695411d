/** Incarnations of one peer that may not come back, each until its mark is forgotten. Time is an argument: monotonic ms. */
export class QuarantineMarks {
  readonly #forgottenAtMs = new Map<number, number>();
  readonly #keptForMs: number;

  /** Key: `akka.remote.prune-quarantine-marker-after` (5 d). */
  constructor(keptForMs: number) {
    this.#keptForMs = keptForMs;
  }

  /** Count, those that are about to be forgotten included. */
  get size(): number {
    return this.#forgottenAtMs.size;
  }

  add(uid: number, nowMs: number): void {
    for (const [marked, untilMs] of this.#forgottenAtMs) if (nowMs >= untilMs) this.#forgottenAtMs.delete(marked);
    this.#forgottenAtMs.set(uid, nowMs + this.#keptForMs);
  }

  has(uid: number, nowMs: number): boolean {
    return nowMs < (this.#forgottenAtMs.get(uid) ?? 0);
  }
}
