const NOTHING = new Uint8Array(0);

/** The view of the array that is being read, made once for all that look into it. Keeps the last array alive. */
export class ChunkView {
  #chunk: Uint8Array = NOTHING;
  #view: DataView = new DataView(NOTHING.buffer);

  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#chunk) {
      this.#chunk = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}
