import { lengthDelimitedTag, ProtoReader, varintTag } from "../../remote/internal.ts";

const ENTITY_ID = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
const PAYLOAD = lengthDelimitedTag(1);
const SERIALIZER_ID = varintTag(2);
const MANIFEST = lengthDelimitedTag(3);
/** Longer manifests are not remembered. Names of .NET types have about 40. Unit: bytes. */
const LONGEST_REMEMBERED = 256;

const NOTHING = new Uint8Array(0);

/**
 * Reads envelopes, one after the other. What it found is valid until the next call.
 * @hotpath `bench/remote-sharding`. Buys: no reader, no view and no object for the parts of each message to an entity,
 * and no text for a manifest that is that of the envelope before, as it mostly is.
 */
export class EnvelopeCursor {
  readonly #reader = new ProtoReader(NOTHING);
  readonly #readPayload = (): void => this.#payload();
  /** What is being read. */
  #source: Uint8Array = NOTHING;
  entityId = "";
  /** INTEROP: 0, as Akka.NET reads it, where the payload is missing. */
  serializerId = 0;
  manifest = "";
  payloadStart = 0;
  payloadEnd = 0;
  #lastManifest = "";
  #lastManifestBytes: Uint8Array = NOTHING;

  /** Reads the envelope `source[start..end)`. Throws WireFormatError. */
  read(source: Uint8Array, start: number, end: number): void {
    const reader = this.#reader;
    reader.reset(source, start, end);
    this.#source = source;
    this.entityId = "";
    this.#clearPayload();
    while (reader.next()) {
      if (reader.tag === ENTITY_ID) this.entityId = reader.string();
      else if (reader.tag === MESSAGE) reader.message(this.#readPayload);
      else reader.skip();
    }
  }

  #payload(): void {
    const reader = this.#reader;
    const source = this.#source;
    this.#clearPayload(); // of two, the last one wins
    while (reader.next()) {
      switch (reader.tag) {
        case PAYLOAD:
          this.payloadStart = reader.bytesStart();
          this.payloadEnd = reader.position;
          break;
        case SERIALIZER_ID:
          this.serializerId = reader.int32();
          break;
        case MANIFEST:
          this.manifest = this.#manifest(source);
          break;
        default:
          reader.skip();
      }
    }
  }

  #manifest(source: Uint8Array): string {
    const start = this.#reader.bytesStart();
    const end = this.#reader.position;
    if (isSame(this.#lastManifestBytes, source, start, end)) return this.#lastManifest;
    const manifest = this.#reader.textOf(start, end);
    if (end - start > LONGEST_REMEMBERED) return manifest;
    this.#lastManifest = manifest;
    this.#lastManifestBytes = source.slice(start, end);
    return manifest;
  }

  #clearPayload(): void {
    this.serializerId = 0;
    this.manifest = "";
    this.payloadStart = 0;
    this.payloadEnd = 0;
  }
}

function isSame(known: Uint8Array, source: Uint8Array, start: number, end: number): boolean {
  const { length } = known;
  if (length !== end - start) return false;
  for (let index = 0; index < length; index += 1) if (known[index] !== source[start + index]) return false;
  return true;
}
