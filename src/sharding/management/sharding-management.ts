import { Actor } from "../../actor/index.ts";
import { encodedName } from "../../cluster-tools/internal.ts";
import { GetShardMoves, ShardMoves } from "../message/coordinator-queries.ts";
import type { MovesReply, ShardingReport } from "./sharding-report.ts";

export interface ShardingManagementInit {
  readonly report: () => ShardingReport;
  readonly isUntrusting: boolean;
}

/** How long the coordinator of this node has to answer. */
const COORDINATOR_MS = 2_000;
const MOVES = "moves ";

/**
 * Tells operators what the queries of Akka.NET leave out: `types` is answered with a report as JSON, and `moves` with the name of a type with the
 * shards that move, if the coordinator is here. In untrusted mode it refuses everything.
 */
export class ShardingManagement extends Actor {
  readonly #init: ShardingManagementInit;

  constructor(init: ShardingManagementInit) {
    super();
    this.#init = init;
  }

  /** For inspection, which finds this actor in the tree. */
  get report(): ShardingReport {
    return this.#init.report();
  }

  override receive(message: unknown): void {
    if (typeof message !== "string") {
      this.unhandled(message);
      return;
    }
    const { sender, self } = this;
    void this.#answerTo(message).then((answer) => sender.tell(JSON.stringify(answer), self));
  }

  async #answerTo(question: string): Promise<ShardingReport | MovesReply> {
    if (this.#init.isUntrusting) return { refused: "this node tells nothing to other systems: akka.remote.untrusted-mode is on" };
    const report = this.#init.report();
    if (question === "types") return report;
    const type = question.startsWith(MOVES) ? report.types.find(({ name }) => name === question.slice(MOVES.length)) : undefined;
    if (type === undefined) return { refused: "this version does not know the question, or has not started the type" };
    const path = `/system/${report.guardian}/${encodedName(type.name)}Coordinator/singleton/coordinator`;
    try {
      const coordinator = await this.context.actorSelection(path).resolveOne(COORDINATOR_MS);
      const { moves } = await coordinator.ask(GetShardMoves.instance, ShardMoves, COORDINATOR_MS);
      return { moves: Array.from(moves, ([shard, from]) => ({ shard, from })) };
    } catch {
      return { refused: "the coordinator is not on this node, or does not answer" };
    }
  }
}
