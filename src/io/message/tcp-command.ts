/** What an actor may ask of the TCP manager, a listener or a connection. If it cannot be done, the answer is a `CommandFailed` with it. */
export abstract class TcpCommand {
  /** It may contain refs, certificates and bytes that change: it stays in its system. */
  readonly noSerializationVerificationNeeded = true;
}

/** What the TCP manager, a listener or a connection tells an actor. */
export abstract class TcpEvent {
  /** See {@link TcpCommand.noSerializationVerificationNeeded}. */
  readonly noSerializationVerificationNeeded = true;
}
