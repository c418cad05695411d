import type { EndPoint } from "./end-point.ts";
import { type TcpCommand, TcpEvent } from "./tcp-command.ts";

/** Answers `Bind`; the sender is the listener. */
export class Bound extends TcpEvent {
  /** Where it listens, with the actual port. */
  readonly localAddress: EndPoint;

  constructor(localAddress: EndPoint) {
    super();
    this.localAddress = localAddress;
  }
}

/** Answers `Unbind`: the listener has stopped. */
export class Unbound extends TcpEvent {
  /** An instance; all are alike. */
  static readonly instance: Unbound = new Unbound();
}

/** A connection is open; the sender is its actor, which expects `Register`. Told to the sender of `Connect`, or to the handler of a listener. */
export class Connected extends TcpEvent {
  /** The peer's address. */
  readonly remoteAddress: EndPoint;
  /** The address of this end. */
  readonly localAddress: EndPoint;

  constructor(remoteAddress: EndPoint, localAddress: EndPoint) {
    super();
    this.remoteAddress = remoteAddress;
    this.localAddress = localAddress;
  }
}

/** Bytes from the peer, in order; how they are divided says nothing. */
export class Received extends TcpEvent {
  /** The bytes. They do not change, and belong to the receiver. */
  readonly data: Uint8Array;

  constructor(data: Uint8Array) {
    super();
    this.data = data;
  }
}

/** Answers `ResumeWriting`: all that waited has been written. */
export class WritingResumed extends TcpEvent {
  /** An instance; all are alike. */
  static readonly instance: WritingResumed = new WritingResumed();
}

/** A command had no effect. */
export class CommandFailed extends TcpEvent {
  /** The command. */
  readonly cmd: TcpCommand;
  /** Why. */
  readonly cause: Error | undefined;

  constructor(cmd: TcpCommand, cause?: Error) {
    super();
    this.cmd = cmd;
    this.cause = cause;
  }

  /** The cause as the end of a sentence, ` because of …`; empty without one. */
  get causeString(): string {
    return this.cause === undefined ? "" : ` because of ${this.cause.message}`;
  }
}
