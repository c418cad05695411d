import { type ActorRef, type AnyActorRef, Terminated } from "../../actor/index.ts";
import { LocalActorRef } from "../../actor/internal.ts";
import type { Duration } from "../../base/index.ts";
import type { AutoPilot } from "./auto-pilot.ts";
import { type ExpectationError, TestKitUsageError } from "./errors.ts";
import {
  type ClassType,
  differenceText,
  expectationText,
  isExpected,
  type MessageOfType,
  type MessageType,
  messageText,
} from "./expected-message.ts";
import type { Patience } from "./patience.ts";
import type { Arrival, ProbeInbox } from "./probe-inbox.ts";

/** When {@link TestProbe.receiveWhile} ends, other than at the first message that is not accepted. */
export interface ReceiveWhileLimits {
  /** The total time. Default: that of one expectation. */
  readonly max?: Duration;
  /** The maximum time between two messages. Default: `max`. */
  readonly idle?: Duration;
  /** The maximum number of messages. Default: no limit. */
  readonly messages?: number;
}

/**
 * An actor that a test controls: other actors send to {@link ref}, and the test states what it expects. Every expectation takes the oldest
 * message that no expectation has taken yet, or waits for one. It throws ExpectationError if the message is not the expected one, or does
 * not arrive in time.
 *
 * A given timeout is multiplied by `akka.test.timefactor`. Without one, an expectation waits for the time left in the enclosing `within`,
 * or otherwise for `akka.test.single-expect-default` (3 s). The expected message is a class or the constructor of a primitive, a predicate,
 * or a value that is compared by content.
 */
export class TestProbe {
  /** The ref of the probe, for other actors. */
  readonly ref: ActorRef;
  readonly #inbox: ProbeInbox;
  readonly #patience: Patience;
  #last: Arrival | undefined;

  /** @internal for TestKit */
  constructor(ref: ActorRef, inbox: ProbeInbox, patience: Patience) {
    this.ref = ref;
    this.#inbox = inbox;
    this.#patience = patience;
  }

  /** The sender of the message that was taken last. Throws TestKitUsageError before the first. */
  get lastSender(): ActorRef {
    return this.#taken().sender;
  }

  /** The message that was taken last. Throws TestKitUsageError before the first. */
  get lastMessage(): unknown {
    return this.#taken().message;
  }

  /** The number of messages that have arrived and that no expectation has taken. */
  get messageCount(): number {
    return this.#inbox.length;
  }

