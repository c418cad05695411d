import type { ActorRef } from "../ref/actor-ref.ts";
import { replyTo } from "./reply-to.ts";
import type { Routee } from "./routee.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * Sends to all routees and passes the first reply to the sender; the others are discarded. A routee's `Status.Failure` is a reply. Without
 * a reply in time, the sender receives a `Status.Failure` with an AskTimeoutError; without routees, at once.
 */
export class ScatterGatherLogic implements RouterLogic {
  readonly answersWithoutRoutees = true;
  readonly #context: RouterContext;
  readonly #withinMs: number;

  constructor(context: RouterContext, withinMs: number) {
    this.#context = context;
    this.#withinMs = withinMs;
  }

  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    return routees.length === 0 ? undefined : new AllForOneReply(this.#context, this.#withinMs, routees);
  }
}

class AllForOneReply implements Routee {
  readonly #context: RouterContext;
  readonly #withinMs: number;
  readonly #routees: readonly Routee[];

  constructor(context: RouterContext, withinMs: number, routees: readonly Routee[]) {
    this.#context = context;
    this.#withinMs = withinMs;
    this.#routees = routees;
  }

  send(message: unknown, sender: ActorRef | undefined): void {
    replyTo(sender, Promise.race(this.#routees.map((routee) => this.#context.ask(routee, message, this.#withinMs))));
  }
}
