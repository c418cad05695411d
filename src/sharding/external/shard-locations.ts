import { Address } from "../../actor/index.ts";
import { LWWDictionaryKey } from "../../distributed-data/index.ts";

/** Names the locations of the shards of one type: addresses as texts, by shard. INTEROP: ExternalShardAllocationStrategy.cs. */
export function shardLocationsKey(typeName: string): LWWDictionaryKey {
  return new LWWDictionaryKey(`external-sharding-${typeName}`);
}

/** `undefined` for a text that is no address: other nodes may have written anything. */
export function locationFrom(text: string | undefined): Address | undefined {
  try {
    return text === undefined ? undefined : Address.parse(text);
  } catch {
    return undefined;
  }
}
