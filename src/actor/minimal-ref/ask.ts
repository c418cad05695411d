import { describeValue, type Duration, InvalidArgumentError, millisecondsOf, UNDEFINED_CLASS } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import * as Status from "../message/status.ts";
import { receivedFrom } from "../ref/typed-value.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { ActorRef, AskOptions } from "../ref/actor-ref.ts";
import { AskTimeoutError, SystemTerminatedError, UnexpectedReplyError } from "../ref/errors.ts";
import type { AskBatch, PendingAsk, PendingAsks } from "../ref-internal/pending-asks.ts";
import { RefBase } from "./ref-base.ts";
import { matchesType, type TypeToken } from "../ref/type-match.ts";

/** What an ask needs of its target, which may be a ref or a selection. */
export interface Askable {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  tell(message: unknown, sender: ActorRef): void;
  whyNoReply?(message: unknown): string | undefined;
  /** Called with the reason, once it is known that a recipient will not reply. */
  onUnanswered?(why: string): void;
}

type AskArgument = TypeToken | Duration | AskOptions | undefined;

/**
 * Sends `message` with a ref that exists for one reply as its sender, and returns a promise of that reply. No actor is created. The ref
 * gets a path and a place below `/temp` only when its path is needed, which is when it leaves this system or is printed. If `message` is a
 * function, it creates the message from that ref.
 * @hotpath `bench/local.ts` local-ask-1000wide. Every check that seldom matters stands apart: the optimizer takes all of an ask into its
 * caller as long as it is small, which is worth a tenth.
 */
export function ask(target: Askable, message: unknown, typeOrTimeout?: AskArgument, timeout?: Duration | AskOptions): Promise<unknown> {
  const type = typeof typeOrTimeout === "function" ? typeOrTimeout : undefined;
  const options = type === undefined ? (typeOrTimeout as Duration | AskOptions | undefined) : timeout;
  return new Promise((resolve, reject) => {
    const { settings, pendingAsks } = target.provider.system;
    const isGivenOptions = typeof options === "object";
    const signal = isGivenOptions ? options.signal : undefined;
    const given = isGivenOptions ? options.timeout : options;
    if (pendingAsks.isClosed || signal !== undefined || timeout !== undefined) assertMayAsk(target, typeOrTimeout, timeout, signal);
    const timeoutMs = given === undefined ? settings.askTimeoutMs : millisecondsOf(given);
    const ref = new AskRef(target, type, resolve, reject);
    const question: unknown = typeof message === "function" ? message(ref) : message;
    target.tell(question, ref);
    ref.waitForReply(pendingAsks, timeoutMs, given === undefined, question, signal);
  });
}

function assertMayAsk(target: Askable, typeOrTimeout: AskArgument, timeout: unknown, signal: AbortSignal | undefined): void {
  if (timeout !== undefined && typeof typeOrTimeout !== "function") {
    throw new InvalidArgumentError(notATypeText(target.path, typeOrTimeout));
  }
  signal?.throwIfAborted();
  if (target.provider.system.pendingAsks.isClosed) throw new SystemTerminatedError(target.path);
}

/**
 * Tells `sender`, if it is an ask, why it will not get a reply; a timeout of the ask then states it. `why` is called only if it is an ask.
 */
export function noteUnanswered(sender: ActorRef | undefined, why: () => string): void {
  if (sender instanceof AskRef) sender.noteUnanswered(why());
}

/** Whether `ref` stands for an ask that waits for its reply. */
export function isAsk(ref: ActorRef | undefined): boolean {
  return ref instanceof AskRef;
}

/** Calls `listener` when `sender` has its reply, or with why it gets none. False if it is no ask. */
export function onAskOver(sender: ActorRef | undefined, listener: (failure: unknown) => void): boolean {
  if (!(sender instanceof AskRef)) return false;
  sender.onOver(listener);
  return true;
}

function notATypeText(recipient: ActorPath, given: unknown): string {
  return (
    `The ask of ${recipient} got ${describeValue(given)} for the type of its reply. Pass a class, String, Number, BigInt, Boolean or a guard ` +
    `function, or the timeout alone. ${UNDEFINED_CLASS}`
  );
}

/** What most asks never need, in one place: an object with few fields is made several times as fast. */
class AskExtras {
  path: ActorPath | undefined = undefined;
  cleanUp: (() => void)[] | undefined = undefined;
  watchers: Set<InternalActorRef> | undefined = undefined;
  whyUnanswered: string | undefined = undefined;
  onOver: ((failure: unknown) => void) | undefined = undefined;
}

/** The sender of an ask: takes the first reply, and turns all others into dead letters. */
class AskRef extends RefBase implements InternalActorRef, PendingAsk {
  earlierAsk: PendingAsk | undefined = undefined;
  readonly #target: Askable;
  readonly #type: TypeToken | undefined;
  #resolve: ((reply: unknown) => void) | undefined;
  #reject: ((reason: unknown) => void) | undefined;
  /** Set while it waits for its reply. */
  #batch: AskBatch | undefined;
  #extras: AskExtras | undefined;

