import type { ExtensionId } from "../actor/index.ts";
import { distributedDataId } from "./extension/distributed-data.ts";

/** The extension of this module by the name that `akka.extensions` has for it in configurations of Akka.NET. */
export const distributedDataExtensions: ReadonlyMap<string, ExtensionId<unknown>> = new Map<string, ExtensionId<unknown>>([
  ["Akka.DistributedData.DistributedDataProvider, Akka.DistributedData", distributedDataId],
]);
