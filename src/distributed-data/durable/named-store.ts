import { withoutAssembly } from "../../base/index.ts";
import type { DurableStoreFactory, DurableStoreRegistry } from "./durable-store.ts";
import { UnknownDurableStoreError } from "./errors.ts";

/** INTEROP: Akka.NET's store, a package of its own. Here values go to a file of another format. */
export const LMDB_STORE = "Akka.DistributedData.LightningDB.LmdbDurableStore";

/** What loads the store of this name. Throws {@link UnknownDurableStoreError}. */
export function durableStoreNamed(name: string, registry: DurableStoreRegistry): () => Promise<DurableStoreFactory> {
  const load = [...registry].find(([each]) => withoutAssembly(each) === withoutAssembly(name))?.[1];
  if (load === undefined) throw new UnknownDurableStoreError(name);
  return load;
}
