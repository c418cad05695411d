import type { ConnectionOptions, TlsOptions } from "node:tls";
import { type Duration, InvalidArgumentError, millisecondsOf } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../../actor/index.ts";
import { checkedEndPoint, type EndPoint } from "./end-point.ts";
import { TcpCommand } from "./tcp-command.ts";

/** What {@link Bind} may say beside handler and address. */
export interface BindOptions {
  /** Connections that may wait to be accepted. Default: 1024. */
  readonly backlog?: number;
  /**
   * The listener accepts only as many connections as `ResumeAccepting` allows, and each connection reads only after `ResumeReading`, once for each. Default:
   * false.
   */
  readonly pullMode?: boolean;
  /** TLS, with these options of `tls.createServer`. Default: plain TCP. */
  readonly tls?: TlsOptions;
}

/**
 * Asks the TCP manager to listen. The answer is `Bound`, whose sender is the listener, or `CommandFailed`. `handler` is told `Connected` for each connection
 * that is accepted; if it terminates, the listener stops.
 */
export class Bind extends TcpCommand {
  /** The actor that is told of connections. */
  readonly handler: ActorRef;
  /** Where to listen. */
  readonly localAddress: EndPoint;
  /** Connections that may wait to be accepted. */
  readonly backlog: number;
  /** Whether connections are accepted and read only on request. */
  readonly pullMode: boolean;
  /** TLS, if it is used. */
  readonly tls: TlsOptions | undefined;

  /** Throws InvalidArgumentError for a port or a backlog that cannot be. */
  constructor(handler: AnyActorRef, localAddress: EndPoint, { backlog = 1024, pullMode = false, tls }: BindOptions = {}) {
    super();
    this.handler = handler as ActorRef;
    this.localAddress = checkedEndPoint("Bind", localAddress);
    this.backlog = checkedCount("The backlog of Bind", backlog);
    this.pullMode = pullMode;
    this.tls = tls;
  }
}

/** Asks a listener to stop listening. The answer is `Unbound`. */
export class Unbind extends TcpCommand {
  /** An instance; all are alike. */
  static readonly instance: Unbind = new Unbind();
}

/** Lets a listener in pull mode accept so many more connections. */
export class ResumeAccepting extends TcpCommand {
  /** How many. */
  readonly batchSize: number;

  /** Throws InvalidArgumentError unless `batchSize` is a whole number from 1. */
  constructor(batchSize: number) {
    super();
    this.batchSize = checkedCount("The batch size of ResumeAccepting", batchSize);
  }
}

/** What {@link Connect} may say beside the address. */
export interface ConnectOptions {
  /** The address of this end. Default: the system chooses. */
  readonly localAddress?: EndPoint;
  /** How long to try. Default: as long as the operating system does. */
  readonly timeout?: Duration;
  /** The connection reads only after `ResumeReading`, once for each. Default: false. */
  readonly pullMode?: boolean;
  /** TLS, with these options of `tls.connect`. Default: plain TCP. */
  readonly tls?: ConnectionOptions;
}

/** Asks the TCP manager to connect. The answer is `Connected`, whose sender is the connection, or `CommandFailed`. */
export class Connect extends TcpCommand {
  /** Whom to connect to. A name is resolved by the DNS extension. */
  readonly remoteAddress: EndPoint;
  /** The address of this end, if it matters. */
  readonly localAddress: EndPoint | undefined;
  /** How long to try. Unit: ms. */
  readonly timeoutMs: number | undefined;
  /** Whether the connection reads only on request. */
  readonly pullMode: boolean;
  /** TLS, if it is used. */
  readonly tls: ConnectionOptions | undefined;

  /** Throws InvalidArgumentError for a port that cannot be, and InvalidDurationError. */
  constructor(remoteAddress: EndPoint, { localAddress, timeout, pullMode = false, tls }: ConnectOptions = {}) {
    super();
    this.remoteAddress = checkedEndPoint("Connect", remoteAddress);
    this.localAddress = localAddress === undefined ? undefined : checkedEndPoint("Connect", localAddress);
    this.timeoutMs = timeout === undefined ? undefined : millisecondsOf(timeout);
    this.pullMode = pullMode;
    this.tls = tls;
  }
}

/** What {@link Register} may say beside the handler. */
export interface RegisterOptions {
  /** When the peer has ended its side, the connection stays open for writing, until a command closes it. Default: false. */
  readonly keepOpenOnPeerClosed?: boolean;
  /** After a write that failed for want of room, all writes fail until `ResumeWriting`. Default: true. */
  readonly useResumeWriting?: boolean;
}

/**
 * Tells a connection which actor handles it: it is told `Received` and how the connection ends. If the handler terminates, the connection is aborted. A
 * connection that is not registered within `akka.io.tcp.register-timeout` is closed.
 */
export class Register extends TcpCommand {
  /** The actor that handles the connection. */
  readonly handler: ActorRef;
  /** Whether the connection outlives the peer's side. */
  readonly keepOpenOnPeerClosed: boolean;
  /** Whether a failed write lets all others fail until `ResumeWriting`. */
  readonly useResumeWriting: boolean;

  constructor(handler: AnyActorRef, { keepOpenOnPeerClosed = false, useResumeWriting = true }: RegisterOptions = {}) {
    super();
    this.handler = handler as ActorRef;
    this.keepOpenOnPeerClosed = keepOpenOnPeerClosed;
    this.useResumeWriting = useResumeWriting;
  }
}

function checkedCount(what: string, count: number): number {
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError(`${what} is ${String(count)}. Pass a whole number from 1.`);
}
