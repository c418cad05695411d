import type { CancelTimer } from "../../platform/index.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { replyTo } from "./reply-to.ts";
import type { Routee } from "./routee.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * One routee, and as long as there is no reply another one after each interval, in random order; the first reply goes to the sender and
 * the others nowhere. Without one in time the sender gets a `Status.Failure` with an AskTimeoutError.
 */
export class TailChoppingLogic implements RouterLogic {
  readonly #context: RouterContext;
  readonly #withinMs: number;
  readonly #intervalMs: number;

  constructor(context: RouterContext, withinMs: number, intervalMs: number) {
    this.#context = context;
    this.#withinMs = withinMs;
    this.#intervalMs = intervalMs;
  }

  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    if (routees.length === 0) return undefined;
    return new OneAfterAnother(this.#context, this.#withinMs, this.#intervalMs, shuffled(routees, this.#context));
  }
}

class OneAfterAnother implements Routee {
  readonly #context: RouterContext;
  readonly #withinMs: number;
  readonly #intervalMs: number;
  readonly #routees: readonly Routee[];

  constructor(context: RouterContext, withinMs: number, intervalMs: number, routees: readonly Routee[]) {
    this.#context = context;
    this.#withinMs = withinMs;
    this.#intervalMs = intervalMs;
    this.#routees = routees;
  }

  send(message: unknown, sender: ActorRef | undefined): void {
    const { timers } = this.#context;
    const withinMs = this.#withinMs;
    let cancelNext: CancelTimer = () => {};
    let cancelDeadline: CancelTimer = () => {};
    const reply = new Promise<unknown>((resolve, reject) => {
      const askFrom = (index: number): void => {
        const routee = this.#routees[index];
        if (routee === undefined) return;
        this.#context.ask(routee, message, withinMs).then(resolve, reject);
        cancelNext = timers.once(this.#intervalMs, () => askFrom(index + 1));
      };
      askFrom(0);
      if (withinMs < Number.POSITIVE_INFINITY) {
        cancelDeadline = timers.once(withinMs, () => reject(this.#context.timeoutError(withinMs)));
      }
    });
    const stop = (): void => {
      cancelNext();
      cancelDeadline();
    };
    reply.then(stop, stop);
    replyTo(sender, reply);
  }
}

function shuffled(routees: readonly Routee[], context: RouterContext): readonly Routee[] {
  const rest = [...routees];
  const order: Routee[] = [];
  while (rest.length > 0) order.push(...rest.splice(context.randomBelow(rest.length), 1));
  return order;
}
