/** A message that the cell itself understands, so that the actor's own handler sees it only where its class says so. */
export abstract class AutoReceivedMessage {}
