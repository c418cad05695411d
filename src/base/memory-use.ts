/** How much one of a system's caches or queues holds of what other systems sent, or of what waits for them. */
export interface MemoryUse {
  /** What uses the memory. */
  readonly name: string;
  /** Count of entries. */
  readonly count: number;
  /** About what they occupy. */
  readonly bytes: number;
  /** What they may occupy. */
  readonly maximumBytes: number;
}
