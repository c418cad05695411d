import type { ActorRef } from "../../../actor/index.ts";

/** Asks a receptionist for its clients. Answer: {@link ClusterClients}. */
export class GetClusterClients {}

/** As {@link GetClusterClients}; the sender also receives {@link ClusterClientUp} and {@link ClusterClientUnreachable} from then on. */
export class SubscribeClusterClients {}

/** Ends {@link SubscribeClusterClients}. */
export class UnsubscribeClusterClients {}

/** The clients of a receptionist. */
export class ClusterClients {
  /** Their refs. */
  readonly clusterClients: ReadonlySet<ActorRef>;

  constructor(clusterClients: ReadonlySet<ActorRef>) {
    this.clusterClients = clusterClients;
  }
}

/** A client has come to a receptionist. */
export class ClusterClientUp {
  /** Its ref. */
  readonly clusterClient: ActorRef;

  constructor(clusterClient: ActorRef) {
    this.clusterClient = clusterClient;
  }
}

/** A receptionist has not heard from a client for too long. */
export class ClusterClientUnreachable {
  /** Its ref. */
  readonly clusterClient: ActorRef;

  constructor(clusterClient: ActorRef) {
    this.clusterClient = clusterClient;
  }
}
