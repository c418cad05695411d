import { varintBytes, writeVarint } from "./proto-writer.ts";

const SLOTS = 512;
/** Longer paths have no template of their own: the paths of all slots together must stay small. Unit: bytes. */
const LONGEST_PATH = 1024;
/** What the templates of one connection occupy at most, before all are forgotten. */
const MAXIMUM_BYTES = 512 * 1024;
/** What a template occupies besides the bytes of its paths and its manifest, which it has once as given, once as written and once in its frame. */
const TEMPLATE_BYTES = 800;

/** What is the same in every message of one type between two actors. */
export interface EnvelopeTemplate {
  readonly recipientPath: Uint8Array;
  readonly senderPath: Uint8Array | undefined;
  readonly serializerId: number;
  readonly manifest: Uint8Array;
  /** Size of `RemoteEnvelope.recipient`, and of the tag of `RemoteEnvelope.message`. */
  readonly headBytes: number;
  /** Size of `Payload.serializerId`, `Payload.messageManifest` and `RemoteEnvelope.sender`. */
  readonly tailBytes: number;
  /** How many bytes of the tail belong to the payload message. */
  readonly tailBytesOfMessage: number;
  /** Whether a message was written with it. */
  isUsed: boolean;
  /** The head as written; `undefined` until a second message came: of many pairs that take turns, none keeps its place until then. */
  head: Uint8Array | undefined;
  /** The same of the tail. */
  tail: Uint8Array | undefined;
  /** A whole frame without number or acknowledgement, as last written, prefix included; `undefined` until one size came twice. */
  frame: Uint8Array | undefined;
  /** Size of the payload in {@link frame}, or of the last one while there is no frame. */
  framePayloadBytes: number;
  /** Where the payload lies in {@link frame}. */
  framePayloadStart: number;
}

/**
 * The templates of the pairs that talk right now. Arrays are told apart by identity, not by content: callers keep the bytes of
 * paths and manifests. Each pair has two slots; of three pairs that share them, two make their templates again and again, which is why that
 * must be cheap.
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
    const slots = this.#slots;
    const first = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const second = first ^ 1;
    let found = slots[first];
    if (found === undefined || !isOf(found, recipientPath, senderPath, serializerId, manifest)) found = slots[second];
    if (found !== undefined && isOf(found, recipientPath, senderPath, serializerId, manifest)) {
      this.#last = found;
      return found;
    }
    const made = templateOf(recipientPath, senderPath, serializerId, manifest);
    if (recipientPath.length > LONGEST_PATH || (senderPath !== undefined && senderPath.length > LONGEST_PATH)) return made;
    this.#keep(slots[first] !== undefined && slots[second] === undefined ? second : first, made);
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
function bytesOf({ headBytes, tailBytes }: EnvelopeTemplate): number {
  return TEMPLATE_BYTES + 3 * (headBytes + tailBytes);
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
  const idBytes = serializerId === 0 ? 0 : 1 + int32VarintBytes(serializerId);
  const manifestBytes = manifest.length === 0 ? 0 : 1 + varintBytes(manifest.length) + manifest.length;
  return {
    recipientPath,
    senderPath,
    serializerId,
    manifest,
    headBytes: refFieldBytes(recipientPath) + 1,
    tailBytes: idBytes + manifestBytes + (senderPath === undefined ? 0 : refFieldBytes(senderPath)),
    tailBytesOfMessage: idBytes + manifestBytes,
    isUsed: false,
    head: undefined,
    tail: undefined,
    frame: undefined,
    framePayloadBytes: -1,
    framePayloadStart: 0,
  };
}

/** Writes `RemoteEnvelope.recipient`, and the tag of `RemoteEnvelope.message`. Returns where they end. */
export function writeHead({ recipientPath, head }: EnvelopeTemplate, target: Uint8Array, start: number): number {
  if (head !== undefined) {
    target.set(head, start);
    return start + head.length;
  }
  const at = writeRefField(target, start, 0x0a, recipientPath);
  target[at] = 0x12;
  return at + 1;
}

/** Writes `Payload.serializerId`, `Payload.messageManifest` and `RemoteEnvelope.sender`. Returns where they end. */
export function writeTail({ serializerId, manifest, senderPath, tail }: EnvelopeTemplate, target: Uint8Array, start: number): number {
  if (tail !== undefined) {
    target.set(tail, start);
    return start + tail.length;
  }
  let at = start;
  if (serializerId !== 0) {
    target[at] = 0x10;
    at = writeInt32Varint(target, at + 1, serializerId);
  }
  if (manifest.length > 0) {
    target[at] = 0x1a;
    at = writeVarint(target, at + 1, manifest.length);
    target.set(manifest, at);
    at += manifest.length;
  }
  return senderPath === undefined ? at : writeRefField(target, at, 0x22, senderPath);
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
