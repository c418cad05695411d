import { isPromiseLike } from "../context/is-promise-like.ts";
import type { SystemContext } from "../context/system-context.ts";
import { FSM } from "./fsm.ts";
import type { FsmEvent } from "./fsm-state.ts";

/** An event in the log of an FSM, with the state and data at that moment. */
export interface FsmLogEntry<S, D, M = unknown> {
  /** Name of the state. */
  readonly stateName: S;
  /** Data of the state machine. */
  readonly stateData: D;
  /** The message. */
  readonly event: M;
}

/**
 * An {@link FSM} that keeps its most recent events and, with `akka.actor.debug.fsm = on`, logs events and transitions at DEBUG.
 */
export abstract class LoggingFSM<S, D, M = unknown> extends FSM<S, D, M> {
  #entries: FsmLogEntry<S, D, M>[] = [];

  /** The number of events that are kept. Default: 0. Override it. */
  get logDepth(): number {
    return 0;
  }

  /** The most recent events, oldest first. */
  getLog(): readonly FsmLogEntry<S, D, M>[] {
    return [...this.#entries];
  }

  /** Logs the event, then handles it. */
  protected override processEvent(event: FsmEvent<D, M>): unknown {
    const from = this.stateName;
    const isDebugging = (this.context.system as SystemContext).settings.debug.fsm;
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
