import type { Platform } from "../../platform/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { Address } from "../address/address.ts";
import type { SenderHint } from "../cell/sender-hint.ts";
import type { SystemMessageAmong } from "../mailbox/system-message.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";

// Refs know their provider, providers make refs, and system messages carry refs: three types that say nothing without each other.

export type SystemMessage = SystemMessageAmong<InternalActorRef>;

/** What every ref of this library can do besides what users see: carry supervision and death watch, and be walked. */
export interface InternalActorRef extends ActorRef {
  readonly provider: ActorRefProvider;
  /** False when the actor lives in another system, so that only that system can answer questions about it. */
  readonly isLocal: boolean;
  /** Whether messages are known to end up as dead letters. Never true for a remote ref: only death watch can tell there. */
  readonly isTerminated: boolean;
  /** Overtakes user messages; kept in order among themselves and never lost to a full mailbox. */
  sendSystemMessage(message: SystemMessage): void;
  getParent(): InternalActorRef;
  /**
   * The ref that `names` leads to; `..` is the parent, and a name may carry `#uid`. A ref without an actor, whose messages become
   * dead letters, when nobody lives there.
   */
  getChild(names: readonly string[]): InternalActorRef;
  /** Living children, as far as this system knows them: what patterns of selections are matched against. */
  getChildren(): readonly InternalActorRef[];
}

/** The inside of a ref that a user handed over. Every ref that this library gives out has one. */
export function internalRef(ref: AnyActorRef): InternalActorRef {
  return ref as InternalActorRef;
}

/** A request to bring an actor into being. */
export interface ActorCreation {
  readonly props: Props<never>;
  /** Whose child it becomes. */
  readonly supervisor: InternalActorRef;
  /** Where it is to live, uid included, seen from the supervisor. */
  readonly path: ActorPath;
}

/**
 * Makes refs and finds them: the one thing that differs between a system on its own and one that talks to others. A provider for
 * remoting holds a `LocalActorRefProvider` and hands everything local to it.
 */
export interface ActorRefProvider {
  readonly system: RefServices;
  /** `akka://System/`, also when the system has an address: local paths get theirs when they leave. */
  readonly rootPath: ActorPath;
  readonly rootGuardian: InternalActorRef;
  readonly userGuardian: InternalActorRef;
  readonly systemGuardian: InternalActorRef;
  readonly deadLetters: InternalActorRef;
  readonly tempContainer: InternalActorRef;
  /** Where others reach this system: `akka://System` locally; with remoting what is advertised, known once {@link start} resolved. */
  readonly defaultAddress: Address;

  /** Resolves when refs can be made and found, ports bound included. A rejection names what could not be had. */
  start(): Promise<void>;
  /** Called once, after every actor has stopped. Resolves when nothing is left that would keep the process alive. */
  stop(): Promise<void>;

  /** The ref of a new actor; its construction and its `preStart` happen in its own first turn. */
  actorOf(creation: ActorCreation): InternalActorRef;
  /**
   * The ref of `path`. For a path of this system the living ref, found by walking down, when the uid agrees or is not said; otherwise
   * one whose messages become dead letters. Throws InvalidActorPathError and InvalidAddressError.
   */
  resolveActorRef(path: string | ActorPath): InternalActorRef;
  /** Where selections on `address` start. Throws InvalidAddressError naming the address and the protocols that are known. */
  rootGuardianAt(address: Address): InternalActorRef;

  /** A path below `/temp` that no other ref has. */
  tempPath(): ActorPath;
  registerTempRef(ref: InternalActorRef, path: ActorPath): void;
  unregisterTempRef(path: ActorPath): void;
}

/** What a ref needs of the system it belongs to. */
export interface RefServices {
  readonly platform: Platform;
  readonly settings: { readonly askTimeoutMs: number };
  /** There when `ritsem.actor.hint-missing-sender` is on. */
  readonly senderHint?: SenderHint | undefined;
}
