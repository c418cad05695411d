/** What mediators send to each other. INTEROP: `IDistributedPubSubMessage`, to which serializer 9 is bound. */
export abstract class DistributedPubSubMessage {
  /** Only a type: it tells these messages from others. */
  declare readonly isDistributedPubSubMessage: true;
}
