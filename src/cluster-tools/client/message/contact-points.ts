import type { ActorPath } from "../../../actor/index.ts";

/** Asks a cluster client for the receptionists that it knows. Answer: {@link ContactPoints}. */
export class GetContactPoints {}

/** As {@link GetContactPoints}; the sender also receives {@link ContactPointAdded} and {@link ContactPointRemoved} from then on. */
export class SubscribeContactPoints {}

/** Ends {@link SubscribeContactPoints}. */
export class UnsubscribeContactPoints {}

/** The receptionists that a client knows. */
export class ContactPoints {
  /** Their full paths. */
  readonly contactPoints: readonly ActorPath[];

  constructor(contactPoints: readonly ActorPath[]) {
    this.contactPoints = contactPoints;
  }
}

/** A client has learnt of another receptionist. */
export class ContactPointAdded {
  /** Its full path. */
  readonly contactPoint: ActorPath;

  constructor(contactPoint: ActorPath) {
    this.contactPoint = contactPoint;
  }
}

/** A client does not know a receptionist any more. */
export class ContactPointRemoved {
  /** Its full path. */
  readonly contactPoint: ActorPath;

  constructor(contactPoint: ActorPath) {
    this.contactPoint = contactPoint;
  }
}
