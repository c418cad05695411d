import type { CancelTimer } from "../../platform/index.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { replyTo } from "./reply-to.ts";
import type { Routee } from "./routee.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * Sends to one routee, and to another one after each interval until there is a reply, in random order. The first reply goes to the sender;
 * the others are discarded. Without a reply in time, the sender receives a `Status.Failure` with an AskTimeoutError; without
 * routees, at once.
 */
export class TailChoppingLogic implements RouterLogic {
  readonly answersWithoutRoutees = true;
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
  const order = [...routees];
  for (let left = order.length; left > 1; left -= 1) {
    const chosen = context.randomBelow(left);
    const last = order[left - 1] as Routee;
    order[left - 1] = order[chosen] as Routee;
    order[chosen] = last;
  }
  return order;
}
