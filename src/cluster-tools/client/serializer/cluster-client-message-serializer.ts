import {
  type PayloadSerialization,
  type SerializedMessage,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../../serialization/index.ts";
import { decodeDelivery, encodeDelivery, PATH_FLAG, TOPIC_FLAG } from "../../pub-sub/wire/delivery-codec.ts";
import { ClientHeartbeat, ClientHeartbeatRsp, Contacts, GetContacts, ReceptionistShutdown } from "../message/protocol.ts";
import { ClusterClientPublish, ClusterClientSend, ClusterClientSendToAll } from "../message/requests.ts";
import { decodeContacts, encodeContacts } from "../wire/contacts-codec.ts";

const CONTACTS = "A";
const SEND = "AA";
const SEND_TO_ALL = "AB";
const PUBLISH = "AC";
/** INTEROP: the manifests of ClusterClientMessageSerializer.cs. Those of ticks, which a client sends to itself, are not read. */
const EMPTY: ReadonlyMap<string, new () => object> = new Map([
  ["B", GetContacts],
  ["C", ClientHeartbeat],
  ["D", ClientHeartbeatRsp],
  ["E", ReceptionistShutdown],
]);
const NO_BYTES = new Uint8Array(0);

/** What cluster clients and receptionists send. INTEROP: Akka.NET's `ClusterClientMessageSerializer`, 15. */
export class ClusterClientMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;

  constructor(identifier: number, payloads: PayloadSerialization) {
    this.identifier = identifier;
    this.#payloads = payloads;
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    if (message instanceof Contacts) return CONTACTS;
    if (message instanceof ClusterClientSend) return SEND;
    if (message instanceof ClusterClientSendToAll) return SEND_TO_ALL;
    if (message instanceof ClusterClientPublish) return PUBLISH;
    for (const [manifest, type] of EMPTY) if (message instanceof type) return manifest;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message of a cluster client. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    if (message instanceof Contacts) return encodeContacts(message.contactPoints);
    if (message instanceof ClusterClientPublish) {
      return encodeDelivery(
        { destination: message.topic, payload: this.#payloads.serialize(message.message, maximumBytes), flag: false },
        TOPIC_FLAG,
      );
    }
    if (!(message instanceof ClusterClientSend) && !(message instanceof ClusterClientSendToAll)) return NO_BYTES;
    const flag = message instanceof ClusterClientSend && message.localAffinity;
    return encodeDelivery({ destination: message.path, payload: this.#payloads.serialize(message.message, maximumBytes), flag }, PATH_FLAG);
  }

  /** Throws MalformedToolsMessageError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    const empty = EMPTY.get(manifest);
    if (empty !== undefined) return new empty();
    switch (manifest) {
      case CONTACTS:
        return new Contacts(decodeContacts(bytes));
      case SEND: {
        const { destination, payload, flag } = decodeDelivery(bytes, PATH_FLAG);
        return new ClusterClientSend(destination, this.#messageIn(payload), flag);
      }
      case SEND_TO_ALL: {
        const { destination, payload } = decodeDelivery(bytes, PATH_FLAG);
        return new ClusterClientSendToAll(destination, this.#messageIn(payload));
      }
      case PUBLISH: {
        const { destination, payload } = decodeDelivery(bytes, TOPIC_FLAG);
        return new ClusterClientPublish(destination, this.#messageIn(payload));
      }
      default:
        throw new UnknownManifestError(
          `Cannot read a message of a cluster client [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
        );
    }
  }

  #messageIn({ bytes, serializerId, manifest }: SerializedMessage): unknown {
    return this.#payloads.deserialize(bytes, serializerId, manifest);
  }
}
