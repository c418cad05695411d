import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { type ClockNode, VectorClock } from "../gossip/vector-clock.ts";
import { MalformedClusterMessageError } from "./errors.ts";

const VERSIONS = lengthDelimitedTag(2);
const HASH_INDEX = varintTag(1);
const TIMESTAMP = varintTag(2);
/** Far beyond what a cluster counts, and far enough from the largest safe integer to go on counting. */
const LARGEST_COUNT = 2 ** 50;
const NAME = /^[0-9A-F]{32}$/;

/** The entries of a clock as they stand in a message: each refers to a list of names by index. */
export type RawClock = readonly (readonly [hashIndex: number, count: number])[];

export function readRawClock(reader: ProtoReader): RawClock {
  const versions: (readonly [number, number])[] = [];
  while (reader.next()) {
    if (reader.tag === VERSIONS) versions.push(reader.message(readVersion));
    else reader.skip();
  }
  return versions;
}

function readVersion(reader: ProtoReader): readonly [number, number] {
  let index = 0;
  let count = 0;
  while (reader.next()) {
    switch (reader.tag) {
      case HASH_INDEX:
        index = reader.int32();
        break;
      case TIMESTAMP:
        count = reader.safeInteger();
        break;
      default:
        reader.skip();
    }
  }
  return [index, count];
}

/** The clock of which `raw` are the entries and `names` the names. Throws {@link MalformedClusterMessageError}. */
export function clockFrom(raw: RawClock, names: readonly string[]): VectorClock {
  for (const name of names) {
    if (!NAME.test(name)) throw new MalformedClusterMessageError(`"${name.slice(0, 40)}" is not the name of a node in a vector clock`);
  }
  const entries = new Map<ClockNode, number>();
  for (const [index, count] of raw) {
    const name = names[index];
    if (name === undefined) throw new MalformedClusterMessageError(`a vector clock refers to name ${index} of ${names.length}`);
    if (count < 0 || count > LARGEST_COUNT) throw new MalformedClusterMessageError(`a vector clock counts ${count} changes of one node`);
    entries.set(name, count);
  }
  return VectorClock.of(entries);
}

/** The entries in the order of their names: the position of each is its index in the list of names. */
export function writeClock(writer: ProtoWriter, clock: VectorClock): void {
  for (const [index, [, count]] of clock.sortedVersions.entries()) {
    writer.message(VERSIONS, count, (inner) => {
      inner.varint(HASH_INDEX, index);
      inner.varint(TIMESTAMP, count);
    });
  }
}
