/**
 * What keeps one system from reaching another, as a value: `kind` is stable and meant to be matched on. Addresses and paths are texts.
 * `settingsKey` is the section of the transport in use, such as `akka.remote.dot-netty.tcp`: explanations name settings below it.
 */
export type Failure =
  | ConnectFailure
  | HandshakeFailure
  | StandingFailure
  | ConnectionFailure
  | AddressFailure
  | MessageFailure
  | JoiningFailure;

/** No connection came about. */
export type ConnectFailure =
  | { readonly kind: "name-unknown"; readonly address: string; readonly host: string }
  | { readonly kind: "name-server-silent"; readonly address: string; readonly host: string }
  | { readonly kind: "connection-refused"; readonly address: string; readonly settingsKey: string }
  | { readonly kind: "no-route"; readonly address: string }
  /** `limit` names the setting and its value when it was ours that ended the wait. */
  /** The system there listens nowhere, and has no connection open at the moment. */
  | { readonly kind: "no-listener"; readonly address: string }
  | { readonly kind: "no-answer"; readonly address: string; readonly limit?: Limit }
  /** Any other reason; `why` is a sentence without the address. */
  | { readonly kind: "cannot-connect"; readonly address: string; readonly why: string }
  | TlsFailure;

/** There was a connection, and no TLS over it. */
export type TlsFailure =
  /**
   * By this system: `subject` is whom the peer's certificate names, empty without one. `detail` depends on the problem: a date, the issuer, the
   * names, or a word for it.
   */
  | {
      readonly kind: "certificate-rejected";
      readonly address: string;
      readonly problem: CertificateProblem;
      readonly subject: string;
      readonly detail: string;
      readonly settingsKey: string;
    }
  /** By the peer, with an alert such as `unknown ca`. */
  | { readonly kind: "certificate-rejected-there"; readonly address: string; readonly alert: string; readonly settingsKey: string }
  | { readonly kind: "closed-in-tls-handshake"; readonly address: string; readonly settingsKey: string }
  /** The peer's bytes are no TLS, and this system uses TLS. */
  | { readonly kind: "speaks-plain"; readonly address: string; readonly settingsKey: string }
  | { readonly kind: "tls-versions-differ"; readonly address: string; readonly why: string; readonly settingsKey: string }
  | { readonly kind: "tls-broken"; readonly address: string; readonly why: string; readonly settingsKey: string };

/** What is wrong with a peer's certificate. */
export type CertificateProblem =
  | "missing"
  | "unknown-authority"
  | "self-signed"
  | "expired"
  | "not-yet-valid"
  | "other-name"
  | "other-claim"
  | "refused"
  | "invalid";

/** There was a connection, and no handshake. */
export type HandshakeFailure =
  | ({ readonly kind: "handshake-timeout"; readonly address: string; readonly limitMs: number } & HandshakeSection)
  | ({ readonly kind: "closed-in-handshake"; readonly address: string } & HandshakeSection)
  | { readonly kind: "peer-shuts-down"; readonly address: string }
  /** `what` completes "the peer …". */
  | { readonly kind: "protocol-violation"; readonly address: string; readonly what: string }
  /** `speaker` is what the first bytes give away: `an HTTP server`. */
  | { readonly kind: "speaks-otherwise"; readonly address: string; readonly speaker: string; readonly settingsKey: string }
  | { readonly kind: "speaks-tls"; readonly address: string; readonly settingsKey: string }
  | { readonly kind: "other-byte-order"; readonly address: string; readonly settingsKey: string };

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
  | { readonly kind: "frame-too-large"; readonly frameBytes: number; readonly limitBytes: number; readonly limitKey: string };

/** The two sides do not agree on a name. */
export type AddressFailure =
  | { readonly kind: "no-transport"; readonly address: string; readonly available: readonly string[]; readonly settingsKey: string }
  /** A message arrived for another system; this one has the addresses `ours`. */
  | { readonly kind: "not-ours"; readonly path: string; readonly ours: readonly string[]; readonly settingsKey: string }
  /** `address` was dialled, but the system there has the address `answers`. */
  | { readonly kind: "answers-to-another-name"; readonly address: string; readonly answers: string; readonly settingsKey: string }
  /** The peer at `address` cannot open a connection to this system, which it knows as `advertised`. */
  | { readonly kind: "cannot-dial-back"; readonly address: string; readonly advertised: string; readonly settingsKey: string };

