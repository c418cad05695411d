import type { ActorRef, AnyActorRef, AskOptions, ReplyOf, ReplyToken, ReplyType } from "../../actor/index.ts";
import { type Duration, InvalidArgumentError } from "../../base/index.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";

/**
 * A handle to one entity, wherever it lives now, and whether it runs or not: a message starts it. It belongs to this node: send `entityId` to other
 * nodes, not the handle. `ClusterSharding.entityRefFor` makes it; it costs nothing to make it for each message.
 *
 * INTEROP: messages travel in a {@link ShardingEnvelope}, which entities of Akka.NET receive unwrapped, as those of this library do.
 */
export class EntityRef<in M = unknown> {
  /** The name of the type. */
  readonly typeName: string;
  /** Id of the entity. */
  readonly entityId: string;
  readonly #region: ActorRef;

  /** @internal see `ClusterSharding.entityRefFor` */
  constructor(typeName: string, entityId: string, region: ActorRef) {
    if (typeof entityId !== "string" || entityId === "")
      throw new InvalidArgumentError(
        `An entity of the type "${typeName}" has an id, which is a text and not empty, not ${String(entityId)}.`,
      );
    this.typeName = typeName;
    this.entityId = entityId;
    this.#region = region;
  }

  /**
   * Sends `message` to the entity, as `tell` of an `ActorRef` does: at most once, in the order sent, with the actor whose handler is
   * running as the sender. Throws only for `null` and `undefined`.
   */
  tell(message: M, sender?: AnyActorRef): void {
    this.#region.tell(this.#enveloped(message), sender);
  }

  /**
   * Sends `message` and resolves with the first reply, with the timeouts, signals and reply types of `ask` of an `ActorRef`, and its errors. The
   * time includes that in which the home of the entity is found, or its shard moves. A function makes the message from the ref that receives the reply.
   */
  ask<T extends ReplyToken>(question: (replyTo: ActorRef) => M, type: T, timeout?: Duration | AskOptions): Promise<ReplyOf<T>>;
  /** Sends `message` and resolves with the reply. */
  ask(question: (replyTo: ActorRef) => M, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Sends `message` and resolves with the reply. */
  ask(message: M, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Sends `message` and resolves with the reply. */
  ask(message: M, type: StringConstructor, timeout?: Duration | AskOptions): Promise<string>;
  /** Sends `message` and resolves with the reply. */
  ask(message: M, type: NumberConstructor, timeout?: Duration | AskOptions): Promise<number>;
  /** Sends `message` and resolves with the reply. */
  ask(message: M, type: BigIntConstructor, timeout?: Duration | AskOptions): Promise<bigint>;
  /** Sends `message` and resolves with the reply. */
  ask(message: M, type: BooleanConstructor, timeout?: Duration | AskOptions): Promise<boolean>;
  /** Sends `message` and resolves with the reply. */
  ask<R>(message: M, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;
  /** Sends `message` and resolves with the reply. */
  ask(message: unknown, ...rest: readonly unknown[]): Promise<unknown> {
    const question = typeof message === "function" ? (replyTo: ActorRef) => this.#enveloped(message(replyTo)) : this.#enveloped(message);
    return (this.#region as { ask(message: unknown, ...rest: readonly unknown[]): Promise<unknown> }).ask(question, ...rest);
  }

  /** `Order/order-1`: the type and the id. */
  toString(): string {
    return `${this.typeName}/${this.entityId}`;
  }

  /** Nothing stays nothing, which refs refuse. */
  #enveloped(message: unknown): unknown {
    return message === null || message === undefined ? message : new ShardingEnvelope(this.entityId, message);
  }
}
