/** A message or chunk as it arrives. `P` identifies a producer controller; equal ones must be identical. */
export interface Arrival<P> {
  readonly producer: P;
  readonly producerId: string;
  readonly seqNr: number;
  /** The message, or a `Chunk`. */
  readonly content: unknown;
  /** Whether the producer controller starts with it. */
  readonly isFirst: boolean;
  /** Whether the confirmation is to be sent at once. */
  readonly wantsAck: boolean;
}

/** A whole message that the consumer has and has not confirmed. */
export interface Delivered<P> {
  /** Its last chunk, or the message; `isFirst` is that of its first chunk. */
  readonly arrival: Arrival<P>;
  /** The message alone, or all its chunks. */
  readonly contents: readonly unknown[];
}

/** What does not change while a consumer controller lives. */
export interface ConsumerCoreSettings {
  /** So many messages may be on their way or wait. */
  readonly flowControlWindow: number;
  /** Whether lost messages are requested again. */
  readonly resendsLost: boolean;
  /** The first wait before a request is repeated. Unit: ms. */
  readonly resendIntervalMinMs: number;
  /** The longest one. Unit: ms. */
  readonly resendIntervalMaxMs: number;
  /** The chunks of one message have at most so many bytes together. */
  readonly maximumMessageBytes: number;
}

/**
 * What a consumer controller knows; see `consumer-transition.ts` for what it does.
 *
 * Phases: idle (no consumer yet: messages wait) → active ⇄ waiting (for the consumer's confirmation), active ⇄ resending (a message is missing and was
 * requested).
 */
export interface ConsumerState<P> {
  readonly settings: ConsumerCoreSettings;
  readonly phase: "idle" | "active" | "resending" | "waiting";
  readonly producer: P | undefined;
  /** The highest number that arrived in order. */
  readonly receivedSeqNr: number;
  readonly confirmedSeqNr: number;
  /** The producer controller may send up to this number. */
  readonly requestedSeqNr: number;
  /** Arrived while the consumer had a message to confirm; at most a window. */
  readonly stash: readonly Arrival<P>[];
  /** The chunks of a message whose last one has not arrived. */
  readonly collected: readonly Arrival<P>[];
  readonly collectedBytes: number;
  readonly delivered: Delivered<P> | undefined;
  /** The producer controller that has not answered the registration. */
  readonly registering: P | undefined;
  /** Ends when all that waits was confirmed. */
  readonly isStopping: boolean;
  readonly retryAtMs: number;
  readonly retryIntervalMs: number;
}

/** What a consumer controller learns. */
export type ConsumerEvent<P> =
  | { readonly kind: "consumer-started" }
  | { readonly kind: "register"; readonly producer: P }
  /** The producer controller that was named without its incarnation has one now. */
  | { readonly kind: "identified"; readonly producer: P }
  | { readonly kind: "message"; readonly arrival: Arrival<P> }
  | { readonly kind: "confirmed" }
  | { readonly kind: "deliver-then-stop" }
  | { readonly kind: "tick" };

/** What a consumer controller does. */
export type ConsumerEffect<P> =
  | { readonly kind: "deliver"; readonly delivered: Delivered<P> }
  | { readonly kind: "register"; readonly to: P }
  | {
      readonly kind: "request";
      readonly to: P;
      readonly confirmedSeqNr: number;
      readonly requestUpToSeqNr: number;
      readonly supportsResend: boolean;
      readonly isViaTimeout: boolean;
    }
  | { readonly kind: "resend"; readonly to: P; readonly fromSeqNr: number }
  | { readonly kind: "ack"; readonly to: P; readonly seqNr: number }
  | { readonly kind: "stop" }
  /** The consumer confirmed, and there was nothing to confirm. */
  | { readonly kind: "unexpected-confirmation" }
  /** A message of another producer controller than the present one was dropped. */
  | { readonly kind: "unexpected-producer"; readonly arrival: Arrival<P> }
  /** The chunks of a message are too many bytes. */
  | { readonly kind: "too-large"; readonly arrival: Arrival<P>; readonly bytes: number };

/** A new state, and what follows from it. */
export interface ConsumerStep<P> {
  readonly state: ConsumerState<P>;
  readonly effects: readonly ConsumerEffect<P>[];
}

/** A controller that has neither consumer nor producer controller. */
export function idleConsumer<P>(settings: ConsumerCoreSettings, nowMs: number): ConsumerState<P> {
  return {
    settings,
    phase: "idle",
    producer: undefined,
    receivedSeqNr: 0,
    confirmedSeqNr: 0,
    requestedSeqNr: 0,
    stash: [],
    collected: [],
    collectedBytes: 0,
    delivered: undefined,
    registering: undefined,
    isStopping: false,
    retryAtMs: nowMs + settings.resendIntervalMinMs,
    retryIntervalMs: settings.resendIntervalMinMs,
  };
}
