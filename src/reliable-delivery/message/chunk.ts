/** A part of the bytes of a large message. INTEROP: `ChunkedMessage`. */
export class Chunk {
  /** This part. */
  readonly bytes: Uint8Array;
  /** Whether it is the first part of its message. */
  readonly isFirst: boolean;
  /** Whether it is the last part of its message. */
  readonly isLast: boolean;
  /** Id of the serializer of the whole message. */
  readonly serializerId: number;
  /** Manifest of the whole message. */
  readonly manifest: string;

  constructor(bytes: Uint8Array, isFirst: boolean, isLast: boolean, serializerId: number, manifest: string) {
    this.bytes = bytes;
    this.isFirst = isFirst;
    this.isLast = isLast;
    this.serializerId = serializerId;
    this.manifest = manifest;
  }
}

/** Whether `content`, a whole message or a chunk, is where a message starts. */
export function isStart(content: unknown): boolean {
  return !(content instanceof Chunk) || content.isFirst;
}

/** Whether `content`, a whole message or a chunk, is where a message ends. */
export function isEnd(content: unknown): boolean {
  return !(content instanceof Chunk) || content.isLast;
}
