import { errorFrom } from "../../base/index.ts";
import type { WriteFile } from "../message/tcp-writes.ts";
import type { OpenFile, ReadableFile } from "../network/readable-file.ts";

/** Who writes the pieces of a file. */
export interface FileSink {
  /** Writes a piece; then it asks for the next one. */
  onPiece(bytes: Uint8Array): void;
  /** All has been written. */
  onDone(): void;
  /** The file cannot be read; nothing follows. */
  onFailed(cause: Error): void;
}

/** One {@link WriteFile} under way: reads a piece whenever the last one has been written, so that memory has one of them. */
export class FileTransfer {
  readonly #write: WriteFile;
  readonly #openFile: OpenFile;
  readonly #pieceBytes: number;
  readonly #sink: FileSink;
  #file: ReadableFile | undefined;
  #sent = 0;
  #isCancelled = false;

  constructor(write: WriteFile, openFile: OpenFile, pieceBytes: number, sink: FileSink) {
    this.#write = write;
    this.#openFile = openFile;
    this.#pieceBytes = pieceBytes;
    this.#sink = sink;
  }

  /** Reads the next piece, and passes it to the sink. */
  next(): void {
    this.#read().then(
      (bytes) => this.#onRead(bytes),
      (error: unknown) => this.#fail(errorFrom(error)),
    );
  }

  /** The sink hears nothing more. */
  cancel(): void {
    this.#isCancelled = true;
    this.#close();
  }

  async #read(): Promise<Uint8Array> {
    const { path, position, count } = this.#write;
    if (this.#sent === count) return new Uint8Array();
    this.#file ??= await this.#openFile(path);
    return this.#file.read(position + this.#sent, Math.min(this.#pieceBytes, count - this.#sent));
  }

  #onRead(bytes: Uint8Array): void {
    if (this.#isCancelled) return this.#close(); // it was cancelled while the file was being opened
    const { path, position, count } = this.#write;
    if (this.#sent === count) {
      this.#close();
      return this.#sink.onDone();
    }
    if (bytes.length === 0)
      return this.#fail(new Error(`${path} ends at ${position + this.#sent}, before the ${count} bytes of WriteFile.`));
    this.#sent += bytes.length;
    this.#sink.onPiece(bytes);
  }

  #fail(cause: Error): void {
    this.#close();
    if (!this.#isCancelled) this.#sink.onFailed(cause);
  }

  #close(): void {
    this.#file?.close().catch(() => {}); // it was only read
    this.#file = undefined;
  }
}
