import type { CoordinatorEvent, CoordinatorState } from "../message/coordinator-events.ts";

/** Where the coordinator of one type of entities keeps what it decided, for the next coordinator on another node. */
export interface CoordinatorStateStore {
  /** What was stored last; `undefined` for nothing. Rejects if it could not be read; the coordinator tries again. */
  load(): Promise<CoordinatorState | undefined>;
  /** Stores `state`, the state after `event`. Rejects if it could not be stored; the coordinator tries again. */
  store(event: CoordinatorEvent, state: CoordinatorState): Promise<void>;
}

/** Makes the store for one type of entities, on the node that runs the coordinator. */
export type CoordinatorStateStoreFactory = (typeName: string) => CoordinatorStateStore;

/** A store that ends with the coordinator: the next one learns of regions when they register. */
export const memoryStateStore: CoordinatorStateStoreFactory = () => ({
  load: () => Promise.resolve(undefined),
  store: () => Promise.resolve(),
});
