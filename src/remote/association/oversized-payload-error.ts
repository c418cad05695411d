import type { ActorPath } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";

/** A message that the peer would answer by closing the connection, and that was therefore not sent. */
export class OversizedPayloadError extends RitsemError {
  readonly code = "RITSEM_REMOTE_OVERSIZED_PAYLOAD";

  constructor(recipient: ActorPath, sizeBytes: number, limitBytes: number) {
    super(
      `Discarding oversized payload sent to ${recipient}: its frame would have ${sizeBytes} bytes, the limit is ${limitBytes}. ` +
        "Raise akka.remote.dot-netty.tcp.maximum-frame-size on both systems, or send a smaller message.",
    );
  }
}
