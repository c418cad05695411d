import type { ActorRef } from "../../actor/index.ts";
import { encodeMessage } from "../../remote/internal.ts";
import type { ActorRefResolver, PayloadSerialization } from "../../serialization/index.ts";
import {
  CoordinatorState,
  ShardHomeAllocated,
  ShardHomeDeallocated,
  ShardRegionProxyRegistered,
  ShardRegionProxyTerminated,
  ShardRegionRegistered,
  ShardRegionTerminated,
} from "../message/coordinator-events.ts";
import {
  ClusterShardingStats,
  CurrentRegions,
  CurrentShardRegionState,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetShardRegionState,
  GetShardRegionStats,
  ShardRegionStats,
  ShardState,
} from "../message/region-queries.ts";
import { GracefulShutdownRequest, type RefMessage, RegionStopped, Register, RegisterAck, RegisterProxy } from "../message/registration.ts";
import {
  EntitiesStarted,
  EntitiesStopped,
  type EntityIdsMessage,
  MigrationMarker,
  RememberedEntities,
  RememberedShards,
} from "../message/remembered-entities.ts";
import {
  BeginHandOff,
  BeginHandOffAck,
  GetShardHome,
  HandOff,
  HostShard,
  ShardHome,
  type ShardMessage,
  ShardStarted,
  ShardStopped,
} from "../message/shard-commands.ts";
import { CurrentShardState, GetCurrentShardState, GetShardStats, ShardStats } from "../message/shard-queries.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import type { ShardingMessage } from "../message/sharding-message.ts";
import { StartEntity, StartEntityAck } from "../message/start-entity.ts";
import { writeEnvelope } from "../wire/envelope-codec.ts";
import { EnvelopeCursor } from "../wire/envelope-cursor.ts";
import {
  decodeCoordinatorState,
  decodeRegionState,
  decodeRememberedShards,
  decodeShardState,
  encodeCoordinatorState,
  encodeRegionState,
  encodeRememberedShards,
  encodeShardState,
} from "../wire/state-codec.ts";
import {
  decodeClusterStats,
  decodeCurrentRegions,
  decodeRegionStats,
  decodeShardStats,
  decodeStatsQuery,
  encodeClusterStats,
  encodeCurrentRegions,
  encodeRegionStats,
  encodeShardStats,
  encodeStatsQuery,
} from "../wire/stats-codec.ts";
import { decodeTextList, decodeTexts, encodeTextList, encodeTexts } from "../wire/text-codec.ts";

/** How messages of one class are written and read. */
export interface ShardingMessageCodec {
  readonly manifest: string;
  readonly type: abstract new (...args: never[]) => ShardingMessage;
  readonly encode: (message: never, maximumBytes?: number) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => ShardingMessage;
}

/** Manifests that are only read. INTEROP: EntityStarted and EntityStopped of old journals. */
const OLD_EVENTS: readonly (readonly [string, new (entityIds: readonly string[]) => EntityIdsMessage])[] = [
  ["CB", EntitiesStarted],
  ["CD", EntitiesStopped],
];

/** The manifest of envelopes, which are most of what is sent. */
export const ENVELOPE = "a";

/** The envelope `source[start..end)`. Reads it with `cursor`, which is free again when the payload is read: that may be an envelope itself. */
export function decodeEnvelope(
  cursor: EnvelopeCursor,
  source: Uint8Array,
  start: number,
  end: number,
  payloads: PayloadSerialization,
): ShardingEnvelope {
  cursor.read(source, start, end);
  const { entityId, payloadStart, payloadEnd, serializerId, manifest } = cursor;
  return new ShardingEnvelope(entityId, payloads.deserializeRange(source, payloadStart, payloadEnd, serializerId, manifest));
}

