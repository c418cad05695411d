import { errorFrom } from "../../base/index.ts";
import type { ActorRef, Address } from "../../actor/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import type { AkkaProtocolHandle, ProtocolDisassociation } from "../protocol/akka-protocol-handle.ts";
import { AssociationRefusedError, QuarantinedPeerError } from "../protocol/errors.ts";
import { TooManyDialsError } from "../limits/errors.ts";
import type { AssociationContext } from "./association-context.ts";
import { associationInfoOf } from "./association-info-of.ts";
import type { AssociationInfo } from "../lifecycle/association-info.ts";
import { AssociationReporter, whyLost } from "./association-reporter.ts";
import { refusalIn } from "./association-refusal.ts";
import type { AssociationEffect, AssociationInput, AssociationState } from "./association-state.ts";
import { IDLE, isWorthKeeping, transition } from "./association-state.ts";
import { type Connection, Connections, isAlwaysWritten } from "./connections.ts";
import { ShutdownWaiter } from "./shutdown-waiter.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import { connectionOn, type ConnectionSource, payloadListener } from "./open-connection.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { Outbox } from "./outbox.ts";
import { reclaimReason, unreachableReason } from "./quarantine-reasons.ts";
import { UnreachableTimer } from "./unreachable-timer.ts";
import type { NumberedMessage, SystemMessageDeliveryContext } from "./system-message-delivery.ts";
import { SYSTEM_MESSAGE_ENTRY, SystemMessageDelivery } from "./system-message-delivery.ts";

/**
 * Everything between this system and one peer: the messages that wait, the connections, and the system messages that are not acknowledged.
 * The rules are in `association-state.ts` (which messages wait or are refused, when to dial) and in `connections.ts` (which connection is
 * written on); here they are carried out, in one file although it is long: each step needs the others.
 *
 * INTEROP: when both sides dial at once both connections stay, and each side writes on the one it opened.
 */
export class Association {
  readonly remoteAddress: Address;
  /** The peer that has named this address, until the program does. */
  namedBy: string | undefined;
  readonly #context: AssociationContext;
  /** For system messages, which are kept in any case. */
  readonly #systemMessageShare: PeerShare;
  readonly #connectionSource: ConnectionSource;
  readonly #outbox: Outbox;
  readonly #report: AssociationReporter;
  readonly #unreachableTimer: UnreachableTimer;
  readonly #connections = new Connections();
  readonly #systemMessages: SystemMessageDelivery;
  readonly #shutdownWaiter: ShutdownWaiter;
  /** Reports at once: a frozen peer closes its connections late. */
  readonly #reportLeft = (left: Connection): void => this.#report.disassociated({ reason: "unknown", isByPeer: false }, left);
  readonly #drain = (): void => this.#drainNow();
  #state: AssociationState = IDLE;
  #isDrainScheduled = false;
  #renewedAtMs = Number.NEGATIVE_INFINITY;
  #cancelGate: CancelTimer = () => {};

