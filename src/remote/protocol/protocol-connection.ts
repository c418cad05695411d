import { errorFrom } from "../../base/index.ts";
import { Address } from "../../actor/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import { DeadlineFailureDetector } from "../failure-detector/deadline-failure-detector.ts";
import { AlreadyOpenError, type AssociationHandle, frameFrom } from "../transport/index.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import type { AddressData } from "../wire/address-data.ts";
import { type DisassociateReason, decodePdu, encodePdu, type Pdu } from "../wire/pdu.ts";
import { WireFormatError } from "../wire/errors.ts";
import {
  INBOUND_START,
  OUTBOUND_START,
  type Peer,
  type ProtocolEffect,
  type ProtocolEnding,
  type ProtocolInput,
  type ProtocolState,
  transition,
} from "./handshake.ts";
import { Heartbeat } from "./heartbeat.ts";
import { isPlainPayload } from "./is-plain-payload.ts";
import type { ProtocolContext } from "./protocol-context.ts";
import { disassociationFrom, failureFrom } from "./protocol-disassociation.ts";
import type { ProtocolListener } from "./protocol-listener.ts";
import { ProtocolViolationError } from "./errors.ts";

/** Memory that unread frames may take per connection. Unit: bytes. */
const UNREAD_LIMIT_BYTES = 16 * 1024 * 1024;

/** Longest address that a peer may state. Unit: characters. */
const LONGEST_ADDRESS = 1_000;
const CONTROL = /[\p{Cc}\p{Cf}\s]/u; // Cf: invisible, or changes the direction of what follows

/** `akka.tcp://…` of `tcp://…`: the first names actors, the second the transport. */
export function withAkkaProtocol(address: Address): Address {
  return address.withProtocol(`akka.${address.protocol}`);
}

/**
 * The shell around the protocol's rules: a connection, the state machine of `handshake.ts`, and a clock. Data frames pass
 * through untouched; all else is dealt with here.
 */
export class ProtocolConnection {
  readonly #handle: AssociationHandle;
  readonly #context: ProtocolContext;
  readonly #dialled: Address | undefined;
  readonly #heartbeat: Heartbeat;
  #state: ProtocolState;
  #peer: Peer | undefined;
  /** The incarnation that the peer was told. */
  #localUid = 0;
  #settle: { readonly resolve: (handle: Peer) => void; readonly reject: (cause: unknown) => void } | undefined;
  #endHandshake: CancelTimer = () => {};
  #listener: ProtocolListener | undefined;
  /** Frames that arrived before the listener; `undefined` once it gets each frame directly. */
  #unread: Uint8Array[] | undefined = [];
  readonly #share: PeerShare;
  #owesWritable = false;
  #isWritableUnread = false;
  #ending: ProtocolEnding | undefined;

