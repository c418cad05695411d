/** What an actor may ask of the UDP managers and their sockets. If it cannot be done, the answer is a `CommandFailed` with it. */
export abstract class UdpCommand {
  /** It may contain refs and bytes that change: it stays in its system. */
  readonly noSerializationVerificationNeeded = true;
}

/** What the UDP managers and their sockets tell an actor. */
export abstract class UdpEvent {
  /** See {@link UdpCommand.noSerializationVerificationNeeded}. */
  readonly noSerializationVerificationNeeded = true;
}

/** In place of an acknowledgement: none is wanted. */
export class UdpNoAck extends UdpEvent {
  /** Without a token. */
  static readonly instance: UdpNoAck = new UdpNoAck();
  /** Whatever tells one datagram from others. */
  readonly token: unknown;

  constructor(token?: unknown) {
    super();
    this.token = token;
  }
}

/** Lets a socket stop reading. What arrives meanwhile is held as far as an operating system would, 208 KiB, and lost beyond. */
export class UdpSuspendReading extends UdpCommand {
  /** An instance; all are alike. */
  static readonly instance: UdpSuspendReading = new UdpSuspendReading();
}

/** Lets a socket read again. */
export class UdpResumeReading extends UdpCommand {
  /** An instance; all are alike. */
  static readonly instance: UdpResumeReading = new UdpResumeReading();
}

/** A command had no effect. */
export class UdpCommandFailed extends UdpEvent {
  /** The command. */
  readonly cmd: UdpCommand;
  /** Why. */
  readonly cause: Error | undefined;

  constructor(cmd: UdpCommand, cause?: Error) {
    super();
    this.cmd = cmd;
    this.cause = cause;
  }
}
