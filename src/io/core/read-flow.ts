/**
 * What a connection has read and may pass on: in pull mode one piece for each {@link ReadFlow.resume}, otherwise all until {@link ReadFlow.suspend}. Knows no
 * sockets.
 */
export class ReadFlow {
  readonly #isPulled: boolean;
  readonly #maximumPieceBytes: number;
  #isOpen: boolean;
  #rest: Uint8Array | undefined;

  constructor(isPulled: boolean, maximumPieceBytes: number) {
    this.#isPulled = isPulled;
    this.#maximumPieceBytes = maximumPieceBytes;
    this.#isOpen = !isPulled;
  }

  /** Whether more is wanted. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  resume(): void {
    this.#isOpen = true;
  }

  suspend(): void {
    this.#isOpen = false;
  }

  /** Adds what was read. */
  add(bytes: Uint8Array): void {
    this.#rest = this.#rest === undefined ? bytes : Buffer.concat([this.#rest, bytes]);
  }

  /** The next piece to pass on; `undefined` if there is none, or if none is wanted. */
  take(): Uint8Array | undefined {
    const rest = this.#rest;
    if (rest === undefined || !this.#isOpen) return undefined;
    if (this.#isPulled) this.#isOpen = false;
    const isLast = rest.length <= this.#maximumPieceBytes;
    this.#rest = isLast ? undefined : rest.subarray(this.#maximumPieceBytes);
    return isLast ? rest : rest.subarray(0, this.#maximumPieceBytes);
  }
}
