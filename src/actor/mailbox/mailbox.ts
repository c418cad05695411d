import { RingQueue } from "../../base/index.ts";
import { enterCell, type RunningCell } from "../ref/current-cell.ts";
import type { Dispatcher, Runnable } from "../dispatch/dispatcher.ts";
import { TurnCounts, type TurnWatch } from "../dispatch/turn-watch.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { Backlog, CHUNK_CAPACITY } from "./backlog.ts";
import { envelopeOf, messageIn } from "./contextual-envelope.ts";
import type { MessageQueue } from "./message-queue.ts";
import type { SystemMessage } from "../ref-internal/internal-actor-ref.ts";

/**
 * Whether a message that is sent now is in the mailbox at once, waits outside of a full one or is refused, or becomes a dead letter, because the actor has
 * stopped or there is no mailbox.
 */
export type Admission = "open" | "full" | "closed";

/** The initial capacity of the ring, and the capacity above which an empty ring is released. Both are powers of two, the first more than one. */
const FIRST_CAPACITY = 2;
const KEPT_CAPACITY = 256;

/** What few mailboxes have: keeping it in a separate object makes all others smaller. */
class MailboxExtras {
  /**
   * Holds the user messages instead of the ring, for actors with another kind of mailbox. There is no ring then, and the length is that of the
   * queue.
   */
  queue: MessageQueue | undefined = undefined;
  backlog: Backlog | undefined = undefined;
  moreSystem: RingQueue<SystemMessage> | undefined = undefined;
  counts: TurnCounts | undefined = undefined;
}

/**
 * The messages that wait for one actor: user messages in order, system messages before them. A user message is handled only if there is no
 * barrier; each suspension and each awaited promise is one. A cell extends it, so that an actor has one object for both; none of the methods
 * that handle messages may throw.
 *
 * States: idle (no turn requested) → scheduled (a turn is pending or running) → idle; closed permanently from either.
 * @hotpath `bench/local.ts` local-tell-bursts1000: 13 M messages/s on one core. Buys: message and sender side by side in one ring, which
 * exists once two messages have waited; no envelope per message, no queue for system messages in actors that get one at a time. Its own
 * methods are `private`, not `#`, because a class with private methods marks each instance, with 8 bytes.
 */
export abstract class Mailbox implements Runnable, RunningCell {
  readonly #dispatcher: Dispatcher;
  #state: "idle" | "scheduled" | "closed" = "idle";
  #barriers = 0;
  /** The only waiting message, and its sender, as long as there is no ring. */
  #single: unknown = undefined;
  #singleSender: ActorRef | undefined = undefined;
  /** The ring: message and sender of position i at 2i and 2i+1. */
  #slots: unknown[] | undefined = undefined;
  #head = 0;
  /** Messages in the ring, or 1 for the single one: never 0 while there is a backlog. */
  #length = 0;
  #nextSystem: SystemMessage | undefined = undefined;
  #extras: MailboxExtras | undefined = undefined;

  /** Messages are handled in the order sent, and their number is limited only by memory, unless {@link useQueue} changes that. */
  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  abstract readonly self: ActorRef;
  abstract readonly sender: ActorRef;
  /** Has the watch that counts turns, if somebody looks. */
  abstract readonly system: { readonly turnWatch: TurnWatch | undefined };
  /** Handles one user message; a handler that continues after its turn adds a barrier. */
  protected abstract invoke(message: unknown, sender: ActorRef | undefined): void;
  protected abstract handleSystemMessage(message: SystemMessage): void;
  /** Whether `message` may be handled while a handler or hook awaits a promise. */
  protected abstract mayHandleNow(message: SystemMessage): boolean;
  /** The turn is over: no message is being handled, unless a handler continues. */
  abstract endTurn(): void;
  /** Receives the remaining messages when the mailbox closes, and later ones. */
  abstract refuse(message: unknown, sender: ActorRef | undefined): void;
  protected abstract refuseSystemMessage(message: SystemMessage): void;

  /** Keeps user messages in `queue`, from the first one on. */
  protected useQueue(queue: MessageQueue): void {
    this.mailboxExtras().queue = queue;
  }

  /** The number of waiting user messages. */
  get length(): number {
    return this.#length + (this.#extras?.backlog?.length ?? 0);
  }