/** The way is open, and one message does not pass. */
export type MessageFailure =
  /** Without `settingsKey` the limit is fixed. `isCutShort`: writing stopped at `sizeBytes`, and the message is larger. */
  | {
      readonly kind: "oversized";
      readonly recipient: string;
      readonly sizeBytes: number;
      readonly limitBytes: number;
      readonly limitKey?: string;
      readonly isCutShort?: boolean;
    }
  /** A frame of `frameBytes` made the peer close the connection. */
  | {
      readonly kind: "frame-limit-smaller-there";
      readonly address: string;
      readonly frameBytes: number;
      readonly limitBytes: number;
      readonly settingsKey: string;
    }
  /** So much waits for a peer that does not take it, or for all peers together, that no more is kept. */
  | { readonly kind: "queue-full"; readonly address: string; readonly limitBytes: number; readonly isForAllPeers?: boolean }
  /** A message arrived for the actor at `path` and could not be read; `why` is a sentence, cure included. */
  | {
      readonly kind: "unreadable-message";
      readonly path: string;
      readonly serializerId: number;
      readonly manifest: string;
      readonly why: string;
    }
  /** The ref of an actor of the system at `ref` went to `address`, which may have no transport with `protocol`. */
  | {
      readonly kind: "unreachable-ref";
      readonly address: string;
      readonly ref: string;
      readonly protocol: string;
      readonly relayProtocol: string;
    }
  | { readonly kind: "no-actor"; readonly path: string }
  | { readonly kind: "no-reply"; readonly path: string; readonly limitMs: number }
  | { readonly kind: "replied-with-failure"; readonly path: string; readonly text: string }
  /** Something else arrived instead of the reply; `why` describes it, cure included. */
  | { readonly kind: "unreadable-reply"; readonly path: string; readonly why: string };

/** A node does not become a member of a cluster. `address` is the seed node, `own` the address of the node that joins. */
export type JoiningFailure =
  | { readonly kind: "seed-of-other-system"; readonly address: string; readonly own: string }
  | { readonly kind: "seed-of-other-protocol"; readonly address: string; readonly own: string }
  /** It is connected, and does not say whether it is in a cluster. */
  | { readonly kind: "seed-silent"; readonly address: string; readonly own: string }
  /** `first` is the seed node that forms the cluster. */
  | { readonly kind: "seed-in-no-cluster"; readonly address: string; readonly first: string }
  /** The seed node is the node itself, under another name. */
  | { readonly kind: "seed-is-this-node"; readonly address: string; readonly own: string }
  /** The node at `address` is in a cluster and was asked to let this one in. */
  | { readonly kind: "no-welcome"; readonly address: string; readonly own: string }
  /** The cluster of the node at `address` has another incarnation of `own` as a member. */
  | { readonly kind: "earlier-incarnation-there"; readonly address: string; readonly own: string; readonly status: string }
  /** A node did not do what an operator told it; `cure` is a sentence. */
  | { readonly kind: "order-refused"; readonly address: string; readonly why: string; readonly cure: string };

/** Where the settings of a transport stand that decide about handshakes. */
export interface HandshakeSection {
  /** Such as `akka.remote.dot-netty.tcp`. */
  readonly settingsKey: string;
  /** The setting that limits the handshake. Default: that of a section with the name of the TCP transport, or of remoting. */
  readonly limitKey?: string;
  /** The settings that must be the same on both sides. Default: those of a section with the name of the TCP transport, or none. */
  readonly comparedKeys?: readonly string[];
}

/** A setting that ended a wait. Unit: ms. */
export interface Limit {
  /** The HOCON key. */
  readonly key: string;
  /** Its value. Unit: ms. */
  readonly ms: number;
}
