import type { CoordinatorEvent, CoordinatorState } from "../message/coordinator-events.ts";

/** Where the coordinator of one type of entities keeps what it decided, for the next coordinator on another node. */
export interface CoordinatorStateStore {
  /** What was stored last; `undefined` for nothing. Rejects if it could not be read; the coordinator tries again. */
  load(): Promise<CoordinatorState | undefined>;
  /** Stores `state`, the state after `event`. Rejects if it could not be stored; the coordinator tries again. */
  store(event: CoordinatorEvent, state: CoordinatorState): Promise<void>;
}
