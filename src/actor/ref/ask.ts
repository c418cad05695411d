import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import * as Status from "../author/status.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "./internal-actor-ref.ts";
import type { ActorRef, AskOptions } from "./actor-ref.ts";
import { AskTimeoutError, UnexpectedReplyError } from "./ask-error.ts";
import { RefBase } from "./ref-base.ts";
import { matchesType, type TypeToken } from "./type-match.ts";

/** What an ask needs to know of the one it asks; a selection can be asked as well as a ref. */
export interface Askable {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  tell(message: unknown, sender: ActorRef): void;
}

type AskArgument = TypeToken | Duration | AskOptions | undefined;

/**
 * Sends `message` in the name of a ref that lives for one reply, and promises that reply. No actor is made; the ref gets a path and a place
 * below `/temp` only when somebody asks for its path, which is when it leaves this system or is printed.
 */
export function ask(target: Askable, message: unknown, typeOrTimeout?: AskArgument, timeout?: Duration | AskOptions): Promise<unknown> {
  const type = typeof typeOrTimeout === "function" ? typeOrTimeout : undefined;
  const options = type === undefined ? (typeOrTimeout as Duration | AskOptions | undefined) : timeout;
  return new Promise((resolve, reject) => {
    const { signal, timeout: given } = typeof options === "object" ? options : { signal: undefined, timeout: options };
    signal?.throwIfAborted();
    const timeoutMs = given === undefined ? target.provider.system.settings.askTimeoutMs : millisecondsOf(given);
    const ref = new AskRef(target, type, resolve, reject);
    target.tell(message, ref);
    ref.giveUpAfter(timeoutMs, given === undefined);
    if (signal !== undefined) ref.giveUpOn(signal);
  });
}

/** The sender of an ask: takes the first reply, and makes dead letters of all others. */
class AskRef extends RefBase implements InternalActorRef {
  readonly #target: Askable;
  readonly #type: TypeToken | undefined;
  #resolve: ((reply: unknown) => void) | undefined;
  readonly #reject: (reason: unknown) => void;
  #path: ActorPath | undefined;
  #cleanUp: (() => void)[] | undefined;
  #watchers: Set<InternalActorRef> | undefined;

  constructor(target: Askable, type: TypeToken | undefined, resolve: (reply: unknown) => void, reject: (reason: unknown) => void) {
    super();
    this.#target = target;
    this.#type = type;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  override get path(): ActorPath {
    if (this.#path === undefined) {
      this.#path = this.provider.tempPath();
      if (!this.isTerminated) this.provider.registerTempRef(this, this.#path);
    }
    return this.#path;
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

  giveUpAfter(timeoutMs: number, hasDefaultTimeout: boolean): void {
    if (timeoutMs === Number.POSITIVE_INFINITY || this.isTerminated) return;
    const give = () => this.#fail(new AskTimeoutError(this.#target.path, timeoutMs, hasDefaultTimeout));
    (this.#cleanUp ??= []).push(this.provider.system.platform.timers.once(timeoutMs, give));
  }

  giveUpOn(signal: AbortSignal): void {
    if (this.isTerminated) return;
    const onAbort = () => this.#fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    (this.#cleanUp ??= []).push(() => signal.removeEventListener("abort", onAbort));
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const resolve = this.#resolve;
    if (resolve === undefined) {
      const { deadLetters } = this.provider;
      deadLetters.tell(new DeadLetter(message, sender ?? deadLetters, this, "the ask was already answered or given up"), deadLetters);
    } else if (message instanceof Status.Failure) this.#fail(message.cause);
    else if (this.#type !== undefined && !matchesType(this.#type, message)) {
      this.#fail(new UnexpectedReplyError(this.#target.path, this.#type.name === "" ? "what the guard accepts" : this.#type.name, message));
    } else {
      this.#end();
      resolve(message);
    }
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind === "terminate") this.#fail(new AskTimeoutError(this.#target.path, 0, false));
    else if (message.kind === "unwatch") this.#watchers?.delete(message.watcher);
    else if (message.kind === "watch") {
      if (this.isTerminated) this.#tellOfDeath(message.watcher);
      else (this.#watchers ??= new Set()).add(message.watcher);
    }
  }

  getParent(): InternalActorRef {
    return this.provider.tempContainer;
  }

  getChild(names: readonly string[]): InternalActorRef {
    return names.length === 0 ? this : this.provider.deadLetters;
  }

  getChildren(): readonly InternalActorRef[] {
    return [];
  }

  #fail(reason: unknown): void {
    if (this.isTerminated) return;
    this.#end();
    this.#reject(reason);
  }

  #end(): void {
    this.#resolve = undefined;
    if (this.#path !== undefined) this.provider.unregisterTempRef(this.#path);
    for (const undo of this.#cleanUp ?? []) undo();
    this.#cleanUp = undefined;
    for (const watcher of this.#watchers ?? []) this.#tellOfDeath(watcher);
    this.#watchers = undefined;
  }

  #tellOfDeath(watcher: InternalActorRef): void {
    watcher.sendSystemMessage({ kind: "deathWatchNotification", actor: this, existenceConfirmed: true, addressTerminated: false });
  }
}
