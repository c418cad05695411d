import type { ActorRef, AskOptions } from "../../actor/index.ts";
import { MessageWithConfirmation } from "./producer-messages.ts";

/** To a producer: one message for any worker may be sent now. */
export class WorkRequested {
  /** Takes the message. */
  readonly sendNextTo: ActorRef;
  readonly #askTimeoutMs: number;

  constructor(sendNextTo: ActorRef, askTimeoutMs: number) {
    this.sendNextTo = sendNextTo;
    this.#askTimeoutMs = askTimeoutMs;
  }

  /**
   * Sends the message. Resolves once it is stored in the durable queue or, without one, once a worker has confirmed it. Rejects with AskTimeoutError after
   * `akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout`; the message may arrive all the same.
   */
  async askNextTo(message: unknown, options: AskOptions = { timeout: this.#askTimeoutMs }): Promise<void> {
    await this.sendNextTo.ask((replyTo) => new MessageWithConfirmation(message, replyTo), Number, options);
  }
}

/** To a work-pulling controller: how many workers are there? Answer: {@link WorkerStats}. */
export class GetWorkerStats {}

/** The workers of a work-pulling controller. */
export class WorkerStats {
  /** How many have registered and not stopped. */
  readonly numberOfWorkers: number;

  constructor(numberOfWorkers: number) {
    this.numberOfWorkers = numberOfWorkers;
  }
}