  constructor(remoteAddress: Address, context: AssociationContext) {
    this.remoteAddress = remoteAddress;
    this.#context = context;
    const { quarantineAfterSilenceMs } = context.settings;
    this.#systemMessageShare = context.memory.outbound.openShare(() => this.quarantine(undefined, reclaimReason(this.#systemMessageShare)));
    const earlyShare = context.memory.inbound.openShare();
    this.#outbox = new Outbox(remoteAddress, { ...context, memory: context.memory.outbound });
    this.#report = new AssociationReporter(remoteAddress, context);
    this.#unreachableTimer = new UnreachableTimer(context.platform, quarantineAfterSilenceMs, () =>
      this.quarantine(undefined, unreachableReason(quarantineAfterSilenceMs)),
    );
    this.#systemMessages = new SystemMessageDelivery(this.#systemMessageContext(earlyShare));
    this.#connectionSource = { peer: remoteAddress, context, outbox: this.#outbox, systemMessages: this.#systemMessages, earlyShare };
    this.#shutdownWaiter = new ShutdownWaiter(context.platform, context.settings.flushWaitOnShutdownMs);
  }

  get state(): AssociationState {
    return this.#state;
  }
  get info(): AssociationInfo {
    return associationInfoOf(this.#connectionSource, this.#state, this.#report.sinceMs, this.#connections.size);
  }
  /** The incarnation by which the peer knows this system. */
  get #localUid(): number {
    return this.#context.incarnations.uidFor(this.remoteAddress);
  }
  get #nowMs(): number {
    return this.#context.platform.clock.nowMs();
  }

  /** Whether there is a connection, including connections used only for reading. */
  get isConnected(): boolean {
    return this.#connections.size > 0;
  }
  /** Queues a message; it leaves at the end of this turn or with many others before, or once the handshake is done. Dials if no connection is open or being opened. */
  send(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind === "associated") {
      this.#outbox.push(message, sender, recipient, serializer);
      this.#scheduleDrain();
      return;
    }
    const effect = this.#step({ kind: "send", nowMs: this.#nowMs });
    if (effect === "refuse") {
      if (serializer === SYSTEM_MESSAGE_ENTRY) this.#systemMessages.onFirstWritesDropped();
      else this.#context.onUnsendable(message, sender, recipient, refusalIn(this.#state, this.remoteAddress, this.#nowMs));
      return;
    }
    this.#outbox.queue.weigh(); // a handshake takes a while, or never comes
    this.#outbox.push(message, sender, recipient, serializer);
    if (effect === "enqueue-and-dial") void this.#dial();
  }

  /** As {@link send}, ahead of all queued messages: for heartbeats, which may be dropped when there are too many. */
  sendUrgent(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind !== "associated") this.send(message, sender, recipient, serializer);
    else {
      this.#outbox.pushUrgent(message, sender, recipient, serializer);
      this.#scheduleDrain();
    }
  }

  /**
   * Sends a system message that arrives exactly once and in order, even if connections end: it is kept until the peer acknowledges it, is
   * quarantined or restarts.
   */
  sendSystem(message: unknown, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind === "closed") return;
    let numbered: NumberedMessage | undefined;
    try {
      numbered = this.#systemMessages.push(message, recipient, serializer);
    } catch (cause) {
      return this.#context.onUnsendable(message, undefined, recipient, cause);
    }
    if (numbered !== undefined) this.send(numbered, undefined, recipient, SYSTEM_MESSAGE_ENTRY);
  }

  /** Count of system messages that the peer has not acknowledged yet. */
  get unacknowledgedCount(): number {
    return this.#systemMessages.unacknowledgedCount;
  }
  /** Whether the peer's incarnation `uid` may not come back. */
  isQuarantined(uid: number): boolean {
    return this.#context.marks.has(this.remoteAddress, uid, this.#nowMs);
  }
  /** Whether {@link adopt} would give up the incarnation that is known for a connection of the incarnation `uid`. */
  wouldBeReplacedBy(uid: number): boolean {
    const known = this.#systemMessages.uid;
    return known !== undefined && known !== uid && this.#state.kind !== "closed" && !this.isQuarantined(uid);
  }

  /**
   * Quarantines the incarnation `wanted` of the peer: closes its connections, drops what it has not acknowledged, and refuses it from now on.
   * An incarnation other than the current one is only refused. The default is the current one; if none is known, the address is gated.
   */
  quarantine(wanted: number | undefined, reason: string): void {
    const uid = wanted ?? this.#systemMessages.uid;
    if (this.#state.kind === "closed" || (uid !== undefined && this.isQuarantined(uid))) return;
    if (uid === undefined) {
      this.#report.gaveUpStranger(reason);
      this.#systemMessages.forget();
      this.#connections.leave("unknown", this.#reportLeft);
      this.#lose(reason);
      return;
    }
    this.#context.marks.add(this.remoteAddress, uid, this.#nowMs);
    this.#report.quarantined(uid, reason);
    if (this.#systemMessages.uid !== undefined && this.#systemMessages.uid !== uid) return; // it has restarted since
    this.#endWith(uid, reason);
  }

  /** Does the same if the present incarnation was given up over another transport. */
  quarantineIfMarked(): void {
    const { uid = Number.NaN } = this.#systemMessages;
    if (this.isQuarantined(uid) && this.#state.kind !== "closed") this.#endWith(uid, "it was quarantined over another transport");
  }

  /**
   * Adds a connection whose handshake is complete. Refuses it and throws {@link QuarantinedPeerError} if that incarnation is quarantined.
   */
  adopt(handle: AkkaProtocolHandle, isInbound: boolean): void {
    if (this.#state.kind === "closed") return handle.disassociate("shutdown");
    if (this.isQuarantined(handle.remoteUid)) {
      handle.disassociate("quarantined");
      throw new QuarantinedPeerError(this.remoteAddress.toString(), handle.remoteUid);
    }
    this.#meet(handle.remoteUid);
    const connection = connectionOn(handle, isInbound, this.#connectionSource);
    this.#connections.add(connection);
    this.#unreachableTimer.end();
    this.#context.noteAbsence(false);
    this.#report.associated(isInbound);
    if (this.#mayWriteOn(isInbound)) this.#writeOn(connection);
    else if (this.#outbox.queue.length > 0) this.#reconnect(); // messages queued for a closed connection need a new one
    handle.open({
      onPayloadFrame: payloadListener(connection, this.#connectionSource),
      onWritable: () => {
        connection.writer.onWritable(this.#connections.written === connection);
        if (this.#outbox.queue.length === 0) this.#shutdownWaiter.reached("drained");
      },
      onDisassociated: (ending) => this.#onDisassociated(connection, ending),
    });
  }

  /** Sends queued messages, disassociates, and resolves when every connection has closed. Each step takes at most the flush time. */
  async shutdown(): Promise<void> {
    this.#drainNow();
    await this.#shutdownWaiter.until("drained", () => this.#outbox.queue.length === 0);
    this.#systemMessages.resendAll();
    this.#systemMessages.stop();
    this.#unreachableTimer.end();
    this.#apply({ kind: "close" });
    this.#connections.leave("shutdown");
    await this.#shutdownWaiter.until("disconnected", () => this.#connections.size === 0);
    this.#connections.abort();
  }

  /** Ends all that was shared with the incarnation `uid`, which is marked. */
  #endWith(uid: number, reason: string): void {
    this.#systemMessages.forget();
    this.#connections.leave("unknown", this.#reportLeft);
    this.#context.onAssociationReset(this.remoteAddress, "quarantined");
    this.#apply({ kind: "quarantine", uid, reason });
  }

  async #dial(): Promise<void> {
    const localUid = this.#localUid;
    try {
      this.adopt(await this.#context.dial(this.remoteAddress, this.namedBy), false);
    } catch (cause) {
      this.#onDialFailed(errorFrom(cause), localUid);
    }
  }

  #onDialFailed(cause: Error, localUid: number): void {
    if (cause instanceof AssociationRefusedError && cause.reason === "quarantined") {
      if (this.#onQuarantinedThere(localUid, false)) return;
    } else this.#report.dialFailed(cause);
    if (this.#state.kind !== "associating") return; // meanwhile the peer has connected, or was quarantined
    const other = this.#connections.newest;
    if (other !== undefined && this.#context.settings.usesPassiveConnections) return this.#writeOn(other);
    this.#report.unreachable(cause);
    this.#lose(cause.message, cause instanceof TooManyDialsError ? { gateMs: cause.gateMs } : {});
  }

  /** While this system dials, it only reads an inbound connection: the peer expects messages on the connection that this system opens. */
  #mayWriteOn(isInbound: boolean): boolean {
    if (isAlwaysWritten(this.remoteAddress, isInbound)) return true;
    const { written } = this.#connections;
    return written === undefined && this.#state.kind !== "associating" && this.#context.settings.usesPassiveConnections;
  }

  #writeOn(connection: Connection): void {
    this.#connections.writeOn(connection);
    this.#systemMessages.onConnected();
    this.#apply({ kind: "established" });
  }

  /** Another incarnation of the peer ends the previous one, and everything that this system shared with it. */
  #meet(uid: number): void {
    const known = this.#systemMessages.uid;
    if (known !== undefined && known !== uid) {
      this.#context.marks.add(this.remoteAddress, known, this.#nowMs);
      this.#connections.leave("unknown", this.#reportLeft);
      this.#apply({ kind: "unwritable" });
      this.#context.onAssociationReset(this.remoteAddress, "replaced");
    }
    this.#systemMessages.meet(uid);
  }

  #systemMessageContext(earlyShare: PeerShare): SystemMessageDeliveryContext {
    const { platform, settings } = this.#context;
    return {
      platform,
      settings,
      departure: this.#context.codec.departure,
      share: this.#systemMessageShare,
      earlyShare,
      isConnected: () => this.#connections.written !== undefined,
      writeAgain: (messages) => this.#connections.written?.writer.writeNumbered(messages),
      reconnect: () => this.#reconnect(),
      fail: (reason) => this.quarantine(this.#systemMessages.uid, reason),
      warn: (text) => this.#context.warn(`${text}. Peer: ${this.remoteAddress}`),
    };
  }

  /** Dials as `send` would; pending system messages are resent once connected. */
  #reconnect(): void {
    if (this.#step({ kind: "send", nowMs: this.#nowMs }) === "enqueue-and-dial") void this.#dial();
  }
  #onDisassociated(connection: Connection, ending: ProtocolDisassociation): void {
    const after = this.#connections.remove(connection);
    connection.numbers.end();
    this.#report.disassociated(ending, connection);
    this.#shutdownWaiter.reached("disconnected");
    this.#retain();
    if (this.#connections.size === 0 && this.#isRemembered && this.#state.kind !== "closed") {
      this.#unreachableTimer.begin();
      this.#context.noteAbsence(true);
    }
    // On another connection an impostor may say so; the peer itself ends the one that is written on, or refuses the next one.
    const isRefused = ending.isByPeer && ending.reason === "quarantined" && after.kind !== "go-on";
    if (isRefused && this.#onQuarantinedThere(connection.handle.localUid, connection.isInbound)) return;
    switch (after.kind) {
      case "go-on":
        return;
      case "write-on":
        this.#writeOn(after.connection);
        return;
      case "dial":
        this.#apply({ kind: "unwritable" });
        if (this.#outbox.queue.length > 0) this.#reconnect();
        this.#systemMessages.onDisconnected();
        return;
      case "lost":
        this.#onLost(ending);
    }
  }

  #onLost(ending: ProtocolDisassociation): void {
    const isInOrder = ending.reason === "shutdown" || ending.reason === "quarantined" || !ending.isByPeer;
    if (!isInOrder) this.#report.failed(ending);
    if (ending.reason === "shutdown") this.#systemMessages.drop(); // it returns as a new incarnation or never
    this.#lose(whyLost(ending), { isInOrder: ending.reason === "shutdown" });
  }

  /**
   * The peer has quarantined the incarnation `localUid` of this system. True if this system continues as another incarnation: at once, unless
   * it has just done so, because a peer that quarantines every incarnation must not be dialled without a pause.
   */
  #onQuarantinedThere(localUid: number, isInbound: boolean): boolean {
    this.#report.quarantinedThere(isInbound);
    if (localUid !== this.#localUid || this.#state.kind === "closed") return false; // of an incarnation before this one
    const { settings, incarnations } = this.#context;
    const isTooSoon = this.#nowMs - this.#renewedAtMs < settings.retryGateClosedForMs;
    if (settings.quarantineRecovery === "restart" || isTooSoon) {
      this.#systemMessages.drop();
      return false;
    }
    this.#renewedAtMs = this.#nowMs;
    this.#report.renewed(incarnations.renew(this.remoteAddress));
    this.#systemMessages.forget();
    this.#connections.leave("unknown", this.#reportLeft);
    this.#lose(whyLost({ reason: "quarantined", isByPeer: true }), { gateMs: 0 });
    this.#context.onAssociationReset(this.remoteAddress, "renewed");
    return true;
  }

  #lose(reason: string, { gateMs = this.#context.settings.retryGateClosedForMs, isInOrder = false } = {}): void {
    this.#apply({ kind: "lost", nowMs: this.#nowMs, gateMs, reason, isInOrder });
  }

  #enter(state: AssociationState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#report.entered(state);
    this.#cancelGate();
    if (state.kind === "gated") {
      const { timers } = this.#context.platform;
      this.#cancelGate = timers.once(state.untilMs - this.#nowMs, () => this.#apply({ kind: "gate-over" }));
    }
    if (!this.#isRemembered) this.#unreachableTimer.end();
    this.#retain();
  }

  /** Lets this association go if a new one does as well. It then knows no more than a new one: when it is collected makes no difference. */
  #retain(): void {
    const isWorthIt = this.#connections.size > 0 || this.#isRemembered || isWorthKeeping(this.#state);
    this.#context.retain(isWorthIt);
    if (!isWorthIt && this.#systemMessages.uid !== undefined) this.#systemMessages.forget();
  }

  /** Whether the present incarnation of the peer has something in common with this system. */
  get #isRemembered(): boolean {
    return this.#systemMessages.isUsed || this.#context.watchCountOf(this.remoteAddress) > 0;
  }

  #apply(input: AssociationInput): void {
    const effect = this.#step(input);
    if (effect === "drain") this.#drainNow();
    else if (effect === "refuse-queued") this.#refuseQueued();
  }

  #step(input: AssociationInput): AssociationEffect {
    const { state, effect } = transition(this.#state, input);
    this.#enter(state);
    return effect;
  }

  #scheduleDrain(): void {
    if (this.#isDrainScheduled) return this.#connections.written?.writer.drainIfMany();
    this.#isDrainScheduled = true;
    this.#context.afterTurn(this.#drain);
  }

  #drainNow(): void {
    this.#isDrainScheduled = false;
    this.#connections.written?.writer.drain();
    if (this.#outbox.queue.length === 0) this.#shutdownWaiter.reached("drained");
    else this.#outbox.noteBacklog();
  }

  #refuseQueued(): void {
    this.#outbox.refuseAll(refusalIn(this.#state, this.remoteAddress, this.#nowMs));
    this.#systemMessages.onFirstWritesDropped();
  }
}
