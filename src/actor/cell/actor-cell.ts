import { type Duration, errorFrom, inspectAs, millisecondsOf } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ChildKey } from "../address/child-key.ts";
import type { ActorSelection } from "../minimal-ref/actor-selection.ts";
import { ActorSelectionMessage } from "../message/actor-selection-message.ts";
import { deliverSelection } from "../minimal-ref/deliver-selection.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import { ActorIdentity, Identify } from "../message/identify.ts";
import { Kill } from "../message/kill.ts";
import { PoisonPill } from "../message/poison-pill.ts";
import { influencesReceiveTimeout, ReceiveTimeout } from "../message/receive-timeout.ts";
import { Terminated } from "../message/terminated.ts";
import { receivedFrom, TypedValue } from "../ref/typed-value.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { ActorCreation, type InternalActorRef, internalRef, type SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { answerWatchOfNobody } from "../minimal-ref/empty-local-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { SystemContext } from "../context/system-context.ts";
import { selectionFrom } from "../minimal-ref/selection-from.ts";
import type { ActorContext } from "../context/actor-context.ts";
import { ActorKilledError, InvalidActorStateError } from "../ref/errors.ts";
import type { ActorInstance } from "../props/actor-instance.ts";
import { assertActorOfArguments, assertPathLength } from "./actor-of-arguments.ts";
import { BehaviorStack, type Receive } from "../context/behavior-stack.ts";
import { type CellPhase, isEnding, STARTING } from "./cell-phase.ts";
import { Children, NO_CHILDREN } from "./children.ts";
import { announceConstruction } from "../ref/current-cell.ts";
import { DeathWatch } from "./death-watch.ts";
import { waitFor, warnWhenStuck } from "./awaiting.ts";
import { newStash, newTimers } from "./cell-extras.ts";
import { CellState } from "./cell-state.ts";
import { handleSystemMessage, type SystemMessageCell } from "./handle-system-message.ts";
import * as faults from "./fault-handling.ts";
import { noteUnanswered } from "../minimal-ref/ask.ts";
import { isPromiseLike } from "../context/is-promise-like.ts";
import { ReceiveTimeoutTimer } from "./receive-timeout-timer.ts";
import type { Stash } from "../context/stash.ts";
import { whyHandlerFailed } from "./no-reply.ts";
import { stopChild } from "./supervision-context.ts";
import { type TimerScheduler, TimerTick } from "../context/timer-scheduler.ts";

/**
 * One actor of this system from creation to termination: its instance, which restarts replace, its mailbox and its state. It handles one
 * message at a time. While a handler or hook awaits a promise, no other message is handled, and operations that must not interrupt it
 * (restart, stop) wait too. Death watch and the supervision of children continue meanwhile; otherwise an actor that awaits its child would
 * wait forever.
 * @hotpath `bench/local.ts` local-create: 350 k actors/s, 350 B each. Buys: one object per actor; what few actors need is made when used,
 * and methods are `private`, not `#`, which would cost each instance 8 bytes.
 */
export class ActorCell extends CellState implements ActorContext, SystemMessageCell {
  readonly system: SystemContext;
  readonly props: Props<never>;
  readonly self: InternalActorRef;
  readonly supervisor: InternalActorRef;
  /** For fault handling, like every member below that is not readonly: the current instance. */
  actor: ActorInstance<never> | undefined = undefined;
  phase: CellPhase = STARTING;
  currentMessage: unknown = undefined;
  #currentSender: ActorRef | undefined = undefined;
  #children: Children | undefined = undefined;
  deathWatch: DeathWatch | undefined = undefined;

  constructor(system: SystemContext, props: Props<never>, self: InternalActorRef, supervisor: InternalActorRef) {
    const { dispatcher: path } = props.deploy;
    const dispatcher = path === undefined ? system.dispatchers.default : system.dispatchers.lookup(path);
    super(dispatcher);
    this.system = system;
    this.props = props;
    this.self = self;
    this.supervisor = supervisor;
    const queue = system.mailboxes.queueFor(props, dispatcher, this);
    if (queue !== undefined) this.useQueue(queue);
    this.enqueueSystem(CREATE);
  }

  /** The waiting messages, which are in the same object. */
  get mailbox(): Mailbox {
    return this;
  }

  get isTerminated(): boolean {
    return this.phase.kind === "terminated";
  }

  get sender(): ActorRef {
    return this.#currentSender ?? this.system.deadLetters;
  }

  get parent(): ActorRef {
    return this.supervisor;
  }

  get log(): LoggingAdapter {
    const extras = this.cellExtras();
    extras.log ??= this.system.log(this.self.path.toString());
    return extras.log;
  }

  /** The actors that this one supervises. */
  get supervised(): Children {
    return this.#children ?? NO_CHILDREN;
  }

