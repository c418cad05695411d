import type { ActorIdentity } from "../message/identify.ts";
import type { ReceiveTimeout } from "../message/receive-timeout.ts";
import type * as Status from "../message/status.ts";
import type { Terminated } from "../message/terminated.ts";

/**
 * What any actor can get besides the messages of its type, because it asked for it: `Terminated` after `watch`, `ReceiveTimeout` after
 * `setReceiveTimeout`, `Status.Failure` from `pipeTo`, `ActorIdentity` as answer to `Identify`.
 */
export type Notification = ActorIdentity | ReceiveTimeout | Status.Failure | Terminated;

/** `T` when an actor of messages `M` can receive it, as one of them, as a class that some of them extend, or as a {@link Notification}. */
export type Receivable<T, M> = unknown extends M
  ? unknown
  : T extends M | Notification
    ? unknown
    : [Extract<M, T>] extends [never]
      ? "not among the messages of this actor"
      : unknown;

/** The messages of an actor that are of a primitive type. */
export type PrimitiveOf<T, M> = unknown extends M ? T : [Extract<M, T>] extends [never] ? T : Extract<M, T>;

/** As {@link Receivable}, for what a guard accepts. A function that is no type guard may accept any message of the actor. */
export type ReceivableBy<P, M> = P extends BooleanConstructor
  ? Receivable<boolean, M>
  : P extends (message: unknown) => message is infer T
    ? Receivable<T, M>
    : unknown;

/** What a handler gets that stands behind a guard. */
export type AcceptedBy<P, M> = P extends BooleanConstructor
  ? PrimitiveOf<boolean, M>
  : P extends (message: unknown) => message is infer T
    ? T
    : unknown extends M
      ? unknown
      : M | Notification;
