import { TcpCommand } from "./tcp-command.ts";

/** Lets a connection stop reading. What the peer sends waits in the buffers of the operating systems, and then at the peer. */
export class SuspendReading extends TcpCommand {
  /** An instance; all are alike. */
  static readonly instance: SuspendReading = new SuspendReading();
}

/** Lets a connection read again; in pull mode until there is something, once. */
export class ResumeReading extends TcpCommand {
  /** An instance; all are alike. */
  static readonly instance: ResumeReading = new ResumeReading();
}

/**
 * Asks a connection whether there is room for writes again, after one has failed. The answer, `WritingResumed`, comes when all that waits has been written;
 * writes are accepted from now on.
 */
export class ResumeWriting extends TcpCommand {
  /** An instance; all are alike. */
  static readonly instance: ResumeWriting = new ResumeWriting();
}