  /** @param dialled the peer's address, with `akka.`, on the dialling side; `undefined` on the other */
  constructor(handle: AssociationHandle, context: ProtocolContext, dialled: Address | undefined) {
    this.#handle = handle;
    this.#context = context;
    this.#share = context.memory.openShare();
    this.#dialled = dialled;
    this.#state = dialled === undefined ? INBOUND_START : OUTBOUND_START;
    const { platform, heartbeatIntervalMs, acceptableHeartbeatPauseMs } = context;
    const detector = context.createFailureDetector?.() ?? new DeadlineFailureDetector(heartbeatIntervalMs, acceptableHeartbeatPauseMs);
    this.#heartbeat = new Heartbeat(platform, heartbeatIntervalMs, detector, {
      onBeat: () => this.#writeControl({ kind: "heartbeat" }),
      onSilence: () => this.#apply({ kind: "silence" }),
    });
  }

  /** The incarnation of this system that the peer was told, once it was. */
  get localUid(): number {
    return this.#localUid;
  }

  /** The address that the peer gave for itself. Throws before the end of the handshake. */
  get remoteAddress(): Address {
    return this.#establishedPeer.address;
  }

  /** The peer's incarnation. Throws before the end of the handshake. */
  get remoteUid(): number {
    return this.#establishedPeer.uid;
  }

  /** Whether the peer reads what goes with messages beside Akka's fields, and this system had said so too. */
  get peerReadsContexts(): boolean {
    return this.#establishedPeer.readsContexts === true && this.#context.readsContexts?.() === true;
  }

  /** Largest frame that `write` takes. Unit: bytes, prefix not counted. */
  get maximumFrameBytes(): number {
    return this.#context.maximumFrameBytes;
  }

  get hasSentAll(): boolean | undefined {
    return this.#handle.hasSentAll;
  }

  get hasEnded(): boolean {
    return this.#state.kind === "closed" || this.#state.kind === "leaving";
  }

  /** Runs the handshake; resolves with the identity that the peer states. Rejects as `associate` does. Call once. */
  shakeHands(signal: AbortSignal): Promise<Peer> {
    return new Promise((resolve, reject) => this.#start(resolve, reject, signal));
  }

  /** Call once. What arrived before comes first, in its order. */
  open(listener: ProtocolListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.#peerName);
    this.#listener = listener;
    queueMicrotask(() => this.#deliverUnread());
  }

  /** Sends whole frames, as `AssociationHandle.write`: false asks to wait for `onWritable`. The block belongs to the transport then. */
  write(block: Uint8Array): boolean {
    if (this.#state.kind !== "open") return false;
    const isReady = this.#handle.write(block);
    if (!isReady) this.#owesWritable = true;
    return isReady;
  }

  /** Tells the peer why, closes once all has left, and reports `onDisassociated` then. Idempotent. Unread frames are dropped. */
  disassociate(reason: DisassociateReason): void {
    this.#dropUnread();
    this.#apply({ kind: "leave", reason });
  }

  /** Closes at once, without a DISASSOCIATE; `onDisassociated` follows, with `cause`. Idempotent. Unread frames are dropped. */
  abort(cause?: Error): void {
    this.#dropUnread();
    this.#apply({ kind: "break-off", cause });
  }

  get #establishedPeer(): Peer {
    if (this.#peer === undefined) throw new Error("unreachable: the handshake has not ended");
    return this.#peer;
  }

  get #peerName(): string {
    return (this.#dialled ?? this.#peer?.address ?? this.#handle.remoteEndpoint).toString();
  }

  #start(resolve: (handle: Peer) => void, reject: (cause: unknown) => void, signal: AbortSignal): void {
    const { platform, handshakeTimeoutMs } = this.#context;
    const onAbort = (): void => {
      reject(signal.reason);
      this.#apply({ kind: "break-off", cause: undefined });
    };
    const cancelTimer = platform.timers.once(handshakeTimeoutMs, () => this.#apply({ kind: "handshake-timeout" }));
    signal.addEventListener("abort", onAbort, { once: true });
    this.#endHandshake = () => {
      cancelTimer();
      signal.removeEventListener("abort", onAbort);
    };
    this.#settle = { resolve, reject };
    this.#handle.open({ onFrame: this.#onFrame, onWritable: this.#onWritable, onDisassociated: this.#onConnectionEnded });
    if (signal.aborted) onAbort();
    else if (this.#dialled !== undefined) this.#apply({ kind: "connected" });
  }

  readonly #onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    this.#heartbeat.heard();
    if (this.#state.kind !== "open" || !isPlainPayload(bytes, start, end)) this.#onOtherFrame(bytes, start, end);
    else if (this.#unread === undefined) this.#listener?.onPayloadFrame(bytes, start, end);
    else this.#keep(bytes, start, end);
  };

  /** Anything but a data frame in its usual form. */
  #onOtherFrame(bytes: Uint8Array, start: number, end: number): void {
    if (this.#state.kind === "closed" || this.#state.kind === "leaving") return;
    let pdu: Pdu;
    try {
      pdu = decodePdu(bytes, start, end);
      if (pdu.kind === "associate") checkOrigin(pdu.origin);
    } catch (error) {
      this.#apply({ kind: "unreadable", cause: errorFrom(error) });
      return;
    }
    const refusal = pdu.kind === "associate" ? this.#handle.refusalOf?.(addressIn(pdu.origin)) : undefined;
    if (refusal !== undefined) return this.#apply({ kind: "break-off", cause: refusal });
    if (pdu.kind !== "payload" || this.#state.kind !== "open") this.#apply(this.#inputFrom(pdu));
    else if (this.#unread === undefined) this.#listener?.onPayloadFrame(bytes, start, end);
    else this.#keep(bytes, start, end);
  }

  #inputFrom(pdu: Pdu): ProtocolInput {
    if (pdu.kind !== "associate") return pdu.kind === "payload" ? { kind: "payload" } : pdu;
    const address = addressIn(pdu.origin);
    const isRefused = this.#state.kind !== "open" && this.#context.isRefused(pdu.uid, address);
    return { kind: "associate", peer: { address, uid: pdu.uid, ...(pdu.readsContexts ? { readsContexts: true } : {}) }, isRefused };
  }

  readonly #onWritable = (): void => {
    if (!this.#owesWritable) return; // a heartbeat filled the buffer; no caller was told to wait
    this.#owesWritable = false;
    if (this.#unread === undefined) this.#listener?.onWritable();
    else this.#isWritableUnread = true;
  };

  readonly #onConnectionEnded = (cause: Error | undefined): void => this.#apply({ kind: "connection-ended", cause });

  #apply(input: ProtocolInput): void {
    const { state, effects } = transition(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: ProtocolEffect): void {
    switch (effect.kind) {
      case "write-associate":
        this.#localUid = this.#context.uidFor(effect.peer ?? (this.#dialled as Address));
        this.#writeAssociate();
        break;
      case "write-disassociate":
        this.#writeControl({ kind: "disassociate", reason: effect.reason });
        break;
      case "start-heartbeat":
        this.#heartbeat.start();
        break;
      case "establish":
        this.#peer = effect.peer;
        this.#endHandshake();
        this.#settle?.resolve(effect.peer);
        this.#settle = undefined;
        break;
      case "close":
        this.#heartbeat.stop();
        this.#handle.disassociate();
        break;
      case "abort":
        this.#heartbeat.stop();
        this.#handle.abort();
        break;
      case "report":
        this.#report(effect.ending);
    }
  }

  #writeAssociate(): void {
    const { origin, readsContexts } = this.#context;
    this.#writeControl({ kind: "associate", origin, uid: this.#localUid, ...(readsContexts?.() === true ? { readsContexts: true } : {}) });
  }

  /** Writes a frame of the protocol itself. */
  #writeControl(pdu: Pdu): void {
    this.#handle.write(frameFrom(encodePdu(pdu)));
  }

  #report(ending: ProtocolEnding): void {
    this.#heartbeat.stop();
    this.#endHandshake();
    if (this.#settle !== undefined) {
      this.#settle.reject(failureFrom(ending, this.#peerName, this.#context));
      this.#settle = undefined;
    } else if (this.#unread === undefined) this.#tellEnd(ending);
    else this.#ending = ending;
  }

  #tellEnd(ending: ProtocolEnding): void {
    this.#listener?.onDisassociated(disassociationFrom(ending, this.#peerName, this.#context));
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const frameBytes = end - start;
    if (this.#share.heldBytes + frameBytes <= UNREAD_LIMIT_BYTES && this.#share.take(frameBytes)) {
      this.#unread?.push(bytes.slice(start, end));
      return;
    }
    const keptBytes = this.#share.heldBytes;
    this.abort(new ProtocolViolationError(this.#peerName, `sent more than ${keptBytes} bytes before this system could read them`));
  }

  #dropUnread(): void {
    if (this.#unread !== undefined) this.#unread.length = 0;
    this.#share.give(this.#share.heldBytes);
  }

  #deliverUnread(): void {
    const unread = this.#unread ?? [];
    for (let at = 0; at < unread.length; at += 1) {
      const frame = unread[at];
      if (frame !== undefined) this.#listener?.onPayloadFrame(frame, 0, frame.length);
    }
    this.#unread = undefined;
    this.#share.give(this.#share.heldBytes);
    if (this.#isWritableUnread && this.#state.kind === "open") this.#listener?.onWritable();
    if (this.#ending !== undefined) this.#tellEnd(this.#ending);
  }
}

function addressIn({ protocol, system, hostname, port }: AddressData): Address {
  return withAkkaProtocol(new Address(protocol, system, hostname, port));
}

/** INTEROP: Akka.NET takes any text for an address. No system has such a one, and here addresses are keys, and stand in logs. */
function checkOrigin(origin: AddressData): void {
  const text = `${origin.protocol}${origin.system}${origin.hostname}`;
  if (text.length > LONGEST_ADDRESS || CONTROL.test(text)) throw new WireFormatError("an address that none can have", 0);
}
