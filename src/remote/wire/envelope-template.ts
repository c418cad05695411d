import { varintBytes } from "./proto-writer.ts";

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
 * @hotpath `bench/wire-codec`, part of `encode/hot`. Buys: two copies per frame instead of eight fields (about twice as fast), or one
 * for a frame of the same size (twice again).
 */
export class EnvelopeTemplates {
  readonly #slots: (EnvelopeTemplate | undefined)[] = new Array<EnvelopeTemplate | undefined>(SLOTS);
  #bytes = 0;

  find(recipientPath: Uint8Array, senderPath: Uint8Array | undefined, serializerId: number, manifest: Uint8Array): EnvelopeTemplate {
    let hash = Math.imul(lastBytes(recipientPath), 0x9e37_79b1) + serializerId + manifest.length;
    if (senderPath !== undefined) hash ^= Math.imul(lastBytes(senderPath), 0x85eb_ca6b);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const found = this.#slots[slot];
    if (
      found !== undefined &&
      found.recipientPath === recipientPath &&
      found.senderPath === senderPath &&
      found.manifest === manifest &&
      found.serializerId === serializerId
    ) {
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
  const head = [...refField(0x0a, recipientPath), 0x12];
  const ofMessage = [
    ...(serializerId === 0 ? [] : [0x10, ...int32Varint(serializerId)]),
    ...(manifest.length === 0 ? [] : [0x1a, ...lengthVarint(manifest.length), ...manifest]),
  ];
  const sender = senderPath === undefined ? [] : refField(0x22, senderPath);
  return {
    recipientPath,
    senderPath,
    serializerId,
    manifest,
    head: new Uint8Array(head),
    tail: new Uint8Array([...ofMessage, ...sender]),
    tailBytesOfMessage: ofMessage.length,
    frame: undefined,
    framePayloadBytes: -1,
    framePayloadStart: 0,
  };
}

/** A field that holds an ActorRefData. */
function refField(tag: number, path: Uint8Array): number[] {
  const ref = path.length === 0 ? [] : [0x0a, ...lengthVarint(path.length), ...path];
  return [tag, ...lengthVarint(ref.length), ...ref];
}

function lengthVarint(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length, left = varintBytes(length); left > 0; left -= 1, rest >>>= 7) bytes.push((rest & 0x7f) | (left > 1 ? 0x80 : 0));
  return bytes;
}

/** A negative int32 is sign-extended to 64 bits: ten bytes. */
function int32Varint(value: number): number[] {
  if (value >= 0) return lengthVarint(value);
  const low = [0, 7, 14, 21].map((shift) => ((value >>> shift) & 0x7f) | 0x80);
  return [...low, ((value >> 28) & 0x7f) | 0x80, 0xff, 0xff, 0xff, 0xff, 0x01];
}
