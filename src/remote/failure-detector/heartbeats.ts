import type { FailureDetector } from "./failure-detector.ts";

/** What heartbeats say of one system at one moment. */
export interface HeartbeatInfo {
  /** Address of the system. */
  readonly peer: string;
  /** For how long nothing was heard. Unit: ms. */
  readonly ageMs: number;
  /** Suspicion of the detector; `undefined` if it has no such scale. */
  readonly phi: number | undefined;
}

/** Why heartbeats are sent: for remote death watch, or by a cluster. */
export type HeartbeatKind = "watch" | "cluster";

/** The heartbeats of one system to those that it watches: counts, and when each was heard last. For metrics. */
export class Heartbeats {
  readonly kind: HeartbeatKind;
  /** Heartbeats that were sent. Count. */
  sent = 0;
  /** Answers to them. Count. */
  received = 0;
  readonly #heard = new Map<string, { readonly detector: FailureDetector; readonly atMs: number }>();

  constructor(kind: HeartbeatKind) {
    this.kind = kind;
  }

  /** Tells `detector` of a sign of life of `peer`, monotonic ms. */
  heard(peer: string, detector: FailureDetector, atMs: number): void {
    detector.heartbeat(atMs);
    this.#heard.set(peer, { detector, atMs });
  }

  /** `peer` is not watched any more. */
  forget(peer: string): void {
    this.#heard.delete(peer);
  }

  /** Nobody is. */
  forgetAll(): void {
    this.#heard.clear();
  }

  /** Of all that were heard and are still watched. */
  infosAt(nowMs: number): readonly HeartbeatInfo[] {
    return Array.from(this.#heard, ([peer, { detector, atMs }]) => ({ peer, ageMs: nowMs - atMs, phi: detector.phi?.(nowMs) }));
  }
}
