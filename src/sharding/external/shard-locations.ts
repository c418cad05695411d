import { Address } from "../../actor/index.ts";
import { type GetSuccess, LWWDictionary, LWWDictionaryKey } from "../../distributed-data/index.ts";

/** Names the locations of the shards of one type: addresses as texts, by shard. INTEROP: ExternalShardAllocationStrategy.cs. */
export function shardLocationsKey(typeName: string): LWWDictionaryKey {
  return new LWWDictionaryKey(`external-sharding-${typeName}`);
}

/** `undefined` if what is kept under the name is no dictionary: other nodes may have written anything. */
export function locationsIn({ data }: GetSuccess): LWWDictionary<string, string> | undefined {
  return data instanceof LWWDictionary ? (data as LWWDictionary<string, string>) : undefined;
}

/** `undefined` for a text that is no address: other nodes may have written anything. */
export function locationFrom(text: string | undefined): Address | undefined {
  try {
    return text === undefined ? undefined : Address.parse(text);
  } catch {
    return undefined;
  }
}
