import { Actor } from "../../../src/actor/index.ts";
import { Passivate } from "../../../src/sharding/index.ts";
import type { ShardLedgers } from "./shard-ledgers.ts";

/** What entities get when they shall end. */
export const END = "end";
const ENDED = "ended";

/** What the entities of one system share. */
export interface EntityHost extends ShardLedgers {
  readonly system: string;
  /** How long they take to end. */
  readonly stopMs: number;
}

/** Notes its life and what it gets, and does what letters wish. */
export class RunEntity extends Actor {
  readonly #id: string;
  readonly #host: EntityHost;

  constructor(id: string, host: EntityHost) {
    super();
    this.#id = id;
    this.#host = host;
  }

  override preStart(): void {
    this.#host.entities.onStarted(this.#id, this.#host.system);
  }

  override postStop(): void {
    this.#host.entities.onEnded(this.#id, this.#host.system);
  }

  override receive(message: unknown): void {
    if (message === END && this.#host.stopMs > 0) this.timers.startSingleTimer(ENDED, ENDED, this.#host.stopMs);
    else if (message === END || message === ENDED) this.context.stop(this.self);
    else if (typeof message === "string") this.#onLetter(message);
    else this.unhandled(message);
  }

  #onLetter(text: string): void {
    this.#host.letters.onHandled(text, this.#id, this.#host.system);
    if (text.endsWith("p")) {
      this.#host.onPassivate();
      this.context.parent.tell(new Passivate(END), this.self);
    } else if (text.endsWith("s")) this.context.stop(this.self);
    else if (text.endsWith("t")) throw new Error(`${text} makes ${this.#id} fail`);
  }
}
