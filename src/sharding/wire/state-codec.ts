import { encodeMessage, lengthDelimitedTag, ProtoReader, varintTag } from "../../remote/internal.ts";
import { ShardState } from "../message/region-queries.ts";
import { CurrentShardRegionState } from "../message/region-queries.ts";
import { RememberedShards } from "../message/remembered-entities.ts";
import { readTexts, type TwoTexts } from "./text-codec.ts";

/** The coordinator's state with paths instead of refs. */
export interface RawCoordinatorState {
  readonly shards: readonly TwoTexts[];
  readonly regions: readonly string[];
  readonly proxies: readonly string[];
  readonly unallocatedShards: readonly string[];
}

const FIRST = lengthDelimitedTag(1);
const SECOND = lengthDelimitedTag(2);
const THIRD = lengthDelimitedTag(3);
const FOURTH = lengthDelimitedTag(4);
const MARKER = varintTag(2);

export function encodeCoordinatorState(state: RawCoordinatorState): Uint8Array {
  return encodeMessage(state, (writer, { shards, regions, proxies, unallocatedShards }) => {
    for (const each of shards) {
      writer.message(FIRST, each, (inner, { first, second }) => {
        inner.string(FIRST, first);
        inner.string(SECOND, second);
      });
    }
    for (const path of regions) writer.stringElement(SECOND, path);
    for (const path of proxies) writer.stringElement(THIRD, path);
    for (const shard of unallocatedShards) writer.stringElement(FOURTH, shard);
  });
}

export function decodeCoordinatorState(bytes: Uint8Array): RawCoordinatorState {
  const reader = new ProtoReader(bytes);
  const shards: TwoTexts[] = [];
  const texts = new Map<number, string[]>([SECOND, THIRD, FOURTH].map((tag) => [tag, []]));
  while (reader.next()) {
    const list = texts.get(reader.tag);
    if (list !== undefined) list.push(reader.string());
    else if (reader.tag === FIRST) shards.push(reader.message(readTexts));
    else reader.skip();
  }
  return {
    shards,
    regions: texts.get(SECOND) ?? [],
    proxies: texts.get(THIRD) ?? [],
    unallocatedShards: texts.get(FOURTH) ?? [],
  };
}

/** Of a ShardState and of a CurrentShardState: they have the same form. */
export function encodeShardState(state: Pick<ShardState, "shardId" | "entityIds">): Uint8Array {
  return encodeMessage(state, (writer, { shardId, entityIds }) => {
    writer.string(FIRST, shardId);
    for (const id of entityIds) writer.stringElement(SECOND, id);
  });
}

export function decodeShardState(bytes: Uint8Array): ShardState {
  return readShardState(new ProtoReader(bytes));
}

export function encodeRegionState(state: CurrentShardRegionState): Uint8Array {
  return encodeMessage(state, (writer, { shards, failed }) => {
    for (const shard of shards) {
      writer.message(FIRST, shard, (inner, { shardId, entityIds }) => {
        inner.string(FIRST, shardId);
        for (const id of entityIds) inner.stringElement(SECOND, id);
      });
    }
    for (const id of failed) writer.stringElement(SECOND, id);
  });
}

export function decodeRegionState(bytes: Uint8Array): CurrentShardRegionState {
  const reader = new ProtoReader(bytes);
  const shards: ShardState[] = [];
  const failed: string[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) shards.push(reader.message(readShardState));
    else if (reader.tag === SECOND) failed.push(reader.string());
    else reader.skip();
  }
  return new CurrentShardRegionState(shards, failed);
}

export function encodeRememberedShards(state: RememberedShards): Uint8Array {
  return encodeMessage(state, (writer, { shardIds, hasMarker }) => {
    for (const id of shardIds) writer.stringElement(FIRST, id);
    writer.bool(MARKER, hasMarker);
  });
}

export function decodeRememberedShards(bytes: Uint8Array): RememberedShards {
  const reader = new ProtoReader(bytes);
  const shardIds: string[] = [];
  let hasMarker = false;
  while (reader.next()) {
    if (reader.tag === FIRST) shardIds.push(reader.string());
    else if (reader.tag === MARKER) hasMarker = reader.bool();
    else reader.skip();
  }
  return new RememberedShards(shardIds, hasMarker);
}

function readShardState(reader: ProtoReader): ShardState {
  let shardId = "";
  const entityIds: string[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) shardId = reader.string();
    else if (reader.tag === SECOND) entityIds.push(reader.string());
    else reader.skip();
  }
  return new ShardState(shardId, entityIds);
}
