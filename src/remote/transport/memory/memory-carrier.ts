/** One direction of one connection. Compared by identity. */
export interface MemoryWay {
  /** Number of the connection, from 1. */
  readonly connection: number;
  /** `host:port` where the sender listens; a name given by the network if it does not listen. */
  readonly from: string;
  /** The end that receives. */
  readonly to: string;
}

/** What travels: the answer to a dial, a block of whole frames, the orderly end, or the notice that the sender's end has closed. */
export type MemoryCargo = "answer" | Uint8Array | "end" | "break";

/**
 * Brings what is sent from one system of a network to another. The usual one brings everything, whole, a turn later; one for tests may take
 * its time, lose things, or cut a way.
 */
export interface MemoryCarrier {
  /** Dials. Calls `arrive` later, once connected, or `fail` with the reason as a sentence. */
  dial(way: MemoryWay, arrive: () => void, fail: (why: string) => void): void;
  /**
   * Calls `arrive` later with what comes out at the other end, in the order of the calls for one `way`: all of it, or the frames that are
   * not lost. Calls it again for frames that come late or twice.
   */
  carry(way: MemoryWay, cargo: MemoryCargo, arrive: (cargo: MemoryCargo) => void): void;
}
