import type { ExtendedActorSystem, LocalActorRef } from "../../actor/internal.ts";
import { TurnWatch } from "../../actor/internal.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { ActorActivity } from "../contract/actor-view.ts";
import type { Totals } from "../contract/snapshot.ts";
import { ActorSample } from "./actor-sample.ts";
import type { Cell } from "./local-actor.ts";
import { walk } from "./walk.ts";

/** The time between two samples. Unit: ms. */
const INTERVAL_MS = 1000;

/** What a sampler is built from. */
export interface SamplerContext {
  readonly system: ExtendedActorSystem;
  readonly lookTimeoutMs: number;
  readonly stuckAfterMs: number;
  /** Restarts since the system started. */
  readonly restarts: () => number;
  /** Whether a stream is open, which is a look that lasts. */
  readonly isStreamed: () => boolean;
  /** Somebody begins to look, or the last one has stopped. */
  readonly onLook: (isLooked: boolean) => void;
}

/** What was found out about one actor. */
export interface ActorFigures {
  readonly handled: number;
  readonly timeMs: number;
  readonly rate: number;
  readonly growth: number;
  readonly load: number;
  readonly oldestMs: number | undefined;
  readonly activity: ActorActivity;
}

/** A sample that is being taken. */
interface SampleInProgress {
  readonly nowMs: number;
  /** When the one before was taken. */
  readonly sinceMs: number;
  readonly sums: { handled: number; mailbox: number; load: number; stuck: number; busy: number };
}

const NOTHING = { handled: 0, timeMs: 0, rate: 0, growth: 0, load: 0, oldestMs: undefined };

/**
 * Has the actors of a system counted as long as somebody looks, and samples them once a second.
 *
 * States: idle → looked at (by {@link look}) → idle, when nobody has looked for `ritsem.inspect.look-timeout` and no stream is open.
 */
export class Sampler {
  readonly #context: SamplerContext;
  #watch: TurnWatch | undefined;
  #beganMs = 0;
  #lookedMs = 0;
  #sampledMs: number | undefined;
  #handled = 0;
  #totals: Totals = { actors: 0, mailbox: 0, rate: 0, handled: 0, restarts: 0, load: 0, stuck: 0, busy: 0 };
  #sampling: Promise<void> | undefined;
  #cancelTimer: CancelTimer = () => {};

  constructor(context: SamplerContext) {
    this.#context = context;
  }

  /** For how long somebody has looked. Unit: ms. */
  get lookMs(): number {
    return this.#watch === undefined ? 0 : this.#nowMs - this.#beganMs;
  }

  /** At the last sample. */
  get totals(): Totals {
    return this.#totals;
  }

  /** Somebody looks. Resolves when there is a sample. */
  async look(): Promise<void> {
    this.#lookedMs = this.#nowMs;
    if (this.#watch === undefined) this.#begin();
    if (this.#sampledMs === undefined) await this.#sampling;
  }

  /** Nobody looks any more: the system stops. */
  stop(): void {
    if (this.#watch === undefined) return;
    this.#cancelTimer();
    this.#watch = undefined;
    this.#sampledMs = undefined;
    this.#context.system.turnWatch = undefined;
    this.#context.onLook(false);
  }

  figuresOf(cell: Cell): ActorFigures {
    const watch = this.#watch;
    const counts = watch && cell.mailbox.countsIfAny(watch);
    const waits = cell.mailbox.length > 0;
    if (counts === undefined) return { ...NOTHING, activity: waits ? "busy" : "idle" };
    const { handled, timeMs, note } = counts;
    if (!(note instanceof ActorSample)) return { ...NOTHING, handled, timeMs, activity: waits ? "busy" : "idle" };
    const { rate, growth, load } = note;
    const isStuck = waits && note.waitingMs(this.#nowMs, handled) >= this.#context.stuckAfterMs;
    const activity = isStuck ? "stuck" : waits ? "busy" : "idle";
    return { handled, timeMs, rate, growth, load, oldestMs: waits ? note.oldestMs(this.#nowMs, handled) : undefined, activity };
  }

  #begin(): void {
    const { system, onLook } = this.#context;
    this.#watch = new TurnWatch(system.platform.clock);
    this.#beganMs = this.#nowMs;
    this.#handled = 0;
    system.turnWatch = this.#watch;
    onLook(true);
    this.#tick(this.#watch);
  }

  /** Goes on once a second, until nobody looks. A sample of a large tree may take longer: then one is left out. */
  #tick(watch: TurnWatch): void {
    const { system, isStreamed, lookTimeoutMs } = this.#context;
    if (isStreamed()) this.#lookedMs = this.#nowMs;
    if (this.#nowMs - this.#lookedMs > lookTimeoutMs) {
      this.stop();
      return;
    }
    this.#cancelTimer = system.platform.timers.once(INTERVAL_MS, () => this.#tick(watch));
    this.#sampling ??= this.#sampleAll(watch).finally(() => (this.#sampling = undefined));
  }

  async #sampleAll(watch: TurnWatch): Promise<void> {
    const { system, restarts } = this.#context;
    const { clock } = system.platform;
    const context = { nowMs: () => clock.nowMs(), yieldToHost: (task: () => void) => system.platform.yieldToHost(task) };
    const sums = { handled: 0, mailbox: 0, load: 0, stuck: 0, busy: 0 };
    const nowMs = clock.nowMs();
    const sinceMs = this.#sampledMs ?? nowMs;
    const actors = await walk(system.provider.rootGuardian, context, (actor) => this.#visit(actor, watch, { nowMs, sinceMs, sums }));
    if (this.#watch !== watch) return; // nobody looks any more
    const seconds = (nowMs - sinceMs) / 1000;
    const { handled: newlyHandled, ...found } = sums;
    const rate = seconds > 0 ? Math.round(newlyHandled / seconds) : 0;
    const handled = (this.#handled += newlyHandled);
    this.#sampledMs = nowMs;
    this.#totals = { actors, rate, handled, restarts: restarts(), ...found, load: Math.round(Math.min(1, sums.load) * 1000) / 1000 };
  }

  #visit({ cell }: LocalActorRef, watch: TurnWatch, { nowMs, sinceMs, sums }: SampleInProgress): void {
    const { length } = cell.mailbox;
    const counts = length > 0 ? cell.mailbox.countsBy(watch) : cell.mailbox.countsIfAny(watch);
    if (counts === undefined) return;
    const sample = counts.note instanceof ActorSample ? counts.note : new ActorSample(sinceMs);
    counts.note = sample;
    if (sample.isQuiet(counts.handled, length)) return;
    sums.handled += sample.take(nowMs, counts.handled, counts.timeMs, length);
    sums.mailbox += length;
    sums.load += sample.load;
    if (length === 0) return;
    if (sample.waitingMs(nowMs, counts.handled) >= this.#context.stuckAfterMs) sums.stuck += 1;
    else sums.busy += 1;
  }

  get #nowMs(): number {
    return this.#context.system.platform.clock.nowMs();
  }
}
