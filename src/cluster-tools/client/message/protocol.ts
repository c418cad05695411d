/** What clients and receptionists send to each other. INTEROP: `IClusterClientMessage`, to which serializer 15 is bound. */
export abstract class ClusterClientMessage {
  /** Only a type: it tells these messages from others. */
  declare readonly isClusterClientMessage: true;
}

/** To a receptionist: where are others? Answer: {@link Contacts}. */
export class GetContacts extends ClusterClientMessage {
  readonly deadLetterSuppression = true;
}

/** Full paths of receptionists. */
export class Contacts extends ClusterClientMessage {
  readonly contactPoints: readonly string[];

  constructor(contactPoints: readonly string[]) {
    super();
    this.contactPoints = contactPoints;
  }
}

/** From a client: are you there? */
export class ClientHeartbeat extends ClusterClientMessage {
  readonly deadLetterSuppression = true;
}

/** The answer. */
export class ClientHeartbeatRsp extends ClusterClientMessage {
  readonly deadLetterSuppression = true;
}

/** From a receptionist that ends: find another one. */
export class ReceptionistShutdown extends ClusterClientMessage {}
