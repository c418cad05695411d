import type { ActorRef, Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import {
  AssociatedEvent,
  AssociationErrorEvent,
  DisassociatedEvent,
  QuarantinedEvent,
  type RemotingLifecycleEvent,
  ThisActorSystemQuarantinedEvent,
} from "../lifecycle-events.ts";
import { sentenceOf } from "../explanation/index.ts";
import type { AkkaProtocolHandle, ProtocolDisassociation } from "../protocol/akka-protocol-handle.ts";
import { AssociationRefusedError } from "../protocol/association-refused-error.ts";
import { QuarantinedPeerError } from "../protocol/quarantined-peer-error.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import type { Batching } from "../transport/index.ts";
import { type AssociationRefusal, refusalIn } from "./association-refusal.ts";
import { type AssociationInput, type AssociationState, IDLE, transition } from "./association-state.ts";
import { type Connection, Connections } from "./connections.ts";
import type { EndpointReader, NumberedInbound } from "./endpoint-reader.ts";
import { EndpointWriter } from "./endpoint-writer.ts";
import { InboundNumbers } from "./inbound-numbers.ts";
import { Milestones } from "./milestones.ts";
import type { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { Outbox, type UnsendableListener } from "./outbox.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";
import { NUMBERED, type NumberedMessage, SystemLane, type SystemLaneHost } from "./system-lane.ts";

/** What an association borrows from remoting. */
export interface AssociationContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  readonly localAddress: Address;
  readonly codec: OutboundCodec;
  readonly batching: Batching;
  /** Connects to the peer and shakes hands. Rejects with the reason. */
  dial(remote: Address): Promise<AkkaProtocolHandle>;
  newReader(numbered: NumberedInbound, peer: Address): EndpointReader;
  publish(event: RemotingLifecycleEvent): void;
  warn(text: string): void;
  /** Another incarnation of the peer has come, and the one before is gone for good. */
  onReplaced(peer: Address): void;
  /** Runs `task` once the actors that are running now have had their turn. */
  afterTurn(task: () => void): void;
  readonly onUnsendable: UnsendableListener;
}

/**
 * Everything between this system and one peer: the messages that wait, the connections, and the system messages that the peer has not
 * acknowledged. Formed by the first message. The rules are in `association-state.ts` (who waits, who is refused, when to dial) and in
 * `connections.ts` (which connection is written on); here they are carried out.
 *
 * INTEROP: when both sides dial at once both connections stay, and each side writes on the one it opened.
 */
export class Association {
  readonly remoteAddress: Address;
  readonly #context: AssociationContext;
  readonly #outbox: Outbox;
  readonly #connections = new Connections();
  readonly #lane: SystemLane;
  readonly #marks: QuarantineMarks;
  readonly #milestones: Milestones;
  readonly #drain = (): void => this.#drainNow();
  #state: AssociationState = IDLE;
  #isDrainScheduled = false;

  constructor(remoteAddress: Address, context: AssociationContext) {
    this.remoteAddress = remoteAddress;
    this.#context = context;
    this.#outbox = new Outbox(remoteAddress, context);
    this.#lane = new SystemLane(this.#laneHost());
    this.#marks = new QuarantineMarks(context.settings.pruneQuarantineMarkerAfterMs);
    this.#milestones = new Milestones(context.platform, context.settings.flushWaitOnShutdownMs);
  }

  get state(): AssociationState {
    return this.#state;
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
    this.#state = state;
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
      this.#context.warn(`Gave up what waited for ${this.remoteAddress}, of which no incarnation is known to be refused: ${reason}`);
      this.#lane.forget();
      this.#connections.leave("unknown");
      this.#lose(reason);
      return;
    }
    this.#context.warn(`Gave up ${this.remoteAddress}, incarnation ${uid}, until it restarts: ${reason}`);
    this.#marks.add(uid, this.#nowMs);
    this.#context.publish(new QuarantinedEvent(this.remoteAddress, uid));
    if (this.#lane.uid !== undefined && this.#lane.uid !== uid) return; // it has restarted since
    this.#lane.forget();
    this.#connections.leave("unknown");
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
    this.#context.publish(new AssociatedEvent(this.#context.localAddress, this.remoteAddress, isInbound));
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
    this.#apply({ kind: "close" });
    this.#connections.leave("shutdown");
    await this.#milestones.until("disconnected", () => this.#connections.size === 0);
    this.#connections.abort();
  }

  async #dial(): Promise<void> {
    try {
      const handle = await this.#context.dial(this.remoteAddress);
      this.adopt(handle, false);
    } catch (cause) {
      this.#onDialFailed(asError(cause));
    }
  }

  #onDialFailed(cause: Error): void {
    const { localAddress, settings } = this.#context;
    this.#context.publish(new AssociationErrorEvent(cause, localAddress, this.remoteAddress, false, "debug"));
    if (cause instanceof AssociationRefusedError && cause.reason === "quarantined") {
      this.#context.publish(new ThisActorSystemQuarantinedEvent(localAddress, this.remoteAddress));
    }
    if (this.#state.kind !== "associating") return; // the peer has come by another way meanwhile, or was given up
    const other = this.#connections.newest;
    if (other !== undefined && settings.usesPassiveConnections) {
      this.#writeOn(other);
      return;
    }
    this.#context.warn(
      sentenceOf({ kind: "gated", address: `${this.remoteAddress}`, forMs: settings.retryGateClosedForMs, because: cause.message }),
    );
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
      this.#context.onReplaced(this.remoteAddress);
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
    this.#state = state;
    if (effect === "enqueue-and-dial") void this.#dial();
  }

  #onDisassociated(connection: Connection, ending: ProtocolDisassociation): void {
    const { isInbound, numbers } = connection;
    const after = this.#connections.remove(connection);
    numbers.acks.stop();
    const { localAddress } = this.#context;
    if (ending.reason === "quarantined" && ending.isByPeer) {
      this.#context.publish(new ThisActorSystemQuarantinedEvent(localAddress, this.remoteAddress));
    }
    if (ending.cause !== undefined && this.#state.kind !== "closed") {
      this.#context.warn(`The connection with ${this.remoteAddress} broke: ${ending.cause.message}`);
      // For subscribers: the log has the warning above.
      this.#context.publish(new AssociationErrorEvent(ending.cause, localAddress, this.remoteAddress, isInbound, "debug"));
    }
    this.#context.publish(new DisassociatedEvent(localAddress, this.remoteAddress, isInbound));
    this.#milestones.reached("disconnected");
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
        this.#lose(ending.cause?.message ?? `the peer ended the association (${ending.reason})`);
    }
  }

  #lose(reason: string): void {
    const { platform, settings } = this.#context;
    this.#apply({ kind: "lost", nowMs: platform.clock.nowMs(), gateMs: settings.retryGateClosedForMs, reason });
  }

  #apply(input: AssociationInput): void {
    const { state, effect } = transition(this.#state, input);
    this.#state = state;
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
