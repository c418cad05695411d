import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { Gossip, type Tombstone } from "../gossip/gossip.ts";
import { AppVersion } from "../member/app-version.ts";
import { Member } from "../member/member.ts";
import type { MemberStatus } from "../member/member-status.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { readUniqueAddress, writeUniqueAddress } from "./addresses.ts";
import { MalformedClusterMessageError } from "./errors.ts";
import { EMPTY_OVERVIEW, type RawOverview, reachabilityFrom, readOverview, writeOverview } from "./overview-codec.ts";
import { clockFrom, type RawClock, readRawClock, writeClock } from "./vector-clock-codec.ts";

const ALL_ADDRESSES = lengthDelimitedTag(1);
const ALL_ROLES = lengthDelimitedTag(2);
const ALL_HASHES = lengthDelimitedTag(3);
const MEMBERS = lengthDelimitedTag(4);
const OVERVIEW = lengthDelimitedTag(5);
const VERSION = lengthDelimitedTag(6);
const TOMBSTONES = lengthDelimitedTag(7);
const ALL_APP_VERSIONS = lengthDelimitedTag(8);

const ADDRESS_INDEX = varintTag(1);
const UP_NUMBER = varintTag(2);
const STATUS = varintTag(3);
const ROLES_INDEXES = lengthDelimitedTag(4);
const ROLE_INDEX = varintTag(4);
const APP_VERSION_INDEX = varintTag(5);

const TIMESTAMP = varintTag(2);

/** INTEROP: by the numbers of ClusterMessages.proto. A removed member, 5, is absent from a gossip. */
const STATUSES: readonly (MemberStatus | undefined)[] = ["Joining", "Up", "Leaving", "Exiting", "Down", undefined, "WeaklyUp"];
/** `0 Joining, 1 Up, …` */
const KNOWN_STATUSES = STATUSES.flatMap((status, number) => (status === undefined ? [] : [`${number} ${status}`])).join(", ");

interface RawMember {
  readonly addressIndex: number;
  readonly upNumber: number;
  readonly status: number;
  readonly roleIndexes: readonly number[];
  readonly appVersionIndex: number;
}

type RawTombstone = readonly [addressIndex: number, removedAtMs: number];

/** Reads a gossip. Throws {@link MalformedClusterMessageError} if it refers to what it does not contain. */
export function readGossip(reader: ProtoReader): Gossip {
  const addresses: UniqueAddress[] = [];
  const roles: string[] = [];
  const names: string[] = [];
  const rawMembers: RawMember[] = [];
  const rawTombstones: RawTombstone[] = [];
  const versions: AppVersion[] = [];
  let overview: RawOverview = EMPTY_OVERVIEW;
  let raw: RawClock = [];
  while (reader.next()) {
    switch (reader.tag) {
      case ALL_ADDRESSES:
        addresses.push(reader.message(readUniqueAddress));
        break;
      case ALL_ROLES:
        roles.push(reader.string());
        break;
      case ALL_HASHES:
        names.push(reader.string());
        break;
      case MEMBERS:
        rawMembers.push(reader.message(readMember));
        break;
      case OVERVIEW:
        overview = reader.message(readOverview);
        break;
      case VERSION:
        raw = reader.message(readRawClock);
        break;
      case TOMBSTONES:
        rawTombstones.push(reader.message(readTombstone));
        break;
      case ALL_APP_VERSIONS:
        versions.push(AppVersion.parse(reader.string()));
        break;
      default:
        reader.skip();
    }
  }
  const nodeAt = lookup(addresses, "address");
  return new Gossip({
    members: membersFrom(rawMembers, nodeAt, lookup(roles, "role"), versions),
    seen: UniqueAddressSet.of(overview.seen.map(nodeAt)),
    reachability: reachabilityFrom(overview, nodeAt),
    version: clockFrom(raw, names),
    tombstones: tombstonesFrom(rawTombstones, nodeAt),
  });
}

/** Writes addresses and names before what refers to them by index. */
export function writeGossip(writer: ProtoWriter, gossip: Gossip): void {
  const indexes = new Map<string, number>();
  const addresses: UniqueAddress[] = [];
  const indexOf = ({ key }: UniqueAddress): number => indexes.get(key) ?? -1;
  const add = (node: UniqueAddress): void => {
    if (indexes.has(node.key)) return;
    indexes.set(node.key, addresses.length);
    addresses.push(node);
  };
  for (const { uniqueAddress } of gossip.members) add(uniqueAddress);
  for (const { node } of gossip.tombstones.values()) add(node);
  const roles = [...gossip.allRoles];
  const versions = [...new Set(gossip.members.map(({ appVersion }) => appVersion.text))];
  const table: MemberTable = {
    roleIndexes: new Map(roles.map((role, index) => [role, index])),
    versionIndexes: new Map(versions.map((version, index) => [version, index])),
  };
  for (const node of addresses) writer.message(ALL_ADDRESSES, node, writeUniqueAddress);
  for (const role of roles) writer.stringElement(ALL_ROLES, role);
  for (const [name] of gossip.version.sortedVersions) writer.stringElement(ALL_HASHES, name);
  for (const [index, member] of gossip.members.entries()) {
    writer.message(MEMBERS, member, (inner) => writeMember(inner, index, member, table));
  }
  writer.message(OVERVIEW, gossip, (inner) => writeOverview(inner, gossip, indexOf));
  writer.message(VERSION, gossip.version, writeClock);
  for (const { node, removedAtMs } of gossip.tombstones.values()) {
    writer.message(TOMBSTONES, node, (inner) => {
      inner.varint(ADDRESS_INDEX, indexOf(node));
      inner.varint(TIMESTAMP, removedAtMs);
    });
  }
  for (const version of versions) writer.stringElement(ALL_APP_VERSIONS, version);
}

