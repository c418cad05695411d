import type { CancelTimer } from "../../platform/index.ts";
import type { BehaviorStack, Receive } from "../context/behavior-stack.ts";
import { Stash } from "../context/stash.ts";
import { TimerScheduler } from "../context/timer-scheduler.ts";
import { Terminated } from "../message/terminated.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { AwaitingCell } from "./awaiting.ts";
import type { SystemMessageCell } from "./handle-system-message.ts";
import type { ReceiveTimeoutTimer } from "./receive-timeout-timer.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/** The state that few actors need: keeping it in a separate object makes all others smaller. */
export class CellExtras {
  /** The handler that replaces the instance's own. */
  receive: Receive | undefined = undefined;
  awaitingSinceMs: number | undefined = undefined;
  failedToStart = false;
  behaviors: BehaviorStack | undefined = undefined;
  timers: TimerScheduler | undefined = undefined;
  stash: Stash | undefined = undefined;
  strategy: SupervisorStrategy | undefined = undefined;
  cancelStuckWarning: CancelTimer | undefined = undefined;
  log: LoggingAdapter | undefined = undefined;
  receiveTimeout: ReceiveTimeoutTimer | undefined = undefined;
}

/** Timers for the current instance of `cell`. */
export function newTimers(cell: AwaitingCell): TimerScheduler {
  const { platform, settings } = cell.system;
  return new TimerScheduler({
    path: cell.self.path,
    platform,
    log: settings.debug.logTimers ? cell.log : undefined,
    enqueue: (tick) => cell.mailbox.enqueue(tick, undefined),
  });
}

/** A stash for the current instance of `cell`; `currentSender` is the sender of the message that it handles. */
export function newStash(cell: SystemMessageCell, currentSender: () => ActorRef | undefined): Stash {
  return new Stash(
    {
      path: cell.self.path,
      current: () => (cell.currentMessage === undefined ? undefined : { message: cell.currentMessage, sender: currentSender() }),
      enqueueFirst: ({ message, sender }) => {
        if (message instanceof Terminated) cell.watches().queueAgain(message);
        cell.mailbox.enqueueFirst(message, sender);
      },
    },
    cell.props.deploy.stashCapacity ?? cell.system.settings.stashCapacity,
  );
}
