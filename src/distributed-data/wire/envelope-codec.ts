import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { compareNodes, type ReplicaNode } from "../data/replica-node.ts";
import type { PruningState } from "../data/pruning-state.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import { VersionVector } from "../data/version-vector.ts";
import { DataEnvelope, type Pruning } from "../message/data-envelope.ts";
import type { DataContext } from "./data-context.ts";
import { dataIn } from "./dictionary-codec.ts";
import { readFields } from "./field-loop.ts";
import {
  type HostAndPort,
  readHostAndPort,
  readNode,
  readVersions,
  required,
  writeHostAndPort,
  writeNode,
  writeVersions,
} from "./node-codec.ts";
import { writeOther } from "./other-message.ts";

const DATA = lengthDelimitedTag(1);
const PRUNING = lengthDelimitedTag(2);
const DELTA_VERSIONS = lengthDelimitedTag(3);
const REMOVED = lengthDelimitedTag(1);
const OWNER = lengthDelimitedTag(2);
const PERFORMED = varintTag(3);
const SEEN = lengthDelimitedTag(4);
const OBSOLETE_TIME = varintTag(5);

/** Writes an envelope. `withDeltas`: digests leave the versions of deltas out. */
export function writeEnvelope(writer: ProtoWriter, envelope: DataEnvelope, context: DataContext, withDeltas = true): void {
  writer.message(DATA, context.payloads.serialize(envelope.data), writeOther);
  for (const pruning of [...envelope.pruning.values()].sort((a, b) => compareNodes(a.removed, b.removed)))
    writer.message(PRUNING, pruning, writePruning);
  if (withDeltas && !envelope.deltaVersions.isEmpty) writer.message(DELTA_VERSIONS, envelope.deltaVersions, writeVersions);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readEnvelope(reader: ProtoReader, context: DataContext): DataEnvelope {
  let data: ReplicatedData | undefined;
  let deltaVersions = VersionVector.empty;
  const pruning = new Map<string, Pruning>();
  readFields(reader, {
    [DATA]: () => (data = reader.message((inner) => dataIn(context, inner))),
    [PRUNING]: () => {
      const each = reader.message(readPruning);
      pruning.set(each.removed.key, each);
    },
    [DELTA_VERSIONS]: () => (deltaVersions = reader.message(readVersions)),
  });
  return new DataEnvelope(required(data, "an envelope has no data"), pruning, deltaVersions);
}

function writePruning(writer: ProtoWriter, { removed, state }: Pruning): void {
  writer.message(REMOVED, removed, writeNode);
  if (state.kind === "initialized") {
    writer.message(OWNER, state.owner, writeNode);
    for (const node of [...state.seen.values()].sort((a, b) => (a.host === b.host ? a.port - b.port : a.host < b.host ? -1 : 1)))
      writer.message(SEEN, node, writeHostAndPort);
    return;
  }
  // INTEROP: .NET writes no owner here, and reads none.
  writer.bool(PERFORMED, true);
  writer.zigzag64(OBSOLETE_TIME, state.obsoleteTicks);
}

function readPruning(reader: ProtoReader): Pruning {
  let removed: ReplicaNode | undefined;
  let owner: ReplicaNode | undefined;
  let isPerformed = false;
  let obsoleteTicks = 0n;
  const seen = new Map<string, HostAndPort>();
  readFields(reader, {
    [REMOVED]: () => (removed = reader.message(readNode)),
    [OWNER]: () => (owner = reader.message(readNode)),
    [PERFORMED]: () => (isPerformed = reader.bool()),
    [SEEN]: () => {
      const node = reader.message(readHostAndPort);
      seen.set(`${node.host}:${node.port}`, node);
    },
    [OBSOLETE_TIME]: () => (obsoleteTicks = reader.zigzag64()),
  });
  const state: PruningState = isPerformed
    ? { kind: "performed", obsoleteTicks }
    : { kind: "initialized", owner: required(owner, "a pruning has no owner"), seen };
  return { removed: required(removed, "a pruning has no node"), state };
}
