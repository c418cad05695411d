import { inspectAs } from "../../base/index.ts";
import type { Config } from "../../hocon/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorSelection } from "../minimal-ref/actor-selection.ts";
import type { Address } from "../address/address.ts";
import type { EventStream } from "../event/event-stream.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { Scheduler } from "../scheduler/scheduler.ts";
import type { CoordinatedShutdown } from "../shutdown/coordinated-shutdown.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/**
 * Something that each system has one instance of, created on first use, or at start if `akka.extensions` names it. The id is the key: keep
 * one object for each extension.
 */
export interface ExtensionId<T> {
  /** The name for error and log messages. */
  readonly name: string;
  /** Called at most once for each system, unless it throws. */
  createExtension(system: ActorSystem): T;
}

/** A set of actors with one configuration, event stream, address and lifetime. Several systems may run in one process. */
export abstract class ActorSystem {
  /** The name of the system, part of its address. */
  abstract readonly name: string;
  /** The address of this system for others: `akka://name` without remoting, otherwise the advertised address with the actual port. */
  abstract readonly address: Address;
  /** The whole configuration, including defaults, resolved. */
  abstract readonly config: Config;
  /** Events of the system: dead letters, log events, events of remoting and of programs. */
  abstract readonly eventStream: EventStream;
  /** Publishes the messages sent to it on the event stream, as `DeadLetter`. */
  abstract readonly deadLetters: ActorRef;
  /** Whether the system has terminated. */
  abstract readonly isTerminated: boolean;
  /** Resolves when the last actor has stopped and everything that the system had opened is closed, whatever caused the termination. */
  abstract readonly whenTerminated: Promise<void>;

  /**
   * Creates a top-level actor, `/user/name`. Returns immediately. Throws InvalidActorNameError, also if an actor with that name exists, and
   * InvalidActorStateError if the system is terminating.
   */
  abstract actorOf<M>(props: Props<M>, name?: string): ActorRef<M>;
  /**
   * With an address, or from the root of this system; the uid of an ActorPath is ignored. Throws InvalidActorPathError,
   * InvalidAddressError and UnknownTransportError.
   */
  abstract actorSelection(path: string | ActorPath): ActorSelection;
  /**
   * The ref of `path` (`/user/a`, or with an address and a uid), without asking anyone: in this system the living actor, otherwise a ref whose messages
   * become dead letters; in another system a ref that sends there. Throws InvalidActorPathError, InvalidAddressError and UnknownTransportError.
   */
  abstract resolveActorRef(path: string | ActorPath): ActorRef;
  /** Stops `actor` after the message it is handling; the messages behind it become dead letters. */
  abstract stop(actor: AnyActorRef): void;
  /** Logs with `source`; without it, with the system as the source. */
  abstract log(source?: string): LoggingAdapter;
  /** Runs tasks later, until the system terminates. */
  abstract readonly scheduler: Scheduler;
  /** The tasks that run when the system shuts down, in phases. */
  abstract readonly coordinatedShutdown: CoordinatedShutdown;
  /** The system's instance of an extension, created if it does not exist yet. Throws the error of its creation. */
  abstract extension<T>(id: ExtensionId<T>): T;
  /**
   * Runs the coordinated shutdown, unless `akka.coordinated-shutdown.run-by-actor-system-terminate` is off, and stops all actors: children
   * before parents, `/user` before `/system`. Resolves as {@link whenTerminated}; may be called repeatedly. Rejects with
   * ShutdownFailedError if a phase with `recover = off` fails.
   */
  abstract terminate(): Promise<void>;

  /** `await using system = …` terminates it at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.terminate();
  }

  /** `akka://name`, for logs. */
  toString(): string {
    return `akka://${this.name}`;
  }
}

inspectAs(ActorSystem.prototype, (system) => `ActorSystem(${system.address})`);
