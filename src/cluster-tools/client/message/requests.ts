/** What a program sends to its cluster client. INTEROP: `IClusterClientProtocolMessage`. */
export abstract class ClusterClientRequest {
  /** Only a type: it tells these messages from others. */
  declare readonly isClusterClientRequest: true;
}

/** Delivers a message to one of the services in the cluster that are registered with this path. */
export class ClusterClientSend extends ClusterClientRequest {
  /** The path without an address: `/user/service`. */
  readonly path: string;
  /** What the service receives. */
  readonly message: unknown;
  /** Whether a service on the node of the client's receptionist is preferred. */
  readonly localAffinity: boolean;

  constructor(path: string, message: unknown, localAffinity = false) {
    super();
    this.path = path;
    this.message = message;
    this.localAffinity = localAffinity;
  }
}

/** Delivers a message to all services with this path. */
export class ClusterClientSendToAll extends ClusterClientRequest {
  /** The path without an address: `/user/service`. */
  readonly path: string;
  /** What the services receive. */
  readonly message: unknown;

  constructor(path: string, message: unknown) {
    super();
    this.path = path;
    this.message = message;
  }
}

/** Delivers a message to all subscribers of a topic. */
export class ClusterClientPublish extends ClusterClientRequest {
  /** The name of the topic. */
  readonly topic: string;
  /** What the subscribers receive. */
  readonly message: unknown;

  constructor(topic: string, message: unknown) {
    super();
    this.topic = topic;
    this.message = message;
  }
}
