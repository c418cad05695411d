import type { Address } from "../actor/index.ts";
import type { Platform } from "../platform/index.ts";
import type { Peer } from "./protocol/handshake.ts";
import { associate } from "./protocol/akka-protocol-handle.ts";
import type { Transport } from "./transport/index.ts";

/** Under which name and limits a peer is asked who it is. */
export interface HandshakeProbe {
  readonly platform: Platform;
  /** What the peer is told about this system: an address of its own, else the peer takes the probe for a restart of its owner. */
  readonly origin: Address;
  readonly uid: number;
  readonly handshakeTimeoutMs: number;
  /** Called when the connection stands, before the handshake. */
  readonly onConnected: () => void;
}

/** Nobody judges silence while a probe lasts. Unit: ms. */
const NEVER_MS = 0x7fff_ffff;

/** Dials `remote`, shakes hands, and takes leave again. Resolves with who the peer says it is. Rejects as `associate`. */
export async function probeHandshake(transport: Transport, remote: Address, probe: HandshakeProbe): Promise<Peer> {
  const { platform, origin, uid, handshakeTimeoutMs, onConnected } = probe;
  const watched: Pick<Transport, "schemeIdentifier" | "associate"> = {
    schemeIdentifier: transport.schemeIdentifier,
    async associate(address, signal) {
      const handle = await transport.associate(address, signal);
      onConnected();
      return handle;
    },
  };
  const handle = await associate(watched, remote, {
    platform,
    origin: { system: origin.system, hostname: origin.host ?? "", port: origin.port ?? 0, protocol: transport.schemeIdentifier },
    uidFor: () => uid,
    handshakeTimeoutMs,
    heartbeatIntervalMs: NEVER_MS,
    acceptableHeartbeatPauseMs: 0,
    maximumFrameBytes: transport.maximumFrameBytes,
    isRefused: () => false,
  });
  const peer: Peer = { address: handle.remoteAddress, uid: handle.remoteUid };
  await new Promise<void>((resolve) => {
    handle.open({ onPayloadFrame: () => {}, onWritable: () => {}, onDisassociated: () => resolve() });
    handle.disassociate("shutdown");
  });
  return peer;
}
