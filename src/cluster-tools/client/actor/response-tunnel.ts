import { Actor, type ActorRef, NO_SENDER, ReceiveTimeout } from "../../../actor/index.ts";

/** To a tunnel: its client is active. */
export class TunnelPing {
  /** Marks the message. */
  readonly deadLetterSuppression = true;
}

/** Stands for a client in the cluster: replies to the client pass through it, so that only the receptionist's node needs to reach the client. */
export class ResponseTunnel extends Actor {
  readonly #client: ActorRef;
  readonly #timeoutMs: number;

  constructor(client: ActorRef, timeoutMs: number) {
    super();
    this.#client = client;
    this.#timeoutMs = timeoutMs;
  }

  override preStart(): void {
    this.context.setReceiveTimeout(this.#timeoutMs);
  }

  override receive(message: unknown): void {
    if (message instanceof TunnelPing) return;
    if (message instanceof ReceiveTimeout) {
      this.log.debug("ClientResponseTunnel for client [{0}] stopped due to inactivity", this.#client.path);
      return this.context.stop(this.self as ActorRef);
    }
    this.#client.tell(message, NO_SENDER);
    if (this.#isAsk) this.context.stop(this.self as ActorRef);
  }

  /** An ask gets one reply. */
  get #isAsk(): boolean {
    const [folder, name = "", ...others] = this.#client.path.elements;
    return folder === "temp" && name.startsWith("$") && others.length === 0;
  }
}
