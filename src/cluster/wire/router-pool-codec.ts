import { encodeMessage, lengthDelimitedTag, ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";

const POOL = lengthDelimitedTag(1);
const SETTINGS = lengthDelimitedTag(2);

const SERIALIZER_ID = varintTag(1);
const MANIFEST = lengthDelimitedTag(2);
const DATA = lengthDelimitedTag(3);

const TOTAL_INSTANCES = varintTag(1);
const MAX_INSTANCES_PER_NODE = varintTag(2);
const ALLOW_LOCAL_ROUTEES = varintTag(3);
const USE_ROLE = lengthDelimitedTag(4);

/** A pool of another serializer, in bytes. */
export interface PoolData {
  readonly serializerId: number;
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

/** Where the routees of a pool run. */
export interface PoolSettingsData {
  readonly totalInstances: number;
  readonly maxInstancesPerNode: number;
  readonly allowLocalRoutees: boolean;
  /** Empty for every role. */
  readonly useRole: string;
}

/** A pool whose routees run on the members of a cluster. */
export interface RouterPoolData {
  readonly pool: PoolData;
  readonly settings: PoolSettingsData;
}

export function decodeRouterPool(bytes: Uint8Array): RouterPoolData {
  const reader = new ProtoReader(bytes);
  let pool: PoolData = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };
  let settings: PoolSettingsData = { totalInstances: 0, maxInstancesPerNode: 0, allowLocalRoutees: false, useRole: "" };
  while (reader.next()) {
    switch (reader.tag) {
      case POOL:
        pool = reader.message(readPool);
        break;
      case SETTINGS:
        settings = reader.message(readSettings);
        break;
      default:
        reader.skip();
    }
  }
  return { pool, settings };
}

export function encodeRouterPool(data: RouterPoolData): Uint8Array {
  return encodeMessage(data, (writer, { pool, settings }) => {
    writer.message(POOL, pool, writePool);
    writer.message(SETTINGS, settings, writeSettings);
  });
}

function readPool(reader: ProtoReader): PoolData {
  let serializerId = 0;
  let manifest = "";
  let bytes: Uint8Array = new Uint8Array(0);
  while (reader.next()) {
    switch (reader.tag) {
      case SERIALIZER_ID:
        serializerId = reader.uint32();
        break;
      case MANIFEST:
        manifest = reader.string();
        break;
      case DATA:
        bytes = reader.bytes();
        break;
      default:
        reader.skip();
    }
  }
  return { serializerId, manifest, bytes };
}

function writePool(writer: ProtoWriter, { serializerId, manifest, bytes }: PoolData): void {
  writer.varint(SERIALIZER_ID, serializerId);
  writer.string(MANIFEST, manifest);
  writer.bytes(DATA, bytes);
}

function readSettings(reader: ProtoReader): PoolSettingsData {
  let totalInstances = 0;
  let maxInstancesPerNode = 0;
  let allowLocalRoutees = false;
  let useRole = "";
  while (reader.next()) {
    switch (reader.tag) {
      case TOTAL_INSTANCES:
        totalInstances = reader.uint32();
        break;
      case MAX_INSTANCES_PER_NODE:
        maxInstancesPerNode = reader.uint32();
        break;
      case ALLOW_LOCAL_ROUTEES:
        allowLocalRoutees = reader.bool();
        break;
      case USE_ROLE:
        useRole = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  return { totalInstances, maxInstancesPerNode, allowLocalRoutees, useRole };
}

function writeSettings(writer: ProtoWriter, settings: PoolSettingsData): void {
  writer.varint(TOTAL_INSTANCES, settings.totalInstances);
  writer.varint(MAX_INSTANCES_PER_NODE, settings.maxInstancesPerNode);
  writer.bool(ALLOW_LOCAL_ROUTEES, settings.allowLocalRoutees);
  writer.string(USE_ROLE, settings.useRole);
}
