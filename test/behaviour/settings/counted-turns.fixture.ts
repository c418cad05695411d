import type { DispatcherFactory } from "../../../src/actor/index.ts";

/** A kind of dispatcher for `dispatchers` of a setup that counts the turns which its actors request. */
export class CountedTurns {
  count = 0;

  readonly factory: DispatcherFactory = (context) => ({
    ...context,
    mailboxType: undefined,
    mailboxRequirement: undefined,
    schedule: (runnable) => {
      this.count += 1;
      context.eventLoop.schedule(runnable);
    },
    turnDeadlineMs: () => 0,
    nowMs: () => context.clock.nowMs(),
  });
}
