import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { HeartbeatRing } from "./heartbeat-ring.ts";
import type { MemberDetectors } from "./member-detectors.ts";

/** Which members this node sends heartbeats to, and what their answers mean. */
export class WatchedMembers {
  readonly #self: UniqueAddress;
  readonly #watchedCount: number;
  readonly #detectors: MemberDetectors;
  #receivers = UniqueAddressSet.empty;
  /** Not in the ring's choice any more, but silent when they left it: they are watched until they answer. */
  #formerSilent = UniqueAddressSet.empty;

  constructor(self: UniqueAddress, watchedCount: number, detectors: MemberDetectors) {
    this.#self = self;
    this.#watchedCount = watchedCount;
    this.#detectors = detectors;
  }

  /** Everybody who gets heartbeats. */
  get active(): UniqueAddressSet {
    return this.#receivers.union(this.#formerSilent);
  }

  /** The members, or which of them are unreachable, have changed. */
  update(members: UniqueAddressSet, unreachable: UniqueAddressSet, nowMs: number): void {
    const next = new HeartbeatRing(this.#self, members, unreachable, this.#watchedCount).receivers;
    for (const node of this.#receivers) {
      if (next.has(node)) continue;
      if (!members.has(node) || this.#detectors.isAvailable(node.address, nowMs)) this.#forget(node, next);
      else this.#formerSilent = this.#formerSilent.with(node);
    }
    for (const node of this.#formerSilent) if (!members.has(node)) this.#forget(node, next);
    this.#formerSilent = this.#formerSilent.filter((node) => members.has(node));
    this.#receivers = next;
  }

  /** `node` has answered. */
  onResponse(node: UniqueAddress, nowMs: number): void {
    if (!this.active.has(node)) return;
    this.#detectors.heartbeat(node.address, nowMs);
    if (!this.#formerSilent.has(node)) return;
    if (!this.#receivers.has(node)) this.#detectors.forget(node.address);
    this.#formerSilent = this.#formerSilent.without(node);
  }

  /** `node` should have answered its first heartbeat by now. Without this, a node that never answers would never count as unreachable. */
  expectFirstResponse(node: UniqueAddress, nowMs: number): void {
    if (this.active.has(node) && !this.#detectors.isMonitoring(node.address)) this.#detectors.heartbeat(node.address, nowMs);
  }

  /** Detectors are kept by address, and another incarnation may have it already. */
  #forget(node: UniqueAddress, receivers: UniqueAddressSet): void {
    for (const { address } of receivers) if (address.equals(node.address)) return;
    this.#detectors.forget(node.address);
  }
}
