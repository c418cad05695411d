import type { MessagePort } from "node:worker_threads";

/** What happens to a {@link Conversation}. */
export interface ConversationEvents {
  /** A value that the other side has posted. It may be anything. */
  onMessage(value: unknown): void;
  /** Exactly once, after the last message: a side has closed the port, or the other thread has ended. */
  onClosed(): void;
}

/**
 * One end of a `MessageChannel`. Its owner may change, and nothing is lost in between: Node stops a port whose last listener is removed.
 */
export class Conversation {
  readonly #port: MessagePort;
  #events: ConversationEvents;
  #isClosed = false;

  constructor(port: MessagePort, isDaemonic: boolean, events: ConversationEvents) {
    this.#port = port;
    this.#events = events;
    port.on("message", (value) => this.#events.onMessage(value));
    port.on("messageerror", () => this.#events.onMessage(undefined)); // a value that this thread cannot read
    port.on("close", () => {
      this.#isClosed = true;
      this.#events.onClosed();
    });
    if (isDaemonic) port.unref(); // only now: the first listener keeps the thread alive
  }

  /** From now on `events` receives what happens. */
  attach(events: ConversationEvents): void {
    this.#events = events;
  }

  post(value: unknown): void {
    this.#port.postMessage(value);
  }

  /** Moves `bytes`, which must be all of its buffer, to the other thread. */
  move(bytes: Uint8Array<ArrayBuffer>): void {
    this.#port.postMessage(bytes, [bytes.buffer]);
  }

  /** What was posted still arrives. `onClosed` follows. */
  close(): void {
    if (!this.#isClosed) this.#port.close();
  }
}
