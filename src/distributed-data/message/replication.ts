import type { ReplicaNode } from "../data/replica-node.ts";
import type { DataEnvelope } from "./data-envelope.ts";
import { ReplicatorMessage } from "./replicator-message.ts";

/** To a replica: merge this. Answered by {@link WriteAck} or {@link WriteNack}. */
export class Write extends ReplicatorMessage {
  readonly key: string;
  readonly envelope: DataEnvelope;
  readonly fromNode: ReplicaNode | undefined;

  constructor(key: string, envelope: DataEnvelope, fromNode?: ReplicaNode) {
    super();
    this.key = key;
    this.envelope = envelope;
    this.fromNode = fromNode;
  }
}

/** The replica has merged what it was sent. */
export class WriteAck extends ReplicatorMessage {}

/** The replica could not merge what it was sent. */
export class WriteNack extends ReplicatorMessage {}

/** The replica has missed a delta that comes before. */
export class DeltaNack extends ReplicatorMessage {}

/** To a replica: what is the value? Answered by {@link ReadResult}. */
export class Read extends ReplicatorMessage {
  readonly key: string;
  readonly fromNode: ReplicaNode | undefined;

  constructor(key: string, fromNode?: ReplicaNode) {
    super();
    this.key = key;
    this.fromNode = fromNode;
  }
}

/** The value of a replica, if it has one. */
export class ReadResult extends ReplicatorMessage {
  readonly envelope: DataEnvelope | undefined;

  constructor(envelope: DataEnvelope | undefined) {
    super();
    this.envelope = envelope;
  }
}

/** What the value of each key hashes to, of one chunk of all keys. */
export class Status extends ReplicatorMessage {
  readonly digests: ReadonlyMap<string, Uint8Array>;
  readonly chunk: number;
  readonly totalChunks: number;
  readonly toSystemUid: bigint | undefined;
  readonly fromSystemUid: bigint | undefined;

  constructor(digests: ReadonlyMap<string, Uint8Array>, chunk: number, totalChunks: number, toSystemUid?: bigint, fromSystemUid?: bigint) {
    super();
    this.digests = digests;
    this.chunk = chunk;
    this.totalChunks = totalChunks;
    this.toSystemUid = toSystemUid;
    this.fromSystemUid = fromSystemUid;
  }
}

/** Values that the receiver lacks or has differently. */
export class Gossip extends ReplicatorMessage {
  readonly entries: ReadonlyMap<string, DataEnvelope>;
  /** Whether the receiver answers with its own values of these keys. */
  readonly sendBack: boolean;
  readonly toSystemUid: bigint | undefined;
  readonly fromSystemUid: bigint | undefined;

  constructor(entries: ReadonlyMap<string, DataEnvelope>, sendBack: boolean, toSystemUid?: bigint, fromSystemUid?: bigint) {
    super();
    this.entries = entries;
    this.sendBack = sendBack;
    this.toSystemUid = toSystemUid;
    this.fromSystemUid = fromSystemUid;
  }
}

/** The changes of one key by one node, from one number to another. */
export interface Delta {
  /** Its data is the delta. `undefined`: this node cannot read it. */
  readonly envelope: DataEnvelope | undefined;
  readonly fromNumber: number;
  readonly toNumber: number;
}

/** The changes that one node has made. */
export class DeltaPropagation extends ReplicatorMessage {
  readonly fromNode: ReplicaNode;
  /** Whether the receiver confirms. */
  readonly reply: boolean;
  readonly deltas: ReadonlyMap<string, Delta>;

  constructor(fromNode: ReplicaNode, reply: boolean, deltas: ReadonlyMap<string, Delta>) {
    super();
    this.fromNode = fromNode;
    this.reply = reply;
    this.deltas = deltas;
  }
}

/** What is kept of a value on disk. INTEROP: `DurableDataEnvelope`; never on the wire. */
export class DurableDataEnvelope extends ReplicatorMessage {
  readonly envelope: DataEnvelope;

  constructor(envelope: DataEnvelope) {
    super();
    this.envelope = envelope;
  }
}
