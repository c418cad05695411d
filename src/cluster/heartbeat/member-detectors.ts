import type { Address } from "../../actor/index.ts";
import type { FailureDetector } from "../../remote/index.ts";
import { Heartbeats } from "../../remote/internal.ts";

/** A failure detector for each address that this node watches. An address without one counts as available. */
export class MemberDetectors {
  /** What was sent and heard, for metrics. */
  readonly heartbeats: Heartbeats = new Heartbeats("cluster");
  readonly #create: () => FailureDetector;
  readonly #byAddress = new Map<string, FailureDetector>();

  constructor(create: () => FailureDetector) {
    this.#create = create;
  }

  /** Whether the node at `address` counts as alive. */
  isAvailable(address: Address, nowMs: number): boolean {
    return this.#byAddress.get(address.toString())?.isAvailable(nowMs) ?? true;
  }

  /** Whether a heartbeat of `address` was ever heard. */
  isMonitoring(address: Address): boolean {
    return this.#byAddress.get(address.toString())?.isMonitoring === true;
  }

  /** A sign of life. */
  heartbeat(address: Address, nowMs: number): void {
    const key = address.toString();
    let detector = this.#byAddress.get(key);
    if (detector === undefined) {
      detector = this.#create();
      this.#byAddress.set(key, detector);
    }
    this.heartbeats.heard(key, detector, nowMs);
  }

  /** Nothing is known of `address` any more. */
  forget(address: Address): void {
    this.#byAddress.delete(address.toString());
    this.heartbeats.forget(address.toString());
  }
}
