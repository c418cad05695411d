import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../../actor/index.ts";
import { checkedEndPoint, type EndPoint } from "./end-point.ts";
import { UdpCommand, UdpEvent, UdpNoAck } from "./udp-base.ts";

/** What `Bind` and `SimpleSender` may say about their socket. */
export interface UdpOptions {
  /** Whether it may send to broadcast addresses. Default: false. */
  readonly broadcast?: boolean;
}

/**
 * Asks the UDP manager for a socket that receives. The answer is {@link Bound}, whose sender is the socket's actor, or `CommandFailed`. `handler` is told
 * {@link Received}; if it terminates, the socket is closed.
 */
export class Bind extends UdpCommand {
  /** The actor that is told what arrives. */
  readonly handler: ActorRef;
  /** Where to receive. */
  readonly localAddress: EndPoint;
  /** Whether it may send to broadcast addresses. */
  readonly broadcast: boolean;

  /** Throws InvalidArgumentError for a port that cannot be. */
  constructor(handler: AnyActorRef, localAddress: EndPoint, { broadcast = false }: UdpOptions = {}) {
    super();
    this.handler = handler as ActorRef;
    this.localAddress = checkedEndPoint("Bind", localAddress);
    this.broadcast = broadcast;
  }
}

/** Answers {@link Bind}; the sender is the actor of the socket, which takes {@link Send} too. */
export class Bound extends UdpEvent {
  /** Where it receives, with the actual port. */
  readonly localAddress: EndPoint;

  constructor(localAddress: EndPoint) {
    super();
    this.localAddress = localAddress;
  }
}

/** Closes a socket that receives. The answer is {@link Unbound}. */
export class Unbind extends UdpCommand {
  /** An instance; all are alike. */
  static readonly instance: Unbind = new Unbind();
}

/** Answers {@link Unbind}. */
export class Unbound extends UdpEvent {
  /** An instance; all are alike. */
  static readonly instance: Unbound = new Unbound();
}

/** Asks the UDP manager for a socket that only sends. The answer is {@link SimpleSenderReady}. */
export class SimpleSender extends UdpCommand {
  /** Without broadcasts. */
  static readonly instance: SimpleSender = new SimpleSender();
  /** Whether it may send to broadcast addresses. */
  readonly broadcast: boolean;

  constructor({ broadcast = false }: UdpOptions = {}) {
    super();
    this.broadcast = broadcast;
  }
}

/** Answers {@link SimpleSender}; the sender is the actor of the socket, which takes {@link Send}. */
export class SimpleSenderReady extends UdpEvent {
  /** An instance; all are alike. */
  static readonly instance: SimpleSenderReady = new SimpleSenderReady();
}

/** Sends a datagram. */
export class Send extends UdpCommand {
  /** What to send. */
  readonly payload: Uint8Array;
  /** Whom to send it to. */
  readonly target: EndPoint;
  /** The message that the sender is told once the operating system has taken the datagram; a `NoAck` if none. */
  readonly ack: unknown;

  /** `ack`: default none. Throws InvalidArgumentError if `payload` are not bytes or the port cannot be. */
  constructor(payload: Uint8Array, target: EndPoint, ack: unknown = UdpNoAck.instance) {
    super();
    this.payload = checkedPayload("Udp.Send", payload);
    this.target = checkedEndPoint("Send", target);
    this.ack = ack;
  }

  /** Whether the sender is told. */
  get wantsAck(): boolean {
    return !(this.ack instanceof UdpNoAck);
  }
}

/** A datagram has arrived. */
export class Received extends UdpEvent {
  /** Its bytes. They do not change, and belong to the receiver. */
  readonly data: Uint8Array;
  /** Where it comes from, if that is true: the sender of a datagram can say anything. */
  readonly sender: EndPoint;

  constructor(data: Uint8Array, sender: EndPoint) {
    super();
    this.data = data;
    this.sender = sender;
  }
}

/** `payload`, if it is bytes. */
export function checkedPayload(call: string, payload: Uint8Array): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  throw new InvalidArgumentError(`${call} takes a Uint8Array, not ${describeValue(payload)}. For text, pass Buffer.from(text).`);
}