/** The indexes of roles and versions in the lists that precede the members. */
interface MemberTable {
  readonly roleIndexes: ReadonlyMap<string, number>;
  readonly versionIndexes: ReadonlyMap<string, number>;
}

function writeMember(writer: ProtoWriter, index: number, member: Member, { roleIndexes, versionIndexes }: MemberTable): void {
  writer.varint(ADDRESS_INDEX, index);
  writer.varint(UP_NUMBER, member.upNumber);
  writer.varint(STATUS, STATUSES.indexOf(member.status));
  writer.packedVarints(
    ROLES_INDEXES,
    Array.from(member.roles, (role) => roleIndexes.get(role) ?? 0),
  );
  writer.varint(APP_VERSION_INDEX, versionIndexes.get(member.appVersion.text) ?? 0);
}

function readMember(reader: ProtoReader): RawMember {
  let addressIndex = 0;
  let upNumber = 0;
  let status = 0;
  let appVersionIndex = 0;
  const roleIndexes: number[] = [];
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS_INDEX:
        addressIndex = reader.int32();
        break;
      case UP_NUMBER:
        upNumber = reader.int32();
        break;
      case STATUS:
        status = reader.int32();
        break;
      case ROLES_INDEXES:
        reader.packed((inner) => roleIndexes.push(inner.int32()));
        break;
      case ROLE_INDEX:
        roleIndexes.push(reader.int32());
        break;
      case APP_VERSION_INDEX:
        appVersionIndex = reader.int32();
        break;
      default:
        reader.skip();
    }
  }
  return { addressIndex, upNumber, status, roleIndexes, appVersionIndex };
}

function readTombstone(reader: ProtoReader): RawTombstone {
  let addressIndex = 0;
  let removedAtMs = 0;
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS_INDEX:
        addressIndex = reader.int32();
        break;
      case TIMESTAMP:
        removedAtMs = reader.safeInteger();
        break;
      default:
        reader.skip();
    }
  }
  return [addressIndex, removedAtMs];
}

function membersFrom(
  all: readonly RawMember[],
  nodeAt: (index: number) => UniqueAddress,
  roleAt: (index: number) => string,
  versions: readonly AppVersion[],
): readonly Member[] {
  const versionAt = lookup(versions, "version");
  const known = new Set<string>();
  return all.map(({ addressIndex, upNumber, status: statusNumber, roleIndexes, appVersionIndex }) => {
    const uniqueAddress = nodeAt(addressIndex);
    if (known.has(uniqueAddress.key)) throw new MalformedClusterMessageError(`${uniqueAddress} is a member twice`);
    known.add(uniqueAddress.key);
    const status = STATUSES[statusNumber];
    if (status === undefined) {
      throw new MalformedClusterMessageError(`the member ${uniqueAddress} has the status ${statusNumber}; known are ${KNOWN_STATUSES}`);
    }
    if (upNumber < 0) throw new MalformedClusterMessageError(`the member ${uniqueAddress} has the up number ${upNumber}`);
    // INTEROP: nodes before 1.4.21 send no versions.
    const appVersion = versions.length === 0 ? AppVersion.zero : versionAt(appVersionIndex);
    return new Member({ uniqueAddress, status, upNumber, roles: new Set(roleIndexes.map(roleAt)), appVersion });
  });
}

function tombstonesFrom(all: readonly RawTombstone[], nodeAt: (index: number) => UniqueAddress): ReadonlyMap<string, Tombstone> {
  return new Map(
    all.map(([index, removedAtMs]) => {
      const node = nodeAt(index);
      return [node.key, { node, removedAtMs }];
    }),
  );
}

/** What a list holds at an index that a message states. Throws {@link MalformedClusterMessageError}. */
function lookup<T>(list: readonly T[], what: string): (index: number) => T {
  return (index) => {
    const found = list[index];
    if (found === undefined) throw new MalformedClusterMessageError(`a gossip refers to ${what} ${index} of ${list.length}`);
    return found;
  };
}
