import type { ActorRef, Address } from "../../actor/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import type { AkkaProtocolHandle, ProtocolDisassociation } from "../protocol/akka-protocol-handle.ts";
import { AssociationRefusedError } from "../protocol/association-refused-error.ts";
import { QuarantinedPeerError } from "../protocol/quarantined-peer-error.ts";
import type { AssociationContext } from "./association-context.ts";
import { AssociationReporter, whyLost } from "./association-reporter.ts";
import { type AssociationRefusal, refusalIn } from "./association-refusal.ts";
import { type AssociationInput, type AssociationState, IDLE, transition } from "./association-state.ts";
import { type Connection, Connections } from "./connections.ts";
import { EndpointWriter } from "./endpoint-writer.ts";
import { InboundNumbers } from "./inbound-numbers.ts";
import { Milestones } from "./milestones.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { Outbox } from "./outbox.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";
import { Silence } from "./silence.ts";
import { NUMBERED, type NumberedMessage, SystemLane, type SystemLaneHost } from "./system-lane.ts";

/**
 * Everything between this system and one peer: the messages that wait, the connections, and the system messages that the peer has not
 * acknowledged. Formed by the first message. The rules are in `association-state.ts` (who waits, who is refused, when to dial) and in
 * `connections.ts` (which connection is written on); here they are carried out, in one file although it is long: what happens to a
 * connection changes all three, and each step needs the others.
 *
 * INTEROP: when both sides dial at once both connections stay, and each side writes on the one it opened.
 */
export class Association {
  readonly remoteAddress: Address;
  readonly #context: AssociationContext;
  readonly #outbox: Outbox;
  readonly #report: AssociationReporter;
  readonly #silence: Silence;
  readonly #connections = new Connections();
  readonly #lane: SystemLane;
  readonly #marks: QuarantineMarks;
  readonly #milestones: Milestones;
  readonly #drain = (): void => this.#drainNow();
  #state: AssociationState = IDLE;
  #isDrainScheduled = false;
  #renewedAtMs = Number.NEGATIVE_INFINITY;
  #cancelGate: CancelTimer = () => {};

  constructor(remoteAddress: Address, context: AssociationContext) {
    this.remoteAddress = remoteAddress;
    this.#context = context;
    this.#outbox = new Outbox(remoteAddress, context);
    this.#report = new AssociationReporter(remoteAddress, context);
    this.#silence = new Silence(context.platform, context.settings.quarantineAfterSilenceMs, () => this.#onSilence());
    this.#lane = new SystemLane(this.#laneHost());
    this.#marks = new QuarantineMarks(context.settings.pruneQuarantineMarkerAfterMs);
    this.#milestones = new Milestones(context.platform, context.settings.flushWaitOnShutdownMs);
  }

  get state(): AssociationState {
    return this.#state;
  }

