import type { Address } from "../../../actor/index.ts";
import { InvalidArgumentError } from "../../../base/index.ts";

/** Which way frames go, as seen from the system with the adapter: `Send`, `Receive` or `Both`. */
export const Direction = { Send: "Send", Receive: "Receive", Both: "Both" } as const;
/** Which way frames go, as seen from the system with the adapter: `Send`, `Receive` or `Both`. */
export type Direction = (typeof Direction)[keyof typeof Direction];

/** Frames pass at once. */
export class Unthrottled {
  /** Marks the mode; compare with `instanceof`. */
  readonly kind = "unthrottled";
  /** The only instance that is needed. */
  static readonly instance: Unthrottled = new Unthrottled();
}

/** Frames are lost. The connection stays open. */
export class Blackhole {
  /** Marks the mode; compare with `instanceof`. */
  readonly kind = "blackhole";
  /** The only instance that is needed. */
  static readonly instance: Blackhole = new Blackhole();
}

/** Frames wait until so many bytes may pass. A frame larger than the capacity passes when the bucket is not empty. */
export class TokenBucket {
  /** Marks the mode; compare with `instanceof`. */
  readonly kind = "token-bucket";
  /** Most that may pass at once after a pause. Unit: bytes. */
  readonly capacity: number;
  /** How fast the bucket fills. Unit: bytes per second. */
  readonly tokensPerSecond: number;

  /** The bucket is full at first. Throws InvalidArgumentError unless both numbers are positive. */
  constructor(capacity: number, tokensPerSecond: number) {
    if (!(capacity > 0 && tokensPerSecond > 0)) {
      throw new InvalidArgumentError(
        `TokenBucket(${capacity}, ${tokensPerSecond}): capacity and tokensPerSecond must be positive numbers of bytes.`,
      );
    }
    this.capacity = capacity;
    this.tokensPerSecond = tokensPerSecond;
  }
}

/** What a throttled connection does with frames. */
export type ThrottleMode = Unthrottled | Blackhole | TokenBucket;

/**
 * Management command for the adapter `trttl`: how frames to and from the system at `address` pass, on connections that are open and on later
 * ones. Only host and port of the address count.
 */
export class SetThrottle {
  /** Of the other system. */
  readonly address: Address;
  /** The direction that changes; the other one stays as it is. */
  readonly direction: Direction;
  /** What happens from now on. Frames that wait are treated by the new mode. */
  readonly mode: ThrottleMode;

  constructor(address: Address, direction: Direction, mode: ThrottleMode) {
    this.address = address;
    this.direction = direction;
    this.mode = mode;
  }
}

/** Management command for the adapter `trttl`: closes every connection with the system at `address`, as if the network had. */
export class ForceDisassociate {
  /** Of the other system; only host and port count. */
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** Management command for the adapter `trttl`: as {@link ForceDisassociate}, and this system sees `reason` as if the peer had given it. */
export class ForceDisassociateExplicitly {
  /** Of the other system; only host and port count. */
  readonly address: Address;
  /** What the peer would have said. */
  readonly reason: "unknown" | "shutdown" | "quarantined";

  constructor(address: Address, reason: "unknown" | "shutdown" | "quarantined") {
    this.address = address;
    this.reason = reason;
  }
}
