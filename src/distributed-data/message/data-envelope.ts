import { DeletedData } from "../data/deleted-data.ts";
import { mergePruning, type PruningState } from "../data/pruning-state.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import { VersionVector } from "../data/version-vector.ts";
import { ReplicatorMessage } from "./replicator-message.ts";

/** The pruning of one node's part. */
export interface Pruning {
  /** The node that has left. */
  readonly removed: ReplicaNode;
  readonly state: PruningState;
}

/** What a replicator keeps for a key: the value, how far the parts of nodes that left are pruned, and the last delta of each node. Immutable. */
export class DataEnvelope extends ReplicatorMessage {
  /** For a key that was deleted. */
  static readonly deleted: DataEnvelope = new DataEnvelope(DeletedData.instance);
  readonly data: ReplicatedData;
  /** By the keys of the nodes that have left. */
  readonly pruning: ReadonlyMap<string, Pruning>;
  readonly deltaVersions: VersionVector;

  constructor(data: ReplicatedData, pruning: ReadonlyMap<string, Pruning> = new Map(), deltaVersions: VersionVector = VersionVector.empty) {
    super();
    this.data = data;
    this.pruning = pruning;
    this.deltaVersions = deltaVersions;
  }

  get isDeleted(): boolean {
    return this.data instanceof DeletedData;
  }

  /** The envelope with another value. */
  withData(data: ReplicatedData): DataEnvelope {
    return new DataEnvelope(data, this.pruning, this.deltaVersions);
  }

  /** The envelope with the state of one node's pruning. */
  withPruning(pruning: Pruning): DataEnvelope {
    return new DataEnvelope(this.data, new Map(this.pruning).set(pruning.removed.key, pruning), this.deltaVersions);
  }

  /** The envelope of both. Throws ReplicatedTypeMismatchError if the values have different types. */
  merge(other: DataEnvelope): DataEnvelope {
    if (this.isDeleted || other.isDeleted) return DataEnvelope.deleted;
    const pruning = new Map(this.pruning);
    for (const [key, theirs] of other.pruning) {
      const own = pruning.get(key);
      pruning.set(key, own === undefined ? theirs : { removed: own.removed, state: mergePruning(own.state, theirs.state) });
    }
    const own = cleaned(this, pruning);
    const theirs = cleaned(other, pruning);
    return new DataEnvelope(own.data.merge(theirs.data), pruning, own.deltaVersions.merge(theirs.deltaVersions));
  }

  /** The envelope after a delta of another replica. Throws ReplicatedTypeMismatchError if it is none of the value. */
  mergeDelta(delta: ReplicatedData, versions: VersionVector): DataEnvelope {
    if (this.isDeleted) return this;
    const merged = new DataEnvelope(this.data.mergeDelta(delta), this.pruning, this.deltaVersions.merge(versions));
    return cleaned(merged, this.pruning);
  }
}

/** Without what is left of nodes whose part another one has taken over. */
function cleaned(envelope: DataEnvelope, pruning: ReadonlyMap<string, Pruning>): DataEnvelope {
  let { data, deltaVersions } = envelope;
  for (const { removed, state } of pruning.values()) {
    if (state.kind !== "performed") continue;
    if (data.needsPruningFrom(removed)) data = data.pruningCleanup(removed);
    deltaVersions = deltaVersions.pruningCleanup(removed);
  }
  return data === envelope.data && deltaVersions === envelope.deltaVersions
    ? envelope
    : new DataEnvelope(data, envelope.pruning, deltaVersions);
}
