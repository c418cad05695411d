import type { ActorRef } from "../../../actor/index.ts";
import type { PubSubRoutingLogic } from "../pub-sub-settings.ts";

/** Chooses among several actors that may each handle a message. Key: `akka.cluster.pub-sub.routing-logic`. */
export class Choice {
  readonly #logic: PubSubRoutingLogic;
  readonly #randomUid: () => number;
  #turn = 0;

  /** `randomUid`: a uniform integer in [1, 2^31 - 1]. */
  constructor(logic: PubSubRoutingLogic, randomUid: () => number) {
    this.#logic = logic;
    this.#randomUid = randomUid;
  }

  /** One of `candidates`, or with `broadcast` all. */
  among(candidates: readonly ActorRef[]): readonly ActorRef[] {
    switch (this.#logic) {
      case "broadcast":
        return candidates;
      case "round-robin":
        this.#turn = (this.#turn + 1) % Number.MAX_SAFE_INTEGER;
        return candidates.slice((this.#turn - 1) % Math.max(1, candidates.length)).slice(0, 1);
      default: {
        const index = this.#randomUid() % Math.max(1, candidates.length);
        return candidates.slice(index, index + 1);
      }
    }
  }
}
