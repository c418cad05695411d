/** A message or chunk in the order of its producer. */
export interface Sequenced {
  /** Its number; the first is 1. */
  readonly seqNr: number;
  /** The message, or a `Chunk`. */
  readonly content: unknown;
  /** Whether the consumer controller starts with it. */
  readonly isFirst: boolean;
  /** Whether the confirmation is to be sent at once. */
  readonly wantsAck: boolean;
}

/** Who waits for the confirmation of a message. */
export interface AwaitedReply {
  /** The number of the last chunk of the message. */
  readonly seqNr: number;
  readonly replyTo: unknown;
}

/** What does not change while a producer controller lives. */
export interface ProducerCoreSettings {
  /** The first message is sent again after so long, until it is confirmed. Unit: ms. */
  readonly resendFirstIntervalMs: number;
  /** Whether each message is stored before it is sent. */
  readonly isDurable: boolean;
  /** So often a message is stored in vain before the controller fails. */
  readonly retryAttempts: number;
}

/** What a producer controller knows; see `producer-transition.ts` for what it does. */
export interface ProducerState {
  readonly settings: ProducerCoreSettings;
  /** The number of the next message. */
  readonly currentSeqNr: number;
  /** The highest confirmed number. */
  readonly confirmedSeqNr: number;
  /** The highest number that may be sent. */
  readonly requestedSeqNr: number;
  /** The number with which the present consumer controller starts. */
  readonly firstSeqNr: number;
  /** Whether the consumer controller requests lost messages again; otherwise they are forgotten once sent. */
  readonly supportsResend: boolean;
  /** Whether the producer was asked for the next message. */
  readonly hasRequestedNext: boolean;
  readonly unconfirmed: readonly Sequenced[];
  /** Chunks of the present message that were not sent. */
  readonly remaining: readonly Sequenced[];
  readonly replies: readonly AwaitedReply[];
  /** What is being stored: the head of {@link remaining}. */
  readonly storing: { readonly seqNr: number; readonly attempt: number } | undefined;
  /** When the first message is sent again. Unit: ms. */
  readonly resendFirstAtMs: number | undefined;
  /** So many messages were sent again since a time: see `MOST_REPEATED`. */
  readonly repeated: { readonly sinceMs: number; readonly count: number };
}

/** What a producer controller learns. */
export type ProducerEvent =
  | { readonly kind: "producer-started" }
  | { readonly kind: "consumer-registered" }
  | { readonly kind: "message"; readonly contents: readonly unknown[]; readonly wantsAck: boolean; readonly replyTo?: unknown }
  | { readonly kind: "stored"; readonly seqNr: number }
  | { readonly kind: "store-failed"; readonly seqNr: number }
  | { readonly kind: "ack"; readonly confirmedSeqNr: number }
  | {
      readonly kind: "request";
      readonly confirmedSeqNr: number;
      readonly requestUpToSeqNr: number;
      readonly supportsResend: boolean;
      readonly isViaTimeout: boolean;
    }
  | { readonly kind: "resend"; readonly fromSeqNr: number }
  | { readonly kind: "tick" };

/** What a producer controller does. */
export type ProducerEffect =
  | { readonly kind: "send"; readonly message: Sequenced }
  | { readonly kind: "request-next"; readonly currentSeqNr: number; readonly confirmedSeqNr: number }
  | { readonly kind: "reply"; readonly to: unknown; readonly seqNr: number }
  | { readonly kind: "store"; readonly message: Sequenced; readonly attempt: number }
  | { readonly kind: "store-confirmed"; readonly seqNr: number }
  /** The producer sent a message without being asked. */
  | { readonly kind: "refuse" }
  /** A message could not be stored. */
  | { readonly kind: "fail"; readonly seqNr: number; readonly attempts: number };

/** A new state, and what follows from it. */
export interface ProducerStep {
  readonly state: ProducerState;
  readonly effects: readonly ProducerEffect[];
}

/** What a producer controller begins with: the unconfirmed messages of a durable queue, and the number of the next message. */
export interface ProducerBeginning {
  readonly currentSeqNr: number;
  readonly confirmedSeqNr: number;
  readonly unconfirmed: readonly Sequenced[];
}

/** A controller that has both producer and consumer controller. */
export function activeProducer(settings: ProducerCoreSettings, beginning: ProducerBeginning, nowMs: number): ProducerStep {
  const { currentSeqNr, confirmedSeqNr } = beginning;
  const [head, ...rest] = beginning.unconfirmed;
  const unconfirmed = head === undefined ? [] : [{ ...head, isFirst: true }, ...rest];
  const state: ProducerState = {
    settings,
    currentSeqNr,
    confirmedSeqNr,
    requestedSeqNr: head === undefined ? currentSeqNr : currentSeqNr - 1,
    firstSeqNr: head?.seqNr ?? currentSeqNr,
    supportsResend: true,
    hasRequestedNext: head === undefined,
    unconfirmed,
    remaining: [],
    replies: [],
    storing: undefined,
    resendFirstAtMs: head === undefined ? undefined : nowMs + settings.resendFirstIntervalMs,
    repeated: { sinceMs: nowMs, count: 0 },
  };
  const [first] = unconfirmed;
  if (first !== undefined) return { state, effects: [{ kind: "send", message: first }] };
  return { state, effects: [{ kind: "request-next", currentSeqNr, confirmedSeqNr }] };
}