  /** The incarnation by which the peer knows this system. */
  get #localUid(): number {
    return this.#context.incarnations.uidFor(this.remoteAddress);
  }

  get #nowMs(): number {
    return this.#context.platform.clock.nowMs();
  }

  /** Whether there is a connection, be it one that is only read. */
  get isConnected(): boolean {
    return this.#connections.size > 0;
  }

  /** Queues a message; it leaves at the end of this turn, or once the handshake is done. Dials when nobody has yet. */
  send(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind === "associated") {
      this.#outbox.push(message, sender, recipient, serializer);
      this.#scheduleDrain();
      return;
    }
    const { state, effect } = transition(this.#state, { kind: "send", nowMs: this.#nowMs });
    this.#enter(state);
    if (effect === "refuse") {
      if (serializer === NUMBERED) this.#lane.onFirstWritesDropped();
      else this.#context.onUnsendable(message, sender, recipient, this.#refusal());
      return;
    }
    this.#outbox.push(message, sender, recipient, serializer);
    if (effect === "enqueue-and-dial") void this.#dial();
  }

  /** As {@link send}, ahead of all that waits: for heartbeats, which nobody misses when they are too many. */
  sendUrgent(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind !== "associated") this.send(message, sender, recipient, serializer);
    else {
      this.#outbox.pushUrgent(message, sender, recipient, serializer);
      this.#scheduleDrain();
    }
  }

  /**
   * Sends a system message that will arrive exactly once and in order, whatever becomes of connections: kept until the peer acknowledges
   * it, or is quarantined, or comes back as another incarnation.
   */
  sendSystem(message: unknown, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#state.kind === "closed") return;
    let numbered: NumberedMessage | undefined;
    try {
      numbered = this.#lane.push(message, recipient, serializer);
    } catch (cause) {
      this.#context.onUnsendable(message, undefined, recipient, cause);
      return;
    }
    if (numbered !== undefined) this.send(numbered, undefined, recipient, NUMBERED);
  }

  /** Count of system messages that the peer has not acknowledged yet. */
  get unacknowledgedCount(): number {
    return this.#lane.unacknowledgedCount;
  }

  /** Whether the peer's incarnation `uid` may not come back. */
  isQuarantined(uid: number): boolean {
    return this.#marks.has(uid, this.#nowMs);
  }

  /**
   * Gives the peer up: ends its connections, forgets what it has not acknowledged, and refuses its incarnation `wanted` from now on. An
   * incarnation that is not the present one is only refused. Without `wanted` it is the present one; when nobody is known yet the address is
   * gated.
   */
  quarantine(wanted: number | undefined, reason: string): void {
    const uid = wanted ?? this.#lane.uid;
    if (this.#state.kind === "closed" || (uid !== undefined && this.isQuarantined(uid))) return;
    if (uid === undefined) {
      this.#report.gaveUpStranger(reason);
      this.#lane.forget();
      this.#connections.leave("unknown");
      this.#lose(reason);
      return;
    }
    this.#marks.add(uid, this.#nowMs);
    this.#report.quarantined(uid, reason);
    if (this.#lane.uid !== undefined && this.#lane.uid !== uid) return; // it has restarted since
    this.#lane.forget();
    this.#connections.leave("unknown");
    this.#context.onSevered(this.remoteAddress, "quarantined");
    this.#apply({ kind: "quarantine", uid, reason });
  }

  /**
   * Takes over a connection whose handshake is done. Throws {@link QuarantinedPeerError}, the connection refused, when that incarnation was
   * given up meanwhile.
   */
  adopt(handle: AkkaProtocolHandle, isInbound: boolean): void {
    if (this.#state.kind === "closed") {
      handle.disassociate("shutdown");
      return;
    }
    if (this.isQuarantined(handle.remoteUid)) {
      handle.disassociate("quarantined");
      throw new QuarantinedPeerError(this.remoteAddress.toString(), handle.remoteUid);
    }
    this.#meet(handle.remoteUid);
    const connection = this.#connectionOn(handle, isInbound);
    const reader = this.#context.newReader(connection.numbers, this.remoteAddress);
    this.#connections.add(connection);
    this.#silence.end();
    this.#report.associated(isInbound);
    if (this.#mayWriteOn(isInbound)) this.#writeOn(connection);
    else if (this.#outbox.queue.length > 0) this.#reconnect(); // what waited for a writer that is gone needs another
    handle.open({
      onPayloadFrame: (bytes, start, end) => {
        try {
          reader.onFrame(bytes, start, end);
        } catch (error) {
          handle.abort(asError(error)); // what cannot be read as an envelope says that the peer cannot be trusted
        }
      },
      onWritable: () => {
        connection.writer.onWritable(this.#connections.written === connection);
        if (this.#outbox.queue.length === 0) this.#milestones.reached("drained");
      },
      onDisassociated: (ending) => this.#onDisassociated(connection, ending),
    });
  }

  /** Sends what waits, takes leave, and resolves when every connection has closed. Each step takes the flush time at most. */
  async shutdown(): Promise<void> {
    this.#drainNow();
    await this.#milestones.until("drained", () => this.#outbox.queue.length === 0);
    this.#lane.resendAll();
    this.#lane.stop();
    this.#silence.end();
    this.#apply({ kind: "close" });
    this.#connections.leave("shutdown");
    await this.#milestones.until("disconnected", () => this.#connections.size === 0);
    this.#connections.abort();
  }

  async #dial(): Promise<void> {
    const localUid = this.#localUid;
    try {
      this.adopt(await this.#context.dial(this.remoteAddress), false);
    } catch (cause) {
      this.#onDialFailed(asError(cause), localUid);
    }
  }

  #onDialFailed(cause: Error, localUid: number): void {
    if (cause instanceof AssociationRefusedError && cause.reason === "quarantined") {
      if (this.#onQuarantinedThere(localUid, false)) return;
    } else this.#report.dialFailed(cause);
    if (this.#state.kind !== "associating") return; // the peer has come by another way meanwhile, or was given up
    const other = this.#connections.newest;
    if (other !== undefined && this.#context.settings.usesPassiveConnections) {
      this.#writeOn(other);
      return;
    }
    this.#report.unreachable(cause);
    this.#lose(cause.message);
  }

  /** While our own dial is under way an inbound connection is only read: the peer expects us to write on the one we open. */
  #mayWriteOn(isInbound: boolean): boolean {
    if (!isInbound) return true;
    const { written } = this.#connections;
    return written === undefined && this.#state.kind !== "associating" && this.#context.settings.usesPassiveConnections;
  }

  #connectionOn(handle: AkkaProtocolHandle, isInbound: boolean): Connection {
    const { platform, settings, codec, batching, onUnsendable } = this.#context;
    const numbers = new InboundNumbers(handle, this.#lane, platform, settings);
    const source = { outbox: this.#outbox, lane: this.#lane, codec, batching, onUnsendable };
    const writer = new EndpointWriter(source, handle, numbers.acks);
    return { handle, isInbound, numbers, writer };
  }

  #writeOn(connection: Connection): void {
    this.#connections.writeOn(connection);
    this.#lane.onConnected();
    this.#apply({ kind: "established" });
  }

  /** Another incarnation of the peer ends the one before, with all that was between it and this system. */
  #meet(uid: number): void {
    const known = this.#lane.uid;
    if (known !== undefined && known !== uid) {
      this.#marks.add(known, this.#nowMs);
      this.#connections.leave("unknown");
      this.#apply({ kind: "unwritable" });
      this.#context.onSevered(this.remoteAddress, "replaced");
    }
    this.#lane.meet(uid);
  }

  #laneHost(): SystemLaneHost {
    const { platform, settings } = this.#context;
    return {
      platform,
      settings,
      isConnected: () => this.#connections.written !== undefined,
      writeAgain: (messages) => this.#connections.written?.writer.writeNumbered(messages),
      reconnect: () => this.#reconnect(),
      fail: (reason) => this.quarantine(this.#lane.uid, reason),
      warn: (text) => this.#context.warn(`${text}. Peer: ${this.remoteAddress}`),
    };
  }

  /** As for a message that is sent, which there is none of: it waits in the lane. */
  #reconnect(): void {
    const { state, effect } = transition(this.#state, { kind: "send", nowMs: this.#nowMs });
    this.#enter(state);
    if (effect === "enqueue-and-dial") void this.#dial();
  }

  #onDisassociated(connection: Connection, ending: ProtocolDisassociation): void {
    const { handle, isInbound, numbers } = connection;
    const after = this.#connections.remove(connection);
    numbers.acks.stop();
    this.#report.disassociated(ending, isInbound);
    this.#milestones.reached("disconnected");
    this.#context.retain(this.#isWorthKeeping());
    if (this.#connections.size === 0 && this.#lane.isUsed && this.#state.kind !== "closed") this.#silence.begin();
    if (ending.isByPeer && ending.reason === "quarantined" && this.#onQuarantinedThere(handle.localUid, isInbound)) return;
    switch (after.kind) {
      case "go-on":
        return;
      case "write-on":
        this.#writeOn(after.connection);
        return;
      case "dial":
        this.#apply({ kind: "unwritable" });
        if (this.#outbox.queue.length > 0) this.#reconnect();
        this.#lane.onDisconnected();
        return;
      case "lost":
        this.#onLost(ending);
    }
  }

  #onLost(ending: ProtocolDisassociation): void {
    const reason = whyLost(ending);
    const isInOrder = ending.reason === "shutdown" || ending.reason === "quarantined" || !ending.isByPeer;
    if (!isInOrder) this.#report.failed(ending);
    if (ending.reason === "shutdown") this.#lane.drop(); // it comes back as another, or never
    this.#lose(reason);
  }

  /**
   * The peer has given up the incarnation `localUid` of this system. True when this system goes on with it as another one: at once, unless it
   * did so a moment ago, since a peer that gives up every incarnation must not be dialled without a pause.
   */
  #onQuarantinedThere(localUid: number, isInbound: boolean): boolean {
    this.#report.quarantinedThere(isInbound);
    if (localUid !== this.#localUid || this.#state.kind === "closed") return false; // of an incarnation before this one
    const { settings, incarnations } = this.#context;
    const isTooSoon = this.#nowMs - this.#renewedAtMs < settings.retryGateClosedForMs;
    if (settings.quarantineRecovery === "restart" || isTooSoon) {
      this.#lane.drop();
      return false;
    }
    this.#renewedAtMs = this.#nowMs;
    this.#report.renewed(incarnations.renew(this.remoteAddress));
    this.#lane.forget();
    this.#connections.leave("unknown");
    this.#apply({ kind: "lost", nowMs: this.#nowMs, gateMs: 0, reason: whyLost({ reason: "quarantined", isByPeer: true }) });
    this.#context.onSevered(this.remoteAddress, "renewed");
    return true;
  }

  #onSilence(): void {
    const { quarantineAfterSilenceMs } = this.#context.settings;
    this.quarantine(undefined, `it has had no connection for ${quarantineAfterSilenceMs} ms (akka.remote.quarantine-after-silence)`);
  }

  #lose(reason: string): void {
    const { platform, settings } = this.#context;
    this.#apply({ kind: "lost", nowMs: platform.clock.nowMs(), gateMs: settings.retryGateClosedForMs, reason });
  }

  #enter(state: AssociationState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#cancelGate();
    if (state.kind === "gated") {
      const { platform, settings } = this.#context;
      this.#cancelGate = platform.timers.once(settings.retryGateClosedForMs, () => this.#context.retain(this.#isWorthKeeping()));
    }
    this.#context.retain(this.#isWorthKeeping());
  }

  /** Whether a new association with the same peer would not do as well. */
  #isWorthKeeping(): boolean {
    if (this.#connections.size > 0 || this.#lane.isUsed || this.#marks.size > 0) return true;
    return this.#state.kind === "gated" ? this.#nowMs < this.#state.untilMs : this.#state.kind !== "idle";
  }

  #apply(input: AssociationInput): void {
    const { state, effect } = transition(this.#state, input);
    this.#enter(state);
    if (effect === "drain") this.#drainNow();
    else if (effect === "refuse-queued") this.#refuseQueued();
  }

  #scheduleDrain(): void {
    if (this.#isDrainScheduled) return;
    this.#isDrainScheduled = true;
    this.#context.afterTurn(this.#drain);
  }

  #drainNow(): void {
    this.#isDrainScheduled = false;
    this.#connections.written?.writer.drain();
    if (this.#outbox.queue.length === 0) this.#milestones.reached("drained");
    else this.#outbox.noteBacklog();
  }

  #refuseQueued(): void {
    this.#outbox.refuseAll(this.#refusal());
    this.#lane.onFirstWritesDropped();
  }

  #refusal(): AssociationRefusal {
    return refusalIn(this.#state, this.remoteAddress, this.#nowMs);
  }
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
