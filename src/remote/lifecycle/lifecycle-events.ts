import type { Address } from "../../actor/index.ts";

/** The level a lifecycle event is logged at when `akka.remote.log-remote-lifecycle-events` allows it. */
export type LifecycleLevel = "debug" | "info" | "warning" | "error";

const WEIGHT: Readonly<Record<LifecycleLevel, number>> = { debug: 0, info: 1, warning: 2, error: 3 };

/** Whether an event of `level` is logged when `least` is the smallest level wanted, `undefined` for none at all. */
export function isLogged(level: LifecycleLevel, least: LifecycleLevel | undefined): boolean {
  return least !== undefined && WEIGHT[level] >= WEIGHT[least];
}

/**
 * What happens to connections and to remoting as a whole, published on the event stream. Subscribe to this class for all of
 * them. INTEROP: names, texts and levels as in Akka.NET's `RemotingLifecycleEvent`.
 */
export abstract class RemotingLifecycleEvent {
  /** Severity. */
  abstract readonly level: LifecycleLevel;
  /** One line for logs. */
  abstract toString(): string;
}

/** Something happened between one of our addresses and one of a peer's. */
export abstract class AssociationEvent extends RemotingLifecycleEvent {
  /** Address of this system. */
  readonly localAddress: Address;
  /** Address of the peer. */
  readonly remoteAddress: Address;
  /** True when the peer opened the connection. */
  readonly isInbound: boolean;

  constructor(localAddress: Address, remoteAddress: Address, isInbound: boolean) {
    super();
    this.localAddress = localAddress;
    this.remoteAddress = remoteAddress;
    this.isInbound = isInbound;
  }

  /** First word of the log line. */
  protected abstract readonly verb: string;

  /** One line for logs. */
  override toString(): string {
    return `${this.verb} [${this.localAddress}] ${this.isInbound ? "<-" : "->"} ${this.remoteAddress}`;
  }
}

/** A handshake ended well: messages may pass. */
export class AssociatedEvent extends AssociationEvent {
  /** Severity. */
  override readonly level = "debug";
  /** First word of the log line. */
  protected override readonly verb = "Associated";
}

/** A connection ended, in order or not. */
export class DisassociatedEvent extends AssociationEvent {
  /** Severity. */
  override readonly level = "debug";
  /** First word of the log line. */
  protected override readonly verb = "Disassociated";
}

/** A connection could not be made, or broke. */
export class AssociationErrorEvent extends AssociationEvent {
  /** Severity. */
  override readonly level: LifecycleLevel;
  /** What failed. */
  readonly cause: Error;
  /** First word of the log line. */
  protected override readonly verb = "AssociationError";

  constructor(cause: Error, localAddress: Address, remoteAddress: Address, isInbound: boolean, level: LifecycleLevel) {
    super(localAddress, remoteAddress, isInbound);
    this.cause = cause;
    this.level = level;
  }

  /** One line for logs. */
  override toString(): string {
    return `${super.toString()}: Error [${this.cause.message}]`;
  }
}

/** A peer was given up: this incarnation of it may not come back, a restarted one may. */
export class QuarantinedEvent extends RemotingLifecycleEvent {
  /** Severity. */
  override readonly level = "warning";
  /** The peer. */
  readonly address: Address;
  /** The incarnation that is refused from now on. */
  readonly uid: number;

  constructor(address: Address, uid: number) {
    super();
    this.address = address;
    this.uid = uid;
  }

  /** One line for logs. */
  override toString(): string {
    return (
      `Association to [${this.address}] having UID [${this.uid}] is irrecoverably failed. UID is now quarantined and all messages to this ` +
      "UID will be delivered to dead letters. Remote actorsystem must be restarted to recover from this situation."
    );
  }
}

/** A peer has given this system up: only a restart of this one lets it back in there. */
export class ThisActorSystemQuarantinedEvent extends RemotingLifecycleEvent {
  /** Severity. */
  override readonly level = "warning";
  /** Address of this system. */
  readonly localAddress: Address;
  /** Address of the peer. */
  readonly remoteAddress: Address;

  constructor(localAddress: Address, remoteAddress: Address) {
    super();
    this.localAddress = localAddress;
    this.remoteAddress = remoteAddress;
  }

  /** One line for logs. */
  override toString(): string {
    return `The remote system ${this.remoteAddress} has quarantined this system ${this.localAddress}.`;
  }
}

/** Every transport is bound and remoting answers at these addresses. */
export class RemotingListenEvent extends RemotingLifecycleEvent {
  /** Severity. */
  override readonly level = "info";
  /** Addresses of this system. */
  readonly listenAddresses: readonly Address[];

  constructor(listenAddresses: readonly Address[]) {
    super();
    this.listenAddresses = listenAddresses;
  }

  /** One line for logs. */
  override toString(): string {
    return `Remoting now listens on addresses: [${this.listenAddresses.join(",")}]`;
  }
}

/** Every association and transport has ended. */
export class RemotingShutdownEvent extends RemotingLifecycleEvent {
  /** Severity. */
  override readonly level = "info";

  /** One line for logs. */
  override toString(): string {
    return "Remoting shut down";
  }
}

/** Remoting could not start, or not end in order. */
export class RemotingErrorEvent extends RemotingLifecycleEvent {
  /** Severity. */
  override readonly level = "error";
  /** What failed. */
  readonly cause: Error;

  constructor(cause: Error) {
    super();
    this.cause = cause;
  }

  /** One line for logs. */
  override toString(): string {
    return `Remoting error: [${this.cause.message}]`;
  }
}
