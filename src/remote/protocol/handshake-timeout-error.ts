import { RitsemError } from "../../base/index.ts";

/** A connection was opened, but the peer's part of the handshake did not come in time. */
export class HandshakeTimeoutError extends RitsemError {
  readonly code = "RITSEM_REMOTE_HANDSHAKE_TIMEOUT";

  constructor(peer: string, limitMs: number) {
    super(
      `${peer} did not shake hands within ${limitMs} ms (connection-timeout of the transport, else akka.remote.handshake-timeout). ` +
        "Is it an actor system, with the same byte-order and TLS settings?",
    );
  }
}
