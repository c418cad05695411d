import type { Address } from "../../actor/index.ts";
import { ProtoReader } from "../../remote/internal.ts";
import { type Serializer, UnknownManifestError, UnregisteredMessageError } from "../../serialization/index.ts";
import type { ClusterMessage } from "../message/cluster-message.ts";
import { ExitingConfirmed, GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { Heartbeat, HeartbeatResponse, LegacyHeartbeat, LegacyHeartbeatResponse } from "../message/heartbeat-messages.ts";
import { InitJoin, InitJoinAck, InitJoinNack, Join, Welcome } from "../message/join-messages.ts";
import { Down, Leave } from "../message/user-actions.ts";
import { encodeAddress, encodeUniqueAddress, readAddress, readUniqueAddress } from "../wire/addresses.ts";
import { decodeGossipEnvelope, decodeWelcome, encodeGossipEnvelope, encodeWelcome } from "../wire/gossip-envelope-codec.ts";
import { decodeGossipStatus, encodeGossipStatus } from "../wire/gossip-status-codec.ts";
import { decodeHeartbeat, decodeHeartbeatResponse, encodeHeartbeat, encodeHeartbeatResponse } from "../wire/heartbeat-codec.ts";
import { decodeJoin, encodeJoin } from "../wire/join-codec.ts";
import { CLUSTER_MANIFEST } from "../wire/manifests.ts";

/** How messages of one class travel. */
export interface ClusterMessageEntry {
  readonly type: abstract new (...args: never[]) => object;
  readonly manifest: string;
  encode(message: object): Uint8Array;
  decode(bytes: Uint8Array): object;
}

const NO_BYTES = new Uint8Array(0);

/** Subclasses before their base classes: the first entry that fits writes the message. */
const ENTRIES: readonly ClusterMessageEntry[] = [
  entry(
    LegacyHeartbeat,
    CLUSTER_MANIFEST.legacyHeartbeat,
    ({ from }) => encodeAddress(from),
    (bytes) => new LegacyHeartbeat(addressIn(bytes)),
  ),
  entry(Heartbeat, CLUSTER_MANIFEST.heartbeat, encodeHeartbeat, decodeHeartbeat),
  entry(
    LegacyHeartbeatResponse,
    CLUSTER_MANIFEST.legacyHeartbeatResponse,
    ({ from }) => encodeUniqueAddress(from),
    (bytes) => new LegacyHeartbeatResponse(readUniqueAddress(new ProtoReader(bytes))),
  ),
  entry(HeartbeatResponse, CLUSTER_MANIFEST.heartbeatResponse, encodeHeartbeatResponse, decodeHeartbeatResponse),
  entry(GossipEnvelope, CLUSTER_MANIFEST.gossipEnvelope, encodeGossipEnvelope, decodeGossipEnvelope),
  entry(GossipStatus, CLUSTER_MANIFEST.gossipStatus, encodeGossipStatus, decodeGossipStatus),
  entry(
    InitJoin,
    CLUSTER_MANIFEST.initJoin,
    () => NO_BYTES,
    () => new InitJoin(),
  ),
  entry(
    InitJoinAck,
    CLUSTER_MANIFEST.initJoinAck,
    ({ address }) => encodeAddress(address),
    (bytes) => new InitJoinAck(addressIn(bytes)),
  ),
  entry(
    InitJoinNack,
    CLUSTER_MANIFEST.initJoinNack,
    ({ address }) => encodeAddress(address),
    (bytes) => new InitJoinNack(addressIn(bytes)),
  ),
  entry(Join, CLUSTER_MANIFEST.join, encodeJoin, decodeJoin),
  entry(Welcome, CLUSTER_MANIFEST.welcome, encodeWelcome, decodeWelcome),
  entry(
    ExitingConfirmed,
    CLUSTER_MANIFEST.exitingConfirmed,
    ({ node }) => encodeUniqueAddress(node),
    (bytes) => new ExitingConfirmed(readUniqueAddress(new ProtoReader(bytes))),
  ),
  entry(
    Leave,
    CLUSTER_MANIFEST.leave,
    ({ address }) => encodeAddress(address),
    (bytes) => new Leave(addressIn(bytes)),
  ),
  entry(
    Down,
    CLUSTER_MANIFEST.down,
    ({ address }) => encodeAddress(address),
    (bytes) => new Down(addressIn(bytes)),
  ),
];

/** What cluster nodes tell each other. INTEROP: Akka.NET's `ClusterMessageSerializer`, 5. */
export class ClusterMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #entries: readonly ClusterMessageEntry[];
  readonly #byManifest: ReadonlyMap<string, ClusterMessageEntry>;

  /** `more`: messages of folders above this one. */
  constructor(identifier: number, more: readonly ClusterMessageEntry[] = []) {
    this.identifier = identifier;
    this.#entries = [...ENTRIES, ...more];
    this.#byManifest = new Map(this.#entries.map((each) => [each.manifest, each]));
  }

  manifestOf(message: unknown): string {
    return this.#entryOf(message).manifest;
  }

  toBytes(message: unknown): Uint8Array {
    return this.#entryOf(message).encode(message as object);
  }

  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    const found = this.#byManifest.get(manifest);
    if (found !== undefined) return found.decode(bytes);
    throw new UnknownManifestError(
      `Cannot read a cluster message [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
    );
  }

  #entryOf(message: unknown): ClusterMessageEntry {
    const found = this.#entries.find(({ type }) => message instanceof type);
    if (found !== undefined) return found;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message between cluster nodes. Bind its ` +
        "type to another serializer in akka.actor.serialization-bindings.",
    );
  }
}

function entry<T extends ClusterMessage>(
  type: abstract new (...args: never[]) => T,
  manifest: string,
  encode: (message: T) => Uint8Array,
  decode: (bytes: Uint8Array) => T,
): ClusterMessageEntry {
  return { type, manifest, encode: (message) => encode(message as T), decode };
}

function addressIn(bytes: Uint8Array): Address {
  return readAddress(new ProtoReader(bytes));
}
