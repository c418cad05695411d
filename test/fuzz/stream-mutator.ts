import { frameSummaryOf } from "../../src/remote/internal.ts";
import type { SeededRandom } from "../../src/testkit/index.ts";
import { type CapturedPayload, goldenConversations, goldenPayloads } from "./golden-conversations.ts";
import { bytesOfTree, concatenated, type ProtoField, treeOf } from "./proto-tree.ts";

/** Numbers at the edges of what numbers on the wire may be. */
const EDGES: readonly bigint[] = [0, 1, 2, 5, 6, 127, 128, 200, 20_000]
  .map(BigInt)
  .concat([2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n]);
const TEXTS: readonly string[] = [
  "",
  "/",
  "akka://Beta/",
  "akka://Beta/user",
  "akka.tcp://Beta@127.0.0.1:25531/user/echo",
  "akka.tcp://Beta@127.0.0.1:25531/user/../../system/remote-watcher",
  "akka.tcp://Beta@localhost:25531/user/echo",
  "akka.tcp://Beta@127.0.0.1:99999/user/echo",
  "akka.tcp://Beta@127.0.0.1:25531/user/echo#99999999999999999999",
  "akka.tcp://Beta@127.0.0.1:25531/%zz/%",
  "akka.tcp://Beta@[::1:25531/user",
  "akka.tcp://Beta@127.0.0.1:25531/remote/akka.tcp/Beta@127.0.0.1:25531/user/loop",
  "akka.udp://Beta@127.0.0.1:25531/user/echo",
  "nobody",
  "toString",
  "__proto__",
  "System.String, System.Private.CoreLib",
  "Akka.Dispatch.SysMsg.Failed, Akka",
  "\u0000\uffff",
];
/** Length prefixes that do not tell the truth. */
const LENGTHS: readonly number[] = [0, 1, 3, 4, 127_996, 127_997, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
const HEARTBEAT = Uint8Array.of(0x12, 0x02, 0x08, 0x03);
const DISASSOCIATES = [2, 4, 5].map((reason) => Uint8Array.of(0x12, 0x02, 0x08, reason));
/** Deeper than any reader may follow, and still within a frame. */
const DEEPEST = 20_000;
const LARGEST_NEST_BYTES = 80_000;

/** What there is to mutate. */
export interface Corpus {
  readonly conversations: readonly (readonly Uint8Array[])[];
  readonly payloads: readonly CapturedPayload[];
}

export function goldenCorpus(): Corpus {
  return { conversations: goldenConversations(), payloads: goldenPayloads() };
}

/** Makes byte streams that are nearly what Akka.NET peers send. */
export class StreamMutator {
  readonly #random: SeededRandom;
  readonly #conversations: readonly (readonly Uint8Array[])[];
  /** Those with system messages or acknowledgements. */
  readonly #numbered: readonly (readonly Uint8Array[])[];
  readonly #payloads: readonly CapturedPayload[];

  constructor(random: SeededRandom, { conversations, payloads }: Corpus) {
    this.#random = random;
    this.#conversations = conversations;
    this.#numbered = conversations.filter((frames) => frames.some(isNumbered));
    this.#payloads = payloads;
  }

  /** One stream, in the chunks in which it arrives. */
  next(): readonly Uint8Array[] {
    const frames = this.#frames();
    const bytes = concatenated(frames.map((body) => this.#prefixed(body)));
    return this.#cut(this.#random.chance(0.05) ? bytes.subarray(0, this.#random.integer(0, bytes.length)) : bytes);
  }

  #frames(): Uint8Array[] {
    const random = this.#random;
    const others = random.chance(0.3) ? this.#conversation().slice(1) : [];
    const [associate = new Uint8Array(), ...rest] = this.#identified([...this.#conversation(), ...others]);
    let frames = rest;
    if (random.chance(0.2)) frames = this.#rearranged(frames);
    frames = frames.map((frame) => (random.chance(0.5) ? this.#mutated(frame) : frame));
    const opening = random.chance(0.25) ? this.#mutated(associate) : associate;
    return random.chance(0.03) ? frames : [opening, ...frames];
  }

  #rearranged(frames: readonly Uint8Array[]): Uint8Array[] {
    const random = this.#random;
    const result = [...frames];
    for (let left = random.integer(1, 4); left > 0; left -= 1) {
      const at = random.integer(0, result.length);
      switch (random.integer(0, 4)) {
        case 0:
          result.splice(at, 1);
          break;
        case 1:
          result.splice(at, 0, HEARTBEAT);
          break;
        case 2:
          result.splice(at, 0, random.pick(DISASSOCIATES));
          break;
        case 3:
          result.splice(at, 0, this.#noise(random.integer(0, 200)));
          break;
        default: {
          const again = result[random.integer(0, Math.max(0, result.length - 1))];
          if (again !== undefined) for (let times = random.integer(1, 5); times > 0; times -= 1) result.splice(at, 0, again);
        }
      }
    }
    return result;
  }

  /** One of some peers, nearly always in the same incarnation: with one peer alone, its first restart would have all others refused. */
  #identified(frames: readonly Uint8Array[]): Uint8Array[] {
    const random = this.#random;
    const number = random.integer(100, 999);
    const uid = random.chance(0.98) ? 1 : random.integer(2, 5);
    return frames.map((frame, index) => {
      const text = Buffer.from(frame).toString("latin1").replaceAll("Alpha", `Al${number}`).replaceAll("Zed@", `${number}@`);
      const renamed = Uint8Array.from(Buffer.from(index === 0 ? text.replace("Zed", `${number}`) : text, "latin1"));
      if (index === 0 && renamed.length > 8) renamed[renamed.length - 8] = uid;
      return renamed;
    });
  }

  #conversation(): readonly Uint8Array[] {
    return this.#random.pick(this.#random.chance(0.5) ? this.#numbered : this.#conversations);
  }

  #mutated(frame: Uint8Array): Uint8Array {
    const random = this.#random;
    const tree = treeOf(frame);
    if (tree === undefined || random.chance(0.1)) return this.#flipped(frame);
    if (random.chance(0.15)) this.#putPayload(tree, random.pick(this.#payloads));
    for (let left = random.integer(0, 2); left >= 0; left -= 1) this.#mutateTree(tree);
    return bytesOfTree(tree);
  }

  /** Gives the envelope in a frame another message. */
  #putPayload(tree: ProtoField[], { serializerId, manifest, bytes }: CapturedPayload): void {
    const envelope = childOf(childOf(tree, 1), 2);
    const message = childOf(envelope, 2);
    if (message === undefined) return;
    message.length = 0;
    message.push({ number: 1, wire: 2, value: treeOf(bytes) ?? bytes });
    message.push({ number: 2, wire: 0, value: BigInt(serializerId) });
    if (manifest !== "") message.push({ number: 3, wire: 2, value: new TextEncoder().encode(manifest) });
  }

  #mutateTree(tree: ProtoField[]): void {
    const random = this.#random;
    const places = placesIn(tree);
    if (places.length === 0) return; // a mutation before has taken everything
    const { fields, at } = random.pick(places);
    const field = fields[at];
    if (field === undefined) return;
    switch (random.integer(0, 9)) {
      case 0:
        fields.splice(at, 1);
        break;
      case 1:
        fields.splice(at, 0, { ...field });
        break;
      case 2:
        fields.push(...fields.splice(at, 1));
        break;
      case 3:
        field.number = random.pick([0, 1, 2, 3, 4, 5, 6, 7, 15, 16, 2 ** 29 - 1]);
        break;
      case 4:
        field.wire = random.integer(0, 7);
        break;
      case 5:
        if (field.wire === 2) field.statedLength = random.pick([0, 1, 10, 127_996, 2 ** 31 - 1, 2 ** 32 - 1]);
        break;
      case 6:
        this.#nest(field);
        break;
      default:
        this.#changeValue(field);
    }
  }

  #changeValue(field: ProtoField): void {
    const random = this.#random;
    if (typeof field.value === "bigint") field.value = random.pick(EDGES);
    else if (field.wire === 1 || field.wire === 5) field.value = littleEndian(random.pick(EDGES), field.wire === 1 ? 8 : 4);
    else {
      const bytes = field.value instanceof Uint8Array ? field.value : bytesOfTree(field.value);
      field.value = random.pick([
        () => new TextEncoder().encode(random.pick(TEXTS)),
        () => this.#flipped(bytes),
        () => bytes.subarray(0, random.integer(0, bytes.length)),
        () => this.#noise(random.integer(0, 64)),
        () => new Uint8Array(random.pick([200, 5_000, 100_000])).fill(random.pick([0x2f, 0x61, 0x00, 0xff])),
        () => concatenated(Array.from({ length: random.pick([2, 100, 2_000]) }, () => littleEndian(random.pick(EDGES), 8))), // as many nacks
      ])();
    }
  }

  /** Puts the field into itself, again and again. Written from its end, in one piece: this is where the time of a run would go. */
  #nest(field: ProtoField): void {
    const content = bytesOfTree([{ ...field }]);
    const bytes = new Uint8Array(content.length + LARGEST_NEST_BYTES);
    const tag = ((field.number & 15) << 3) | 2;
    let at = bytes.length - content.length;
    bytes.set(content, at);
    for (let depth = this.#random.pick([1, 2, 50, 1_000, DEEPEST]); depth > 0 && at > 4; depth -= 1) {
      let length = bytes.length - at;
      const size = length < 128 ? 1 : length < 16_384 ? 2 : 3;
      at -= size;
      for (let byte = 0; byte < size; byte += 1, length >>= 7) bytes[at + byte] = (length & 0x7f) | (byte < size - 1 ? 0x80 : 0);
      at -= 1;
      bytes[at] = tag;
    }
    field.wire = 2;
    field.value = bytes.slice(at);
  }

  #flipped(bytes: Uint8Array): Uint8Array {
    const changed = bytes.slice();
    for (let left = this.#random.integer(1, 4); left > 0 && changed.length > 0; left -= 1) {
      changed[this.#random.integer(0, changed.length - 1)] = this.#random.integer(0, 255);
    }
    return changed;
  }

  #noise(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#random.integer(0, 255));
  }

  #prefixed(body: Uint8Array): Uint8Array {
    const length = this.#random.chance(0.01) ? this.#random.pick(LENGTHS) : body.length;
    return concatenated([littleEndian(BigInt(length), 4), body]);
  }

  /** As a network may cut a stream: anywhere, or not at all. */
  #cut(bytes: Uint8Array): readonly Uint8Array[] {
    if (this.#random.chance(0.5)) return [bytes];
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = this.#random.pick([1, 3, 4, 5, 50, 1_000, 60_000]);
      chunks.push(bytes.subarray(at, at + length));
      at += length;
      if (chunks.length === 50) {
        chunks.push(bytes.subarray(at));
        break;
      }
    }
    return chunks;
  }
}

interface Place {
  readonly fields: ProtoField[];
  readonly at: number;
}

function isNumbered(frame: Uint8Array): boolean {
  const { kind, hasAck } = frameSummaryOf(frame, 0, frame.length);
  return hasAck || kind === "system";
}

function placesIn(fields: ProtoField[]): Place[] {
  return fields.flatMap((field, at) => [{ fields, at }, ...(Array.isArray(field.value) ? placesIn(field.value) : [])]);
}

function childOf(fields: readonly ProtoField[] | undefined, number: number): ProtoField[] | undefined {
  const value = fields?.find((field) => field.number === number)?.value;
  return Array.isArray(value) ? value : undefined;
}

function littleEndian(value: bigint, length: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
  return bytes.slice(0, length);
}
