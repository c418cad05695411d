import type { FSM } from "../actor/index.ts";
import type { Duration } from "../base/index.ts";
import { TestActorRef } from "./test-actor-ref.ts";

/** A machine of whatever states, data and messages. */
// oxlint-disable-next-line typescript/no-explicit-any -- states and data stand on both sides of its methods: no other type holds all machines
export type AnyFsm = FSM<any, any, any>;

/** A finite state machine together with its instance: where it is, and a way to put it elsewhere. */
export class TestFsmRef<A extends AnyFsm> extends TestActorRef<A> {
  /** Name of the state that it is in. */
  get stateName(): A["stateName"] {
    return this.underlyingActor.stateName;
  }

  get stateData(): A["stateData"] {
    return this.underlyingActor.stateData;
  }

  get isStateTimerActive(): boolean {
    return this.underlyingActor.isStateTimerActive;
  }

  isTimerActive(key: unknown): boolean {
    return this.underlyingActor.timers.isTimerActive(key);
  }

  /**
   * Goes to a state, with all that belongs to it: transition handlers, listeners, state timeout. Default of `stateData`: as it is. Throws
   * TestKitUsageError when the machine is busy.
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