/** Every message of sharding by its manifest. INTEROP: ClusterShardingMessageSerializer.cs. */
export function shardingMessageCodecs(payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>): readonly ShardingMessageCodec[] {
  const pathOf = (ref: ActorRef): string => refs.pathOf(ref);
  const refCodec = (manifest: string, type: new (ref: ActorRef) => RefMessage): ShardingMessageCodec => ({
    manifest,
    type,
    encode: ({ ref }: RefMessage) => encodeTexts(pathOf(ref)),
    decode: (bytes) => new type(refs.resolve(decodeTexts(bytes).first)),
  });
  const homeCodec = (manifest: string, type: new (shard: string, region: ActorRef) => ShardHome): ShardingMessageCodec => ({
    manifest,
    type,
    encode: ({ shard, region }: ShardHome) => encodeTexts(shard, pathOf(region)),
    decode: (bytes) => {
      const { first, second } = decodeTexts(bytes);
      return new type(first, refs.resolve(second));
    },
  });
  return [
    {
      manifest: ENVELOPE,
      type: ShardingEnvelope,
      encode: ({ entityId, message }: ShardingEnvelope, maximumBytes) =>
        encodeMessage(payloads.serialize(message, maximumBytes), (writer, payload) => writeEnvelope(writer, entityId, payload)),
      decode: (bytes) => decodeEnvelope(new EnvelopeCursor(), bytes, 0, bytes.length, payloads),
    },
    {
      manifest: "AA",
      type: CoordinatorState,
      encode: ({ shards, regions, proxies, unallocatedShards }: CoordinatorState) =>
        encodeCoordinatorState({
          shards: Array.from(shards, ([first, region]) => ({ first, second: pathOf(region) })),
          regions: regions.map(pathOf),
          proxies: proxies.map(pathOf),
          unallocatedShards,
        }),
      decode: (bytes) => {
        const { shards, regions, proxies, unallocatedShards } = decodeCoordinatorState(bytes);
        const resolve = (path: string): ActorRef => refs.resolve(path);
        const homes = new Map(shards.map(({ first, second }) => [first, resolve(second)]));
        return new CoordinatorState(homes, regions.map(resolve), proxies.map(resolve), unallocatedShards);
      },
    },
    refCodec("AB", ShardRegionRegistered),
    refCodec("AC", ShardRegionProxyRegistered),
    refCodec("AD", ShardRegionTerminated),
    refCodec("AE", ShardRegionProxyTerminated),
    homeCodec("AF", ShardHomeAllocated),
    shardCodec("AG", ShardHomeDeallocated),
    refCodec("BA", Register),
    refCodec("BB", RegisterProxy),
    refCodec("BC", RegisterAck),
    shardCodec("BD", GetShardHome),
    homeCodec("BE", ShardHome),
    shardCodec("BF", HostShard),
    shardCodec("BG", ShardStarted),
    shardCodec("BH", BeginHandOff),
    shardCodec("BI", BeginHandOffAck),
    shardCodec("BJ", HandOff),
    shardCodec("BK", ShardStopped),
    refCodec("BL", GracefulShutdownRequest),
    refCodec("BM", RegionStopped),
    ...plainCodecs,
  ];
}

const plainCodecs: readonly ShardingMessageCodec[] = [
  entityIdsCodec("CA", RememberedEntities),
  ...OLD_EVENTS.map(([manifest, type]) => ({
    ...entityIdsCodec(manifest, type),
    decode: (bytes: Uint8Array) => new type([decodeTexts(bytes).first]),
  })),
  entityIdsCodec("CE", EntitiesStarted),
  entityIdsCodec("CF", EntitiesStopped),
  { manifest: "CS", type: ClusterShardingStats, encode: encodeClusterStats, decode: decodeClusterStats },
  emptyCodec("DA", GetShardStats),
  { manifest: "DB", type: ShardStats, encode: encodeShardStats, decode: decodeShardStats },
  emptyCodec("DC", GetShardRegionStats),
  { manifest: "DD", type: ShardRegionStats, encode: encodeRegionStats, decode: decodeRegionStats },
  emptyCodec("DG", GetCurrentRegions),
  { manifest: "DH", type: CurrentRegions, encode: encodeCurrentRegions, decode: decodeCurrentRegions },
  {
    manifest: "EA",
    type: StartEntity,
    encode: ({ entityId }: StartEntity) => encodeTexts(entityId),
    decode: (bytes) => new StartEntity(decodeTexts(bytes).first),
  },
  {
    manifest: "EB",
    type: StartEntityAck,
    encode: ({ entityId, shardId }: StartEntityAck) => encodeTexts(entityId, shardId),
    decode: (bytes) => {
      const { first, second } = decodeTexts(bytes);
      return new StartEntityAck(first, second);
    },
  },
  emptyCodec("FA", GetCurrentShardState),
  {
    manifest: "FB",
    type: CurrentShardState,
    encode: encodeShardState,
    decode: (bytes) => {
      const { shardId, entityIds } = decodeShardState(bytes);
      return new CurrentShardState(shardId, entityIds);
    },
  },
  emptyCodec("FC", GetShardRegionState),
  { manifest: "FD", type: ShardState, encode: encodeShardState, decode: decodeShardState },
  { manifest: "FE", type: CurrentShardRegionState, encode: encodeRegionState, decode: decodeRegionState },
  { manifest: "GS", type: GetClusterShardingStats, encode: encodeStatsQuery, decode: decodeStatsQuery },
  emptyCodec("SM", MigrationMarker),
  { manifest: "SS", type: RememberedShards, encode: encodeRememberedShards, decode: decodeRememberedShards },
];

function shardCodec(manifest: string, type: new (shard: string) => ShardMessage): ShardingMessageCodec {
  return {
    manifest,
    type,
    encode: ({ shard }: ShardMessage) => encodeTexts(shard),
    decode: (bytes) => new type(decodeTexts(bytes).first),
  };
}

function entityIdsCodec(manifest: string, type: new (entityIds: readonly string[]) => EntityIdsMessage): ShardingMessageCodec {
  return {
    manifest,
    type,
    encode: ({ entityIds }: EntityIdsMessage) => encodeTextList(entityIds),
    decode: (bytes) => new type(decodeTextList(bytes)),
  };
}

function emptyCodec(manifest: string, type: (new () => ShardingMessage) & { readonly instance?: ShardingMessage }): ShardingMessageCodec {
  const { instance = new type() } = type;
  return { manifest, type, encode: () => new Uint8Array(0), decode: () => instance };
}
