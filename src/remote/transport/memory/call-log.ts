/** One thing that was asked of the network, for tests that check how a transport is used. */
export type MemoryCall =
  | { readonly kind: "listen"; readonly address: string }
  | { readonly kind: "associate"; readonly remote: string }
  | { readonly kind: "write"; readonly from: string; readonly to: string; readonly block: Uint8Array }
  | { readonly kind: "disassociate"; readonly from: string; readonly to: string }
  | { readonly kind: "abort"; readonly from: string; readonly to: string }
  | { readonly kind: "shutdown"; readonly address: string };

/** The latest calls, oldest first. Bounded, so that a long run does not fill the memory. */
export class CallLog {
  readonly #capacity: number;
  readonly #calls: MemoryCall[] = [];

  /** @param capacity count of calls kept; 0 keeps none */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether anything is kept at all. */
  get isKeeping(): boolean {
    return this.#capacity > 0;
  }

  /** All calls, in order. */
  get calls(): readonly MemoryCall[] {
    return this.#calls;
  }

  /** The calls of one kind, oldest first. */
  of<K extends MemoryCall["kind"]>(kind: K): readonly Extract<MemoryCall, { kind: K }>[] {
    return this.#calls.filter((call): call is Extract<MemoryCall, { kind: K }> => call.kind === kind);
  }

  /** Records `call`. */
  add(call: MemoryCall): void {
    if (!this.isKeeping) return;
    // The block belongs to the transport and its reader, so what the log shows later must be a copy.
    this.#calls.push(call.kind === "write" ? { ...call, block: call.block.slice() } : call);
    if (this.#calls.length > this.#capacity) this.#calls.shift();
  }
}
