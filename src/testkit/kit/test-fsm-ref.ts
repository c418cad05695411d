import type { FSM } from "../../actor/index.ts";
import type { Duration } from "../../base/index.ts";
import { TestActorRef } from "./test-actor-ref.ts";

/** A state machine with any states, data and messages. */
// oxlint-disable-next-line typescript/no-explicit-any -- states and data are both inputs and outputs of its methods, so no other type accepts all machines
export type AnyFsm = FSM<any, any, any>;

/** A finite state machine together with its instance, for a test to read and set its state. */
export class TestFsmRef<A extends AnyFsm> extends TestActorRef<A> {
  /** The name of its current state. */
  get stateName(): A["stateName"] {
    return this.underlyingActor.stateName;
  }

  /** Data of the state machine. */
  get stateData(): A["stateData"] {
    return this.underlyingActor.stateData;
  }

  /** Whether the timer of the current state runs. */
  get isStateTimerActive(): boolean {
    return this.underlyingActor.isStateTimerActive;
  }

  /** Whether the timer `key` runs. */
  isTimerActive(key: unknown): boolean {
    return this.underlyingActor.timers.isTimerActive(key);
  }

  /**
   * Goes to a state as in a transition: runs transition handlers, notifies listeners, starts the state timeout. By default, `stateData` is
   * unchanged. Throws TestKitUsageError if the machine is busy.
   */
  setState(stateName: A["stateName"], stateData?: A["stateData"], timeout?: Duration): void {
    this.inTurn(() => {
      const machine = this.underlyingActor;
      let next = machine.goTo(stateName);
      if (stateData !== undefined) next = next.using(stateData);
      if (timeout !== undefined) next = next.forMax(timeout);
      machine.applyState(next);
    });
  }
}
