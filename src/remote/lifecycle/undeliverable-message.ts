import { type Failure, sentenceOf } from "../explanation/index.ts";

/** Published on the event stream for each message that arrived from another system and could not be delivered. */
export class UndeliverableMessage {
  /** Why it could not be delivered, and to whom. */
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }

  /** One line for logs. */
  toString(): string {
    return sentenceOf(this.failure);
  }
}
