/** A message that the cell itself understands, so that the actor's own handler sees it only where its class says so. Every ref takes one. */
export abstract class AutoReceivedMessage {
  /** Never there: keeps other classes from passing for one. */
  declare protected readonly isAutoReceived: true;
}
