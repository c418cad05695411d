import type { FrameKind } from "../../remote/spi.ts";

/** How one system's traffic reaches another, one way. Probabilities are from 0 to 1. */
export interface LinkConditions {
  /** How long everything takes, drawn anew each time; the order within a connection stays. Unit: ms. Default: 1 to 1. */
  readonly delayMs: readonly [least: number, most: number];
  /** For each frame: it never arrives, though what follows does. Default: 0. */
  readonly loss: number;
  /** For each frame of {@link MENDED_KINDS}: it arrives a second time, later. Default: 0. */
  readonly duplication: number;
  /** For each frame of {@link MENDED_KINDS}: it arrives later than what was sent after it. Default: 0. */
  readonly reordering: number;
  /** For each block that is sent: the connection breaks, and what is underway on it is lost, the block included. Default: 0. */
  readonly breakage: number;
}

export const PERFECT_LINK: LinkConditions = { delayMs: [1, 1], loss: 0, duplication: 0, reordering: 0, breakage: 0 };

/**
 * Frames whose doubling and reordering is put right above the transport. Every transport promises that it does neither, so ordinary messages
 * and handshakes are spared.
 */
export const MENDED_KINDS: ReadonlySet<FrameKind> = new Set(["system", "acknowledgement", "heartbeat"]);
