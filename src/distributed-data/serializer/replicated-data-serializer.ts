import type { ActorRef } from "../../actor/index.ts";
import { encodeMessage, ProtoReader, type ProtoWriter } from "../../remote/internal.ts";
import {
  type ActorRefResolver,
  type PayloadSerialization,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../serialization/index.ts";
import { DictionaryDelta } from "../data/dictionary-delta.ts";
import { DeletedData } from "../data/deleted-data.ts";
import { Flag } from "../data/flag.ts";
import { GCounter } from "../data/g-counter.ts";
import { GSet } from "../data/g-set.ts";
import { LWWDictionary } from "../data/lww-dictionary.ts";
import { LWWRegister } from "../data/lww-register.ts";
import { ORDictionary } from "../data/or-dictionary.ts";
import { ORMultiValueDictionary } from "../data/or-multi-value-dictionary.ts";
import { ORSetDelta } from "../data/or-set-delta.ts";
import { ORSet } from "../data/or-set.ts";
import { PNCounterDictionary } from "../data/pn-counter-dictionary.ts";
import { PNCounter } from "../data/pn-counter.ts";
import { VersionVector } from "../data/version-vector.ts";
import { Key } from "../key/key.ts";
import { readGCounter, readPNCounter, writeGCounter, writePNCounter } from "../wire/counter-codec.ts";
import type { DataContext } from "../wire/data-context.ts";
import { deltaManifestOf, readDictionaryDelta, writeDictionaryDelta } from "../wire/dictionary-delta-codec.ts";
import {
  readLWWDictionary,
  readMultiValues,
  readORDictionary,
  readPNCounterDictionary,
  writeLWWDictionary,
  writeMultiValues,
  writeORDictionary,
  writePNCounterDictionary,
} from "../wire/dictionary-codec.ts";
import { compressed } from "../wire/gzip.ts";
import type { Inflation } from "../wire/inflation.ts";
import { keyManifestOf, readKey, writeKey } from "../wire/key-codec.ts";
import { readVersions, writeVersions } from "../wire/node-codec.ts";
import { readFlag, readRegister, writeFlag, writeRegister } from "../wire/register-codec.ts";
import { readGSet, readORSet, readORSetGroup, writeGSet, writeORSet, writeORSetGroup } from "../wire/set-codec.ts";

/** How one type of data travels. */
interface DataCodec<T> {
  readonly manifest: string;
  /** The class: it may have a private constructor. */
  readonly type: { readonly prototype: T };
  readonly isCompressed?: boolean;
  readonly write: (writer: ProtoWriter, value: T, context: DataContext) => void;
  readonly read: (reader: ProtoReader, context: DataContext) => T;
}

function codec<T>(each: DataCodec<T>): DataCodec<unknown> {
  return each as DataCodec<unknown>;
}

/** INTEROP: the manifests of ReplicatedDataSerializer.cs. */
const CODECS: readonly DataCodec<unknown>[] = [
  codec({ manifest: "A", type: DeletedData, write: () => undefined, read: () => DeletedData.instance }),
  codec({ manifest: "B", type: GSet, write: writeGSet, read: readGSet }),
  codec({ manifest: "C", type: ORSet, isCompressed: true, write: writeORSet, read: readORSet }),
  codec({ manifest: "D", type: Flag, write: writeFlag, read: readFlag }),
  codec({ manifest: "E", type: LWWRegister, write: writeRegister, read: readRegister }),
  codec({ manifest: "F", type: GCounter, write: writeGCounter, read: readGCounter }),
  codec({ manifest: "G", type: PNCounter, write: writePNCounter, read: readPNCounter }),
  codec({ manifest: "H", type: ORDictionary, isCompressed: true, write: writeORDictionary, read: readORDictionary }),
  codec({ manifest: "I", type: LWWDictionary, isCompressed: true, write: writeLWWDictionary, read: readLWWDictionary }),
  codec({ manifest: "J", type: PNCounterDictionary, isCompressed: true, write: writePNCounterDictionary, read: readPNCounterDictionary }),
  codec({ manifest: "K", type: ORMultiValueDictionary, isCompressed: true, write: writeMultiValues, read: readMultiValues }),
  codec({ manifest: "L", type: VersionVector, write: writeVersions, read: readVersions }),
];
const GROUP = "Cg";
const OPERATIONS = { add: "Ca", remove: "Cr", full: "Cf" } as const;

/** Replicated data and keys. INTEROP: Akka.NET's `ReplicatedDataSerializer`, 11. */
export class ReplicatedDataSerializer implements Serializer {
  readonly identifier: number;
  readonly #context: DataContext;
  readonly #inflation: Inflation;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>, inflation: Inflation) {
    this.identifier = identifier;
    this.#inflation = inflation;
    this.#context = { payloads, refs };
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    if (message instanceof ORSetDelta) {
      const [first] = message.operations;
      return first === undefined || message.operations.length > 1 ? GROUP : OPERATIONS[first.kind];
    }
    if (message instanceof DictionaryDelta) return deltaManifestOf(message);
    const manifest = message instanceof Key ? keyManifestOf(message) : codecOf(message)?.manifest;
    if (manifest !== undefined) return manifest;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is no replicated data type of Akka.NET. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }

  toBytes(message: unknown): Uint8Array {
    const context = this.#context;
    if (message instanceof Key) return encodeMessage(message, writeKey);
    if (message instanceof DictionaryDelta) return encodeMessage(message, (writer, delta) => writeDictionaryDelta(writer, delta, context));
    if (message instanceof ORSetDelta) {
      const [first] = message.operations;
      if (first === undefined || message.operations.length > 1)
        return encodeMessage(message, (writer, group) => writeORSetGroup(writer, group, context));
      return encodeMessage(first.underlying, (writer, set) => writeORSet(writer, set, context));
    }
    const found = codecOf(message);
    if (found === undefined) throw new UnregisteredMessageError("Cannot send a value that is no replicated data.");
    const bytes = encodeMessage(message, (writer, value) => found.write(writer, value, context));
    return found.isCompressed === true ? compressed(bytes) : bytes;
  }

  /** Throws MalformedReplicatedDataError, TooManyCompressedPartsError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    return this.#inflation.ofMessage(bytes.length, () => this.#read(bytes, manifest));
  }

  #read(bytes: Uint8Array, manifest: string): unknown {
    const context = this.#context;
    const found = CODECS.find((each) => each.manifest === manifest);
    if (found?.isCompressed === true) return this.#inflation.inflate(bytes, (inflated) => found.read(new ProtoReader(inflated), context));
    if (found !== undefined) return found.read(new ProtoReader(bytes), context);
    if (manifest === GROUP) return readORSetGroup(new ProtoReader(bytes), context);
    for (const kind of ["add", "remove", "full"] as const)
      if (manifest === OPERATIONS[kind]) return new ORSetDelta([{ kind, underlying: readORSet(new ProtoReader(bytes), context) }]);
    const read = readDictionaryDelta(new ProtoReader(bytes), manifest, context) ?? readKey(new ProtoReader(bytes), manifest);
    if (read !== undefined) return read;
    throw new UnknownManifestError(
      `Cannot read replicated data [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
    );
  }
}

function codecOf(message: unknown): DataCodec<unknown> | undefined {
  return CODECS.find(({ type }) => message instanceof (type as unknown as new () => unknown));
}
