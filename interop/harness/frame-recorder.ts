const PREFIX_BYTES = 4;

/**
 * Cuts a byte stream into frames: an unsigned 32-bit little-endian length, then as many bytes. Deliberately apart from the library's own
 * frame decoder: a test that looks at the wire must not see it through the eyes of what it tests.
 */
export class FrameRecorder {
  readonly #onFrame: (payload: Uint8Array) => void;
  #rest = new Uint8Array(0);

  constructor(onFrame: (payload: Uint8Array) => void) {
    this.#onFrame = onFrame;
  }

  add(chunk: Uint8Array): void {
    const bytes = new Uint8Array(this.#rest.byteLength + chunk.byteLength);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.byteLength);
    const view = new DataView(bytes.buffer);
    let at = 0;
    while (bytes.byteLength - at >= PREFIX_BYTES) {
      const length = view.getUint32(at, true);
      if (bytes.byteLength - at - PREFIX_BYTES < length) break;
      this.#onFrame(bytes.slice(at + PREFIX_BYTES, at + PREFIX_BYTES + length));
      at += PREFIX_BYTES + length;
    }
    this.#rest = bytes.slice(at);
  }
}
