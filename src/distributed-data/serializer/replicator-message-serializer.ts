import type { ActorRef } from "../../actor/index.ts";
import { encodeMessage, ProtoReader, type ProtoWriter } from "../../remote/internal.ts";
import {
  type ActorRefResolver,
  type PayloadSerialization,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../serialization/index.ts";
import { ReplicatedData } from "../data/replicated-data.ts";
import { DataEnvelope } from "../message/data-envelope.ts";
import { Get, GetFailure, GetSuccess, NotFound } from "../message/get.ts";
import {
  DeltaNack,
  DeltaPropagation,
  DurableDataEnvelope,
  Gossip,
  Read,
  ReadResult,
  Status,
  Write,
  WriteAck,
  WriteNack,
} from "../message/replication.ts";
import { Changed, Subscribe, Unsubscribe } from "../message/subscription.ts";
import type { DataContext } from "../wire/data-context.ts";
import { readEnvelope, writeEnvelope } from "../wire/envelope-codec.ts";
import { MalformedReplicatedDataError } from "../wire/errors.ts";
import { compressed } from "../wire/gzip.ts";
import type { Inflation } from "../wire/inflation.ts";
import {
  readDeltas,
  readGossip,
  readRead,
  readReadResult,
  readStatus,
  readWrite,
  writeDeltas,
  writeGossip,
  writeRead,
  writeReadResult,
  writeStatus,
  writeWrite,
} from "../wire/replication-codec.ts";
import {
  readGet,
  readGetSuccess,
  readKeyAnd,
  readKeyRef,
  writeGet,
  writeGetSuccess,
  writeKeyAnd,
  writeKeyRef,
} from "../wire/request-codec.ts";

/** How one message travels. */
interface MessageCodec<T> {
  readonly manifest: string;
  readonly type: new (...args: never[]) => T;
  readonly write: (writer: ProtoWriter, message: T, context: DataContext) => void;
  readonly read: (reader: ProtoReader, context: DataContext) => T;
}

function codec<T>(each: MessageCodec<T>): MessageCodec<unknown> {
  return each as MessageCodec<unknown>;
}

/** A message without content. */
function empty<T>(manifest: string, type: new () => T): MessageCodec<unknown> {
  return codec({ manifest, type, write: () => undefined, read: () => new type() });
}

const GOSSIP = "N";
/** INTEROP: the manifests of ReplicatorMessageSerializer.cs. */
const CODECS: readonly MessageCodec<unknown>[] = [
  codec({ manifest: "A", type: Get, write: writeGet, read: readGet }),
  codec({ manifest: "B", type: GetSuccess, write: writeGetSuccess, read: readGetSuccess }),
  codec({ manifest: "C", type: NotFound, write: (w, { key, request }, c) => writeKeyAnd(w, key, request, c), read: readNotFound }),
  codec({ manifest: "D", type: GetFailure, write: (w, { key, request }, c) => writeKeyAnd(w, key, request, c), read: readFailure }),
  codec({ manifest: "E", type: Subscribe, write: (w, { key, subscriber }, c) => writeKeyRef(w, key, subscriber, c), read: readSubscribe }),
  codec({
    manifest: "F",
    type: Unsubscribe,
    write: (w, { key, subscriber }, c) => writeKeyRef(w, key, subscriber, c),
    read: readUnsubscribe,
  }),
  codec({ manifest: "G", type: Changed, write: (w, { key, data }, c) => writeKeyAnd(w, key, data, c), read: readChanged }),
  codec({ manifest: "H", type: DataEnvelope, write: writeEnvelope, read: readEnvelope }),
  codec({ manifest: "I", type: Write, write: writeWrite, read: readWrite }),
  empty("J", WriteAck),
  codec({ manifest: "K", type: Read, write: writeRead, read: readRead }),
  codec({ manifest: "L", type: ReadResult, write: writeReadResult, read: readReadResult }),
  codec({ manifest: "M", type: Status, write: writeStatus, read: readStatus }),
  codec({ manifest: GOSSIP, type: Gossip, write: writeGossip, read: readGossip }),
  empty("O", WriteNack),
  codec({
    manifest: "P",
    type: DurableDataEnvelope,
    write: (w, { envelope }, c) => writeEnvelope(w, envelope, c, false),
    read: (r, c) => new DurableDataEnvelope(readEnvelope(r, c)),
  }),
  codec({ manifest: "Q", type: DeltaPropagation, write: writeDeltas, read: readDeltas }),
  empty("R", DeltaNack),
];

/** What replicators send to each other. INTEROP: Akka.NET's `ReplicatorMessageSerializer`, 12. */
export class ReplicatorMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #context: DataContext;
  readonly #inflation: Inflation;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>, inflation: Inflation) {
    this.identifier = identifier;
    this.#context = { payloads, refs };
    this.#inflation = inflation;
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    return codecOf(message).manifest;
  }

  toBytes(message: unknown): Uint8Array {
    const { manifest, write } = codecOf(message);
    const bytes = encodeMessage(message, (writer, value) => write(writer, value, this.#context));
    return manifest === GOSSIP ? compressed(bytes) : bytes;
  }

  /** Throws MalformedReplicatedDataError, TooManyCompressedPartsError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    return this.#inflation.ofMessage(bytes.length, () => this.#read(bytes, manifest));
  }

  #read(bytes: Uint8Array, manifest: string): unknown {
    const found = CODECS.find((each) => each.manifest === manifest);
    if (found === undefined)
      throw new UnknownManifestError(
        `Cannot read a message of a replicator [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
      );
    if (manifest !== GOSSIP) return found.read(new ProtoReader(bytes), this.#context);
    return this.#inflation.inflate(bytes, (inflated) => found.read(new ProtoReader(inflated), this.#context));
  }
}

function codecOf(message: unknown): MessageCodec<unknown> {
  const found = CODECS.find(({ type }) => message instanceof type);
  if (found !== undefined) return found;
  throw new UnregisteredMessageError(
    `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message between replicators. Send Update and Delete to ` +
      "the replicator of the own node.",
  );
}

function readNotFound(reader: ProtoReader, context: DataContext): NotFound {
  const { key, value } = readKeyAnd(reader, context);
  return new NotFound(key, value);
}

function readFailure(reader: ProtoReader, context: DataContext): GetFailure {
  const { key, value } = readKeyAnd(reader, context);
  return new GetFailure(key, value);
}

function readSubscribe(reader: ProtoReader, context: DataContext): Subscribe {
  const { key, ref } = readKeyRef(reader, context);
  return new Subscribe(key, ref);
}

function readUnsubscribe(reader: ProtoReader, context: DataContext): Unsubscribe {
  const { key, ref } = readKeyRef(reader, context);
  return new Unsubscribe(key, ref);
}

function readChanged(reader: ProtoReader, context: DataContext): Changed {
  const { key, value } = readKeyAnd(reader, context);
  if (value instanceof ReplicatedData) return new Changed(key, value);
  throw new MalformedReplicatedDataError("a changed value is not replicated data");
}
