import type { Address } from "../actor/index.ts";
import type { Platform } from "../platform/index.ts";
import { type AkkaProtocolHandle, associate } from "./protocol/akka-protocol-handle.ts";
import { AssociationRefusedError } from "./protocol/association-refused-error.ts";
import type { Peer } from "./protocol/handshake.ts";
import { HandshakeTimeoutError } from "./protocol/handshake-timeout-error.ts";
import { frameFrom, type Transport } from "./transport/index.ts";
import { encodeContainer } from "./wire/envelope.ts";
import { encodeMiscMessage, MISC_MANIFEST } from "./wire/misc-messages.ts";
import { encodePdu } from "./wire/pdu.ts";

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

const MISC_SERIALIZER_ID = 16;
const PRIMITIVE_SERIALIZER_ID = 17;
/** Nobody judges silence while a probe lasts. Unit: ms. */
const NEVER_MS = 0x7fff_ffff;

/** Dials `remote`, shakes hands, waits for one answer, and takes leave again. Resolves with who the peer says it is. Rejects as `associate`. */
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
  try {
    await firstAnswer(handle, origin, probe);
  } finally {
    handle.disassociate("shutdown");
  }
  return peer;
}

/**
 * INTEROP: Akka.NET shakes hands with an incarnation that it has quarantined, and turns it away right after. So the peer's `/user` is asked
 * for its identity: what comes first is the verdict.
 */
function firstAnswer(handle: AkkaProtocolHandle, origin: Address, { platform, handshakeTimeoutMs }: HandshakeProbe): Promise<void> {
  const peer = handle.remoteAddress.toString();
  return new Promise((resolve, reject) => {
    const cancel = platform.timers.once(handshakeTimeoutMs, () => reject(new HandshakeTimeoutError(peer, handshakeTimeoutMs)));
    handle.open({
      onPayloadFrame: () => {
        cancel();
        resolve();
      },
      onWritable: () => {},
      onDisassociated: ({ reason, cause }) => {
        cancel();
        const isReason = reason === "quarantined" || reason === "shutdown";
        reject(cause ?? new AssociationRefusedError(peer, isReason ? reason : "unknown"));
      },
    });
    const messageId = { serializerId: PRIMITIVE_SERIALIZER_ID, manifest: "S", bytes: new TextEncoder().encode("ritsem") };
    const identify = encodeMiscMessage({ kind: "identify", messageId });
    const payload = { serializerId: MISC_SERIALIZER_ID, manifest: MISC_MANIFEST.identify, bytes: identify };
    const envelope = { recipientPath: `${peer}/user`, senderPath: `${origin}/temp/probe`, payload, seq: undefined };
    handle.write(frameFrom(encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) })));
  });
}