  /** Resolves with the next message if it is the expected one. */
  expectMsg<T>(guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  /** The next message, which must match. Rejects with {@link ExpectationError}. */
  expectMsg<P extends (message: unknown) => boolean>(
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  /** The next message, which must match. Rejects with {@link ExpectationError}. */
  expectMsg(type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  /** The next message, which must match. Rejects with {@link ExpectationError}. */
  expectMsg<E extends ClassType>(type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  /** The next message, which must match. Rejects with {@link ExpectationError}. */
  expectMsg<T>(value: T, timeout?: Duration): Promise<T>;
  async expectMsg(expected: unknown, timeout?: Duration): Promise<unknown> {
    const arrival = await this.#next(expectationText(expected), timeout);
    if (!isExpected(expected, arrival.message)) {
      throw this.#unexpected(expectationText(expected), arrival, differenceText(expected, arrival.message));
    }
    return arrival.message;
  }

  /** Resolves with the next message if it has this type. Like {@link expectMsg}, for types only. */
  expectMsgType<E extends MessageType>(type: E, timeout?: Duration): Promise<MessageOfType<E>> {
    return this.expectMsg<unknown>(type, timeout) as Promise<MessageOfType<E>>;
  }

  /** Resolves with the next message if it is the expected one and comes from `sender`. */
  expectMsgFrom<T>(sender: AnyActorRef, guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  /** As `expectMsg`, and the sender must be `sender`. */
  expectMsgFrom<P extends (message: unknown) => boolean>(
    sender: AnyActorRef,
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  /** As `expectMsg`, and the sender must be `sender`. */
  expectMsgFrom(sender: AnyActorRef, type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  /** As `expectMsg`, and the sender must be `sender`. */
  expectMsgFrom<E extends ClassType>(sender: AnyActorRef, type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  /** As `expectMsg`, and the sender must be `sender`. */
  expectMsgFrom<T>(sender: AnyActorRef, value: T, timeout?: Duration): Promise<T>;
  async expectMsgFrom(sender: AnyActorRef, expected: unknown, timeout?: Duration): Promise<unknown> {
    const text = `${expectationText(expected)} from ${sender}`;
    const arrival = await this.#next(text, timeout);
    if (!isExpected(expected, arrival.message) || !arrival.sender.equals(sender)) {
      throw this.#unexpected(text, arrival, differenceText(expected, arrival.message));
    }
    return arrival.message;
  }

  /** Resolves with the next message if it is one of these. */
  async expectMsgAnyOf<T>(expected: readonly T[], timeout?: Duration): Promise<T> {
    const text = `one of ${expected.map(expectationText).join(", ")}`;
    const arrival = await this.#next(text, timeout);
    if (!expected.some((one) => isExpected(one, arrival.message))) throw this.#unexpected(text, arrival);
    return arrival.message as T;
  }

  /** Resolves with the next messages, in the order of arrival, if they are these, one for each, in any order. */
  async expectMsgAllOf<T>(expected: readonly T[], timeout?: Duration): Promise<T[]> {
    const missing = [...expected];
    const endMs = this.#endMs(timeout);
    const found: T[] = [];
    while (missing.length > 0) {
      const text = `${missing.map(expectationText).join(" and ")} in any order`;
      const arrival = await this.#nextUntil(text, endMs);
      const fitting = missing.filter((one) => isExpected(one, arrival.message));
      const taken = fitting.find((one) => typeof one !== "function") ?? fitting[0]; // a value accepts fewer messages than a type, so it goes first
      const at = taken === undefined ? -1 : missing.indexOf(taken);
      if (at < 0) throw this.#unexpected(text, arrival);
      missing.splice(at, 1);
      found.push(arrival.message as T);
    }
    return found;
  }

  /** Resolves if no message arrives for `duration` on the system's clock; with a manual clock this takes no real time. */
  async expectNoMsg(duration?: Duration): Promise<void> {
    const waitMs = this.#patience.timeoutMs(duration);
    const arrival = await this.#take(waitMs);
    if (arrival !== undefined) throw this.#unexpected(`no message for ${waitMs} ms`, arrival);
  }

  /** Resolves with the next message if it is the `Terminated` of `actor`, which this probe must {@link watch}. */
  async expectTerminated(actor: AnyActorRef, timeout?: Duration): Promise<Terminated> {
    const text = `Terminated of ${actor}`;
    const arrival = await this.#next(text, timeout);
    const { message } = arrival;
    if (message instanceof Terminated && message.actor.equals(actor)) return message;
    throw this.#unexpected(text, arrival);
  }

  /** Discards messages until one has the type or is accepted by the predicate, and resolves with that one. */
  fishForMessage<T>(guard: (message: unknown) => message is T, timeout?: Duration): Promise<T>;
  /** The next message that matches; others are skipped. */
  fishForMessage<P extends (message: unknown) => boolean>(
    predicate: P,
    timeout?: Duration,
  ): Promise<P extends BooleanConstructor ? boolean : unknown>;
  /** The next message that matches; others are skipped. */
  fishForMessage(type: BigIntConstructor, timeout?: Duration): Promise<bigint>;
  /** The next message that matches; others are skipped. */
  fishForMessage<E extends ClassType>(type: E, timeout?: Duration): Promise<MessageOfType<E>>;
  async fishForMessage(wanted: unknown, timeout?: Duration): Promise<unknown> {
    const endMs = this.#endMs(timeout);
    for (;;) {
      const { message } = await this.#nextUntil(expectationText(wanted), endMs);
      if (isExpected(wanted, message)) return message;
    }
  }

  /** Resolves with the next message, or with `undefined` if none arrives in time. */
  async receiveOne(timeout?: Duration): Promise<unknown> {
    return (await this.#take(this.#patience.timeoutMs(timeout)))?.message;
  }

  /** Resolves with the next `count` messages. */
  async receiveN(count: number, timeout?: Duration): Promise<unknown[]> {
    const endMs = this.#endMs(timeout);
    const messages: unknown[] = [];
    while (messages.length < count) {
      messages.push((await this.#nextUntil(`message ${messages.length + 1} of ${count}`, endMs)).message);
    }
    return messages;
  }

  /**
   * Resolves with the results of `accept` for the next messages, up to the first `undefined`; that message is left for the next
   * expectation.
   */
  async receiveWhile<T>(accept: (message: unknown) => T | undefined, limits: ReceiveWhileLimits = {}): Promise<T[]> {
    const endMs = this.#endMs(limits.max);
    const idleMs = limits.idle === undefined ? Number.POSITIVE_INFINITY : this.#patience.dilatedMs(limits.idle);
    const accepted: T[] = [];
    while (accepted.length < (limits.messages ?? Number.POSITIVE_INFINITY)) {
      if (!(await this.#hasArrived(Math.min(idleMs, this.#leftMs(endMs))))) break;
      const first = this.#inbox.peek();
      const value = first === undefined ? undefined : accept(first.message);
      if (value === undefined) break;
      this.#last = this.#inbox.shift();
      accepted.push(value);
    }
    return accepted;
  }

  /** Sends `message` to `actor` with the probe as sender. */
  send<T>(actor: ActorRef<T>, message: T): void {
    actor.tell(message, this.ref);
  }

  /** Sends `message` to {@link lastSender} with the probe as sender. */
  reply(message: unknown): void {
    this.lastSender.tell(message, this.ref);
  }

  /** Sends {@link lastMessage} to `actor`, which sees {@link lastSender} as its sender. */
  forward(actor: AnyActorRef): void {
    const { message, sender } = this.#taken();
    (actor as ActorRef).tell(message, sender);
  }

  /** Requests a `Terminated` for when `actor` terminates. Returns `actor`. */
  watch<R extends AnyActorRef>(actor: R): R {
    return this.#cell().watch(actor);
  }

  /** Ends the watch of `actor`. */
  unwatch<R extends AnyActorRef>(actor: R): R {
    return this.#cell().unwatch(actor);
  }

  /** Lets `autoPilot` reply to messages from now on. Expectations still receive the messages. */
  setAutoPilot(autoPilot: AutoPilot): void {
    this.#inbox.autoPilot = autoPilot;
  }

  /** From now on, discards messages that `isIgnored` accepts. Replaces an earlier rule. */
  ignoreMessages(isIgnored: (message: unknown) => boolean): void {
    this.#inbox.isIgnored = isIgnored;
  }

  /** Ends {@link ignoreMessages}. */
  ignoreNoMessages(): void {
    this.#inbox.isIgnored = undefined;
  }

  #next(expected: string, timeout: Duration | undefined): Promise<Arrival> {
    return this.#nextUntil(expected, this.#endMs(timeout));
  }

  async #nextUntil(expected: string, endMs: number): Promise<Arrival> {
    const startMs = this.#patience.time.nowMs();
    const arrival = await this.#take(this.#leftMs(endMs));
    if (arrival !== undefined) return arrival;
    throw this.#patience.failure(
      `${this.ref.path} expected ${expected}, but no message arrived for ${this.#patience.time.nowMs() - startMs} ms. ` +
        "Pass a longer timeout, or raise akka.test.single-expect-default or akka.test.timefactor, if it only arrives late.",
    );
  }

  async #take(waitMs: number): Promise<Arrival | undefined> {
    if (!(await this.#hasArrived(waitMs))) return undefined;
    const arrival = this.#inbox.shift();
    if (arrival !== undefined) this.#last = arrival;
    return arrival;
  }

  #hasArrived(waitMs: number): Promise<boolean> {
    return this.#patience.time.waitFor(() => this.#inbox.length > 0, waitMs, this.#inbox.wake);
  }

  #endMs(timeout: Duration | undefined): number {
    return this.#patience.time.nowMs() + this.#patience.timeoutMs(timeout);
  }

  #leftMs(endMs: number): number {
    return Math.max(0, endMs - this.#patience.time.nowMs());
  }

  #unexpected(expected: string, { message, sender }: Arrival, difference = ""): ExpectationError {
    return this.#patience.failure(
      `${this.ref.path} expected ${expected}, but got ${messageText(message)} from ${sender.path}.${difference}`,
    );
  }

  #taken(): Arrival {
    if (this.#last !== undefined) return this.#last;
    throw new TestKitUsageError(`${this.ref.path} has taken no message yet: expect one first.`);
  }

  #cell() {
    if (this.ref instanceof LocalActorRef) return this.ref.cell;
    throw new TestKitUsageError(`${this.ref.path} is not an actor of this process.`);
  }
}
