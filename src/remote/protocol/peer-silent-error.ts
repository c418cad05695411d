import { RitsemError } from "../../base/index.ts";

/** Nothing came over an open connection for so long that the peer counts as gone. */
export class PeerSilentError extends RitsemError {
  readonly code = "RITSEM_REMOTE_PEER_SILENT";

  constructor(peer: string, limitMs: number) {
    super(
      `Closed the connection with ${peer}: not even a heartbeat came for ${limitMs} ms ` +
        "(akka.remote.transport-failure-detector: heartbeat-interval and acceptable-heartbeat-pause together).",
    );
  }
}
