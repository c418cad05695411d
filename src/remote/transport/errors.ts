import { RitsemError, withoutAssembly } from "../../base/index.ts";
import type { Address } from "../../actor/index.ts";
import { type ConnectFailure, type ConnectionFailure, sentenceOf, type TlsFailure } from "../explanation/index.ts";

/** `open` was called twice on one connection. A mistake in the calling code: a connection has one listener for life. */
export class AlreadyOpenError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_ALREADY_OPEN";

  constructor(remoteEndpoint: string) {
    super(`The connection with ${remoteEndpoint} has a listener already. Call open once, with the listener it keeps.`);
  }
}

/** A transport cannot listen where its settings say. Trying again does not help before a setting or the host changes. */
export class BindError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_BIND";
  /** The host that was to be bound. */
  readonly host: string;
  /** The port that was to be bound. */
  readonly port: number;

  /**
   * @param why one sentence about the cause, without host and port: `another process listens there`
   * @param key the section whose `hostname` and `port` decide, such as `akka.remote.dot-netty.tcp`
   */
  constructor(host: string, port: number, why: string, key: string, options?: { cause?: unknown }) {
    super(`Cannot listen on ${host}:${port}: ${why}. Change ${key}.port or ${key}.hostname; port 0 takes any free port.`, options);
    this.host = host;
    this.port = port;
  }
}

/** No connection to an address could be opened: no process listens there, the name is unknown, or it took too long. A later attempt may succeed. */
export class ConnectError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_CONNECT";
  /** The address that was dialled. */
  readonly address: Address;
  /** The cause as a value. */
  readonly failure: ConnectFailure;

  /** @param why the cause as a value, or one sentence, cure included, without the address: `no system listens there. Check that it has started.` */
  constructor(address: Address, why: string | ConnectFailure, options?: { cause?: unknown }) {
    const failure: ConnectFailure = typeof why === "string" ? { kind: "cannot-connect", address: address.toString(), why } : why;
    super(sentenceOf(failure), options);
    this.address = address;
    this.failure = failure;
  }
}

/** An open connection broke without an orderly end: reset by the peer, cable pulled, process killed. */
export class ConnectionLostError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_CONNECTION_LOST";
  /** The cause as a value. */
  readonly failure: ConnectionFailure;
  /**
   * True when the peer reset the connection.
   * INTEROP: Akka.NET takes a reset for a peer that is shutting down, and any other loss as a peer that may return.
   */
  readonly wasReset: boolean;

  constructor(remoteEndpoint: string, wasReset: boolean, options?: { cause?: unknown }) {
    const failure: ConnectionFailure = { kind: "connection-lost", address: remoteEndpoint, wasReset };
    super(sentenceOf(failure), options);
    this.failure = failure;
    this.wasReset = wasReset;
  }
}

/** A connection ended because the two sides do not agree on TLS: a certificate was rejected, or one side does not speak TLS. */
export class TlsError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_TLS";
  /** The cause as a value. */
  readonly failure: TlsFailure;

  constructor(failure: TlsFailure, options?: { cause?: unknown }) {
    super(sentenceOf(failure), options);
    this.failure = failure;
  }
}

/** A transport's settings can be read but not obeyed. The system does not start. */
export class TransportSettingsError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_TRANSPORT_SETTINGS";
  /** The full HOCON key, such as `akka.remote.dot-netty.tcp.maximum-frame-size`. */
  readonly key: string;

  /** @param why what is wrong with the value and which values are taken: `must be at least 32000 bytes` */
  constructor(key: string, value: unknown, why: string) {
    super(`${key} = ${typeof value === "string" ? JSON.stringify(value) : String(value)}: ${why}.`);
    this.key = key;
  }
}

/** A connection was closed because its unfinished frame was the oldest of those that take more memory than all peers together may. */
export class UnfinishedFrameError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_UNFINISHED_FRAME";

  /** `receivedBytes`: what has come of the frame. */
  constructor(peer: string, receivedBytes: number) {
    super(
      `Closed the connection with ${peer}: ${receivedBytes} bytes of a frame have come and the rest has not, longer than on any other ` +
        "connection, and unfinished frames of all peers take too much memory. Raise ritsem.remote.all-peers.maximum-bytes, or look who sends frames in part.",
    );
  }
}

/** The configuration enables no transport but some of unknown classes. The system does not start. */
export class UnknownTransportError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_UNKNOWN_TRANSPORT";

  constructor(key: string, value: string, knownNames: readonly string[]) {
    const known = knownNames.length === 0 ? "none is registered" : knownNames.map((name) => `"${name}"`).join(", ");
    super(
      `${key} = "${value}": no transport has that name. Known names: ${known}. Name one of them, or pass yours to ActorSystem.create under this name: { transports: new Map([["${withoutAssembly(value)}", factory]]) }.`,
    );
  }
}

/** `applied-adapters` names an adapter that does not exist. The system does not start. */
export class UnknownAdapterError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_UNKNOWN_ADAPTER";

  constructor(key: string, value: string, knownNames: readonly string[]) {
    const known = knownNames.length === 0 ? "none is registered" : knownNames.map((name) => `"${name}"`).join(", ");
    super(
      `${key}: no transport adapter is called "${value}". Known names: ${known}. Name one of them, or add yours to akka.remote.adapters and pass its ` +
        "factory to ActorSystem.create in adapters.",
    );
  }
}

/** A transport or an adapter has closed a connection itself, for a reason that counts as the peer's: for tests. */
export class ForcedDisassociationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_FORCED_DISASSOCIATION";
  /** What this system sees as the peer's reason. */
  readonly reason: "unknown" | "shutdown" | "quarantined";

  constructor(peer: string, reason: "unknown" | "shutdown" | "quarantined") {
    super(`The connection with ${peer} was closed by a command, with the reason ${reason}. There is nothing to fix.`);
    this.reason = reason;
  }
}
