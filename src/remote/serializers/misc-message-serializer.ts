import { ActorIdentity, type ActorRef, Identify, Kill, PoisonPill, Status } from "../../actor/index.ts";
import {
  isActorRef,
  UnregisteredMessageError,
  type PayloadSerialization,
  type RefTransport,
  type Serializer,
  UnknownManifestError,
} from "../../serialization/index.ts";
import { decodeMiscMessage, encodeMiscMessage, MISC_MANIFEST, type MiscMessage } from "../wire/misc-messages.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";
import { RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "../watch/watch-messages.ts";
import { errorFromExceptionData, exceptionDataFrom } from "./remote-exception.ts";

/** Akka's own messages. INTEROP: Akka.NET's `MiscMessageSerializer`, 16; the manifest is a short code. */
export class MiscMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;
  readonly #refs: RefTransport<ActorRef>;

  constructor(identifier: number, payloads: PayloadSerialization, refs: RefTransport<ActorRef>) {
    this.identifier = identifier;
    this.#payloads = payloads;
    this.#refs = refs;
  }

  /** Throws UnregisteredMessageError for what may be bound to this serializer, but does not travel as a message. */
  assertWritable(message: object): void {
    kindOf(message);
  }

  manifestOf(message: unknown): string {
    return MISC_MANIFEST[kindOf(message)];
  }

  toBytes(message: unknown): Uint8Array {
    return encodeMiscMessage(this.#toWire(message));
  }

  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    const message = decodeMiscMessage(manifest, bytes);
    switch (message.kind) {
      case "identify":
        return new Identify(message.messageId === undefined ? null : this.#value(message.messageId));
      case "actor-identity":
        return new ActorIdentity(
          this.#value(message.correlationId),
          message.path === undefined ? undefined : this.#refs.resolve(message.path),
        );
      case "actor-ref":
        return this.#refs.resolve(message.path);
      case "poison-pill":
        return PoisonPill.instance;
      case "kill":
        return Kill.instance;
      case "remote-watcher-heartbeat":
        return RemoteWatcherHeartbeat.instance;
      case "remote-watcher-heartbeat-response":
        return new RemoteWatcherHeartbeatResponse(message.uid);
      case "status-success":
        return new Status.Success(this.#value(message.status));
      case "status-failure": {
        const cause = message.cause === undefined ? new Error("The peer gave no cause.") : errorFromExceptionData(message.cause);
        return new Status.Failure(cause, this.#value(message.state));
      }
      default:
        throw new UnknownManifestError(
          `Cannot read a ${message.kind} [serializer 16, manifest "${manifest}"]: this version does not use it.`,
        );
    }
  }

  #toWire(message: unknown): MiscMessage {
    if (message instanceof Identify) {
      const { messageId } = message;
      return { kind: "identify", messageId: isNothing(messageId) ? undefined : this.#payloads.serialize(messageId) };
    }
    if (message instanceof ActorIdentity) {
      const path = message.subject === undefined ? undefined : this.#refs.pathOf(message.subject);
      return { kind: "actor-identity", correlationId: this.#payload(message.messageId), path };
    }
    if (message instanceof PoisonPill) return { kind: "poison-pill" };
    if (message instanceof Kill) return { kind: "kill" };
    if (message instanceof RemoteWatcherHeartbeat) return { kind: "remote-watcher-heartbeat" };
    if (message instanceof RemoteWatcherHeartbeatResponse) return { kind: "remote-watcher-heartbeat-response", uid: message.uid };
    if (message instanceof Status.Success) return { kind: "status-success", status: this.#payload(message.status) };
    if (message instanceof Status.Failure) {
      return { kind: "status-failure", cause: exceptionDataFrom(message.cause), state: this.#payload(message.state) };
    }
    return { kind: "actor-ref", path: this.#refs.pathOf(message as ActorRef) };
  }

  #payload(value: unknown): Payload {
    return isNothing(value) ? NULL_PAYLOAD : this.#payloads.serialize(value);
  }

  /** `null` for the null payload, which is how .NET says "nothing". */
  #value({ bytes, serializerId, manifest }: Payload): unknown {
    return serializerId === 0 ? null : this.#payloads.deserialize(bytes, serializerId, manifest);
  }
}

function kindOf(message: unknown): MiscMessage["kind"] {
  if (message instanceof Identify) return "identify";
  if (message instanceof ActorIdentity) return "actor-identity";
  if (message instanceof PoisonPill) return "poison-pill";
  if (message instanceof Kill) return "kill";
  if (message instanceof RemoteWatcherHeartbeat) return "remote-watcher-heartbeat";
  if (message instanceof RemoteWatcherHeartbeatResponse) return "remote-watcher-heartbeat-response";
  if (message instanceof Status.Success) return "status-success";
  if (message instanceof Status.Failure) return "status-failure";
  if (typeof message === "object" && message !== null && isActorRef(message)) return "actor-ref";
  throw new UnregisteredMessageError(
    `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is no message of Akka's. Bind its type to another ` +
      "serializer in akka.actor.serialization-bindings.",
  );
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
