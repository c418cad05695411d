import { type Duration, InvalidArgumentError, millisecondsOf } from "../../base/index.ts";
import type { AnyActorRef, ExponentialBackoff, StrategyOptions } from "../../actor/index.ts";
import { assertOption } from "../option/assert-option.ts";

const OWNER = "a back-off supervisor";

/**
 * How a back-off supervisor treats its child. The options of a strategy apply to failures of the child; `maxNrOfRetries` also limits the
 * restarts after a pause: with 3, the supervisor stops instead of starting its child a fourth time. Default: -1, no limit.
 */
export interface BackoffOptions extends ExponentialBackoff, StrategyOptions {
  /**
   * How long a child must live after its restart, so that the pauses begin anew at `minBackoff`. `"manual"`: they begin anew only at a ResetBackoff.
   * Default: `minBackoff`.
   */
  readonly reset?: Duration;
  /** Sent to the sender of each message that arrives while there is no child. Default: such messages become dead letters. */
  readonly replyWhileStopped?: unknown;
  /** Gets each message that arrives while there is no child, from its sender. Not in Akka.NET. */
  readonly handlerWhileStopped?: AnyActorRef;
  /**
   * Whether the child is expected to stop after this message: then the supervisor of `Backoff.onStop` stops with it. While there is no child,
   * every back-off supervisor stops at such a message.
   */
  readonly finalStopMessage?: (message: unknown) => boolean;
}

/** Throws InvalidArgumentError, and InvalidDurationError for texts that are no durations. */
export function assertValid(options: BackoffOptions): void {
  const { minBackoff, maxBackoff, randomFactor = 0, reset = minBackoff, replyWhileStopped, handlerWhileStopped } = options;
  const minBackoffMs = millisecondsOf(minBackoff);
  assertOption(OWNER, minBackoffMs > 0 && Number.isFinite(minBackoffMs), "minBackoff", "a finite duration longer than 0", minBackoff);
  assertOption(OWNER, millisecondsOf(maxBackoff) >= minBackoffMs, "maxBackoff", "at least minBackoff", maxBackoff);
  assertOption(OWNER, randomFactor >= 0 && randomFactor <= 1, "randomFactor", "a number between 0 and 1", randomFactor);
  if (reset !== "manual") millisecondsOf(reset);
  if (replyWhileStopped !== undefined && handlerWhileStopped !== undefined)
    throw new InvalidArgumentError(
      "A back-off supervisor cannot have both a replyWhileStopped and a handlerWhileStopped. Pass one of them.",
    );
}
