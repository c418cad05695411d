import { varintBytes, writeVarint } from "./proto-writer.ts";

const SLOTS = 512;
/** Longer paths have no template of their own: the paths of all slots together must stay small. Unit: bytes. */
const LONGEST_PATH = 1024;
/** What the templates of one connection occupy at most, before all are forgotten. */
const MAXIMUM_BYTES = 512 * 1024;
/** What a template occupies besides the bytes of its paths and its manifest, which it has once as given, once as written and once in its frame. */
const TEMPLATE_BYTES = 800;

/** The parts of a data frame that are the same for every message of one type between two actors. */
export interface EnvelopeTemplate {
  readonly recipientPath: Uint8Array;
  readonly senderPath: Uint8Array | undefined;
  readonly serializerId: number;
  readonly manifest: Uint8Array;
  /** `RemoteEnvelope.recipient`, and the tag of `RemoteEnvelope.message`. */
  readonly head: Uint8Array;
  /** `Payload.serializerId`, `Payload.messageManifest`, `RemoteEnvelope.sender`. */
  readonly tail: Uint8Array;
  /** How many bytes of the tail belong to the payload message. */
  readonly tailBytesOfMessage: number;
  /** A whole frame without number or acknowledgement, as last written, prefix included; `undefined` until one size came twice. */
  frame: Uint8Array | undefined;
  /** Size of the payload in {@link frame}, or of the last one while there is no frame. */
  framePayloadBytes: number;
  /** Where the payload lies in {@link frame}. */
  framePayloadStart: number;
}

/**
 * The templates of the pairs that talk right now. Arrays are told apart by identity, not by content: callers keep the bytes of
 * paths and manifests. A slot that two pairs share belongs to the more recent one.
 *
 * @hotpath `bench/micro`, part of the encoder: two copies per frame instead of eight fields (about twice as fast), or one for a frame of the
 * same size (twice again).
 */
export class EnvelopeTemplates {
  /** Messages between two actors often follow each other. */
  #last: EnvelopeTemplate | undefined;
  readonly #slots: (EnvelopeTemplate | undefined)[] = new Array<EnvelopeTemplate | undefined>(SLOTS);
  #bytes = 0;

  find(recipientPath: Uint8Array, senderPath: Uint8Array | undefined, serializerId: number, manifest: Uint8Array): EnvelopeTemplate {
    const last = this.#last;
    if (last !== undefined && isOf(last, recipientPath, senderPath, serializerId, manifest)) return last;
    return this.#inSlot(recipientPath, senderPath, serializerId, manifest);
  }

  #inSlot(recipientPath: Uint8Array, senderPath: Uint8Array | undefined, serializerId: number, manifest: Uint8Array): EnvelopeTemplate {
    let hash = Math.imul(lastBytes(recipientPath), 0x9e37_79b1) + serializerId + manifest.length;
    if (senderPath !== undefined) hash ^= Math.imul(lastBytes(senderPath), 0x85eb_ca6b);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const found = this.#slots[slot];
    if (found !== undefined && isOf(found, recipientPath, senderPath, serializerId, manifest)) {
      this.#last = found;
      return found;
    }
    const made = templateOf(recipientPath, senderPath, serializerId, manifest);
    if (recipientPath.length <= LONGEST_PATH && (senderPath === undefined || senderPath.length <= LONGEST_PATH)) this.#keep(slot, made);
    return made;
  }

  #keep(slot: number, made: EnvelopeTemplate): void {
    const bytes = bytesOf(made);
    const replaced = this.#slots[slot];
    this.#bytes += bytes - (replaced === undefined ? 0 : bytesOf(replaced));
    if (this.#bytes > MAXIMUM_BYTES) {
      this.#slots.fill(undefined);
      this.#bytes = bytes;
    }
    this.#slots[slot] = made;
  }
}

function isOf(
  template: EnvelopeTemplate,
  recipientPath: Uint8Array,
  senderPath: Uint8Array | undefined,
  serializerId: number,
  manifest: Uint8Array,
): boolean {
  return (
    template.recipientPath === recipientPath &&
    template.senderPath === senderPath &&
    template.manifest === manifest &&
    template.serializerId === serializerId
  );
}

/** About what a template occupies, once it has a frame. */
function bytesOf({ head, tail }: EnvelopeTemplate): number {
  return TEMPLATE_BYTES + 3 * (head.length + tail.length);
}

/** Where paths differ: the digits of the uid. */
function lastBytes(path: Uint8Array): number {
  const length = path.length;
  return length < 4 ? length : path[length - 1]! | (path[length - 2]! << 8) | (path[length - 3]! << 16) | (path[length - 4]! << 24);
}

function templateOf(
  recipientPath: Uint8Array,
  senderPath: Uint8Array | undefined,
  serializerId: number,
  manifest: Uint8Array,
): EnvelopeTemplate {
  const head = new Uint8Array(refFieldBytes(recipientPath) + 1);
  head[writeRefField(head, 0, 0x0a, recipientPath)] = 0x12;
  const idBytes = serializerId === 0 ? 0 : 1 + int32VarintBytes(serializerId);
  const manifestBytes = manifest.length === 0 ? 0 : 1 + varintBytes(manifest.length) + manifest.length;
  const tail = new Uint8Array(idBytes + manifestBytes + (senderPath === undefined ? 0 : refFieldBytes(senderPath)));
  let at = 0;
  if (idBytes > 0) {
    tail[0] = 0x10;
    at = writeInt32Varint(tail, 1, serializerId);
  }
  if (manifestBytes > 0) {
    tail[at] = 0x1a;
    at = writeVarint(tail, at + 1, manifest.length);
    tail.set(manifest, at);
    at += manifest.length;
  }
  if (senderPath !== undefined) writeRefField(tail, at, 0x22, senderPath);
  return {
    recipientPath,
    senderPath,
    serializerId,
    manifest,
    head,
    tail,
    tailBytesOfMessage: at,
    frame: undefined,
    framePayloadBytes: -1,
    framePayloadStart: 0,
  };
}

/** Size of a field that holds an ActorRefData. */
function refFieldBytes(path: Uint8Array): number {
  const ref = refBytes(path);
  return 1 + varintBytes(ref) + ref;
}

function refBytes({ length }: Uint8Array): number {
  return length === 0 ? 0 : 1 + varintBytes(length) + length;
}

function writeRefField(target: Uint8Array, start: number, tag: number, path: Uint8Array): number {
  target[start] = tag;
  let at = writeVarint(target, start + 1, refBytes(path));
  if (path.length === 0) return at;
  target[at] = 0x0a;
  at = writeVarint(target, at + 1, path.length);
  target.set(path, at);
  return at + path.length;
}

/** A negative int32 is sign-extended to 64 bits: ten bytes. */
function int32VarintBytes(value: number): number {
  return value < 0 ? 10 : varintBytes(value);
}

function writeInt32Varint(target: Uint8Array, start: number, value: number): number {
  if (value >= 0) return writeVarint(target, start, value);
  let at = start;
  for (let shift = 0; shift < 28; shift += 7) target[at++] = ((value >>> shift) & 0x7f) | 0x80;
  target[at] = ((value >> 28) & 0x7f) | 0x80;
  target.fill(0xff, at + 1, at + 5);
  target[at + 5] = 0x01;
  return at + 6;
}
