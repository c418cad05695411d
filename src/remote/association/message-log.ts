import type { ActorRef, LoggingAdapter } from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";

/** INTEROP: Akka.NET logs a type again when a message is 10 % larger. */
const NOTEWORTHY_GROWTH = 1.1;

/** Called for each message that was written, with the size of its frame; absent if nothing is logged. */
export type SentListener = (message: unknown, sender: ActorRef | undefined, recipient: ActorRef, frameBytes: number) => void;
/** Called for each message that arrived, with the size of its payload. */
export type ReceivedListener = (message: unknown, sender: ActorRef | undefined, recipient: ActorRef, payloadBytes: number) => void;

/** Logs messages as they pass, as far as the settings want them: all of one direction, or those that are large. */
export class MessageLog {
  readonly onSent: SentListener | undefined;
  readonly onReceived: ReceivedListener | undefined;
  readonly #log: LoggingAdapter;
  /** By type: the size from which on a message is worth a line. */
  readonly #noteworthyBytes = new Map<string, number>();
  readonly #frameBytesFrom: number;

  constructor(settings: RemoteSettings, log: LoggingAdapter) {
    const { logsSentMessages, logsReceivedMessages, logFrameSizeExceedingBytes } = settings;
    this.#log = log;
    this.#frameBytesFrom = logFrameSizeExceedingBytes ?? Number.POSITIVE_INFINITY;
    if (logsSentMessages || logFrameSizeExceedingBytes !== undefined) {
      this.onSent = (message, sender, recipient, frameBytes) => {
        if (logsSentMessages) this.#logSent(message, sender, recipient, frameBytes);
        if (frameBytes >= this.#frameBytesFrom) this.#logSize(typeNameOf(message), frameBytes);
      };
    }
    if (logsReceivedMessages) this.onReceived = (...passed) => this.#logReceived(...passed);
  }

  // INTEROP: the texts begin as Akka.NET's do, for those who search logs of both.
  #logSent(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, bytes: number): void {
    const type = typeNameOf(message);
    this.#log.debug(
      "RemoteMessage: {0} to [{1}]<+[{2}] from [{3}] ({4}, {5} bytes)",
      message,
      recipient,
      recipient.path,
      sender,
      type,
      bytes,
    );
  }

  #logReceived(message: unknown, sender: ActorRef | undefined, recipient: ActorRef, bytes: number): void {
    this.#log.debug(
      "received local message [RemoteMessage: {0} to {1}<+{2} from {3} ({4}, {5} bytes)]",
      message,
      recipient,
      recipient.path,
      sender,
      typeNameOf(message),
      bytes,
    );
  }

  #logSize(type: string, bytes: number): void {
    const noteworthy = this.#noteworthyBytes.get(type);
    if (noteworthy !== undefined && bytes <= noteworthy) return;
    this.#noteworthyBytes.set(type, bytes * NOTEWORTHY_GROWTH); // bounded: types are registered ones and primitives
    this.#log.info(
      noteworthy === undefined ? "Payload size for [{0}] is [{1}] bytes" : "New maximum payload size for [{0}] is [{1}] bytes",
      type,
      bytes,
    );
  }
}

/** The class of a message, or of what a selection carries. */
function typeNameOf(message: unknown): string {
  if (message instanceof ActorSelectionMessage) return typeNameOf(message.message);
  if (typeof message === "object" && message !== null) return message.constructor?.name ?? "Object";
  return Object(message).constructor.name;
}
