import type { EntityLedger } from "./entity-ledger.ts";
import type { LetterLedger } from "./letter-ledger.ts";

/** Where the systems of a run write down what happens. */
export interface ShardLedgers {
  readonly entities: EntityLedger;
  readonly letters: LetterLedger;
  /** An entity asks its shard to let it end. */
  readonly onPassivate: () => void;
  /** The coordinator on this system was asked for a decision; `moves`: how many shards it moves now. */
  readonly onCoordinator: (system: string, moves: number) => void;
}
