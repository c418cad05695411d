import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import { type VersionEntry, VersionVector } from "../data/version-vector.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";

/** An address in replicated data. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

const HOST = lengthDelimitedTag(1);
const PORT = varintTag(2);
const ADDRESS = lengthDelimitedTag(1);
const UID = varintTag(2);
const ENTRIES = lengthDelimitedTag(1);
const NODE = lengthDelimitedTag(1);
const VERSION = varintTag(2);
/** As long as an address may be in a text. */
const LONGEST_HOST = 1_024;
const LARGEST_PORT = 65_535;

/** Writes host and port. */
export function writeHostAndPort(writer: ProtoWriter, { host, port }: HostAndPort): void {
  writer.string(HOST, host);
  writer.varint(PORT, port);
}

/** Throws {@link MalformedReplicatedDataError} for what is no address of a node. */
export function readHostAndPort(reader: ProtoReader): HostAndPort {
  let host = "";
  let port = 0;
  readFields(reader, { [HOST]: () => (host = reader.string()), [PORT]: () => (port = reader.uint32()) });
  if (host === "" || host.length > LONGEST_HOST || port > LARGEST_PORT)
    throw new MalformedReplicatedDataError(`a node has the host "${host.slice(0, 100)}" and the port ${port}`);
  return { host, port };
}

/** Writes a unique address. */
export function writeNode(writer: ProtoWriter, node: ReplicaNode): void {
  writer.message(ADDRESS, node, writeHostAndPort);
  writer.varint(UID, node.uid);
}

/** Throws {@link MalformedReplicatedDataError} for what is no node. */
export function readNode(reader: ProtoReader): ReplicaNode {
  let address: HostAndPort | undefined;
  let uid = 0;
  readFields(reader, { [ADDRESS]: () => (address = reader.message(readHostAndPort)), [UID]: () => (uid = reader.int32()) });
  if (address === undefined) throw new MalformedReplicatedDataError("a node has no address");
  return new ReplicaNode(address.host, address.port, uid);
}

/** Writes the entries in the order of {@link VersionVector.entries}. */
export function writeVersions(writer: ProtoWriter, versions: VersionVector): void {
  for (const entry of versions.entries) {
    writer.message(ENTRIES, entry, (inner, { node, version }) => {
      inner.message(NODE, node, writeNode);
      inner.varint(VERSION, version);
    });
  }
}

/** Throws {@link MalformedReplicatedDataError}. */
export function readVersions(reader: ProtoReader): VersionVector {
  const entries: VersionEntry[] = [];
  readFields(reader, { [ENTRIES]: () => entries.push(reader.message(readEntry)) });
  return VersionVector.from(entries);
}

function readEntry(reader: ProtoReader): VersionEntry {
  let node: ReplicaNode | undefined;
  let version = 0;
  readFields(reader, { [NODE]: () => (node = reader.message(readNode)), [VERSION]: () => (version = reader.safeInteger()) });
  return { node: required(node, "an entry of a version vector has no node"), version };
}

/** Throws {@link MalformedReplicatedDataError} with `detail` if `value` is missing. */
export function required<T>(value: T | undefined, detail: string): T {
  if (value === undefined) throw new MalformedReplicatedDataError(detail);
  return value;
}
