import type { PossiblyHarmful } from "../author/possibly-harmful.ts";
import type { Routee } from "./routee.ts";

/** A message for the router itself: it goes through the router's mailbox and to no routee. */
export abstract class RouterManagementMessage {
  /** Never there: keeps other classes from passing for one. */
  declare protected readonly managesRouter: true;
}

/** Asks for the routees; the answer is {@link Routees}. `GetRoutees.instance` will do. */
export class GetRoutees extends RouterManagementMessage {
  static readonly instance: GetRoutees = new GetRoutees();
}

/** The answer to {@link GetRoutees}. */
export class Routees {
  readonly members: readonly Routee[];

  constructor(members: readonly Routee[]) {
    this.members = members;
  }
}

/** Sends to `routee`, too, from when this is handled. */
export class AddRoutee extends RouterManagementMessage implements PossiblyHarmful {
  readonly routee: Routee;

  constructor(routee: Routee) {
    super();
    this.routee = routee;
  }

  get possiblyHarmful(): true {
    return true;
  }
}

/** Sends to `routee` no more. When it is a child of the router it stops after the messages that it has. */
export class RemoveRoutee extends RouterManagementMessage implements PossiblyHarmful {
  readonly routee: Routee;

  constructor(routee: Routee) {
    super();
    this.routee = routee;
  }

  get possiblyHarmful(): true {
    return true;
  }
}

/** Makes so many routees more, or, when negative, lets so many go: those made last, each after the messages that it has. For pools. */
export class AdjustPoolSize extends RouterManagementMessage implements PossiblyHarmful {
  readonly change: number;

  constructor(change: number) {
    super();
    this.change = change;
  }

  get possiblyHarmful(): true {
    return true;
  }
}

/** Tells a pool to ask its resizer. A resizable pool sends it to itself. */
export class Resize extends RouterManagementMessage {
  static readonly instance: Resize = new Resize();
}
