import { millisecondsOf } from "../../base/index.ts";
import type { Timers } from "../../platform/index.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import { errorFrom } from "../cell/actor-error.ts";
import { ShutdownFailedError, UnknownShutdownPhaseError } from "./shutdown-error.ts";
import type { ShutdownPhase } from "./shutdown-phases.ts";
import type { ShutdownReason } from "./shutdown-reason.ts";

/** Something to be done in a phase. The phase waits for the promise. */
export type ShutdownTask = () => unknown;

/** What a shutdown needs of its system. */
export interface ShutdownInit {
  /** In the order in which they run. */
  readonly phases: readonly ShutdownPhase[];
  readonly timers: Timers;
  readonly log: () => LoggingAdapter;
}

/**
 * Ends a system in an orderly way: phase after phase, each with the tasks that were added to it. Tasks of one phase run side by side; a
 * phase waits for all of them, but not longer than its timeout. Runs once.
 *
 * States: idle → running (from the first {@link run}) → over.
 * INTEROP: phases, their order, timeouts and what a failure does follow CoordinatedShutdown.cs.
 */
export class CoordinatedShutdown {
  readonly #init: ShutdownInit;
  readonly #tasks = new Map<string, { readonly name: string; readonly task: ShutdownTask }[]>();
  #outcome: Promise<void> | undefined;
  #reason: ShutdownReason | undefined;
  #onOver: () => void = () => {};

  constructor(init: ShutdownInit) {
    this.#init = init;
  }

  /** Why the shutdown runs or has run; `undefined` before. */
  get reason(): ShutdownReason | undefined {
    return this.#reason;
  }

  /** Names of all phases, in the order in which they run. */
  get phases(): readonly string[] {
    return this.#init.phases.map(({ name }) => name);
  }

  /** The longest that all phases together may take. Unit: ms. */
  get totalTimeoutMs(): number {
    return this.#init.phases.reduce((total, { name }) => total + ((this.#tasks.get(name)?.length ?? 0) > 0 ? this.timeoutMs(name) : 0), 0);
  }

  /** How long the tasks of `phase` may take together. Unit: ms. Throws UnknownShutdownPhaseError. */
  timeoutMs(phase: string): number {
    return this.#find(phase).timeoutMs;
  }

  /**
   * Adds a task to a phase. `name` is for the log. Tasks may be added while the shutdown runs, to phases that are still to come. Throws
   * UnknownShutdownPhaseError.
   */
  addTask(phase: string, name: string, task: ShutdownTask): void {
    this.#find(phase);
    const tasks = this.#tasks.get(phase) ?? [];
    tasks.push({ name, task });
    this.#tasks.set(phase, tasks);
  }

  /**
   * Runs all phases, or those from `fromPhase` on. Only the first call does; every other one returns the first one's result, whatever its
   * reason. Rejects with ShutdownFailedError when a phase with `recover = off` fails, and with UnknownShutdownPhaseError.
   */
  run(reason: ShutdownReason, fromPhase?: string): Promise<void> {
    if (this.#outcome !== undefined) return this.#outcome;
    const { phases } = this.#init;
    let first = 0;
    if (fromPhase !== undefined) {
      try {
        first = phases.indexOf(this.#find(fromPhase));
      } catch (error) {
        return Promise.reject(errorFrom(error));
      }
    }
    this.#reason = reason;
    let settle: { resolve(): void; reject(error: unknown): void } = { resolve: () => {}, reject: () => {} };
    this.#outcome = new Promise((resolve, reject) => (settle = { resolve, reject })); // there before the first task, which may call run
    void this.#runPhases(phases.slice(first)).then(
      () => settle.resolve(),
      (error: unknown) => settle.reject(error),
    );
    const onOver = (): void => this.#onOver();
    this.#outcome.then(onOver, onOver); // also keeps a rejection that nobody waits for from ending the process
    return this.#outcome;
  }

  /** Calls `listener` when all phases have run, or one of them has ended the shutdown. */
  onOver(listener: () => void): void {
    this.#onOver = listener;
  }

  async #runPhases(phases: readonly ShutdownPhase[]): Promise<void> {
    const { log } = this.#init;
    for (const phase of phases) {
      const count = this.#tasks.get(phase.name)?.length ?? 0;
      if (count === 0) continue; // without a turn of its own: an empty phase costs nothing
      if (!phase.enabled) {
        log().debug("Phase [{0}] is disabled by configuration: {1} task(s) are skipped", phase.name, count);
        continue;
      }
      log().debug("Performing phase [{0}] with {1} task(s)", phase.name, count);
      await this.#runPhase(phase);
    }
  }

  async #runPhase(phase: ShutdownPhase): Promise<void> {
    const all = Promise.all((this.#tasks.get(phase.name) ?? []).map(({ name, task }) => this.#runTask(phase, name, task)));
    let cancel = (): void => {};
    const timeout = new Promise<void>((resolve, reject) => {
      if (phase.timeoutMs === millisecondsOf("infinite")) return;
      cancel = this.#init.timers.once(phase.timeoutMs, () => {
        const what = `its tasks took longer than ${phase.timeoutMs} ms`;
        if (!phase.recover) reject(new ShutdownFailedError(phase.name, what));
        this.#init.log().warning("Phase [{0}] of the coordinated shutdown timed out after {1} ms; going on", phase.name, phase.timeoutMs);
        resolve();
      });
    });
    try {
      await Promise.race([all, timeout]);
    } finally {
      cancel();
    }
  }

  async #runTask(phase: ShutdownPhase, name: string, task: ShutdownTask): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!phase.recover) throw new ShutdownFailedError(phase.name, `task ${name} failed: ${errorFrom(error).message}`, error);
      this.#init.log().warning("Task [{0}] in phase [{1}] of the coordinated shutdown failed; going on: {2}", name, phase.name, error);
    }
  }

  #find(name: string): ShutdownPhase {
    const phase = this.#init.phases.find((candidate) => candidate.name === name);
    if (phase === undefined) throw new UnknownShutdownPhaseError(name, this.phases);
    return phase;
  }
}
