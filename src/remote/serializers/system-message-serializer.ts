import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../wire/serializer-ids.ts";
import { reasonOf } from "../../base/index.ts";
import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef, SystemMessage } from "../../actor/internal.ts";
import { MalformedPayloadError, type ActorRefResolver, type Serializer } from "../../serialization/index.ts";
import type { ExceptionData } from "../wire/exception-data.ts";
import { decodeSystemMessage, encodeSystemMessage, SYSTEM_MESSAGE_MANIFEST, type SystemMessageData } from "../wire/system-messages.ts";
import { doubtfulTypesIn } from "./doubtful-exceptions.ts";
import type { ExceptionMapping } from "./exception-mapping.ts";

/** Supervision and death watch between systems. INTEROP: Akka.NET's `SystemMessageSerializer`, 22; the manifest is a .NET type name. */
export class SystemMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #refs: ActorRefResolver<ActorRef>;
  readonly #exceptions: ExceptionMapping;

  constructor(refs: ActorRefResolver<ActorRef>, exceptions: ExceptionMapping, identifier: number = SYSTEM_MESSAGE_SERIALIZER_ID) {
    this.identifier = identifier;
    this.#refs = refs;
    this.#exceptions = exceptions;
  }

  /** The types in what `error` travels as that a peer may be unable to read; `undefined` if there is none. */
  doubtfulTypesIn(error: Error): string | undefined {
    return doubtfulTypesIn(this.#exceptions.dataFrom(error));
  }

  manifestOf(message: unknown): string {
    const { kind } = message as SystemMessage;
    return SYSTEM_MESSAGE_MANIFEST[kind === "deathWatchNotification" ? "death-watch-notification" : kind];
  }

  toBytes(message: unknown): Uint8Array {
    return encodeSystemMessage(this.#toWire(message as SystemMessage));
  }

  /** Throws MalformedPayloadError for an unknown manifest, malformed bytes, and paths that cannot be read. */
  fromBytes(bytes: Uint8Array, manifest: string): SystemMessage {
    try {
      return this.#fromWire(decodeSystemMessage(manifest, bytes));
    } catch (cause) {
      const reason = reasonOf(cause);
      throw new MalformedPayloadError(`Cannot read a system message [serializer 22, manifest "${manifest.slice(0, 200)}"]: ${reason}`, {
        cause,
      });
    }
  }

  #toWire(message: SystemMessage): SystemMessageData {
    switch (message.kind) {
      case "watch":
      case "unwatch":
        return { kind: message.kind, watchee: this.#refs.pathOf(message.watchee), watcher: this.#refs.pathOf(message.watcher) };
      case "supervise":
        return { kind: "supervise", child: this.#refs.pathOf(message.child), isAsync: message.isAsync };
      case "failed": {
        const { child, cause, uid } = message;
        return { kind: "failed", child: this.#refs.pathOf(child), cause: this.#exceptions.dataFrom(cause), uid };
      }
      case "create":
        return { kind: "create", cause: undefined };
      case "recreate":
        return { kind: "recreate", cause: this.#exceptions.dataFrom(message.cause) };
      case "resume": {
        const { causedByFailure } = message;
        return { kind: "resume", cause: causedByFailure === undefined ? undefined : this.#exceptions.dataFrom(causedByFailure) };
      }
      case "suspend":
      case "terminate":
        return { kind: message.kind };
      case "deathWatchNotification": {
        const { actor, existenceConfirmed, addressTerminated } = message;
        return { kind: "death-watch-notification", actor: this.#refs.pathOf(actor), existenceConfirmed, addressTerminated };
      }
    }
  }

  #fromWire(data: SystemMessageData): SystemMessage {
    switch (data.kind) {
      case "watch":
      case "unwatch":
        return { kind: data.kind, watchee: this.#ref(data.watchee), watcher: this.#ref(data.watcher) };
      case "supervise":
        return { kind: "supervise", child: this.#ref(data.child), isAsync: data.isAsync };
      case "failed":
        return { kind: "failed", child: this.#ref(data.child), cause: this.#errorFrom(data.cause), uid: data.uid };
      case "create":
        return { kind: "create" };
      case "recreate":
        return { kind: "recreate", cause: this.#errorFrom(data.cause) };
      case "resume":
        return { kind: "resume", causedByFailure: data.cause === undefined ? undefined : this.#exceptions.errorFrom(data.cause) };
      case "suspend":
      case "terminate":
        return { kind: data.kind };
      case "death-watch-notification": {
        const { actor, existenceConfirmed, addressTerminated } = data;
        return { kind: "deathWatchNotification", actor: this.#ref(actor), existenceConfirmed, addressTerminated };
      }
    }
  }

  #ref(path: string): InternalActorRef {
    return this.#refs.resolve(path) as InternalActorRef;
  }

  /** INTEROP: Akka.NET sends an empty exception for none. */
  #errorFrom(data: ExceptionData | undefined): Error {
    return data === undefined ? new Error("The peer gave no cause.") : this.#exceptions.errorFrom(data);
  }
}
