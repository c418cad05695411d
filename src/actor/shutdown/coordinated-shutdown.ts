import { errorFrom } from "../../base/index.ts";
import { settleWithin, type Timers } from "../../platform/index.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import { ShutdownFailedError, UnknownShutdownPhaseError } from "../config/errors.ts";
import type { ShutdownPhase } from "../config/shutdown-phases.ts";
import type { ShutdownReason } from "./shutdown-reason.ts";

/** A task of a phase. The phase waits for the promise. */
export type ShutdownTask = () => unknown;

/** What a shutdown needs of its system. */
export interface CoordinatedShutdownContext {
  /** In the order in which they run. */
  readonly phases: readonly ShutdownPhase[];
  /** Timers of the platform. */
  readonly timers: Timers;
  /** Log of the shutdown. */
  readonly log: () => LoggingAdapter;
}

/**
 * Shuts a system down in phases, each with the tasks that were added to it. Tasks of one phase run concurrently; a phase waits for all of
 * them, up to its timeout. Runs once.
 *
 * States: idle → running (from the first {@link run}) → over.
 * INTEROP: phases, their order, timeouts and the effect of failures follow CoordinatedShutdown.cs.
 */
export class CoordinatedShutdown {
  readonly #init: CoordinatedShutdownContext;
  readonly #tasks = new Map<string, { readonly name: string; readonly task: ShutdownTask }[]>();
  #outcome: Promise<void> | undefined;
  #reason: ShutdownReason | undefined;
  #onOver: () => void = () => {};

  constructor(init: CoordinatedShutdownContext) {
    this.#init = init;
  }

  /** Why the shutdown runs or has run; `undefined` before. */
  get reason(): ShutdownReason | undefined {
    return this.#reason;
  }

  /** The names of all phases, in the order in which they run. */
  get phases(): readonly string[] {
    return this.#init.phases.map(({ name }) => name);
  }

  /** The maximum time that all phases together may take. Unit: ms. */
  get totalTimeoutMs(): number {
    return this.#init.phases.reduce((total, { name }) => total + ((this.#tasks.get(name)?.length ?? 0) > 0 ? this.timeoutMs(name) : 0), 0);
  }

  /** The time limit for the tasks of `phase` together. Unit: ms. Throws UnknownShutdownPhaseError. */
  timeoutMs(phase: string): number {
    return this.#find(phase).timeoutMs;
  }

  /**
   * Adds a task to a phase. `name` is for the log. While the shutdown runs, tasks may be added to later phases. Throws
   * UnknownShutdownPhaseError.
   */
  addTask(phase: string, name: string, task: ShutdownTask): void {
    this.#find(phase);
    const tasks = this.#tasks.get(phase) ?? [];
    tasks.push({ name, task });
    this.#tasks.set(phase, tasks);
  }

  /**
   * Runs all phases, or those from `fromPhase` on. Only the first call does; every later call returns the result of the first, whatever its
   * reason. Rejects with ShutdownFailedError if a phase with `recover = off` fails, and with UnknownShutdownPhaseError.
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
    this.#outcome = new Promise((resolve, reject) => (settle = { resolve, reject })); // set before the first task, which may call run
    void this.#runPhases(phases.slice(first)).then(
      () => settle.resolve(),
      (error: unknown) => settle.reject(error),
    );
    const onOver = (): void => this.#onOver();
    this.#outcome.then(onOver, onOver); // also prevents an unhandled rejection from ending the process
    return this.#outcome;
  }

  /** Calls `listener` when all phases have run, or one of them has stopped the shutdown. */
  onOver(listener: () => void): void {
    this.#onOver = listener;
  }

  async #runPhases(phases: readonly ShutdownPhase[]): Promise<void> {
    const { log } = this.#init;
    for (const phase of phases) {
      const count = this.#tasks.get(phase.name)?.length ?? 0;
      if (count === 0) continue; // without a turn, so that an empty phase costs nothing
      if (!phase.enabled) {
        log().debug("Phase [{0}] is disabled by configuration: {1} task(s) are skipped", phase.name, count);
        continue;
      }
      log().debug("Performing phase [{0}] with {1} task(s)", phase.name, count);
      await this.#runPhase(phase);
    }
  }

  async #runPhase(phase: ShutdownPhase): Promise<void> {
    const tasks = (this.#tasks.get(phase.name) ?? []).map(({ name, task }) => this.#runTask(phase, name, task));
    const all = Promise.all(tasks).then(() => {});
    await settleWithin(this.#init.timers, phase.timeoutMs, all, () => {
      if (!phase.recover) throw new ShutdownFailedError(phase.name, `its tasks took longer than ${phase.timeoutMs} ms`);
      this.#init
        .log()
        .warning(
          "Phase [{0}] of the coordinated shutdown timed out after {1} ms. Continuing with the next phase",
          phase.name,
          phase.timeoutMs,
        );
    });
  }

  async #runTask(phase: ShutdownPhase, name: string, task: ShutdownTask): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!phase.recover) throw new ShutdownFailedError(phase.name, `task ${name} failed: ${errorFrom(error).message}`, error);
      this.#init
        .log()
        .warning("Task [{0}] in phase [{1}] of the coordinated shutdown failed. Continuing. Cause: {2}", name, phase.name, error);
    }
  }

  #find(name: string): ShutdownPhase {
    const phase = this.#init.phases.find((candidate) => candidate.name === name);
    if (phase === undefined) throw new UnknownShutdownPhaseError(name, this.phases);
    return phase;
  }
}
