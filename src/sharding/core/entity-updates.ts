/** What is to be stored of the remembered entities of a shard. */
export interface EntityUpdate {
  /** Ids of entities that are remembered from now on. */
  readonly started: readonly string[];
  /** Ids of entities that are forgotten. */
  readonly stopped: readonly string[];
}

/** Updates of remembered entities: one is being stored at a time, the next one collects. */
export class EntityUpdates {
  readonly #started = new Set<string>();
  readonly #stopped = new Set<string>();
  #current: EntityUpdate | undefined;

  /** Whether an update is being stored. */
  get isStoring(): boolean {
    return this.#current !== undefined;
  }

  start(entityId: string): void {
    this.#started.add(entityId);
  }

  stop(entityId: string): void {
    this.#stopped.add(entityId);
  }

  /** The next update to store; `undefined` while one is being stored, or if there is nothing to store. */
  next(): EntityUpdate | undefined {
    if (this.#current !== undefined || (this.#started.size === 0 && this.#stopped.size === 0)) return undefined;
    this.#current = { started: [...this.#started], stopped: [...this.#stopped] };
    this.#started.clear();
    this.#stopped.clear();
    return this.#current;
  }

  /** The current update was stored, or could not be. */
  end(): EntityUpdate {
    const ended = this.#current ?? { started: [], stopped: [] };
    this.#current = undefined;
    return ended;
  }
}
