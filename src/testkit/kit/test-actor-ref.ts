import type { ActorInstance, ActorRef, AnyActorRef } from "../../actor/index.ts";
import { NO_SENDER } from "../../actor/index.ts";
import { enterCell, type LocalActorRef } from "../../actor/internal.ts";
import { TestKitUsageError } from "./errors.ts";

/** The messages that an actor of type `A` accepts. */
export type MessageOfActor<A> = A extends ActorInstance<infer M> ? M : never;

/** An actor together with its instance, for a test to inspect. Other actors see it as any actor, by its {@link ref}. */
export class TestActorRef<A extends ActorInstance<never>> {
  /** The ref of the actor. */
  readonly ref: ActorRef<MessageOfActor<A>>;
  readonly #local: LocalActorRef;

  /** @internal for TestKit */
  constructor(local: LocalActorRef) {
    this.#local = local;
    this.ref = local;
  }

  /** The current instance, which changes with each restart. Throws TestKitUsageError if the actor has stopped. */
  get underlyingActor(): A {
    const { actor } = this.#local.cell;
    if (actor === undefined) throw new TestKitUsageError(`${this.ref.path} has no instance: it has stopped, or is about to restart.`);
    return actor as unknown as A;
  }

  /**
   * Handles `message` synchronously, unlike `tell`, which waits for a turn. An error of the handler goes to the supervisor. Throws
   * TestKitUsageError if the actor awaits a promise or cannot handle messages.
   */
  receive(message: MessageOfActor<A>, sender?: AnyActorRef): void {
    this.inTurn(() => {
      this.#local.cell.invoke(message, sender === undefined || sender === NO_SENDER ? undefined : (sender as ActorRef));
    });
  }

  /** Runs `act` as the actor, as in the turn of a message. Throws TestKitUsageError if that is not possible now. */
  protected inTurn<T>(act: () => T): T {
    const { cell } = this.#local;
    if (cell.isAwaiting || cell.phase.kind !== "running" || cell.mailbox.length > 0) {
      throw new TestKitUsageError(`${this.ref.path} cannot handle a message now. Let it settle first, or use tell.`);
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
