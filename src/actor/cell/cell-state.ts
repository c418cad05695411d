import type { CancelTimer } from "../../platform/index.ts";
import { Mailbox } from "../mailbox/mailbox.ts";
import { CellExtras } from "./cell-extras.ts";

/** The mailbox of an actor with the state that few cells have: see {@link CellExtras}. */
export abstract class CellState extends Mailbox {
  protected extras: CellExtras | undefined = undefined;

  get isAwaiting(): boolean {
    return this.extras !== undefined && this.extras.awaitingSinceMs !== undefined;
  }

  get awaitingSinceMs(): number | undefined {
    return this.extras?.awaitingSinceMs;
  }

  set awaitingSinceMs(sinceMs: number | undefined) {
    if (sinceMs !== undefined || this.extras !== undefined) this.cellExtras().awaitingSinceMs = sinceMs;
  }

  get hasStarted(): boolean {
    return this.extras?.failedToStart !== true;
  }

  set hasStarted(hasStarted: boolean) {
    if (!hasStarted || this.extras !== undefined) this.cellExtras().failedToStart = !hasStarted;
  }

  get cancelStuckWarning(): CancelTimer | undefined {
    return this.extras?.cancelStuckWarning;
  }

  set cancelStuckWarning(cancel: CancelTimer | undefined) {
    if (cancel !== undefined || this.extras !== undefined) this.cellExtras().cancelStuckWarning = cancel;
  }

  /** The number of stashed messages. */
  get stashedCount(): number {
    return this.extras?.stash?.count ?? 0;
  }

  cancelTimers(): void {
    this.extras?.receiveTimeout?.set(undefined);
    this.extras?.timers?.cancelAll();
  }

  releaseTimersAndStash(): void {
    const { extras } = this;
    if (extras === undefined) return;
    extras.timers?.cancelAll();
    extras.timers = undefined;
    extras.stash?.unstashAll();
    extras.stash = undefined;
  }

  protected cellExtras(): CellExtras {
    this.extras ??= new CellExtras();
    return this.extras;
  }
}
