import type { Config } from "../../hocon/index.ts";
import type { ActorSelection } from "../address/actor-selection.ts";
import type { Address } from "../address/address.ts";
import type { EventStream } from "../event/event-stream.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import type { Scheduler } from "../scheduler/scheduler.ts";
import type { CoordinatedShutdown } from "../shutdown/coordinated-shutdown.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/**
 * A part that a system has once: made when first asked for, or at start when `akka.extensions` names it. The id is the key: keep one object for
 * each extension.
 */
export interface ExtensionId<T> {
  /** For messages. */
  readonly name: string;
  /** Called at most once for each system, unless it throws. */
  createExtension(system: ActorSystem): T;
}

/** A family of actors with one configuration, one event stream, one address and one end. Several may live in one process. */
export abstract class ActorSystem {
  abstract readonly name: string;
  /** Where others reach this system: `akka://name` without remoting, else what is advertised, real port included. */
  abstract readonly address: Address;
  /** The whole configuration, defaults included, resolved. */
  abstract readonly config: Config;
  abstract readonly eventStream: EventStream;
  /** Sends what it gets to the event stream as `DeadLetter`. */
  abstract readonly deadLetters: ActorRef;
  abstract readonly isTerminated: boolean;
  /** Resolves when the last actor has stopped and everything the system had opened is closed, whoever caused it. */
  abstract readonly whenTerminated: Promise<void>;

  /**
   * Makes a top-level actor, `/user/name`. Returns at once. Throws InvalidActorNameError, also when an actor of that name lives, and
   * InvalidActorStateError when the system is terminating.
   */
  abstract actorOf<M>(props: Props<M>, name?: string): ActorRef<M>;
  /** With address, or from the root of this system. Throws InvalidActorPathError and InvalidAddressError. */
  abstract actorSelection(path: string): ActorSelection;
  /** Stops `actor` after the message it is handling; what waits behind it becomes dead letters. */
  abstract stop(actor: AnyActorRef): void;
  /** Writes in the name of `source`; without one, of the system. */
  abstract log(source?: string): LoggingAdapter;
  /** Does things later, until the system terminates. */
  abstract readonly scheduler: Scheduler;
  /** What is done, and in which order, when the system shuts down. */
  abstract readonly coordinatedShutdown: CoordinatedShutdown;
  /** The system's one instance of an extension; made now if there is none yet. Throws what making it throws. */
  abstract extension<T>(id: ExtensionId<T>): T;
  /**
   * Runs the coordinated shutdown, unless `akka.coordinated-shutdown.run-by-actor-system-terminate` is off, and with it stops all actors,
   * children before parents, `/user` before `/system`. Resolves as {@link whenTerminated}; may be called again. Rejects with
   * ShutdownFailedError when a phase that must not fail does.
   */
  abstract terminate(): Promise<void>;

  /** `await using system = …` terminates it at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.terminate();
  }

  toString(): string {
    return `akka://${this.name}`;
  }
}
