import type { ActorInstance, ActorRef, AnyActorRef } from "../actor/index.ts";
import { NO_SENDER } from "../actor/index.ts";
import { enterCell, type LocalActorRef } from "../actor/spi.ts";
import { TestKitUsageError } from "./testkit-usage-error.ts";

/** The messages that an actor of type `A` takes. */
export type MessageOfActor<A> = A extends ActorInstance<infer M> ? M : never;

/** An actor together with its instance, which a test may look into. The actor lives as any other: {@link ref} is all that others see. */
export class TestActorRef<A extends ActorInstance<never>> {
  readonly ref: ActorRef<MessageOfActor<A>>;
  readonly #local: LocalActorRef;

  /** @internal for TestKit */
  constructor(local: LocalActorRef) {
    this.#local = local;
    this.ref = local;
  }

  /** The living instance: another one after each restart. Throws TestKitUsageError when the actor has stopped. */
  get underlyingActor(): A {
    const { actor } = this.#local.cell;
    if (actor === undefined) throw new TestKitUsageError(`${this.ref.path} has no instance: it has stopped, or is about to restart.`);
    return actor as unknown as A;
  }

  /**
   * Handles `message` before this returns, in place of a `tell` that waits for a turn. What the handler throws goes to the supervisor.
   * Throws TestKitUsageError when the actor is waiting for a promise or cannot handle messages.
   */
  receive(message: MessageOfActor<A>, sender?: AnyActorRef): void {
    this.inTurn(() => {
      this.#local.cell.invoke(message, sender === undefined || sender === NO_SENDER ? undefined : (sender as ActorRef));
    });
  }

  /** Does something as the actor, as if a message's turn had come. Throws TestKitUsageError when none could. */
  protected inTurn<T>(act: () => T): T {
    const { cell } = this.#local;
    if (cell.isAwaiting || cell.phase.kind !== "running" || cell.mailbox.length > 0) {
      throw new TestKitUsageError(`${this.ref.path} cannot handle a message right now: let it settle first, or use tell.`);
    }
    const previous = enterCell(cell);
    try {
      return act();
    } finally {
      enterCell(previous);
      cell.endTurn();
    }
  }
}
