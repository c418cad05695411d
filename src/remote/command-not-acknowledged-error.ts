import { RitsemError } from "../base/index.ts";

/** A transport took too long over a management command. Whether it was carried out is not known. */
export class CommandNotAcknowledgedError extends RitsemError {
  readonly code = "RITSEM_REMOTE_COMMAND_NOT_ACKNOWLEDGED";

  constructor(limitMs: number) {
    super(
      `The transports did not acknowledge a management command within ${limitMs} ms (akka.remote.command-ack-timeout). ` +
        "Whether it was carried out is not known: ask again, or look at the transport that is slow.",
    );
  }
}
