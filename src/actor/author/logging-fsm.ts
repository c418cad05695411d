import { isPromiseLike } from "../cell/is-promise-like.ts";
import type { SystemServices } from "../system/system-services.ts";
import { FSM } from "./fsm.ts";
import type { FsmEvent } from "./fsm-state.ts";

/** An event in the rolling log of an FSM, with what the machine was when it came. */
export interface FsmLogEntry<S, D, M = unknown> {
  readonly stateName: S;
  readonly stateData: D;
  readonly event: M;
}

/**
 * An {@link FSM} that remembers its last events, and, with `akka.actor.debug.fsm = on`, logs events and transitions at DEBUG.
 */
export abstract class LoggingFSM<S, D, M = unknown> extends FSM<S, D, M> {
  #entries: FsmLogEntry<S, D, M>[] = [];

  /** Events that the rolling log holds. Default: 0. Override it. */
  get logDepth(): number {
    return 0;
  }

  /** The last events, oldest first. */
  getLog(): readonly FsmLogEntry<S, D, M>[] {
    return [...this.#entries];
  }

  protected override processEvent(event: FsmEvent<D, M>): unknown {
    const from = this.stateName;
    const isDebugging = (this.context.system as SystemServices).settings.debug.fsm;
    if (isDebugging) this.log.debug("processing {0} from {1} in state {2}", event.event, this.sender, from);
    if (this.logDepth > 0)
      this.#entries = [...this.#entries, { stateName: from, stateData: event.stateData, event: event.event }].slice(-this.logDepth);
    const processed = super.processEvent(event);
    if (!isDebugging) return processed;
    const tell = (): void => {
      if (this.stateName !== from) this.log.debug("transition {0} -> {1}", from, this.stateName);
    };
    return isPromiseLike(processed) ? processed.then(tell) : tell();
  }
}
