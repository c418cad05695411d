import { Address, InvalidAddressError } from "../../actor/index.ts";
import {
  type AddressData,
  encodeMessage,
  lengthDelimitedTag,
  ProtoReader,
  type ProtoWriter,
  readAddressData,
  varintTag,
  writeAddressData,
} from "../../remote/internal.ts";
import { ClusterShardingStats, CurrentRegions, GetClusterShardingStats, ShardRegionStats } from "../message/region-queries.ts";
import { ShardStats } from "../message/shard-queries.ts";
import { MalformedShardingMessageError } from "./errors.ts";

const FIRST = lengthDelimitedTag(1);
const SECOND = lengthDelimitedTag(2);
const FIRST_NUMBER = varintTag(1);
const SECOND_NUMBER = varintTag(2);
const LARGEST_PORT = 65_535;
const NANOS_PER_MS = 1_000_000;

export function encodeShardStats(stats: ShardStats): Uint8Array {
  return encodeMessage(stats, (writer, { shardId, entityCount }) => writeCount(writer, [shardId, entityCount]));
}

export function decodeShardStats(bytes: Uint8Array): ShardStats {
  return new ShardStats(...readCount(new ProtoReader(bytes)));
}

export function encodeRegionStats(stats: ShardRegionStats): Uint8Array {
  return encodeMessage(stats, writeRegionStats);
}

export function decodeRegionStats(bytes: Uint8Array): ShardRegionStats {
  return readRegionStats(new ProtoReader(bytes));
}

export function encodeClusterStats({ regions }: ClusterShardingStats): Uint8Array {
  return encodeMessage(regions, (writer, all) => {
    for (const each of all) {
      writer.message(FIRST, each, (inner, [node, stats]) => {
        inner.message(FIRST, node, writeAddress);
        inner.message(SECOND, stats, writeRegionStats);
      });
    }
  });
}

/** Throws {@link MalformedShardingMessageError}. */
export function decodeClusterStats(bytes: Uint8Array): ClusterShardingStats {
  const reader = new ProtoReader(bytes);
  const regions: (readonly [Address, ShardRegionStats])[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) regions.push(reader.message(readNodeStats));
    else reader.skip();
  }
  return new ClusterShardingStats(regions);
}

export function encodeCurrentRegions({ regions }: CurrentRegions): Uint8Array {
  return encodeMessage(regions, (writer, all) => {
    for (const node of all) writer.message(FIRST, node, writeAddress);
  });
}

/** Throws {@link MalformedShardingMessageError}. */
export function decodeCurrentRegions(bytes: Uint8Array): CurrentRegions {
  const reader = new ProtoReader(bytes);
  const regions: Address[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) regions.push(addressFrom(reader.message(readAddressData)));
    else reader.skip();
  }
  return new CurrentRegions(regions);
}

export function encodeStatsQuery({ timeoutMs }: GetClusterShardingStats): Uint8Array {
  const seconds = Math.trunc(timeoutMs / 1_000);
  return encodeMessage(seconds, (writer) => {
    writer.message(FIRST, seconds, (inner) => {
      inner.varint(FIRST_NUMBER, seconds);
      inner.varint(SECOND_NUMBER, Math.round((timeoutMs - seconds * 1_000) * NANOS_PER_MS));
    });
  });
}

export function decodeStatsQuery(bytes: Uint8Array): GetClusterShardingStats {
  const reader = new ProtoReader(bytes);
  let timeoutMs = 0;
  while (reader.next()) {
    if (reader.tag === FIRST) timeoutMs = reader.message(readDurationMs);
    else reader.skip();
  }
  return new GetClusterShardingStats(timeoutMs);
}

function readDurationMs(reader: ProtoReader): number {
  let seconds = 0;
  let nanos = 0;
  while (reader.next()) {
    if (reader.tag === FIRST_NUMBER) seconds = reader.safeInteger();
    else if (reader.tag === SECOND_NUMBER) nanos = reader.int32();
    else reader.skip();
  }
  return seconds * 1_000 + nanos / NANOS_PER_MS;
}

function writeRegionStats(writer: ProtoWriter, { stats, failed }: ShardRegionStats): void {
  for (const each of stats) writer.message(FIRST, each, writeMapEntry);
  for (const id of failed) writer.stringElement(SECOND, id);
}

/** INTEROP: Google.Protobuf leaves zeros out of map entries as well, as the captured bytes show. */
function writeMapEntry(writer: ProtoWriter, entry: readonly [string, number]): void {
  writeCount(writer, entry);
}

function readRegionStats(reader: ProtoReader): ShardRegionStats {
  const stats = new Map<string, number>();
  const failed: string[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) stats.set(...reader.message(readCount));
    else if (reader.tag === SECOND) failed.push(reader.string());
    else reader.skip();
  }
  return new ShardRegionStats(stats, failed);
}

function writeCount(writer: ProtoWriter, [shardId, count]: readonly [string, number]): void {
  writer.string(FIRST, shardId);
  writer.varint(SECOND_NUMBER, count);
}

function readCount(reader: ProtoReader): readonly [shardId: string, count: number] {
  let shardId = "";
  let count = 0;
  while (reader.next()) {
    if (reader.tag === FIRST) shardId = reader.string();
    else if (reader.tag === SECOND_NUMBER) count = reader.int32();
    else reader.skip();
  }
  return [shardId, count];
}

function readNodeStats(reader: ProtoReader): readonly [Address, ShardRegionStats] {
  let node: Address | undefined;
  let stats = new ShardRegionStats(new Map());
  while (reader.next()) {
    if (reader.tag === FIRST) node = addressFrom(reader.message(readAddressData));
    else if (reader.tag === SECOND) stats = reader.message(readRegionStats);
    else reader.skip();
  }
  if (node === undefined) throw new MalformedShardingMessageError("statistics of a region do not name its node");
  return [node, stats];
}

function writeAddress(writer: ProtoWriter, { protocol, system, host = "", port = 0 }: Address): void {
  writeAddressData(writer, { protocol, system, hostname: host, port });
}

function addressFrom({ protocol, system, hostname, port }: AddressData): Address {
  if (port > LARGEST_PORT || hostname === "") {
    throw new MalformedShardingMessageError(`the address of a node has the host "${hostname.slice(0, 100)}" and the port ${port}`);
  }
  try {
    return Address.parse(new Address(protocol, system, hostname, port).toString());
  } catch (error) {
    if (error instanceof InvalidAddressError) throw new MalformedShardingMessageError(`the address of a node is invalid: ${error.message}`);
    throw error;
  }
}
