import type { ActorSystem, Address } from "../../actor/index.ts";
import { remotingOf } from "../../remote/index.ts";
import {
  Blackhole,
  Direction,
  ForceDisassociate,
  SetThrottle,
  type ThrottleMode,
  TokenBucket,
  Unthrottled,
} from "../../remote/transport/adapters/index.ts";
import { TestKitUsageError } from "./errors.ts";

/**
 * Faults between a system and its peers, over whatever transport they use: real nodes included. The transport must apply the adapter `trttl`
 * (`applied-adapters = ["trttl"]`), in the peers too, since it is part of their addresses. Each method rejects with TestKitUsageError if no transport
 * of the system applies it.
 */
export class TransportFaults {
  readonly #system: ActorSystem;

  constructor(system: ActorSystem) {
    this.#system = system;
  }

  /** Loses what is sent to the system at `peer`, what comes from it, or both (the default). Connections stay open. */
  blackhole(peer: Address, direction: Direction = Direction.Both): Promise<void> {
    return this.#throttle(peer, direction, Blackhole.instance);
  }

  /** Lets so many bytes pass in a second. */
  throttle(peer: Address, bytesPerSecond: number, direction: Direction = Direction.Both): Promise<void> {
    return this.#throttle(peer, direction, new TokenBucket(bytesPerSecond, bytesPerSecond));
  }

  /** Lets everything pass again. */
  passThrough(peer: Address, direction: Direction = Direction.Both): Promise<void> {
    return this.#throttle(peer, direction, Unthrottled.instance);
  }

  /** Closes every connection with the system at `peer`. */
  disconnect(peer: Address): Promise<void> {
    return this.#command(new ForceDisassociate(peer));
  }

  #throttle(peer: Address, direction: Direction, mode: ThrottleMode): Promise<void> {
    return this.#command(new SetThrottle(peer, direction, mode));
  }

  async #command(command: unknown): Promise<void> {
    if (await remotingOf(this.#system).managementCommand(command)) return;
    throw new TestKitUsageError(
      `${this.#system.name} has no transport with the adapter trttl: set applied-adapters = ["trttl"] in the section of the transport.`,
    );
  }
}
