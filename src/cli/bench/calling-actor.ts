import { Actor, type ActorRef, Status } from "../../actor/index.ts";
import type { RoundTripMeter } from "./round-trip-meter.ts";

/** Has one message under way to `recipient`, and sends the next one when the reply arrives. A failure as the reply ends it. */
export class CallingActor extends Actor {
  readonly #recipient: ActorRef;
  readonly #message: unknown;
  readonly #meter: RoundTripMeter;
  readonly #onFailure: (cause: unknown) => void;
  #sentMs = 0;

  constructor(recipient: ActorRef, message: unknown, meter: RoundTripMeter, onFailure: (cause: unknown) => void) {
    super();
    this.#recipient = recipient;
    this.#message = message;
    this.#meter = meter;
    this.#onFailure = onFailure;
  }

  override preStart(): void {
    this.#send();
  }

  override receive(reply: unknown): void {
    if (reply instanceof Status.Failure) return this.#onFailure(reply.cause);
    this.#meter.received(this.#sentMs);
    this.#send();
  }

  #send(): void {
    this.#sentMs = this.#meter.sent();
    this.#recipient.tell(this.#message, this.self);
  }
}
