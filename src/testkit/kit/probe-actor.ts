import { Actor } from "../../actor/index.ts";
import type { ProbeInbox } from "./probe-inbox.ts";

/** The actor behind a probe: it passes everything that it receives to the test. */
export class ProbeActor extends Actor {
  readonly #inbox: ProbeInbox;

  constructor(inbox: ProbeInbox) {
    super();
    this.#inbox = inbox;
  }

  override receive(message: unknown): void {
    this.#inbox.onMessage(message, this.sender);
  }
}
