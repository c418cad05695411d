import type { FSM } from "../actor/index.ts";
import type { Duration } from "../base/index.ts";
import { TestActorRef } from "./test-actor-ref.ts";

/** A machine of whatever states, data and messages. */
// oxlint-disable-next-line typescript/no-explicit-any -- states and data stand on both sides of its methods: no other type holds all machines
export type AnyFsm = FSM<any, any, any>;

type StateOf<A> = A extends { readonly stateName: infer S } ? S : never;
type DataOf<A> = A extends { readonly stateData: infer D } ? D : never;

/** A finite state machine together with its instance: where it is, and a way to put it elsewhere. */
export class TestFsmRef<A extends AnyFsm> extends TestActorRef<A> {
  /** Name of the state that it is in. */
  get stateName(): StateOf<A> {
    return this.underlyingActor.stateName;
  }

  get stateData(): DataOf<A> {
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
  setState(stateName: StateOf<A>, stateData?: DataOf<A>, timeout?: Duration): void {
    this.inTurn(() => {
      const machine = this.underlyingActor;
      let next = machine.goTo(stateName);
      if (stateData !== undefined) next = next.using(stateData);
      if (timeout !== undefined) next = next.forMax(timeout);
      machine.applyState(next);
    });
  }
}
