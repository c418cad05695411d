export { DeletedData } from "./data/deleted-data.ts";
export { DictionaryDelta, type DictionaryOperation } from "./data/dictionary-delta.ts";
export { DictionaryOf } from "./data/dictionary-of.ts";
export { ReplicatedTypeMismatchError, ReplicatorFullError } from "./data/errors.ts";
export { Flag } from "./data/flag.ts";
export { type CounterEntry, GCounter } from "./data/g-counter.ts";
export { GSet } from "./data/g-set.ts";
export { LWWDictionary } from "./data/lww-dictionary.ts";
export { type LWWClock, LWWRegister, type LWWRegisterInit } from "./data/lww-register.ts";
export { ORDictionary } from "./data/or-dictionary.ts";
export { ORMultiValueDictionary } from "./data/or-multi-value-dictionary.ts";
export { type DeltaSet, ORSetDelta, type ORSetOperation } from "./data/or-set-delta.ts";
export { ORSet, type ORSetEntry } from "./data/or-set.ts";
export { PNCounterDictionary } from "./data/pn-counter-dictionary.ts";
export { PNCounter } from "./data/pn-counter.ts";
export { type DataNode, ReplicaNode } from "./data/replica-node.ts";
export { ReplicatedData } from "./data/replicated-data.ts";
export type { ValueType } from "./data/value-type.ts";
export { type VersionEntry, type VersionOrder, VersionVector } from "./data/version-vector.ts";
export {
  DictionaryKey,
  FlagKey,
  GCounterKey,
  GSetKey,
  Key,
  LWWDictionaryKey,
  LWWRegisterKey,
  ORDictionaryKey,
  ORMultiValueDictionaryKey,
  ORSetKey,
  PNCounterDictionaryKey,
  PNCounterKey,
  TypedKey,
} from "./key/key.ts";
export { MalformedReplicatedDataError, TooManyCompressedPartsError } from "./wire/errors.ts";
export { CompressionUnavailableError } from "./wire/gzip.ts";
export type { DurableStore, DurableStoreContext, DurableStoreFactory } from "./durable/durable-store.ts";
export { UnknownDurableStoreError, UnreadableDurableValueError } from "./durable/errors.ts";
export { inMemoryDurableStore } from "./durable/in-memory-durable-store.ts";
export { DistributedData, distributedDataId } from "./extension/distributed-data.ts";
export {
  Consistency,
  type ConsistencyLevel,
  ReadAll,
  ReadConsistency,
  ReadFrom,
  ReadLocal,
  ReadMajority,
  ReadMajorityPlus,
  WriteAll,
  WriteConsistency,
  WriteLocal,
  WriteMajority,
  WriteMajorityPlus,
  WriteTo,
} from "./message/consistency.ts";
export { Delete, DeleteResponse, DeleteSuccess, ReplicationDeleteFailure } from "./message/delete.ts";
export { DataDeleted, Get, GetFailure, GetSuccess, NotFound } from "./message/get.ts";
export { FlushChanges, GetKeyIds, GetKeysIdsResult, GetReplicaCount, ReplicaCount } from "./message/queries.ts";
export { ReplicatorMessage } from "./message/replicator-message.ts";
export { Changed, Subscribe, Unsubscribe } from "./message/subscription.ts";
export { ModifyFailure, StoreFailure, Update, UpdateResponse, UpdateSuccess, UpdateTimeout } from "./message/update.ts";
export type { DurableSettings } from "./settings/durable-settings.ts";
export { type ReplicatorSettings, replicatorSettingsFrom } from "./settings/replicator-settings.ts";
