import { errorFrom } from "../../base/index.ts";
import * as Status from "../message/status.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** How an outcome is sent. */
export interface PipeToOptions<T> {
  /** The sender. Default: none. */
  readonly sender?: AnyActorRef;
  /** Creates the message. Default: the value itself; nothing is sent for `undefined`. */
  readonly success?: (value: T) => unknown;
  /** Creates the message for a rejection. Default: `Status.Failure` with the error. */
  readonly failure?: (error: Error) => unknown;
}

/**
 * Sends the result of `promise` to `recipient`, or a `Status.Failure` if it rejects. The actor can handle messages meanwhile, whereas an
 * `await` in a handler would hold them back. The returned promise resolves when the message has been sent and never rejects; an error of
 * `success` becomes a `Status.Failure`.
 */
export async function pipeTo<T>(promise: PromiseLike<T>, recipient: AnyActorRef, options: PipeToOptions<T> = {}): Promise<void> {
  const to = recipient as ActorRef;
  const from = options.sender ?? NO_SENDER; // INTEROP: as in Akka.NET, the actor that pipes is not the sender unless it is passed
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
