import { MISC_SERIALIZER_ID, PRIMITIVE_SERIALIZER_ID } from "./wire/serializer-ids.ts";
import type { Address } from "../actor/index.ts";
import type { Platform } from "../platform/index.ts";
import { type AkkaProtocolHandle, associate } from "./protocol/akka-protocol-handle.ts";
import { AssociationRefusedError, HandshakeTimeoutError } from "./protocol/errors.ts";
import type { Peer } from "./protocol/handshake.ts";
import { frameFrom, type Transport } from "./transport/index.ts";
import { PeerMemory } from "./limits/peer-memory.ts";
import { encodeContainer } from "./wire/envelope.ts";
import { encodeMiscMessage, MISC_MANIFEST } from "./wire/misc-messages.ts";
import { encodePdu } from "./wire/pdu.ts";

/** The name and limits with which a probe asks a peer for its identity. */
export interface HandshakeProbe {
  readonly platform: Platform;
  /** What the peer is told about this system: an address of its own, else the peer takes the probe for a restart of its owner. */
  readonly origin: Address;
  readonly uid: number;
  readonly handshakeTimeoutMs: number;
  /** The section of the transport, for errors. */
  readonly settingsKey: string;
  /** Called when the connection stands, before the handshake. */
  readonly onConnected: () => void;
}

/** Limit for what a peer sends before its answer is awaited. */
const MAXIMUM_UNREAD_BYTES = 1024 * 1024;
/** The failure detector must not fire during a probe. Unit: ms. */
const NEVER_MS = 0x7fff_ffff;

/** Dials `remote`, completes the handshake, waits for one reply and disassociates. Resolves with the identity that the peer states. Rejects as `associate`. */
export async function probeHandshake(transport: Transport, remote: Address, probe: HandshakeProbe): Promise<Peer> {
  const { platform, origin, uid, handshakeTimeoutMs, settingsKey, onConnected } = probe;
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
    settingsKey,
    handshakeTimeoutMs,
    heartbeatIntervalMs: NEVER_MS,
    acceptableHeartbeatPauseMs: 0,
    maximumFrameBytes: transport.maximumFrameBytes,
    memory: new PeerMemory(MAXIMUM_UNREAD_BYTES),
    isRefused: () => false,
  });
  const peer: Peer = { address: handle.remoteAddress, uid: handle.remoteUid };
  try {
    await firstAnswer(handle, origin, probe);
  } finally {
    handle.disassociate("shutdown");
  }
  return peer;
}

/**
 * INTEROP: Akka.NET completes the handshake with an incarnation that it has quarantined, and disassociates right after. So the peer's `/user` is asked
 * for its identity: whichever arrives first decides.
 */
function firstAnswer(
  handle: AkkaProtocolHandle,
  origin: Address,
  { platform, handshakeTimeoutMs, settingsKey }: HandshakeProbe,
): Promise<void> {
  const peer = handle.remoteAddress.toString();
  return new Promise((resolve, reject) => {
    const cancel = platform.timers.once(handshakeTimeoutMs, () => reject(new HandshakeTimeoutError(peer, handshakeTimeoutMs, settingsKey)));
    handle.open({
      onPayloadFrame: () => {
        cancel();
        resolve();
      },
      onWritable: () => {},
      onDisassociated: ({ reason, cause }) => {
        cancel();
        const isReason = reason === "quarantined" || reason === "shutdown";
        reject(cause ?? new AssociationRefusedError(peer, isReason ? reason : "unknown", settingsKey));
      },
    });
    const messageId = { serializerId: PRIMITIVE_SERIALIZER_ID, manifest: "S", bytes: new TextEncoder().encode("ritsem") };
    const identify = encodeMiscMessage({ kind: "identify", messageId });
    const payload = { serializerId: MISC_SERIALIZER_ID, manifest: MISC_MANIFEST.identify, bytes: identify };
    const envelope = { recipientPath: `${peer}/user`, senderPath: `${origin}/temp/probe`, payload, seq: undefined };
    handle.write(frameFrom(encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) })));
  });
}