  constructor(target: Askable, type: TypeToken | undefined, resolve: (reply: unknown) => void, reject: (reason: unknown) => void) {
    super();
    this.#target = target;
    this.#type = type;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  override get path(): ActorPath {
    const extras = this.#ownExtras;
    if (extras.path === undefined) {
      extras.path = this.provider.tempPath();
      if (!this.isTerminated) this.provider.registerTempRef(this, extras.path);
    }
    return extras.path;
  }

  override get provider(): ActorRefProvider {
    return this.#target.provider;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return this.#resolve === undefined;
  }

  ask(message: unknown, typeOrTimeout?: AskArgument, timeout?: Duration | AskOptions): Promise<never> {
    return ask(this, message, typeOrTimeout, timeout) as Promise<never>;
  }

  /** Must be called once the question has been sent; the ask does not wait for a question that could not be sent. */
  waitForReply(
    pending: PendingAsks,
    timeoutMs: number,
    hasDefaultTimeout: boolean,
    question: unknown,
    signal: AbortSignal | undefined,
  ): void {
    if (this.isTerminated) return;
    this.#batch = pending.add(this);
    if (timeoutMs !== Number.POSITIVE_INFINITY) this.#giveUpAfter(timeoutMs, hasDefaultTimeout, question);
    if (signal !== undefined) this.#giveUpOn(signal);
  }

  #giveUpAfter(timeoutMs: number, hasDefaultTimeout: boolean, message: unknown): void {
    const give = () => {
      const why = this.#extras?.whyUnanswered ?? this.#target.whyNoReply?.(message);
      this.#fail(new AskTimeoutError(this.#target.path, timeoutMs, hasDefaultTimeout, why));
    };
    (this.#ownExtras.cleanUp ??= []).push(this.provider.system.platform.timers.once(timeoutMs, give));
  }

  /** The last reason counts, because the question may have been passed on. */
  noteUnanswered(why: string): void {
    if (this.isTerminated) return;
    this.#ownExtras.whyUnanswered = why;
    this.#target.onUnanswered?.(why);
  }

  /** Calls `listener` once, with why there is no reply, or `undefined` if there is one. */
  onOver(listener: (failure: unknown) => void): void {
    this.#ownExtras.onOver = listener;
  }

  #giveUpOn(signal: AbortSignal): void {
    const onAbort = () => this.#fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    (this.#ownExtras.cleanUp ??= []).push(() => signal.removeEventListener("abort", onAbort));
  }

  abandon(): void {
    this.#fail(new SystemTerminatedError(this.#target.path));
  }

  protected override deliver(sent: unknown, sender: ActorRef | undefined): void {
    const resolve = this.#resolve;
    const message = receivedFrom(sent);
    if (resolve === undefined) {
      const { deadLetters } = this.provider;
      deadLetters.tell(new DeadLetter(message, sender ?? deadLetters, this, "the ask has already completed"), deadLetters);
    } else if (message instanceof Status.Failure) this.#fail(message.cause);
    else if (this.#type !== undefined && !matchesType(this.#type, message)) {
      this.#fail(new UnexpectedReplyError(this.#target.path, this.#type.name === "" ? "what the guard accepts" : this.#type.name, message));
    } else {
      this.#end();
      resolve(message);
    }
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind === "terminate") this.#fail(new AskTimeoutError(this.#target.path, 0, false, "the ask was stopped."));
    else if (message.kind === "unwatch") this.#extras?.watchers?.delete(message.watcher);
    else if (message.kind === "watch") {
      if (this.isTerminated) this.#tellOfDeath(message.watcher);
      else (this.#ownExtras.watchers ??= new Set()).add(message.watcher);
    }
  }

  getParent(): InternalActorRef {
    return this.provider.tempContainer;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : this.provider.deadLetters;
  }

  getChildren(): readonly InternalActorRef[] {
    return [];
  }

  #fail(reason: unknown): void {
    const reject = this.#reject;
    if (this.isTerminated) return;
    this.#end(reason);
    reject?.(reason);
  }

  #end(failure?: unknown): void {
    this.#resolve = undefined;
    this.#reject = undefined;
    this.#batch?.onEnd();
    if (this.#extras !== undefined) this.#endExtras(this.#extras, failure);
  }

  #endExtras(extras: AskExtras, failure: unknown): void {
    extras.onOver?.(failure);
    if (extras.path !== undefined) this.provider.unregisterTempRef(extras.path);
    const { cleanUp = [], watchers = [] } = extras;
    extras.cleanUp = undefined;
    extras.watchers = undefined;
    for (const undo of cleanUp) undo();
    for (const watcher of watchers) this.#tellOfDeath(watcher);
  }

  get #ownExtras(): AskExtras {
    this.#extras ??= new AskExtras();
    return this.#extras;
  }

  #tellOfDeath(watcher: InternalActorRef): void {
    watcher.sendSystemMessage({ kind: "deathWatchNotification", actor: this, existenceConfirmed: true, addressTerminated: false });
  }
}
