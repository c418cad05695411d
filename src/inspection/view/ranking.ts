import type { LocalActorRef } from "../../actor/internal.ts";
import type { ActorOrder } from "../contract/actor-view.ts";
import { type ActorKnowledge, actorViewOf } from "./actor-view-of.ts";
import type { ActorView } from "../contract/actor-view.ts";

/** Collects the first actors in an order, out of any number. */
export class Ranking {
  readonly #by: ActorOrder;
  readonly #limit: number;
  readonly #knowledge: ActorKnowledge;
  #found: { readonly actor: LocalActorRef; readonly score: number }[] = [];
  /** Below this, an actor cannot be among the first any more. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(by: ActorOrder, limit: number, knowledge: ActorKnowledge) {
    this.#by = by;
    this.#limit = limit;
    this.#knowledge = knowledge;
  }

  add(actor: LocalActorRef): void {
    const score = this.#scoreOf(actor);
    if (score <= this.#least) return;
    this.#found.push({ actor, score });
    if (this.#found.length >= this.#limit * 2) this.#prune();
  }

  /** The first ones, as they are now. */
  get actors(): readonly ActorView[] {
    this.#prune();
    return this.#found.map(({ actor }) => actorViewOf(actor.cell, this.#knowledge));
  }

  #prune(): void {
    this.#found.sort((left, right) => right.score - left.score);
    this.#found.length = Math.min(this.#found.length, this.#limit);
    if (this.#found.length === this.#limit) this.#least = this.#found.at(-1)?.score ?? this.#least;
  }

  #scoreOf(actor: LocalActorRef): number {
    switch (this.#by) {
      case "mailbox":
        return actor.cell.mailbox.length;
      case "restarts":
        return this.#knowledge.restartsOf(actor);
      case "rate":
        return this.#knowledge.figuresOf(actor.cell).rate;
      case "time":
        return this.#knowledge.figuresOf(actor.cell).timeMs;
    }
  }
}
