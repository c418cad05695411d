import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { ActorSelection } from "../address/actor-selection.ts";
import { ActorSelectionMessage } from "../address/actor-selection-message.ts";
import { deliverSelection } from "../address/deliver-selection.ts";
import { AutoReceivedMessage } from "../author/auto-received-message.ts";
import { ActorIdentity, Identify } from "../author/identify.ts";
import { Kill } from "../author/kill.ts";
import { PoisonPill } from "../author/poison-pill.ts";
import { influencesReceiveTimeout, ReceiveTimeout } from "../author/receive-timeout.ts";
import { Terminated } from "../author/terminated.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import { Mailbox, type MailboxOwner } from "../mailbox/mailbox.ts";
import { type InternalActorRef, internalRef, type SystemMessage } from "../ref/internal-actor-ref.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { answerWatchOfNobody } from "../ref/empty-local-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { SystemServices } from "../system/system-services.ts";
import { selectionFrom } from "../system/selection-from.ts";
import type { ActorContext } from "./actor-context.ts";
import { ActorKilledError, errorFrom, InvalidActorStateError } from "./actor-error.ts";
import type { ActorInstance } from "./actor-instance.ts";
import { BehaviorStack, type Receive } from "./behavior-stack.ts";
import { type CellPhase, isEnding, STARTING } from "./cell-phase.ts";
import { type Child, Children } from "./children.ts";
import { announceConstruction, enterCell } from "./current-cell.ts";
import { DeathWatch } from "./death-watch.ts";
import type { FaultyCell } from "./faulty-cell.ts";
import * as faults from "./fault-handling.ts";
import { isPromiseLike } from "./is-promise-like.ts";
import { ReceiveTimeoutTimer } from "./receive-timeout-timer.ts";
import { Stash } from "./stash.ts";
import { stopChild } from "./supervision-context.ts";
import { TimerScheduler, TimerTick } from "./timer-scheduler.ts";

/** What few actors ever need: one place for all of it makes every other actor smaller. */
class CellExtras {
  behaviors: BehaviorStack | undefined = undefined;
  timers: TimerScheduler | undefined = undefined;
  stash: Stash | undefined = undefined;
  strategy: SupervisorStrategy | undefined = undefined;
  /** Cancels the warning about what the actor awaits although it is to stop. */
  cancelStuckWarning: CancelTimer | undefined = undefined;
  log: LoggingAdapter | undefined = undefined;
}

/**
 * One actor of this system from creation to end: its instance, of which restarts make several, its mailbox and what it has asked for.
 * Handles one message at a time; while a handler or hook waits for a promise no other message is handled, and what must not interrupt it
 * (restart, stop) waits too. Watching, supervising children and their ends go on meanwhile, or an actor that waits for its child would wait
 * for ever.
 * @hotpath `bench/local.ts` local-create: 350 k actors/s, 590 B each. Buys: one object per actor for all that every actor needs; children, death watch, behaviours and
 * timeouts exist only in actors that use them.
 */
export class ActorCell implements ActorContext, MailboxOwner, FaultyCell {
  readonly system: SystemServices;
  readonly props: Props<never>;
  readonly self: InternalActorRef;
  readonly supervisor: InternalActorRef;
  readonly mailbox: Mailbox;
  /** For fault handling, as everything below that is not readonly: the living instance. */
  actor: ActorInstance<never> | undefined = undefined;
  phase: CellPhase = STARTING;
  hasStarted = false;
  /** A handler or hook waits for a promise. */
  isAwaiting = false;
  currentMessage: unknown = undefined;
  #currentSender: ActorRef | undefined = undefined;
  /** What handles messages in the instance's place, if anything does. */
  #receive: Receive | undefined = undefined;
  #children: Children | undefined = undefined;
  deathWatch: DeathWatch | undefined = undefined;
  #receiveTimeout: ReceiveTimeoutTimer | undefined = undefined;
  #extras: CellExtras | undefined = undefined;

