import { ActorIdentity, type ActorRef, Identify, Kill, PoisonPill, Status } from "../../actor/index.ts";
import { isNobodyRef, typedMemberOf } from "../../actor/internal.ts";
import {
  isActorRef,
  UnregisteredMessageError,
  type PayloadSerialization,
  type ActorRefResolver,
  type Serializer,
  UnknownManifestError,
} from "../../serialization/index.ts";
import { decodeMiscMessage, encodeMiscMessage, MISC_MANIFEST, type MiscMessage } from "../wire/misc-messages.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";
import { RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "../watch/watch-messages.ts";
import type { ExceptionMapping } from "./exception-mapping.ts";

/** Akka's own messages. INTEROP: Akka.NET's `MiscMessageSerializer`, 16; the manifest is a short code. */
export class MiscMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;
  readonly #refs: ActorRefResolver<ActorRef>;
  readonly #exceptions: ExceptionMapping;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>, exceptions: ExceptionMapping) {
    this.identifier = identifier;
    this.#payloads = payloads;
    this.#refs = refs;
    this.#exceptions = exceptions;
  }

  /** Throws UnregisteredMessageError for what may be bound to this serializer, but does not travel as a message. */
  assertWritable(message: object): void {
    kindOf(message);
  }

  manifestOf(message: unknown): string {
    return MISC_MANIFEST[kindOf(message)];
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    return encodeMiscMessage(this.#toWire(message, maximumBytes));
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
        const cause = message.cause === undefined ? new Error("The peer gave no cause.") : this.#exceptions.errorFrom(message.cause);
        return new Status.Failure(cause, this.#value(message.state));
      }
      default:
        throw new UnknownManifestError(
          `Cannot read a ${message.kind} [serializer 16, manifest "${manifest}"]: this version does not use it.`,
        );
    }
  }

  #toWire(message: unknown, maximumBytes: number | undefined): MiscMessage {
    if (message instanceof Identify) {
      const messageId = typedMemberOf(message, message.messageId);
      return { kind: "identify", messageId: isNothing(messageId) ? undefined : this.#payload(messageId, maximumBytes) };
    }
    if (message instanceof ActorIdentity) {
      const { subject } = message;
      const path = subject === undefined || isNobodyRef(subject) ? undefined : this.#refs.pathOf(subject);
      return { kind: "actor-identity", correlationId: this.#payload(message.messageId, maximumBytes), path };
    }
    if (message instanceof PoisonPill) return { kind: "poison-pill" };
    if (message instanceof Kill) return { kind: "kill" };
    if (message instanceof RemoteWatcherHeartbeat) return { kind: "remote-watcher-heartbeat" };
    if (message instanceof RemoteWatcherHeartbeatResponse) return { kind: "remote-watcher-heartbeat-response", uid: message.uid };
    if (message instanceof Status.Success)
      return { kind: "status-success", status: this.#payload(typedMemberOf(message, message.status), maximumBytes) };
    if (message instanceof Status.Failure) {
      return {
        kind: "status-failure",
        cause: this.#exceptions.dataFrom(message.cause),
        state: this.#payload(typedMemberOf(message, message.state), maximumBytes),
      };
    }
    return { kind: "actor-ref", path: this.#refs.pathOf(message as ActorRef) };
  }

  #payload(value: unknown, maximumBytes: number | undefined): Payload {
    return isNothing(value) ? NULL_PAYLOAD : this.#payloads.serialize(value, maximumBytes);
  }

  /** `null` for the null payload, which is .NET's null. */
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
    `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not one of Akka's messages. Bind its type to another ` +
      "serializer in akka.actor.serialization-bindings.",
  );
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
