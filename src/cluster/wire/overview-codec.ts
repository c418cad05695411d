import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { Gossip } from "../gossip/gossip.ts";
import { type ObserverRecords, Reachability, type ReachabilityRecord, type ReachabilityStatus } from "../gossip/reachability.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { MalformedClusterMessageError } from "./errors.ts";

const SEEN = lengthDelimitedTag(1);
const SEEN_ELEMENT = varintTag(1);
const OBSERVER_REACHABILITY = lengthDelimitedTag(2);

const ADDRESS_INDEX = varintTag(1);
const SUBJECT_REACHABILITY = lengthDelimitedTag(2);
const OBSERVER_VERSION = varintTag(4);

const SUBJECT_STATUS = varintTag(3);
const SUBJECT_VERSION = varintTag(4);

const STATUSES: readonly ReachabilityStatus[] = ["Reachable", "Unreachable", "Terminated"];

interface RawSubject {
  readonly addressIndex: number;
  readonly status: number;
  readonly version: number;
}

interface RawObserver {
  readonly addressIndex: number;
  readonly version: number;
  readonly subjects: readonly RawSubject[];
}

/** Who has seen a gossip and who can reach whom, with the indexes of addresses. */
export interface RawOverview {
  readonly seen: readonly number[];
  readonly observers: readonly RawObserver[];
}

/** What an absent overview reads as. */
export const EMPTY_OVERVIEW: RawOverview = { seen: [], observers: [] };

export function readOverview(reader: ProtoReader): RawOverview {
  const seen: number[] = [];
  const observers: RawObserver[] = [];
  while (reader.next()) {
    switch (reader.tag) {
      case SEEN:
        reader.packed((inner) => seen.push(inner.int32()));
        break;
      case SEEN_ELEMENT:
        seen.push(reader.int32());
        break;
      case OBSERVER_REACHABILITY:
        observers.push(reader.message(readObserver));
        break;
      default:
        reader.skip();
    }
  }
  return { seen, observers };
}

function readObserver(reader: ProtoReader): RawObserver {
  let addressIndex = 0;
  let version = 0;
  const subjects: RawSubject[] = [];
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS_INDEX:
        addressIndex = reader.int32();
        break;
      case SUBJECT_REACHABILITY:
        subjects.push(reader.message(readSubject));
        break;
      case OBSERVER_VERSION:
        version = reader.safeInteger();
        break;
      default:
        reader.skip();
    }
  }
  return { addressIndex, version, subjects };
}

function readSubject(reader: ProtoReader): RawSubject {
  let addressIndex = 0;
  let status = 0;
  let version = 0;
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS_INDEX:
        addressIndex = reader.int32();
        break;
      case SUBJECT_STATUS:
        status = reader.int32();
        break;
      case SUBJECT_VERSION:
        version = reader.safeInteger();
        break;
      default:
        reader.skip();
    }
  }
  return { addressIndex, status, version };
}

/** Throws {@link MalformedClusterMessageError} for an unknown status. */
export function reachabilityFrom({ observers }: RawOverview, nodeAt: (index: number) => UniqueAddress): Reachability {
  return Reachability.of(
    observers.map(({ addressIndex, version, subjects }): ObserverRecords => {
      const observer = nodeAt(addressIndex);
      const records = new Map<string, ReachabilityRecord>();
      for (const raw of subjects) {
        const status = STATUSES[raw.status];
        if (status === undefined) throw new MalformedClusterMessageError(`${observer} observes the status ${raw.status}`);
        const subject = nodeAt(raw.addressIndex);
        records.set(subject.key, { observer, subject, status, version: raw.version });
      }
      return { observer, version, records };
    }),
  );
}

/** Leaves out nodes that are in no list of addresses, which `indexOf` gives -1. */
export function writeOverview(writer: ProtoWriter, { seen, reachability }: Gossip, indexOf: (node: UniqueAddress) => number): void {
  writer.packedVarints(
    SEEN,
    Array.from(seen, indexOf).filter((index) => index >= 0),
  );
  for (const each of reachability.observers) {
    const index = indexOf(each.observer);
    if (index >= 0) writer.message(OBSERVER_REACHABILITY, each, (inner) => writeObserver(inner, index, each, indexOf));
  }
}

function writeObserver(
  writer: ProtoWriter,
  index: number,
  { version, records }: ObserverRecords,
  indexOf: (node: UniqueAddress) => number,
): void {
  writer.varint(ADDRESS_INDEX, index);
  for (const record of records.values()) {
    const subjectIndex = indexOf(record.subject);
    if (subjectIndex < 0) continue;
    writer.message(SUBJECT_REACHABILITY, record, (inner) => {
      inner.varint(ADDRESS_INDEX, subjectIndex);
      inner.varint(SUBJECT_STATUS, STATUSES.indexOf(record.status));
      inner.varint(SUBJECT_VERSION, record.version);
    });
  }
  writer.varint(OBSERVER_VERSION, version);
}
