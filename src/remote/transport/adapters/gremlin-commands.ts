import type { Address } from "../../../actor/index.ts";
import { InvalidArgumentError } from "../../../base/index.ts";

/** Every frame passes. */
export class PassThru {
  /** Marks the mode; compare with `instanceof`. */
  readonly kind = "pass-thru";
  /** The only instance that is needed. */
  static readonly instance: PassThru = new PassThru();
}

/** Each frame, and each new connection, is lost with a probability. */
export class Drop {
  /** Marks the mode; compare with `instanceof`. */
  readonly kind = "drop";
  /** Of frames that this system sends. From 0 to 1. */
  readonly outboundDropP: number;
  /** Of frames that this system receives. From 0 to 1. */
  readonly inboundDropP: number;

  /** Throws InvalidArgumentError unless both are from 0 to 1. */
  constructor(outboundDropP: number, inboundDropP: number) {
    if (![outboundDropP, inboundDropP].every((p) => p >= 0 && p <= 1)) {
      throw new InvalidArgumentError(`Drop(${outboundDropP}, ${inboundDropP}): probabilities are numbers from 0 to 1.`);
    }
    this.outboundDropP = outboundDropP;
    this.inboundDropP = inboundDropP;
  }
}

/** What the adapter `gremlin` does with frames. */
export type GremlinMode = PassThru | Drop;

/** Management command for the adapter `gremlin`: the mode for all systems that have none of their own. */
export class All {
  /** What happens from now on. */
  readonly mode: GremlinMode;

  constructor(mode: GremlinMode) {
    this.mode = mode;
  }
}

/** Management command for the adapter `gremlin`: the mode for one system, by host and port of its address. */
export class One {
  /** Of the other system. */
  readonly remoteAddress: Address;
  /** What happens from now on. */
  readonly mode: GremlinMode;

  constructor(remoteAddress: Address, mode: GremlinMode) {
    this.remoteAddress = remoteAddress;
    this.mode = mode;
  }
}
