import type { FrameKind } from "../../remote/internal.ts";

/** The conditions of the traffic from one system to another, in one direction. Probabilities range from 0 to 1. */
export interface LinkConditions {
  /** The delay, drawn anew each time; the order within a connection is preserved. Unit: ms. Default: 1 to 1. */
  readonly delayMs: readonly [least: number, most: number];
  /** The probability that a frame is lost, although later ones arrive. Default: 0. */
  readonly loss: number;
  /** The probability that a frame of {@link MENDED_KINDS} arrives a second time, later. Default: 0. */
  readonly duplication: number;
  /** The probability that a frame of {@link MENDED_KINDS} arrives later than frames sent after it. Default: 0. */
  readonly reordering: number;
  /**
   * The probability that a connection breaks when a block is sent, and everything in transit on it is lost, including the block. Default:
   * 0.
   */
  readonly breakage: number;
}

export const PERFECT_LINK: LinkConditions = { delayMs: [1, 1], loss: 0, duplication: 0, reordering: 0, breakage: 0 };

/**
 * Frames whose duplication and reordering the protocol above the transport corrects. Every transport guarantees that neither happens, so
 * ordinary messages and handshakes are not affected.
 */
export const MENDED_KINDS: ReadonlySet<FrameKind> = new Set(["system", "acknowledgement", "heartbeat"]);
