import type { Address } from "../../actor/index.ts";
import { type AssociationHandle, ConnectError, isSynthetic, type Transport } from "../transport/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";
import { ProtocolConnection, withAkkaProtocol } from "./protocol-connection.ts";
import type { ProtocolContext } from "./protocol-context.ts";
import type { ProtocolListener } from "./protocol-listener.ts";

export type { ProtocolContext } from "./protocol-context.ts";
export type { ProtocolDisassociation } from "./protocol-disassociation.ts";
export type { ProtocolListener } from "./protocol-listener.ts";

/** One open association: the handshake is done, data frames pass both ways. */
export interface AkkaProtocolHandle {
  /** The address that the peer gave for itself, `akka.tcp://System@host:port`. Differs from the one dialled when that is another name. */
  readonly remoteAddress: Address;
  /** The peer's incarnation. */
  readonly remoteUid: number;
  /** The incarnation of this system that the peer was told. */
  readonly localUid: number;
  /** Whether the peer reads what goes with messages beside Akka's fields. Absent: no. */
  readonly peerReadsContexts?: boolean;
  /** Largest frame that `write` takes. Unit: bytes, prefix not counted. */
  readonly maximumFrameBytes: number;
  /** Whether either side has ended the connection, even if it is not closed yet. */
  readonly hasEnded: boolean;
  /** Call once. What arrived before comes first, in its order. */
  open(listener: ProtocolListener): void;
  /** Sends whole frames, as `AssociationHandle.write`: false asks to wait for `onWritable`. The block belongs to the transport then. */
  write(block: Uint8Array): boolean;
  /** As `AssociationHandle.hasSentAll`. */
  readonly hasSentAll?: boolean | undefined;
  /** Tells the peer why, closes once all has left, and reports `onDisassociated` then. Idempotent. Unread frames are dropped. */
  disassociate(reason: DisassociateReason): void;
  /** Closes at once, without a DISASSOCIATE; `onDisassociated` follows, with `cause`. Idempotent. Unread frames are dropped. */
  abort(cause?: Error): void;
}

/**
 * Dials `remote` (with or without `akka.` in its protocol) and shakes hands. Rejects with `ConnectError`, `AssociationRefusedError`,
 * `QuarantinedPeerError`, `HandshakeTimeoutError` or `ProtocolViolationError`, or with the signal's reason. The handshake's limit
 * starts once the transport has connected, which has a limit of its own.
 */
export async function associate(
  transport: Pick<Transport, "schemeIdentifier" | "associate">,
  remote: Address,
  context: ProtocolContext,
  signal: AbortSignal = neverAborted(),
): Promise<AkkaProtocolHandle> {
  const dialled = remote.withProtocol(transport.schemeIdentifier);
  const known = withAkkaProtocol(dialled);
  if (isSynthetic(dialled)) throw new ConnectError(known, { kind: "no-listener", address: known.toString() });
  let handle: AssociationHandle;
  try {
    handle = await transport.associate(dialled, signal);
  } catch (cause) {
    throw cause instanceof ConnectError ? new ConnectError(known, { ...cause.failure, address: known.toString() }, { cause }) : cause;
  }
  return shakeHands(handle, context, known, signal);
}

/** Waits for the peer that opened `handle` to shake hands. Rejects as {@link associate}, but for `ConnectError`. */
export function accept(handle: AssociationHandle, context: ProtocolContext): Promise<AkkaProtocolHandle> {
  return shakeHands(handle, context, undefined, neverAborted());
}

/** One for each: hosts warn of a leak when many listen to the same signal. */
function neverAborted(): AbortSignal {
  return new AbortController().signal;
}

async function shakeHands(
  handle: AssociationHandle,
  context: ProtocolContext,
  dialled: Address | undefined,
  signal: AbortSignal,
): Promise<AkkaProtocolHandle> {
  const connection = new ProtocolConnection(handle, context, dialled);
  await connection.shakeHands(signal);
  return connection;
}
