import { errorFrom } from "../cell/actor-error.ts";
import * as Status from "../author/status.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** How an outcome becomes a message. */
export interface PipeToOptions<T> {
  /** Default: none. */
  readonly sender?: AnyActorRef;
  /** Makes the message. Default: the value itself; nothing is sent for `undefined`. */
  readonly success?: (value: T) => unknown;
  /** Makes the message for a rejection. Default: `Status.Failure` with the error. */
  readonly failure?: (error: Error) => unknown;
}

/**
 * Sends what `promise` resolves with to `recipient`, or a `Status.Failure` when it rejects: the way to go on handling messages while
 * something is under way, where `await` in a handler would hold them back. The promise returned resolves when that is done and never rejects;
 * what `success` throws becomes a `Status.Failure`.
 */
export async function pipeTo<T>(promise: PromiseLike<T>, recipient: AnyActorRef, options: PipeToOptions<T> = {}): Promise<void> {
  const to = recipient as ActorRef;
  const from = options.sender ?? NO_SENDER; // INTEROP: as in Akka.NET, the actor that pipes is not the sender of its own accord
  try {
    const value = await promise;
    const message = options.success === undefined ? value : options.success(value);
    if (message !== undefined) to.tell(message, from);
  } catch (thrown) {
    const error = errorFrom(thrown);
    to.tell(failureOf(error, options.failure), from);
  }
}

function failureOf(error: Error, failure: ((error: Error) => unknown) | undefined): unknown {
  if (failure === undefined) return new Status.Failure(error);
  try {
    return failure(error) ?? new Status.Failure(error);
  } catch (thrown) {
    return new Status.Failure(errorFrom(thrown));
  }
}