  /** What {@link enqueue} would do now. */
  get admission(): Admission {
    if (this.#state === "closed") return "closed";
    return this.#extras?.queue?.isFull === true ? "full" : "open";
  }

  enqueue(message: unknown, sender: ActorRef | undefined): void {
    if (this.#state === "closed") {
      this.refuse(message, sender);
      return;
    }
    const backlog = this.#extras?.backlog;
    if (backlog !== undefined) {
      backlog.push(message, sender); // no turn to request: the full ring before it has requested one
      return;
    }
    let slots = this.#slots;
    if (slots === undefined || this.#length * 2 === slots.length) {
      const queue = this.#extras?.queue;
      if (queue !== undefined) {
        queue.enqueue(envelopeOf(message, sender));
        this.onQueued(queue);
        return;
      }
      if (this.#length === 0) {
        this.#single = message;
        this.#singleSender = sender;
        this.#length = 1;
        if (this.#state === "idle" && this.#barriers === 0) this.schedule();
        return;
      }
      if (this.#length === CHUNK_CAPACITY) {
        const first = new Backlog();
        first.push(message, sender);
        this.mailboxExtras().backlog = first;
        return;
      }
      slots = this.grow();
    }
    const at = ((this.#head + this.#length) * 2) & (slots.length - 1);
    slots[at] = message;
    slots[at + 1] = sender;
    this.#length += 1;
    if (this.#state === "idle" && this.#barriers === 0) this.schedule();
  }

  /** Puts a user message in front of all others: one that was stashed. */
  enqueueFirst(message: unknown, sender: ActorRef | undefined): void {
    if (this.#state === "closed") {
      this.refuse(message, sender);
      return;
    }
    const queue = this.#extras?.queue;
    if (queue !== undefined) {
      queue.enqueueFirst(envelopeOf(message, sender));
      this.onQueued(queue);
      return;
    }
    let slots = this.#slots; // the ring holds what is older than the backlog, so the front is its front
    if (slots === undefined || this.#length * 2 === slots.length) slots = this.grow();
    this.#head = (this.#head - 1) & (slots.length / 2 - 1);
    slots[this.#head * 2] = message;
    slots[this.#head * 2 + 1] = sender;
    this.#length += 1;
    if (this.#state === "idle" && this.#barriers === 0) this.schedule();
  }

  enqueueSystem(message: SystemMessage): void {
    if (this.#state === "closed") {
      this.refuseSystemMessage(message);
      return;
    }
    if (this.#nextSystem === undefined) this.#nextSystem = message;
    else {
      const extras = this.mailboxExtras();
      extras.moreSystem ??= new RingQueue();
      extras.moreSystem.push(message);
    }
    if (this.#state === "idle" && this.hasWork()) this.schedule();
  }

  /** Holds back user messages until {@link removeBarrier} has been called the same number of times. */
  addBarrier(): void {
    this.#barriers += 1;
  }

  /** More calls than barriers have no effect: a supervisor may resume an actor that was never suspended. */
  removeBarrier(): void {
    if (this.#barriers > 0) this.#barriers -= 1;
    this.wake();
  }

  /** Requests a turn if there is a message that may be handled now. */
  wake(): void {
    if (this.#state === "idle" && this.hasWork()) this.schedule();
  }

  /** Refuses all waiting messages, and all later ones. */
  close(): void {
    this.#state = "closed";
    for (let system = this.takeSystem(); system !== undefined; system = this.takeSystem()) this.refuseSystemMessage(system);
    const queue = this.#extras?.queue;
    if (queue !== undefined) {
      queue.drain(({ message, sender }) => this.refuse(message, sender));
      this.#length = 0;
    }
    if (this.#slots === undefined && this.#length > 0) this.grow();
    while (this.#length > 0) {
      const slots = this.#slots!;
      const at = this.#head * 2;
      this.#head = (this.#head + 1) & (slots.length / 2 - 1);
      this.#length -= 1;
      this.refuse(slots[at], slots[at + 1] as ActorRef | undefined);
      if (this.#length === 0 && this.#extras?.backlog !== undefined) this.refill(this.#extras.backlog);
    }
    this.#slots = undefined;
  }

  run(): number {
    const watch = this.system.turnWatch;
    if (watch === undefined) return this.turn();
    const startedMs = watch.begin();
    const handled = this.turn();
    const counts = this.countsBy(watch);
    counts.handled += handled;
    if (startedMs >= 0) watch.end(counts, startedMs);
    return handled;
  }

  /** What `watch` has counted so far. */
  countsBy(watch: TurnWatch): TurnCounts {
    const extras = this.mailboxExtras();
    if (extras.counts?.watch !== watch) extras.counts = new TurnCounts(watch);
    return extras.counts;
  }

  /** The same, if it has counted anything here. */
  countsIfAny(watch: TurnWatch): TurnCounts | undefined {
    const counts = this.#extras?.counts;
    return counts?.watch === watch ? counts : undefined;
  }

  /** Path of the section of the dispatcher. */
  get dispatcherPath(): string {
    return this.#dispatcher.path;
  }

  private turn(): number {
    const dispatcher = this.#dispatcher;
    const previous = enterCell(this);
    if (this.#nextSystem !== undefined) this.runSystem();
    const deadlineMs = dispatcher.turnDeadlineMs();
    const queue = this.#extras?.queue;
    const limit = queue === undefined ? dispatcher.throughput : 0;
    let handled = queue === undefined ? 0 : this.runQueue(queue, deadlineMs);
    while (handled < limit && this.#length > 0 && this.#barriers === 0) {
      const slots = this.#slots;
      let message: unknown;
      let sender: ActorRef | undefined;
      if (slots === undefined) {
        message = this.#single;
        sender = this.#singleSender;
        this.#single = undefined; // otherwise the slot would keep the message alive
        this.#singleSender = undefined;
        this.#length = 0;
      } else {
        const at = this.#head * 2;
        message = slots[at];
        sender = slots[at + 1] as ActorRef | undefined;
        slots[at] = undefined;
        slots[at + 1] = undefined;
        this.#head = (this.#head + 1) & (slots.length / 2 - 1);
        this.#length -= 1;
        if (this.#length === 0 && this.#extras?.backlog !== undefined) this.refill(this.#extras.backlog);
      }
      handled += 1;
      this.invoke(message, sender);
      if (this.#nextSystem !== undefined) this.runSystem();
      if (deadlineMs > 0 && dispatcher.nowMs() >= deadlineMs) break;
    }
    enterCell(previous);
    if (this.#state === "closed") return handled;
    this.endTurn();
    if (this.hasWork()) dispatcher.schedule(this);
    else {
      this.#state = "idle";
      if (this.#length === 0 && this.#slots !== undefined && this.#slots.length > KEPT_CAPACITY * 2) this.#slots = undefined;
    }
    return handled;
  }

  private schedule(): void {
    this.#state = "scheduled";
    this.#dispatcher.schedule(this);
  }

  private onQueued(queue: MessageQueue): void {
    this.#length = queue.length;
    this.wake();
  }

  /** The part of {@link run} that handles the ring. */
  private runQueue(queue: MessageQueue, deadlineMs: number): number {
    const dispatcher = this.#dispatcher;
    let handled = 0;
    while (handled < dispatcher.throughput && this.#length > 0 && this.#barriers === 0) {
      const envelope = queue.dequeue();
      this.#length = queue.length;
      if (envelope === undefined) break;
      handled += 1;
      this.invoke(messageIn(envelope), envelope.sender);
      if (this.#nextSystem !== undefined) this.runSystem();
      if (deadlineMs > 0 && dispatcher.nowMs() >= deadlineMs) break;
    }
    return handled;
  }

  private hasWork(): boolean {
    if (this.#length > 0 && this.#barriers === 0) return true;
    return this.#nextSystem !== undefined && this.mayHandleNow(this.#nextSystem);
  }

  private runSystem(): void {
    while (this.#nextSystem !== undefined && this.mayHandleNow(this.#nextSystem)) {
      const message = this.#nextSystem;
      this.#nextSystem = this.#extras?.moreSystem?.shift();
      this.handleSystemMessage(message);
    }
  }

  private takeSystem(): SystemMessage | undefined {
    const message = this.#nextSystem;
    this.#nextSystem = this.#extras?.moreSystem?.shift();
    return message;
  }

  /** Makes the oldest chunk of the backlog the ring. */
  private refill(backlog: Backlog): void {
    const { slots, length } = backlog.shiftChunk();
    this.#slots = slots;
    this.#head = 0;
    this.#length = length;
    if (backlog.length === 0) this.mailboxExtras().backlog = undefined;
  }

  private grow(): unknown[] {
    const old = this.#slots;
    const slots = new Array<unknown>(old === undefined ? FIRST_CAPACITY * 2 : old.length * 2);
    slots.fill(undefined);
    if (old === undefined) {
      slots[0] = this.#single;
      slots[1] = this.#singleSender;
      this.#single = undefined;
      this.#singleSender = undefined;
    } else {
      const size = this.#length * 2;
      for (let index = 0; index < size; index += 1) slots[index] = old[(this.#head * 2 + index) & (old.length - 1)];
    }
    this.#slots = slots;
    this.#head = 0;
    return slots;
  }

  private mailboxExtras(): MailboxExtras {
    this.#extras ??= new MailboxExtras();
    return this.#extras;
  }
}
