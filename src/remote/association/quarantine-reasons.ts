import type { PeerShare } from "../limits/peer-memory.ts";

/** Why a peer without a connection is quarantined after `quarantineAfterSilenceMs`. Completes a log line. */
export function unreachableReason(quarantineAfterSilenceMs: number): string {
  return `it has had no connection for ${quarantineAfterSilenceMs} ms (akka.remote.quarantine-after-silence)`;
}

/** Why the peer whose unacknowledged system messages `share` counts is quarantined. Completes a log line. */
export function reclaimReason({ heldBytes, limitBytes }: PeerShare): string {
  return (
    `its unacknowledged system messages take ${heldBytes} bytes, more than those of any other peer, and all peers together may take ` +
    `${limitBytes} (ritsem.remote.all-peers.maximum-bytes)`
  );
}
