import { assert, beforeEach, describe, it } from "vitest";
import type { ActorRef } from "../../actor/index.ts";
import {
  Get,
  GetFailure,
  GetSuccess,
  ModifyFailure,
  NotFound,
  type ORSet,
  ReplicaNode,
  type Update,
  UpdateSuccess,
  UpdateTimeout,
} from "../../distributed-data/index.ts";
import type { StateReplication } from "../settings/sharding-settings.ts";
import { EntitiesNotReplicatedError } from "./errors.ts";
import { ReplicatedEntitiesStore } from "./replicated-entities-store.ts";

/** The sets that the replicator has, by key. */
let sets: Map<string, ORSet<string>>;
/** Keys of updates, in order. */
let updates: string[];
/** How the next updates end; success once there are no more. */
let ends: ("timeout" | "failure")[];
let canRead: boolean;

const replicator = {
  async ask(message: unknown): Promise<unknown> {
    if (message instanceof Get) {
      const set = sets.get(message.key.id);
      if (!canRead) return new GetFailure(message.key);
      return set === undefined ? new NotFound(message.key) : new GetSuccess(message.key, set);
    }
    const { key, initial, modify } = message as Update<ORSet<string>>;
    updates.push(key.id);
    const end = ends.shift();
    if (end === "failure") return new ModifyFailure(key, new Error("no"));
    sets.set(key.id, modify(sets.get(key.id) ?? initial)); // the own replica has it also after a timeout
    return end === "timeout" ? new UpdateTimeout(key) : new UpdateSuccess(key);
  },
} as ActorRef;

const storeOf = (shardId: string): ReplicatedEntitiesStore =>
  new ReplicatedEntitiesStore({
    typeName: "Counter",
    shardId,
    replicator,
    node: new ReplicaNode("127.0.0.1", 1, 7),
    replication: { readTimeoutMs: 2_000, writeTimeoutMs: 5_000, majorityMinCap: 5 } as StateReplication,
  });

beforeEach(() => {
  sets = new Map();
  [updates, ends, canRead] = [[], [], true];
});

describe("ReplicatedEntitiesStore", () => {
  it("reads nothing where nothing was stored, and what was stored for this shard alone", async () => {
    assert.deepEqual(await storeOf("3").load(), []);
    await storeOf("3").store({ started: ["e1", "e2", "e3"], stopped: [] });
    await storeOf("3").store({ started: ["e4"], stopped: ["e2"] });
    assert.sameMembers([...(await storeOf("3").load())], ["e1", "e3", "e4"]);
    assert.deepEqual(await storeOf("4").load(), []);
  });

  it("spreads the ids over five keys as Akka.NET does", async () => {
    const started = Array.from({ length: 50 }, (_, index) => `e${index}`);
    await storeOf("3").store({ started, stopped: [] });
    assert.sameMembers(
      [...sets.keys()],
      ["shard-Counter-3-0", "shard-Counter-3-1", "shard-Counter-3-2", "shard-Counter-3-3", "shard-Counter-3-4"],
    );
    assert.isTrue(sets.get("shard-Counter-3-3")?.has("e1"), "its hash is 2100415598");
  });

  it("stores again what too few replicas have confirmed, four times in all", async () => {
    ends = ["timeout", "timeout", "timeout"];
    await storeOf("3").store({ started: ["e1"], stopped: [] });
    assert.lengthOf(updates, 4);
    ends = ["timeout", "timeout", "timeout", "timeout"];
    await assertRejects(storeOf("3").store({ started: ["e1"], stopped: [] }), "updating-state-timeout");
  });

  it("gives up at once if the replicator cannot store it, or cannot read", async () => {
    ends = ["failure"];
    await assertRejects(storeOf("3").store({ started: ["e1"], stopped: [] }), "shard-Counter-3-3");
    assert.lengthOf(updates, 1);
    canRead = false;
    await assertRejects(storeOf("3").load(), "waiting-for-state-timeout");
  });
});

async function assertRejects(promise: Promise<unknown>, text: string): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.instanceOf(error, EntitiesNotReplicatedError);
  assert.include(String(error), text);
}
