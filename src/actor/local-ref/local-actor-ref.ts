import { ActorPath } from "../address/actor-path.ts";
import { type ChildKey, nameOfKey } from "../address/child-key.ts";
import { whyNoReply } from "../cell/no-reply.ts";
import { ActorCell } from "../cell/actor-cell.ts";
import type { ActorRefProvider, ChildPlace, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { Props } from "../props/props.ts";
import type { SystemContext } from "../context/system-context.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { EmptyLocalActorRef } from "../minimal-ref/empty-local-actor-ref.ts";
import { InvalidMessageError } from "../ref/errors.ts";
import { MinimalActorRef } from "../minimal-ref/minimal-actor-ref.ts";
import type { Admission } from "../mailbox/mailbox.ts";
import { senderOf } from "../minimal-ref/ref-base.ts";

/**
 * The ref of an actor of this system. There is one object for the actor's whole life, including restarts; an actor created later under the
 * same name has another one.
 * @hotpath `bench/local.ts` local-pingpong-inflight50: 17 to 21 M messages/s. Buys: `tell` goes straight to the mailbox, at one call site
 * with one shape. Methods are `private`, not `#`, which would cost each instance 8 bytes.
 */
export class LocalActorRef extends MinimalActorRef {
  /** Its path once somebody has asked for it; before, the key of its name. */
  #at: ActorPath | ChildKey;
  readonly #uid: number;
  /** For this module: the actor behind the ref. */
  readonly cell: ActorCell;

  constructor(system: SystemContext, props: Props<never>, supervisor: InternalActorRef, place: ChildPlace | ActorPath) {
    super();
    this.#at = place instanceof ActorPath ? place : place.key;
    this.#uid = place.uid;
    this.cell = new ActorCell(system, props, this, supervisor);
  }

  get path(): ActorPath {
    const at = this.#at;
    return typeof at === "object" ? at : this.makePath(at);
  }

  override get childKey(): ChildKey {
    return typeof this.#at === "object" ? super.childKey : this.#at;
  }

  override get provider(): ActorRefProvider {
    return this.cell.system.provider;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return this.cell.isTerminated;
  }

  /** Whether a message that is sent now would be in the mailbox. */
  get admission(): Admission {
    return this.cell.mailbox.admission;
  }

  override tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.path);
    const from = senderOf(sender);
    if (from === undefined && sender === undefined) this.cell.system.senderHint?.onMissingSender(this);
    this.enqueue(message, from);
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    this.enqueue(message, sender);
  }

  private enqueue(message: unknown, sender: ActorRef | undefined): void {
    const { sending } = this.cell.system.observation;
    this.cell.mailbox.enqueue(sending === undefined ? message : sending.onSend(this, message, sender), sender);
  }

  sendSystemMessage(message: SystemMessage): void {
    this.cell.acceptSystemMessage(message);
  }

  whyNoReply(message: unknown): string | undefined {
    return whyNoReply(this.cell, message, this.cell.system.platform.clock.nowMs());
  }

  getParent(): InternalActorRef {
    return this.cell.supervisor;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    let ref: LocalActorRef = this;
    for (let index = from; index < names.length; index += 1) {
      const name = names[index] ?? "";
      const next = name === ".." ? ref.getParent() : name === "" ? ref : ref.getSingleChild(name);
      if (next === undefined) return new EmptyLocalActorRef(this.provider, ref.path.descendant(names.slice(index)));
      if (!(next instanceof LocalActorRef)) return next.getChild(names, index + 1);
      ref = next;
    }
    return ref;
  }

  override getChildren(): readonly InternalActorRef[] {
    return this.cell.supervised.refs();
  }

  private makePath(key: ChildKey): ActorPath {
    const path = this.cell.supervisor.path.child(nameOfKey(key), this.#uid);
    this.#at = path;
    return path;
  }

  /** The child with this name; if the name has a `#uid`, it must be that of the living incarnation. */
  getSingleChild(name: string): InternalActorRef | undefined {
    const hash = name.indexOf("#");
    if (hash < 0) return this.cell.supervised.refByName(name);
    const found = this.cell.supervised.refByName(name.slice(0, hash));
    return found !== undefined && String(found.path.uid) === name.slice(hash + 1) ? found : undefined;
  }
}
