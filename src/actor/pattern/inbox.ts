import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import { ActorBase } from "../author/actor-base.ts";
import { Terminated } from "../message/terminated.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { LocalActorRef } from "../local-ref/local-actor-ref.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import { InboxClosedError, InboxTimeoutError } from "./errors.ts";

interface Waiting {
  readonly wants: (message: unknown) => boolean;
  readonly resolve: (message: unknown) => void;
  readonly reject: (error: Error) => void;
  cancelTimer: CancelTimer;
}

/** What an inbox needs of its system. */
interface InboxSystem extends ActorSystem {
  readonly settings: { readonly inbox: { readonly size: number; readonly defaultTimeoutMs: number } };
  readonly platform: { readonly timers: { once(delayMs: number, task: () => void): CancelTimer } };
  systemActorOf(props: Props, name: string): ActorRef;
  nextActorUid(): number;
}

/**
 * A mailbox outside of actors: a program sends with {@link ref} as the sender and receives the replies one by one. It holds
 * `akka.actor.inbox.inbox-size` messages (1000); further messages are dropped, with one warning. Close it explicitly or with `using`.
 */
export class Inbox {
  /** The ref of this inbox, for other actors. */
  readonly ref: ActorRef;
  readonly #system: InboxSystem;
  readonly #messages: unknown[] = [];
  readonly #waiting: Waiting[] = [];
  #hasWarned = false;
  #isClosed = false;

  private constructor(system: InboxSystem) {
    this.#system = system;
    this.ref = system.systemActorOf(
      Props.from(() => new InboxActor((message) => this.#take(message))),
      `inbox-${system.nextActorUid()}`,
    );
  }

  /** Creates an inbox below `/system`. */
  static create(system: ActorSystem): Inbox {
    return new Inbox(system as InboxSystem);
  }

  /** The number of messages to be received. */
  get length(): number {
    return this.#messages.length;
  }

  /** Sends `message` to `target` with this inbox as the sender. */
  send<M>(target: ActorRef<M>, message: M): void {
    target.tell(message, this.ref);
  }

  /**
   * Resolves with the oldest message, or with the next one to arrive. Rejects with InboxTimeoutError after `timeout`, by default
   * `akka.actor.inbox.default-timeout` (5 s), and with InboxClosedError.
   */
  receive(timeout?: Duration): Promise<unknown> {
    return this.receiveWhere(() => true, timeout);
  }

  /** Resolves with the oldest message that `predicate` accepts; the others stay. Otherwise like {@link receive}. */
  receiveWhere<T>(predicate: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  /** The next message for which `predicate` holds. Rejects with {@link InboxTimeoutError}. */
  receiveWhere(predicate: (message: unknown) => boolean, timeout?: Duration): Promise<unknown>;
  /** The next message for which `predicate` holds. Rejects with {@link InboxTimeoutError}. */
  receiveWhere(predicate: (message: unknown) => boolean, timeout?: Duration): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new InboxClosedError(this.ref.path));
    const at = this.#messages.findIndex(predicate);
    if (at >= 0) return Promise.resolve(this.#messages.splice(at, 1)[0]);
    const timeoutMs = timeout === undefined ? this.#system.settings.inbox.defaultTimeoutMs : millisecondsOf(timeout);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { wants: predicate, resolve, reject, cancelTimer: () => {} };
      this.#waiting.push(waiting);
      if (timeoutMs === Number.POSITIVE_INFINITY) return;
      waiting.cancelTimer = this.#system.platform.timers.once(timeoutMs, () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new InboxTimeoutError(this.ref.path, timeoutMs, timeout === undefined));
      });
    });
  }

  /** Requests a `Terminated` for when `actor` terminates; it arrives even if the inbox is full. */
  watch(actor: AnyActorRef): void {
    this.#cell.watch(actor);
  }

  /** Ends the watch of `actor`. */
  unwatch(actor: AnyActorRef): void {
    this.#cell.unwatch(actor);
  }

  /** Closes the inbox: its actor stops, and pending receives reject. May be called repeatedly. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { cancelTimer, reject } of this.#waiting.splice(0)) {
      cancelTimer();
      reject(new InboxClosedError(this.ref.path));
    }
    this.#system.stop(this.ref);
  }

  /** Closes the inbox. */
  [Symbol.dispose](): void {
    this.close();
  }

  get #cell() {
    if (this.ref instanceof LocalActorRef) return this.ref.cell;
    throw new InboxClosedError(this.ref.path);
  }

  #take(message: unknown): void {
    const at = this.#waiting.findIndex(({ wants }) => wants(message));
    if (at >= 0) {
      const [waiting] = this.#waiting.splice(at, 1);
      waiting?.cancelTimer();
      waiting?.resolve(message);
      return;
    }
    const { size } = this.#system.settings.inbox;
    if (this.#messages.length < size || message instanceof Terminated) {
      this.#messages.push(message);
      return;
    }
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#system
      .log(this.ref.path.toString())
      .warning("The inbox holds {0} messages (akka.actor.inbox.inbox-size): further messages are dropped, without further warnings", size);
  }
}

class InboxActor extends ActorBase {
  readonly #take: (message: unknown) => void;

  constructor(take: (message: unknown) => void) {
    super();
    this.#take = take;
  }

  override handle(message: unknown): void {
    this.#take(message);
  }
}
