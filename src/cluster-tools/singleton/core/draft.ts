import type { Address } from "../../../actor/index.ts";
import type { UniqueAddress } from "../../../cluster/index.ts";
import type {
  HandOverMessage,
  SingletonEffect,
  SingletonEnvironment,
  SingletonPeer,
  SingletonPhase,
  SingletonState,
  SingletonStep,
} from "./singleton-state.ts";

/** How long a removed member is remembered. INTEROP: 15 minutes in ClusterSingletonManager.cs. */
const REMEMBERED_MS = 15 * 60_000;

/** The state and the effects while one event is handled. Lives for one call of `transition`. */
export class SingletonDraft {
  readonly environment: SingletonEnvironment;
  readonly #effects: SingletonEffect[] = [];
  #state: SingletonState;

  constructor(state: SingletonState, environment: SingletonEnvironment) {
    this.#state = state;
    this.environment = environment;
  }

  get state(): SingletonState {
    return this.#state;
  }

  get step(): SingletonStep {
    return { state: this.#state, effects: this.#effects };
  }

  /** INTEROP: how often in ClusterSingletonManager.cs. */
  get maxHandOverRetries(): number {
    const { removalMarginMs, handOverRetryIntervalMs, minNumberOfHandOverRetries } = this.environment.rules;
    return Math.max(minNumberOfHandOverRetries, Math.trunc(removalMarginMs / handOverRetryIntervalMs) + 3);
  }

  get maxTakeOverRetries(): number {
    return Math.max(1, this.maxHandOverRetries - 3);
  }

  update(change: Partial<SingletonState>): void {
    this.#state = { ...this.#state, ...change };
  }

  do(effect: SingletonEffect): void {
    this.#effects.push(effect);
  }

  log(text: string): void {
    this.do({ kind: "log", text });
  }

  tell(message: HandOverMessage, to: SingletonPeer | Address): void {
    this.do({ kind: "tell", message, to });
  }

  isSelf(node: UniqueAddress | undefined): boolean {
    return node?.equals(this.environment.self) === true;
  }

  isRemoved(node: UniqueAddress): boolean {
    return this.#state.removedAtMs.has(node.key);
  }

  /** Remembers that `node` was removed. */
  addRemoved(node: UniqueAddress): void {
    const { nowMs } = this.environment;
    const recent = [...this.#state.removedAtMs].filter(([, atMs]) => nowMs - atMs < REMEMBERED_MS);
    this.update({ removedAtMs: new Map(recent).set(node.key, nowMs) });
  }

  /** Is ready for the next change of the oldest. */
  wantChange(): void {
    this.update({ wantsChange: true });
  }

  /** Changes the data of the phase. */
  stay(phase: SingletonPhase): void {
    this.update({ phase });
  }

  stop(reason?: string): void {
    if (reason !== undefined) this.log(`${reason}, stopping ClusterSingletonManager`);
    this.goTo({ kind: "stopped" });
    this.do({ kind: "stop" });
  }

  /** Enters another phase, with what belongs to leaving the one and entering the other. */
  goTo(phase: SingletonPhase): void {
    const from = this.#state.phase.kind;
    const to = phase.kind;
    const { rules, self } = this.environment;
    this.update({ phase });
    this.log(`ClusterSingletonManager state change [${from} -> ${to}]`);
    if (from === "becoming-oldest") this.do({ kind: "cancel-timer", timer: "hand-over-retry" });
    if (to === "becoming-oldest") this.do({ kind: "start-timer", timer: "hand-over-retry", afterMs: rules.handOverRetryIntervalMs });
    if (from === "was-oldest") this.do({ kind: "cancel-timer", timer: "take-over-retry" });
    if (from === "acquiring-lease") this.do({ kind: "cancel-timer", timer: "lease-retry" });
    const gaveLeaseUp = from === "oldest" || (from === "acquiring-lease" && to !== "oldest");
    if (rules.usesLease && gaveLeaseUp) this.do({ kind: "release-lease" });
    if (to === "younger" || to === "oldest") this.wantChange();
    if ((to === "younger" || to === "end") && this.isRemoved(self)) this.stop("Self removed");
  }

  /** Creates the singleton, or asks for the lease first. */
  tryOldest(): void {
    if (!this.environment.rules.usesLease) {
      this.becomeOldest();
      return;
    }
    this.log("Trying to acquire lease before starting singleton");
    this.askForLease();
  }

  becomeOldest(): void {
    this.do({ kind: "start-singleton" });
    this.goTo({ kind: "oldest", isRunning: true });
  }

  askForLease(): void {
    if (this.#state.phase.kind === "acquiring-lease") this.stay({ kind: "acquiring-lease", isRunning: false });
    else this.goTo({ kind: "acquiring-lease", isRunning: false });
    this.do({ kind: "acquire-lease" });
  }

  /** Ends the singleton, to hand it over to `to`, if there is one. */
  handOver(isRunning: boolean, to: SingletonPeer | undefined): void {
    if (!isRunning) {
      this.handOverDone(to);
      return;
    }
    if (to !== undefined) this.tell("hand-over-in-progress", to);
    this.do({ kind: "terminate-singleton" });
    this.goTo({ kind: "handing-over", to });
  }

  handOverDone(to: SingletonPeer | undefined): void {
    this.log(`Singleton terminated, hand-over done [${this.environment.self.address} -> ${to?.address ?? ""}]`);
    if (to !== undefined) this.tell("hand-over-done", to);
    this.do({ kind: "exiting-done" });
    if (this.isRemoved(this.environment.self)) this.stop("Self removed");
    else if (to === undefined) this.goTo({ kind: "younger", previousOldest: [] });
    else this.goTo({ kind: "end" });
  }

  /** Ends the singleton, and then this manager. */
  stopWithSingleton(isRunning: boolean, reason?: string): void {
    if (!isRunning) {
      this.stop(reason);
      return;
    }
    if (reason !== undefined) this.log(`${reason}, stopping the singleton`);
    this.do({ kind: "terminate-singleton" });
    this.goTo({ kind: "stopping" });
  }
}
