import { RitsemError } from "../../../base/index.ts";

/** A peer sent what is not a sequence of whole frames over a UDP connection, so the connection was closed. */
export class UdpViolationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_UDP_VIOLATION";

  /** @param what completes "it …": `sent a datagram that ends within a frame` */
  constructor(peer: string, what: string) {
    super(`Closed the connection with ${peer}: it ${what}. Check that it runs the same version of Ritsem.`);
  }
}
