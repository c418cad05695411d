/** What keeps one system from reaching another, as a value: `kind` is stable and meant to be matched on. Addresses and paths are texts. */
export type Failure = ConnectFailure | HandshakeFailure | StandingFailure | ConnectionFailure | AddressFailure | MessageFailure;

/** No connection came about. */
export type ConnectFailure =
  | { readonly kind: "name-unknown"; readonly address: string; readonly host: string }
  | { readonly kind: "name-server-silent"; readonly address: string; readonly host: string }
  | { readonly kind: "nobody-listens"; readonly address: string }
  | { readonly kind: "no-route"; readonly address: string }
  /** `limit` names the setting and its value when it was ours that ended the wait. */
  | { readonly kind: "no-answer"; readonly address: string; readonly limit?: Limit }
  /** Any other reason; `why` is a sentence without the address. */
  | { readonly kind: "cannot-connect"; readonly address: string; readonly why: string };

/** There was a connection, and no handshake. */
export type HandshakeFailure =
  | { readonly kind: "handshake-timeout"; readonly address: string; readonly limitMs: number }
  | { readonly kind: "closed-in-handshake"; readonly address: string }
  | { readonly kind: "peer-shuts-down"; readonly address: string }
  /** `what` completes "the peer …". */
  | { readonly kind: "protocol-violation"; readonly address: string; readonly what: string }
  /** `speaker` is what the first bytes give away: `an HTTP server`. */
  | { readonly kind: "speaks-otherwise"; readonly address: string; readonly speaker: string }
  | { readonly kind: "speaks-tls"; readonly address: string }
  | { readonly kind: "other-byte-order"; readonly address: string };

/** One side will not have the other, for now or for good. */
export type StandingFailure =
  /** An earlier attempt failed for `because`, a text with a cure of its own. */
  | { readonly kind: "gated"; readonly address: string; readonly forMs?: number; readonly because: string }
  /** By this system, which has given up the peer's incarnation `uid` for `because`. */
  | { readonly kind: "quarantined-here"; readonly address: string; readonly uid: number; readonly because?: string }
  /** By the peer, which has given up this system. */
  | { readonly kind: "quarantined-there"; readonly address: string }
  | { readonly kind: "association-lost"; readonly address: string }
  | { readonly kind: "shut-down" };

/** A connection that served came to an end. */
export type ConnectionFailure =
  | { readonly kind: "peer-silent"; readonly address: string; readonly limitMs: number }
  | { readonly kind: "connection-lost"; readonly address: string; readonly wasReset: boolean }
  /** The peer announced a frame of so many bytes. */
  | { readonly kind: "frame-too-large"; readonly frameBytes: number; readonly limitBytes: number };

/** The two sides do not agree on a name. */
export type AddressFailure =
  | { readonly kind: "no-transport"; readonly address: string; readonly available: readonly string[] }
  /** A message arrived for another system than this one, which answers at `ours`. */
  | { readonly kind: "not-ours"; readonly path: string; readonly ours: readonly string[] }
  /** `address` was dialled, and who answered calls itself `answers`. */
  | { readonly kind: "answers-to-another-name"; readonly address: string; readonly answers: string }
  /** The peer at `address` cannot open a connection to this system, which it knows as `advertised`. */
  | { readonly kind: "cannot-dial-back"; readonly address: string; readonly advertised: string };

/** The way is open, and one message does not pass. */
export type MessageFailure =
  | { readonly kind: "oversized"; readonly recipient: string; readonly sizeBytes: number; readonly limitBytes: number }
  /** A frame of `frameBytes` made the peer close the connection. */
  | { readonly kind: "frame-limit-smaller-there"; readonly address: string; readonly frameBytes: number; readonly limitBytes: number }
  /** So much waits for a peer that does not take it that no more is kept. */
  | { readonly kind: "queue-full"; readonly address: string; readonly limitBytes: number }
  | { readonly kind: "nobody-there"; readonly path: string }
  | { readonly kind: "no-reply"; readonly path: string; readonly limitMs: number }
  | { readonly kind: "replied-with-failure"; readonly path: string; readonly text: string }
  /** Something arrived instead of the reply; `why` says what, cure included. */
  | { readonly kind: "unreadable-reply"; readonly path: string; readonly why: string };

/** A setting that ended a wait. Unit: ms. */
export interface Limit {
  readonly key: string;
  readonly ms: number;
}
