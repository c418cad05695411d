import type { PossiblyHarmful } from "../message/possibly-harmful.ts";
import type { Routee } from "./routee.ts";

/** A message for the router itself: it goes through the router's mailbox and is not forwarded to routees. */
export abstract class RouterManagementMessage {
  /** Never present: prevents other classes from being assignable to this one. */
  declare protected readonly managesRouter: true;
}

/** Requests the routees; the reply is {@link Routees}. Use `GetRoutees.instance`. */
export class GetRoutees extends RouterManagementMessage {
  /** The only instance. */
  static readonly instance: GetRoutees = new GetRoutees();
}

/** The reply to {@link GetRoutees}. */
export class Routees {
  /** The routees of the router. */
  readonly members: readonly Routee[];

  constructor(members: readonly Routee[]) {
    this.members = members;
  }
}

/** Adds `routee`. */
export class AddRoutee extends RouterManagementMessage implements PossiblyHarmful {
  /** The routee that is added or removed. */
  readonly routee: Routee;

  constructor(routee: Routee) {
    super();
    this.routee = routee;
  }

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}

/** Removes `routee`. A child of the router stops after the messages in its mailbox. */
export class RemoveRoutee extends RouterManagementMessage implements PossiblyHarmful {
  /** The routee that is added or removed. */
  readonly routee: Routee;

  constructor(routee: Routee) {
    super();
    this.routee = routee;
  }

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}

/** Adds this number of routees, or, if negative, removes the most recent ones; each stops after the messages in its mailbox. For pools. */
export class AdjustPoolSize extends RouterManagementMessage implements PossiblyHarmful {
  /** Routees to add, or to remove if negative. */
  readonly change: number;

  constructor(change: number) {
    super();
    this.change = change;
  }

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}

/** Makes a pool create the routees that wait for a node. It sends it to itself. */
export class Refill extends RouterManagementMessage {
  static readonly instance: Refill = new Refill();
}

/** Makes a pool call its resizer. A resizable pool sends it to itself. */
export class Resize extends RouterManagementMessage {
  static readonly instance: Resize = new Resize();
}

/** Makes a router run what its director has to do. The director sends it. */
export class DirectorTask extends RouterManagementMessage {
  readonly run: () => void;

  constructor(run: () => void) {
    super();
    this.run = run;
  }
}
