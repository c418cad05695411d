import { TcpCommand, TcpEvent } from "./tcp-command.ts";

/** Ends a connection. Handler and sender are told how it ended, by a {@link ConnectionClosed}. */
export abstract class CloseCommand extends TcpCommand {
  /** What they are told. */
  abstract readonly event: ConnectionClosed;
}

/** A connection has ended. The last message from it. */
export abstract class ConnectionClosed extends TcpEvent {
  /** By `Abort`. */
  get isAborted(): boolean {
    return false;
  }

  /** By `ConfirmedClose`, and the peer has ended its side. */
  get isConfirmed(): boolean {
    return false;
  }

  /** By the peer. */
  get isPeerClosed(): boolean {
    return false;
  }

  /** By an error. */
  get isErrorClosed(): boolean {
    return false;
  }

  /** What went wrong; `undefined` unless {@link isErrorClosed}. */
  get cause(): string | undefined {
    return undefined;
  }
}

/** The connection was closed by {@link Close}. */
export class Closed extends ConnectionClosed {
  /** An instance; all are alike. */
  static readonly instance: Closed = new Closed();
}

/** The connection was reset by {@link Abort}. */
export class Aborted extends ConnectionClosed {
  /** An instance; all are alike. */
  static readonly instance: Aborted = new Aborted();

  /** By `Abort`: true. */
  override get isAborted(): boolean {
    return true;
  }
}

/** Both sides have ended, this one first, by {@link ConfirmedClose}. */
export class ConfirmedClosed extends ConnectionClosed {
  /** An instance; all are alike. */
  static readonly instance: ConfirmedClosed = new ConfirmedClosed();

  /** By both sides: true. */
  override get isConfirmed(): boolean {
    return true;
  }
}

/** The peer has ended its side. With `keepOpenOnPeerClosed`, the connection can still write; otherwise it is closed. */
export class PeerClosed extends ConnectionClosed {
  /** An instance; all are alike. */
  static readonly instance: PeerClosed = new PeerClosed();

  /** By the peer: true. */
  override get isPeerClosed(): boolean {
    return true;
  }
}

/** The connection broke. */
export class ErrorClosed extends ConnectionClosed {
  readonly #cause: string;

  constructor(cause: string) {
    super();
    this.#cause = cause;
  }

  /** By an error: true. */
  override get isErrorClosed(): boolean {
    return true;
  }

  /** What went wrong. */
  override get cause(): string {
    return this.#cause;
  }
}

/** Writes what waits, then closes the connection. What the peer sends from now on is lost. Handler and sender are told {@link Closed}. */
export class Close extends CloseCommand {
  /** An instance; all are alike. */
  static readonly instance: Close = new Close();
  /** What handler and sender are told. */
  readonly event: ConnectionClosed = Closed.instance;
}

/**
 * Writes what waits, ends this side, and goes on reading until the peer ends its own. Handler and sender are told {@link ConfirmedClosed}. Nothing limits
 * how long that takes.
 */
export class ConfirmedClose extends CloseCommand {
  /** An instance; all are alike. */
  static readonly instance: ConfirmedClose = new ConfirmedClose();
  /** What handler and sender are told. */
  readonly event: ConnectionClosed = ConfirmedClosed.instance;
}

/** Resets the connection at once; what waits to be written is lost. Handler and sender are told {@link Aborted}. */
export class Abort extends CloseCommand {
  /** An instance; all are alike. */
  static readonly instance: Abort = new Abort();
  /** What handler and sender are told. */
  readonly event: ConnectionClosed = Aborted.instance;
}
