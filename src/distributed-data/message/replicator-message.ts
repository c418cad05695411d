/** What replicators receive and send. INTEROP: `IReplicatorMessage`, to which serializer 12 is bound. */
export abstract class ReplicatorMessage {
  /** Only a type: it tells these messages from others. */
  declare readonly isReplicatorMessage: true;
}
