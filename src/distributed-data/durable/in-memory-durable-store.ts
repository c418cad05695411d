import type { DurableStore, DurableStoreFactory } from "./durable-store.ts";

/** A durable store that lives as long as its process: what one replicator stored, the next one with the same name and port loads. For tests. */
export function inMemoryDurableStore(): DurableStoreFactory {
  const stores = new Map<string, Map<string, Uint8Array>>();
  return ({ systemName, replicatorName, port }) => {
    const name = `${systemName}/${replicatorName}:${port}`;
    const values = stores.get(name) ?? new Map<string, Uint8Array>();
    stores.set(name, values);
    const store: DurableStore = {
      load: () => Promise.resolve(new Map(values)),
      store(changed) {
        for (const [key, bytes] of changed) values.set(key, bytes.slice());
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
    return store;
  };
}