  constructor(system: SystemServices, props: Props<never>, self: InternalActorRef, supervisor: InternalActorRef) {
    this.system = system;
    this.props = props;
    this.self = self;
    this.supervisor = supervisor;
    const { dispatcher: path } = props.deploy;
    const dispatcher = path === undefined ? system.dispatcher : system.dispatchers.lookup(path);
    const queue = system.mailboxes.queueFor(props, dispatcher, ({ message, sender }, reason) => this.refuse(message, sender, reason));
    this.mailbox = new Mailbox(this, dispatcher, queue);
    this.mailbox.enqueueSystem(CREATE);
  }

  get isTerminated(): boolean {
    return this.phase.kind === "terminated";
  }

  // --- ActorContext

  get sender(): ActorRef {
    return this.#currentSender ?? this.system.deadLetters;
  }

  get parent(): ActorRef {
    return this.supervisor;
  }

  get log(): LoggingAdapter {
    const extras = this.#extra();
    extras.log ??= this.system.log(this.self.path.toString());
    return extras.log;
  }

  get children(): readonly ActorRef[] {
    return this.childRefs();
  }

  child(name: string): ActorRef | undefined {
    return this.childRef(name);
  }

  actorOf<M>(props: Props<M>, name?: string): ActorRef<M> {
    if (isEnding(this.phase)) {
      throw new InvalidActorStateError(`${this.self.path} is stopping or has stopped and cannot have new children.`);
    }
    this.#children ??= new Children();
    if (name !== undefined) this.#children.assertFree(name, this.self.path);
    return this.#addChild(this.#children, props, name ?? this.#children.nextGeneratedName());
  }

  actorSelection(path: string): ActorSelection {
    return selectionFrom(path, this.self, this.system.provider);
  }

  watch<R extends AnyActorRef>(actor: R): R {
    this.#watches().watch(internalRef(actor), undefined);
    return actor;
  }

  watchWith<R extends AnyActorRef>(actor: R, message: unknown): R {
    this.#watches().watch(internalRef(actor), message);
    return actor;
  }

  unwatch<R extends AnyActorRef>(actor: R): R {
    this.deathWatch?.unwatch(internalRef(actor));
    return actor;
  }

  stop(actor: AnyActorRef): void {
    const ref = internalRef(actor);
    const child = this.#children?.byRef(ref);
    if (child === undefined) ref.sendSystemMessage({ kind: "terminate" });
    else stopChild(this, child);
  }

  become(receive: Receive): void {
    this.#stack().replace(receive);
    this.#handleWith(receive);
  }

  becomeStacked(receive: Receive): void {
    this.#stack().push(receive);
    this.#handleWith(receive);
  }

  unbecome(): void {
    const behaviors = this.#stack();
    behaviors.pop();
    this.#handleWith(behaviors.current);
  }

