import { inspectInOneLine } from "../../base/index.ts";

/** A message that every actor handles without a handler of its own, unless its class passes it on. Every ref accepts it. */
export abstract class AutoReceivedMessage {
  /** Never present: prevents other classes from being assignable to this one. */
  declare protected readonly isAutoReceived: true;
}

inspectInOneLine(AutoReceivedMessage.prototype);
