// For sharding, the main entry points, the test kit and the command line. No promise about versions.
export { type DataProviderSetup, providerWithDistributedData } from "./provider-with-distributed-data.ts";
export { distributedDataReference } from "./reference.ts";
export { distributedDataSerializers, distributedDataTypes } from "./serializers.ts";
export type { DurableStoreRegistry } from "./durable/durable-store.ts";
export { LMDB_STORE } from "./durable/named-store.ts";
export { replicatorProps } from "./extension/replicator-props.ts";
export { clockOf } from "./data/lww-register.ts";
