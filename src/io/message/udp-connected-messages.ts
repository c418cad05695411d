import type { ActorRef, AnyActorRef } from "../../actor/index.ts";
import { checkedEndPoint, type EndPoint } from "./end-point.ts";
import { UdpCommand, UdpEvent, UdpNoAck } from "./udp-base.ts";
import { checkedPayload } from "./udp-messages.ts";

/**
 * Asks the manager for a socket that exchanges datagrams with one peer only. The answer is {@link Connected}, whose sender is the socket's actor, or
 * `CommandFailed`. `handler` is told {@link Received}; if it terminates, the socket is closed.
 */
export class Connect extends UdpCommand {
  /** The actor that is told what arrives. */
  readonly handler: ActorRef;
  /** The only peer. */
  readonly remoteAddress: EndPoint;
  /** Where to receive, if it matters. */
  readonly localAddress: EndPoint | undefined;

  /** Throws InvalidArgumentError for a port that cannot be. */
  constructor(handler: AnyActorRef, remoteAddress: EndPoint, localAddress?: EndPoint) {
    super();
    this.handler = handler as ActorRef;
    this.remoteAddress = checkedEndPoint("Connect", remoteAddress);
    this.localAddress = localAddress === undefined ? undefined : checkedEndPoint("Connect", localAddress);
  }
}

/** Answers {@link Connect}. Nothing was sent: that a peer exists is not said. */
export class Connected extends UdpEvent {
  /** An instance; all are alike. */
  static readonly instance: Connected = new Connected();
}

/** Closes the socket. The answer is {@link Disconnected}. */
export class Disconnect extends UdpCommand {
  /** An instance; all are alike. */
  static readonly instance: Disconnect = new Disconnect();
}

/** Answers {@link Disconnect}. */
export class Disconnected extends UdpEvent {
  /** An instance; all are alike. */
  static readonly instance: Disconnected = new Disconnected();
}

/** Sends a datagram to the peer. */
export class Send extends UdpCommand {
  /** What to send. */
  readonly payload: Uint8Array;
  /** The message that the sender is told once the operating system has taken the datagram; a `NoAck` if none. */
  readonly ack: unknown;

  /** `ack`: default none. Throws InvalidArgumentError if `payload` are not bytes. */
  constructor(payload: Uint8Array, ack: unknown = UdpNoAck.instance) {
    super();
    this.payload = checkedPayload("UdpConnected.Send", payload);
    this.ack = ack;
  }

  /** Whether the sender is told. */
  get wantsAck(): boolean {
    return !(this.ack instanceof UdpNoAck);
  }
}

/** A datagram of the peer has arrived. */
export class Received extends UdpEvent {
  /** Its bytes. They do not change, and belong to the receiver. */
  readonly data: Uint8Array;

  constructor(data: Uint8Array) {
    super();
    this.data = data;
  }
}