  get children(): readonly ActorRef[] {
    return this.supervised.refs();
  }

  child(name: string): ActorRef | undefined {
    return this.supervised.refByName(name);
  }

  actorOf<M>(props: Props<M>, name?: string): ActorRef<M> {
    assertActorOfArguments(props, name);
    if (isEnding(this.phase)) {
      throw new InvalidActorStateError(`${this.self.path} is stopping or has stopped and cannot have new children.`);
    }
    this.#children ??= new Children();
    if (name !== undefined) this.#children.assertFree(name, this.self.path);
    return this.addChild(this.#children, props, name ?? this.#children.nextGenerated());
  }

  actorSelection(path: string | ActorPath): ActorSelection {
    return selectionFrom(path, this.self, this.system.provider);
  }

  watch<R extends AnyActorRef>(actor: R): R {
    this.watches().watch(internalRef(actor), undefined);
    return actor;
  }

  watchWith<R extends AnyActorRef>(actor: R, message: unknown): R {
    this.watches().watch(internalRef(actor), message);
    return actor;
  }

  unwatch<R extends AnyActorRef>(actor: R): R {
    this.deathWatch?.unwatch(internalRef(actor));
    return actor;
  }

  stop(actor: AnyActorRef): void {
    const ref = internalRef(actor);
    const child = this.supervised.byRef(ref);
    if (child === undefined) ref.sendSystemMessage({ kind: "terminate" });
    else stopChild(this, child);
  }

  become(receive: Receive): void {
    this.stack().replace(receive);
    this.handleWith(receive);
  }

  becomeStacked(receive: Receive): void {
    this.stack().push(receive);
    this.handleWith(receive);
  }

  unbecome(): void {
    const behaviors = this.stack();
    behaviors.pop();
    this.handleWith(behaviors.current);
  }

  setReceiveTimeout(timeout: Duration | undefined): void {
    const timeoutMs = timeout === undefined ? undefined : millisecondsOf(timeout);
    if (timeoutMs === undefined && this.extras?.receiveTimeout === undefined) return;
    const extras = this.cellExtras();
    extras.receiveTimeout ??= new ReceiveTimeoutTimer(this.system.platform, () => {
      if (this.isAwaiting) extras.receiveTimeout?.heard();
      else this.mailbox.enqueue(ReceiveTimeout.instance, undefined);
    });
    extras.receiveTimeout.set(timeoutMs);
  }

  get timers(): TimerScheduler {
    const extras = this.cellExtras();
    extras.timers ??= newTimers(this);
    return extras.timers;
  }

  get stash(): Stash {
    const extras = this.cellExtras();
    extras.stash ??= newStash(this, () => this.#currentSender);
    return extras.stash;
  }

  invoke(message: unknown, sender: ActorRef | undefined): void {
    this.currentMessage = message;
    this.#currentSender = sender;
    this.extras?.stash?.beginMessage();
    try {
      const result = message instanceof AutoReceivedMessage ? this.autoReceive(message) : this.receiveMessage(message);
      if (isPromiseLike(result)) {
        waitFor(this, result, NOTHING, (error) => this.failMessage(error));
        return;
      }
    } catch (error) {
      this.failMessage(errorFrom(error));
    }
    if (this.extras !== undefined) this.restartReceiveTimeout(message);
  }

  handleSystemMessage(message: SystemMessage): void {
    try {
      handleSystemMessage(this, message);
    } catch (error) {
      faults.fail(this, errorFrom(error));
    }
  }

  mayHandleNow({ kind }: SystemMessage): boolean {
    return !this.isAwaiting || (kind !== "terminate" && kind !== "recreate" && kind !== "create");
  }

  endTurn(): void {
    if (this.isAwaiting) return;
    this.currentMessage = undefined; // an idle actor keeps no message alive
    this.#currentSender = undefined;
  }

  refuse(message: unknown, sender: ActorRef | undefined, reason?: string): void {
    const { deadLetters } = this.system;
    const letter = message instanceof DeadLetter ? message : new DeadLetter(message, sender ?? deadLetters, this.self, reason);
    deadLetters.tell(letter, NO_SENDER);
  }

  refuseSystemMessage(message: SystemMessage): void {
    if (message.kind === "watch" && message.watchee === this.self) answerWatchOfNobody(message.watchee, message.watcher);
  }

  /** Takes a system message. If it has to wait for a handler, a warning is logged after a while. */
  acceptSystemMessage(message: SystemMessage): void {
    this.mailbox.enqueueSystem(message);
    if (this.isAwaiting && (message.kind === "terminate" || message.kind === "recreate")) warnWhenStuck(this);
  }

  /** Adds a child with a name chosen by this library, such as `remote-watcher` below `/system`. */
  attach<M>(props: Props<M>, name: string): ActorRef<M> {
    this.#children ??= new Children();
    return this.addChild(this.#children, props, name);
  }

  /** Registers an actor that was created for this one as its child, and watches it. */
  attachGuardian<R extends InternalActorRef>(ref: R): R {
    this.#children ??= new Children();
    this.#children.add(ref);
    return this.watch(ref);
  }

  strategy(): SupervisorStrategy {
    const extras = this.cellExtras();
    extras.strategy ??= this.props.supervisorStrategy ?? this.actor?.supervisorStrategy();
    if (extras.strategy === undefined)
      throw new InvalidActorStateError(`${this.self.path} has no instance that could define a supervisor strategy.`);
    return extras.strategy;
  }

  construct(): ActorInstance<never> {
    const outer = announceConstruction(this);
    try {
      const actor = (this.props as unknown as Props).newActor() as ActorInstance<never>;
      if (actor?.context !== this) {
        throw new InvalidActorStateError(`The Props of ${this.self.path} must create a new actor each time.`);
      }
      this.actor = actor;
      if (actor.aroundReceive !== undefined) this.handleWith(this.extras?.receive);
      return actor;
    } finally {
      announceConstruction(outer);
    }
  }

  clearInstance(): void {
    this.releaseTimersAndStash();
    this.actor = undefined;
    if (this.extras === undefined) return;
    this.extras.receive = undefined;
    this.extras.behaviors = undefined;
    this.extras.strategy = undefined;
  }

  private handleWith(receive: Receive | undefined): void {
    const { actor } = this;
    if (actor?.aroundReceive === undefined) this.cellExtras().receive = receive;
    else {
      const inner = (receive ?? ((message: never) => actor.handle(message))) as (message: unknown) => unknown;
      this.cellExtras().receive = (message: unknown) => actor.aroundReceive?.(inner, message);
    }
  }

  private failMessage(error: Error): void {
    noteUnanswered(this.#currentSender, () => whyHandlerFailed(this, error));
    faults.fail(this, error);
  }

  private receiveMessage(message: unknown): unknown {
    if (this.system.settings.debug.receive) this.log.debug("received {0}", message);
    const receive = this.extras?.receive;
    return receive === undefined ? this.actor?.handle(message as never) : receive(message as never);
  }

  private autoReceive(message: AutoReceivedMessage): unknown {
    if (message instanceof TimerTick) return this.onTick(message);
    if (message instanceof TypedValue) return message.handledBy(this.self, (value) => this.receiveAgain(value));
    if (this.system.settings.debug.autoreceive) this.log.debug("received {0}", message.constructor.name);
    if (message instanceof Terminated) {
      const taken = this.deathWatch?.take(message);
      if (taken === undefined) return undefined;
      this.currentMessage = receivedFrom(taken.message);
      return this.receiveMessage(this.currentMessage);
    }
    if (message instanceof PoisonPill) this.self.sendSystemMessage({ kind: "terminate" });
    else if (message instanceof Kill) throw ActorKilledError.of(this.self.path);
    else if (message instanceof Identify) this.sender.tell(new ActorIdentity(message.messageId, this.self));
    else if (message instanceof ActorSelectionMessage) deliverSelection(this.self, message, this.#currentSender ?? NO_SENDER);
    else return this.receiveMessage(message);
    return undefined;
  }

  private onTick(tick: TimerTick): unknown {
    const message = tick.owner.take(tick);
    return message === undefined ? undefined : this.receiveAgain(message);
  }

  /** Handles `message`, which came in another one: stash and forward use it, not that one. */
  private receiveAgain(message: unknown): unknown {
    this.currentMessage = message;
    return message instanceof AutoReceivedMessage ? this.autoReceive(message) : this.receiveMessage(message);
  }

  private addChild<M>(children: Children, props: Props<M>, key: ChildKey): ActorRef<M> {
    const creation = new ActorCreation(props as unknown as Props<never>, this.self, { key, uid: this.system.nextActorUid() });
    assertPathLength(this.system.settings.path, creation, key);
    const ref = this.system.provider.actorOf(creation);
    children.add(ref);
    return ref;
  }

  /** For system messages: the actors that this actor watches and those that watch it. */
  watches(): DeathWatch {
    this.deathWatch ??= new DeathWatch(this.self);
    return this.deathWatch;
  }

  private stack(): BehaviorStack {
    const extras = this.cellExtras();
    extras.behaviors ??= new BehaviorStack();
    return extras.behaviors;
  }

  restartReceiveTimeout(message: unknown = this.currentMessage): void {
    const timeout = this.extras?.receiveTimeout;
    if (timeout !== undefined && influencesReceiveTimeout(message) && this.actor !== undefined) timeout.heard();
  }
}

const CREATE: SystemMessage = { kind: "create" };
const NOTHING = (): void => {};

inspectAs(ActorCell.prototype, ({ self }) => `ActorContext(${self})`);