  setReceiveTimeout(timeout: Duration | undefined): void {
    const timeoutMs = timeout === undefined ? undefined : millisecondsOf(timeout);
    if (timeoutMs === undefined && this.#receiveTimeout === undefined) return;
    this.#receiveTimeout ??= new ReceiveTimeoutTimer(this.system.platform, () => {
      if (this.isAwaiting) this.#receiveTimeout?.heard();
      else this.mailbox.enqueue(ReceiveTimeout.instance, undefined);
    });
    this.#receiveTimeout.set(timeoutMs);
  }

  get timers(): TimerScheduler {
    const { platform, settings } = this.system;
    const extras = this.#extra();
    extras.timers ??= new TimerScheduler({
      path: this.self.path,
      platform,
      log: settings.debug.logTimers ? this.log : undefined,
      enqueue: (tick) => this.mailbox.enqueue(tick, undefined),
    });
    return extras.timers;
  }

  get stash(): Stash {
    const { deploy } = this.props;
    const extras = this.#extra();
    extras.stash ??= new Stash(
      {
        path: this.self.path,
        current: () => (this.currentMessage === undefined ? undefined : { message: this.currentMessage, sender: this.#currentSender }),
        enqueueFirst: ({ message, sender }) => {
          if (message instanceof Terminated) this.#watches().queueAgain(message);
          this.mailbox.enqueueFirst(message, sender);
        },
      },
      deploy.stashCapacity ?? this.system.settings.stashCapacity,
    );
    return extras.stash;
  }

  // --- MailboxOwner

  invoke(message: unknown, sender: ActorRef | undefined): void {
    this.currentMessage = message;
    this.#currentSender = sender;
    this.#extras?.stash?.beginMessage();
    try {
      const result = message instanceof AutoReceivedMessage ? this.#autoReceive(message) : this.#receiveMessage(message);
      if (isPromiseLike(result)) {
        this.waitFor(result, NOTHING, (error) => faults.fail(this, error));
        return;
      }
    } catch (error) {
      faults.fail(this, errorFrom(error));
    }
    if (this.#receiveTimeout !== undefined) this.#heard(message);
  }

  handleSystemMessage(message: SystemMessage): void {
    try {
      this.#handleSystem(message);
    } catch (error) {
      faults.fail(this, errorFrom(error));
    }
  }

  mayHandleNow({ kind }: SystemMessage): boolean {
    return !this.isAwaiting || (kind !== "terminate" && kind !== "recreate" && kind !== "create");
  }

  endTurn(): void {
    if (this.isAwaiting) return;
    this.currentMessage = undefined; // an idle actor keeps nothing alive
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

  // --- for refs, selections and fault handling

  /** Takes a system message. One that has to wait for a handler does so, but not for ever in silence. */
  acceptSystemMessage(message: SystemMessage): void {
    this.mailbox.enqueueSystem(message);
    if (this.isAwaiting && (message.kind === "terminate" || message.kind === "recreate")) this.#warnWhenStuck();
  }

  childRef(name: string): InternalActorRef | undefined {
    return this.#children?.refByName(name);
  }

  childRefs(): InternalActorRef[] {
    return this.#children?.refs() ?? [];
  }

  childList(): Child[] {
    return this.#children?.list() ?? [];
  }

  childOf(ref: InternalActorRef): Child | undefined {
    return this.#children?.byRef(ref);
  }

  get childCount(): number {
    return this.#children?.size ?? 0;
  }

  get dyingCount(): number {
    return this.#children?.dyingCount ?? 0;
  }

  markDying(child: Child): void {
    this.#children?.markDying(child);
  }

  removeChild(child: Child): void {
    this.#children?.remove(child);
  }

  /** Adds a child under a name of this library's own, such as `remote-watcher` below `/system`. */
  attach<M>(props: Props<M>, name: string): ActorRef<M> {
    this.#children ??= new Children();
    return this.#addChild(this.#children, props, name);
  }

  /** Enters an actor that was made for this one into the book, and watches it. */
  attachGuardian<R extends InternalActorRef>(ref: R): R {
    this.#children ??= new Children();
    this.#children.add(ref);
    return this.watch(ref);
  }

  cancelTimers(): void {
    this.#receiveTimeout?.set(undefined);
    this.#extras?.timers?.cancelAll();
  }

  releaseTimersAndStash(): void {
    const extras = this.#extras;
    if (extras === undefined) return;
    extras.timers?.cancelAll();
    extras.timers = undefined;
    extras.stash?.unstashAll();
    extras.stash = undefined;
  }

  strategy(): SupervisorStrategy {
    const extras = this.#extra();
    extras.strategy ??= this.props.supervisorStrategy ?? this.actor?.supervisorStrategy();
    if (extras.strategy === undefined)
      throw new InvalidActorStateError(`${this.self.path} has no instance to ask for its supervisor strategy.`);
    return extras.strategy;
  }

  construct(): ActorInstance<never> {
    const outer = announceConstruction(this);
    try {
      const actor = (this.props as unknown as Props).newActor() as ActorInstance<never>;
      if (actor?.context !== this) {
        throw new InvalidActorStateError(`The Props of ${this.self.path} must make a new actor each time they are asked.`);
      }
      this.actor = actor;
      if (actor.aroundReceive !== undefined) this.#handleWith(this.#receive);
      return actor;
    } finally {
      announceConstruction(outer);
    }
  }

  clearInstance(): void {
    this.releaseTimersAndStash();
    this.actor = undefined;
    this.#receive = undefined;
    if (this.#extras === undefined) return;
    this.#extras.behaviors = undefined;
    this.#extras.strategy = undefined;
  }

  runHook(hook: () => unknown, done: () => void, failed: (error: Error) => void): void {
    let result: unknown;
    try {
      result = hook();
    } catch (error) {
      failed(errorFrom(error));
      return;
    }
    if (isPromiseLike(result)) this.waitFor(result, done, failed);
    else done();
  }

  waitFor(promise: PromiseLike<unknown>, done: () => void, failed: (error: Error) => void): void {
    this.isAwaiting = true;
    this.mailbox.addBarrier();
    this.system.senderHint?.awaits(this.self.path);
    if (this.phase.kind === "terminating" || this.phase.kind === "restarting") this.#warnWhenStuck();
    const settle = (next: () => void): void => {
      this.isAwaiting = false;
      this.system.senderHint?.awaitsNoMore(this.self.path);
      if (this.#extras !== undefined) this.#endStuckWarning(this.#extras);
      const previous = enterCell(this);
      try {
        next();
        if (!this.isAwaiting && this.#receiveTimeout !== undefined) this.#heard(this.currentMessage);
      } finally {
        enterCell(previous);
        this.endTurn();
        this.mailbox.removeBarrier();
      }
    };
    Promise.resolve(promise).then(
      // of somebody else's making, it may throw, or call back twice
      () => settle(done),
      (error: unknown) => settle(() => failed(errorFrom(error))),
    );
  }

  /** `undefined`: the instance itself. */
  #handleWith(receive: Receive | undefined): void {
    const { actor } = this;
    if (actor?.aroundReceive === undefined) this.#receive = receive;
    else {
      const inner = (receive ?? ((message: never) => actor.handle(message))) as (message: unknown) => unknown;
      this.#receive = (message: unknown) => actor.aroundReceive?.(inner, message);
    }
  }

  #receiveMessage(message: unknown): unknown {
    if (this.system.settings.debug.receive) this.log.debug("received {0}", message);
    const receive = this.#receive;
    return receive === undefined ? this.actor?.handle(message as never) : receive(message as never);
  }

  #autoReceive(message: AutoReceivedMessage): unknown {
    if (message instanceof TimerTick) return this.#onTick(message);
    if (this.system.settings.debug.autoreceive) this.log.debug("received {0}", message.constructor.name);
    if (message instanceof Terminated) {
      const taken = this.deathWatch?.take(message);
      if (taken === undefined) return undefined;
      this.currentMessage = taken.message;
      return this.#receiveMessage(taken.message);
    }
    if (message instanceof PoisonPill) this.self.sendSystemMessage({ kind: "terminate" });
    else if (message instanceof Kill) throw ActorKilledError.of(this.self.path);
    else if (message instanceof Identify) this.sender.tell(new ActorIdentity(message.messageId, this.self));
    else if (message instanceof ActorSelectionMessage) deliverSelection(this.self, message, this.#currentSender ?? NO_SENDER);
    else return this.#receiveMessage(message);
    return undefined;
  }

  #onTick(tick: TimerTick): unknown {
    const message = tick.owner.take(tick);
    if (message === undefined) return undefined;
    this.currentMessage = message; // what is stashed or forwarded is the message, not the tick
    return message instanceof AutoReceivedMessage ? this.#autoReceive(message) : this.#receiveMessage(message);
  }

  #handleSystem(message: SystemMessage): void {
    switch (message.kind) {
      case "create":
        if (this.phase === STARTING && this.actor === undefined) faults.create(this);
        return;
      case "recreate":
        return faults.recreate(this, message.cause);
      case "suspend":
        return faults.suspend(this);
      case "resume":
        return faults.resume(this, message.causedByFailure);
      case "terminate":
        return faults.terminate(this);
      case "supervise":
        return this.#onSupervise(message.child);
      case "watch":
        if (message.watchee === this.self || message.watchee.equals(this.self)) this.#watches().addWatcher(message.watcher);
        return;
      case "unwatch":
        this.deathWatch?.removeWatcher(message.watcher);
        return;
      case "failed":
        return faults.handleFailed(this, message);
      case "deathWatchNotification":
        return this.#onTerminated(message.actor, message.existenceConfirmed, message.addressTerminated);
    }
  }

  /**
   * Children are entered into the book when they are made. One from elsewhere that is not there came into being after this actor had been told of
   * its end, or has been dismissed: nobody else would ever stop it.
   */
  #onSupervise(child: InternalActorRef): void {
    if (!child.isLocal && this.#children?.byRef(child) === undefined) child.sendSystemMessage({ kind: "terminate" });
  }

  #onTerminated(actor: InternalActorRef, existenceConfirmed: boolean, addressTerminated: boolean): void {
    const terminated = this.deathWatch?.onTerminated(actor, existenceConfirmed, addressTerminated);
    if (terminated !== undefined && !isEnding(this.phase)) this.mailbox.enqueue(terminated, terminated.actor);
    const child = this.#children?.byRef(actor);
    if (child !== undefined) faults.handleChildTerminated(this, child);
  }

  #warnWhenStuck(): void {
    const { platform, settings } = this.system;
    const afterMs = settings.stuckHandlerWarningMs;
    if (this.#extras?.cancelStuckWarning !== undefined || afterMs === Number.POSITIVE_INFINITY) return;
    this.#extra().cancelStuckWarning = platform.timers.once(afterMs, () => {
      this.log.warning(
        "{0} is to stop or restart, and waits since {1} ms for {2} to settle. Until then neither it nor its system can terminate. Give what it " +
          "awaits a timeout or an AbortSignal. The time is ritsem.actor.stuck-handler-warning-after.",
        this.self.path.toString(),
        afterMs,
        this.currentMessage === undefined ? "a hook" : `its handler of ${nameOf(this.currentMessage)}`,
      );
    });
  }

  #endStuckWarning(extras: CellExtras): void {
    extras.cancelStuckWarning?.();
    extras.cancelStuckWarning = undefined;
  }

  #extra(): CellExtras {
    this.#extras ??= new CellExtras();
    return this.#extras;
  }

  #addChild<M>(children: Children, props: Props<M>, name: string): ActorRef<M> {
    const path = this.self.path.child(name, this.system.nextActorUid());
    const ref = this.system.provider.actorOf({ props: props as unknown as Props<never>, supervisor: this.self, path });
    children.add(ref);
    return ref;
  }

  #watches(): DeathWatch {
    this.deathWatch ??= new DeathWatch(this.self);
    return this.deathWatch;
  }

  #stack(): BehaviorStack {
    const extras = this.#extra();
    extras.behaviors ??= new BehaviorStack();
    return extras.behaviors;
  }

  #heard(message: unknown): void {
    if (influencesReceiveTimeout(message) && this.actor !== undefined) this.#receiveTimeout?.heard();
  }
}

function nameOf(message: unknown): string {
  return typeof message === "object" && message !== null ? (message.constructor?.name ?? "an object") : `a ${typeof message}`;
}

const CREATE: SystemMessage = { kind: "create" };
const NOTHING = (): void => {};
