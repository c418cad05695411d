import type { ActorRef } from "../../actor/index.ts";
import {
  Get,
  GetSuccess,
  LWWRegister,
  LWWRegisterKey,
  NotFound,
  ReadAll,
  ReadMajorityPlus,
  type ReplicaNode,
  Update,
  UpdateSuccess,
  WriteAll,
  WriteMajorityPlus,
} from "../../distributed-data/index.ts";
import { clockOf } from "../../distributed-data/internal.ts";
import { type CoordinatorEvent, CoordinatorState } from "../message/coordinator-events.ts";
import type { StateReplication } from "../settings/sharding-settings.ts";
import { StateNotReplicatedError } from "./errors.ts";
import { askReplicator } from "./ask-replicator.ts";
import type { CoordinatorStateStore } from "./coordinator-state-store.ts";

export interface ReplicatedStateStoreInit {
  readonly typeName: string;
  readonly replicator: ActorRef;
  readonly node: ReplicaNode;
  readonly replication: StateReplication;
  /** The date. Unit: ms since 1970. */
  readonly dateMs: () => number;
}

/** INTEROP: a node of .NET creates the register of a value by this name. */
const STATE_TYPE = { typeName: "Akka.Cluster.Sharding.ShardCoordinator+CoordinatorState, Akka.Cluster.Sharding" } as const;

/** Keeps the state in the replicators of all nodes that host shards. INTEROP: DDataShardCoordinator.cs. */
export class ReplicatedStateStore implements CoordinatorStateStore {
  readonly #init: ReplicatedStateStoreInit;
  readonly #key: LWWRegisterKey<CoordinatorState>;

  constructor(init: ReplicatedStateStoreInit) {
    this.#init = init;
    this.#key = new LWWRegisterKey<CoordinatorState>(`${init.typeName}CoordinatorState`, STATE_TYPE);
  }

  /** Rejects with {@link StateNotReplicatedError}. */
  async load(): Promise<CoordinatorState | undefined> {
    const { replicator, replication } = this.#init;
    const { readTimeoutMs, readMajorityPlus, majorityMinCap } = replication;
    const consistency =
      readMajorityPlus === "all" ? new ReadAll(readTimeoutMs) : new ReadMajorityPlus(readTimeoutMs, readMajorityPlus, majorityMinCap);
    const answer = await askReplicator(replicator, new Get(this.#key, consistency), readTimeoutMs);
    if (answer instanceof NotFound) return undefined;
    if (!(answer instanceof GetSuccess)) throw new StateNotReplicatedError("read", this.#key.id, readTimeoutMs);
    return answer.get(this.#key).value;
  }

  /** Rejects with {@link StateNotReplicatedError}. */
  async store(_event: CoordinatorEvent, state: CoordinatorState): Promise<void> {
    const { replicator, node, replication, dateMs } = this.#init;
    const { writeTimeoutMs, writeMajorityPlus, majorityMinCap } = replication;
    const consistency =
      writeMajorityPlus === "all" ? new WriteAll(writeTimeoutMs) : new WriteMajorityPlus(writeTimeoutMs, writeMajorityPlus, majorityMinCap);
    const clock = clockOf(dateMs);
    const initial = LWWRegister.create(node, new CoordinatorState(), { type: STATE_TYPE, clock });
    const update = new Update(this.#key, initial, (current) => current.withValue(node, state, clock), consistency);
    const answer = await askReplicator(replicator, update, writeTimeoutMs);
    if (!(answer instanceof UpdateSuccess)) throw new StateNotReplicatedError("stored", this.#key.id, writeTimeoutMs);
  }
}
