import type { ActorRef } from "../../actor/index.ts";
import { internalRef, type SystemMessage } from "../../actor/spi.ts";
import { MalformedPayloadError, type RefTransport, type Serializer } from "../../serialization/index.ts";
import type { ExceptionData } from "../wire/exception-data.ts";
import { decodeSystemMessage, encodeSystemMessage, SYSTEM_MESSAGE_MANIFEST, type SystemMessageData } from "../wire/system-messages.ts";
import { errorFromExceptionData, exceptionDataFrom } from "./remote-exception.ts";

/** INTEROP: the id of Akka.NET's `SystemMessageSerializer`. What it reads goes to `sendSystemMessage`, never to a mailbox. */
export const SYSTEM_MESSAGE_SERIALIZER_ID = 22;

/** Supervision and death watch between systems. INTEROP: Akka.NET's `SystemMessageSerializer`, 22; the manifest is a .NET type name. */
export class SystemMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #refs: RefTransport<ActorRef>;

  constructor(refs: RefTransport<ActorRef>, identifier: number = SYSTEM_MESSAGE_SERIALIZER_ID) {
    this.identifier = identifier;
    this.#refs = refs;
  }

  manifestOf(message: unknown): string {
    const { kind } = message as SystemMessage;
    return SYSTEM_MESSAGE_MANIFEST[kind === "deathWatchNotification" ? "death-watch-notification" : kind];
  }

  toBytes(message: unknown): Uint8Array {
    return encodeSystemMessage(this.#toWire(message as SystemMessage));
  }

  /** Throws MalformedPayloadError for a manifest that is none, bytes that do not fit, and actors whose paths cannot be read. */
  fromBytes(bytes: Uint8Array, manifest: string): SystemMessage {
    try {
      return this.#fromWire(decodeSystemMessage(manifest, bytes));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
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
        return { kind: "failed", child: this.#refs.pathOf(child), cause: exceptionDataFrom(cause), uid };
      }
      case "create":
        return { kind: "create", cause: undefined };
      case "recreate":
        return { kind: "recreate", cause: exceptionDataFrom(message.cause) };
      case "resume":
        return { kind: "resume", cause: message.causedByFailure === undefined ? undefined : exceptionDataFrom(message.causedByFailure) };
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
        return { kind: "failed", child: this.#ref(data.child), cause: errorFrom(data.cause), uid: data.uid };
      case "create":
        return { kind: "create" };
      case "recreate":
        return { kind: "recreate", cause: errorFrom(data.cause) };
      case "resume":
        return { kind: "resume", causedByFailure: data.cause === undefined ? undefined : errorFromExceptionData(data.cause) };
      case "suspend":
      case "terminate":
        return { kind: data.kind };
      case "death-watch-notification": {
        const { actor, existenceConfirmed, addressTerminated } = data;
        return { kind: "deathWatchNotification", actor: this.#ref(actor), existenceConfirmed, addressTerminated };
      }
    }
  }

  #ref(path: string): ReturnType<typeof internalRef> {
    return internalRef(this.#refs.resolve(path));
  }
}

/** INTEROP: Akka.NET sends an empty exception for none. */
function errorFrom(data: ExceptionData | undefined): Error {
  return data === undefined ? new Error("The peer gave no cause.") : errorFromExceptionData(data);
}
