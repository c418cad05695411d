import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import type { Platform } from "../../platform/index.ts";
import { ActorPath } from "../address/actor-path.ts";
import type { Address } from "../address/address.ts";
import { type ChildKey, nameOfKey } from "../address/child-key.ts";
import type { SelectionLimits } from "../address/selection-limits.ts";
import type { SenderHint } from "./sender-hint.ts";
import type { SystemMessageAmong } from "../ref/system-message.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { Observation } from "./observation.ts";
import type { PendingAsks } from "./pending-asks.ts";

// Refs know their provider, providers create refs, and system messages contain refs: these three types belong together.

export type SystemMessage = SystemMessageAmong<InternalActorRef>;

/** What every ref of this library can do beyond its public interface: deliver system messages, and take part in path resolution. */
export interface InternalActorRef extends ActorRef {
  readonly provider: ActorRefProvider;
  /** False if the actor lives in another system, so that only that system can answer questions about it. */
  readonly isLocal: boolean;
  /** Whether messages are known to become dead letters. Never true for a remote ref, for which only death watch can tell. */
  readonly isTerminated: boolean;
  /** The key of its name. A local ref has it without making its path. */
  readonly childKey: ChildKey;
  /** Handled before user messages, in the order sent, and never lost to a full mailbox. */
  sendSystemMessage(message: SystemMessage): void;
  getParent(): InternalActorRef;
  /**
   * The ref that `names`, from index `from` (0) on, lead to; `..` is the parent, and a name may carry `#uid`. A ref without an actor, whose
   * messages become dead letters, if there is no such actor.
   */
  getChild(names: readonly string[], from?: number): InternalActorRef;
  /** Why `message` may have got no reply, and what to do, as whole sentences; `undefined` if this system does not know. */
  whyNoReply?(message: unknown): string | undefined;
  /** The living children that this system knows: patterns of selections are matched against them. */
  getChildren(): readonly InternalActorRef[];
}

/** The internal interface of a ref that a user passed. Every ref of this library has it; throws InvalidArgumentError for anything else. */
export function internalRef(ref: AnyActorRef): InternalActorRef {
  if (typeof (ref as Partial<InternalActorRef> | undefined)?.sendSystemMessage === "function") return ref as InternalActorRef;
  throw new InvalidArgumentError(`An actor's ref is expected, not ${describeValue(ref)}. A selection gives one by resolveOne.`);
}

/** What the path of a child adds to that of its parent: its name and its incarnation. */
export interface ChildPlace {
  readonly key: ChildKey;
  readonly uid: number;
}

/** A request to create an actor. */
export class ActorCreation {
  readonly props: Props<never>;
  /** The parent of the new actor. */
  readonly supervisor: InternalActorRef;
  /** Where the new actor is: below its supervisor, or at a path. */
  place: ChildPlace | ActorPath;

  constructor(props: Props<never>, supervisor: InternalActorRef, place: ChildPlace | ActorPath) {
    this.props = props;
    this.supervisor = supervisor;
    this.place = place;
  }

  /** The path of the new actor, including the uid. Made when it is first asked for. */
  get path(): ActorPath {
    if (!(this.place instanceof ActorPath)) this.place = this.supervisor.path.child(nameOfKey(this.place.key), this.place.uid);
    return this.place;
  }
}

/**
 * Creates and resolves refs: the part in which a system with remoting differs from one without. A provider for remoting contains a
 * `LocalActorRefProvider` and delegates everything local to it.
 */
export interface ActorRefProvider {
  readonly system: RefContext;
  /** `akka://System/`, even if the system has an address, which is added to local paths when they are sent. */
  readonly rootPath: ActorPath;
  readonly rootGuardian: InternalActorRef;
  readonly userGuardian: InternalActorRef;
  readonly systemGuardian: InternalActorRef;
  readonly deadLetters: InternalActorRef;
  readonly tempContainer: InternalActorRef;
  /**
   * The address of this system for others: `akka://System` locally; with remoting the advertised address, known once {@link start} has
   * resolved.
   */
  readonly defaultAddress: Address;

  /** Resolves when refs can be created and resolved, and all ports are bound. A rejection names what is not available. */
  start(): Promise<void>;
  /** Called once, after every actor has stopped. Resolves when nothing keeps the process alive any more. */
  stop(): Promise<void>;

  /** The ref of a new actor. Its constructor and its `preStart` run in its own first turn. */
  actorOf(creation: ActorCreation): InternalActorRef;
  /**
   * The ref at `path`. For a path of this system, the living ref if the uid matches or is unspecified; otherwise one whose messages become
   * dead letters. Throws InvalidActorPathError, InvalidAddressError and UnknownTransportError.
   */
  resolveActorRef(path: string | ActorPath): InternalActorRef;
  /** Reads a path that may have come from another system. Throws InvalidActorPathError, also beyond the limits of `ritsem.actor.path`. */
  pathFrom(text: string): ActorPath;
  /** Where selections on `address` start. Throws UnknownTransportError naming the address and the protocols that are known. */
  rootGuardianAt(address: Address): InternalActorRef;

  /** A path below `/temp` that no other ref has. */
  tempPath(): ActorPath;
  registerTempRef(ref: InternalActorRef, path: ActorPath): void;
  unregisterTempRef(path: ActorPath): void;
}

/** What a ref needs of its system. */
export interface RefContext {
  readonly platform: Platform;
  readonly settings: { readonly askTimeoutMs: number; readonly selection: SelectionLimits };
  readonly pendingAsks: PendingAsks;
  readonly observation: Observation;
  /** There when `ritsem.actor.hint-missing-sender` is on. */
  readonly senderHint?: SenderHint | undefined;
}
