import { assert, describe, it } from "vitest";
import { ShardCore } from "./shard-core.ts";
import type { ShardEffect } from "./shard-effect.ts";
import { shortOf, someRef } from "./some-ref.fixture.ts";

const sender = someRef(7, "client");
const worker = someRef(9, "$a");
const shard = (passivateIdleAfterMs?: number): ShardCore =>
  new ShardCore("3", { bufferSize: 2, passivateIdleAfterMs, remembersEntities: false });

/** Effects in short, with what is stored: `store +e1 -e2`. */
function inShort(effects: readonly ShardEffect[]): readonly string[] {
  return effects.flatMap((effect) => {
    if (effect.kind === "start-remembered") return [`start-remembered ${effect.entityIds.join(" ")}`];
    if (effect.kind !== "store") return shortOf([effect]);
    const { started, stopped } = effect.update;
    return [["store", ...started.map((id) => `+${id}`), ...stopped.map((id) => `-${id}`)].join(" ")];
  });
}

describe("ShardCore", () => {
  it("starts an entity for its first message", () => {
    const core = shard();
    assert.deepEqual(shortOf(core.deliver("e1", "a", sender, 0)), ["start-entity e1", "to-entity e1 a from client@7"]);
    assert.deepEqual(shortOf(core.deliver("e1", "b", sender, 0)), ["to-entity e1 b from client@7"]);
    assert.deepEqual(core.entityIds, ["e1"]);
  });

  it("lets a message pass at once to an entity that runs, and to no other", () => {
    const core = shard(100);
    assert.isFalse(core.takesAtOnce("e1", 0));
    core.deliver("e1", "a", sender, 0);
    assert.isTrue(core.takesAtOnce("e1", 60));
    assert.deepEqual(core.passivateIdle(100), [], "it counts as a message");
    core.passivate("e1", "stop");
    assert.isFalse(core.takesAtOnce("e1", 100));
    const other = shard();
    other.deliver("e2", "a", sender, 0);
    other.handOff(sender);
    assert.isFalse(other.takesAtOnce("e2", 0));
  });

  it("starts an entity without a message, and says so again if it runs", () => {
    const core = shard();
    assert.deepEqual(shortOf(core.startEntity("e1", sender, 0)), ["start-entity e1", "StartEntityAck to client@7"]);
    assert.deepEqual(shortOf(core.startEntity("e1", sender, 0)), ["StartEntityAck to client@7"]);
  });

  it("passivates an entity once, keeps what arrives, and starts it again for that", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    assert.deepEqual(
      core.passivate("e1", "stop").map(({ kind }) => kind),
      ["end-entity"],
    );
    assert.deepEqual(core.passivate("e1", "stop"), []);
    assert.deepEqual(core.deliver("e1", "b", sender, 0), []);
    assert.deepEqual(shortOf(core.entityEnded("e1", 0)), ["start-entity e1", "to-entity e1 b from client@7"]);
  });

  it("drops what waits for passivating entities when it ends with its region", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    core.passivate("e1", "stop");
    core.deliver("e1", "b", sender, 0);
    assert.deepEqual(shortOf(core.ended()), ["drop b from client@7"]);
    assert.deepEqual(core.ended(), []);
  });

  it("starts a passivating entity again that was asked to start", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    core.passivate("e1", "stop");
    assert.deepEqual(shortOf(core.startEntity("e1", sender, 0)), ["StartEntityAck to client@7"]);
    assert.deepEqual(shortOf(core.entityEnded("e1", 0)), ["start-entity e1"]);
  });

  it("forgets an entity that has ended", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    assert.deepEqual(core.entityEnded("e1", 0), []);
    assert.deepEqual(core.entityIds, []);
  });

  it("drops what exceeds the limit while an entity is passivating", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    core.passivate("e1", "stop");
    core.deliver("e1", "b", sender, 0);
    core.deliver("e1", "c", sender, 0);
    assert.equal(core.deliver("e1", "d", sender, 0)[0]?.kind, "drop");
  });

  it("passivates entities without a message for the given time", () => {
    const core = shard(100);
    core.deliver("e1", "a", sender, 0);
    core.deliver("e2", "a", sender, 50);
    assert.deepEqual(core.passivateIdle(99), []);
    assert.deepEqual(shortOf(core.passivateIdle(100)), ["end-entity e1"]);
    assert.deepEqual(shortOf(core.passivateIdle(150)), ["end-entity e2"]);
  });

  it("counts a message as activity", () => {
    const core = shard(100);
    core.deliver("e1", "a", sender, 0);
    core.deliver("e1", "b", sender, 50);
    assert.deepEqual(core.passivateIdle(149), []);
  });

  it("stops at once at a hand-off without entities", () => {
    assert.deepEqual(shortOf(shard().handOff(worker)), ["ShardStopped 3 to $a@9", "stop"]);
  });

  it("stops its entities at a hand-off, drops messages from then on, and stops after the last", () => {
    const core = shard();
    core.deliver("e1", "a", sender, 0);
    assert.equal(core.handOff(worker)[0]?.kind, "start-stopper");
    assert.deepEqual(core.handOff(worker), []);
    assert.equal(core.deliver("e1", "b", sender, 0)[0]?.kind, "drop");
    assert.deepEqual(core.entityEnded("e1", 0), []);
    assert.deepEqual(shortOf(core.stopperEnded()), ["stop"]);
  });

  it("drops messages without an id of an entity", () => {
    assert.equal(shard().deliver("", "a", sender, 0)[0]?.kind, "drop");
  });
});

describe("ShardCore with remembered entities", () => {
  const other = someRef(8, "client");
  const remembering = (bufferSize = 10): ShardCore =>
    new ShardCore("3", { bufferSize, passivateIdleAfterMs: undefined, remembersEntities: true });

  /** A shard in which e1 runs. */
  function withEntity(): ShardCore {
    const core = remembering();
    core.deliver("e1", "a", sender, 0);
    core.stored(0);
    return core;
  }

  it("stores an entity before it starts, and delivers what waited", () => {
    const core = remembering();
    assert.deepEqual(inShort(core.deliver("e1", "a", sender, 0)), ["store +e1"]);
    assert.deepEqual(inShort(core.deliver("e1", "b", sender, 0)), []);
    assert.deepEqual(core.entityIds, []);
    assert.deepEqual(inShort(core.stored(0)), ["start-entity e1", "to-entity e1 a from client@7", "to-entity e1 b from client@7"]);
    assert.deepEqual(core.entityIds, ["e1"]);
  });

  it("stores together what arrives while something is being stored", () => {
    const core = remembering();
    assert.deepEqual(inShort(core.deliver("e1", "a", sender, 0)), ["store +e1"]);
    core.deliver("e2", "a", sender, 0);
    core.deliver("e3", "a", sender, 0);
    assert.deepEqual(inShort(core.stored(0)), ["start-entity e1", "to-entity e1 a from client@7", "store +e2 +e3"]);
  });

  it("acknowledges StartEntity to all who asked once the entity is stored and started", () => {
    const core = remembering();
    assert.deepEqual(inShort(core.startEntity("e1", sender, 0)), ["store +e1"]);
    assert.deepEqual(inShort(core.startEntity("e1", other, 0)), []);
    assert.deepEqual(inShort(core.stored(0)), ["start-entity e1", "StartEntityAck to client@7", "StartEntityAck to client@8"]);
  });

  it("starts what was stored earlier without storing it again, for StartEntity or a message", () => {
    const core = remembering();
    assert.deepEqual(inShort(core.remembered(["e1", "e2"])), ["start-remembered e1 e2"]);
    assert.deepEqual([core.entityCount, core.entityIds], [2, []]);
    assert.deepEqual(inShort(core.startEntity("e1", sender, 0)), ["start-entity e1", "StartEntityAck to client@7"]);
    assert.deepEqual(inShort(core.deliver("e2", "a", sender, 0)), ["start-entity e2", "to-entity e2 a from client@7"]);
  });

  it("starts an entity again after a pause if it ends by itself, or earlier for a message", () => {
    const core = withEntity();
    assert.deepEqual(inShort(core.entityEnded("e1", 0)), ["restart-later e1"]);
    assert.deepEqual(core.entityIds, []);
    assert.deepEqual(inShort(core.restartDue("e1", 0)), ["start-entity e1"]);
    core.entityEnded("e1", 0);
    assert.deepEqual(inShort(core.deliver("e1", "b", sender, 0)), ["start-entity e1", "to-entity e1 b from client@7"]);
    assert.deepEqual(inShort(core.restartDue("e1", 0)), []);
  });

  it("forgets an entity that has passivated", () => {
    const core = withEntity();
    core.passivate("e1", "stop");
    assert.deepEqual(inShort(core.entityEnded("e1", 0)), ["store -e1"]);
    assert.deepEqual(inShort(core.stored(0)), []);
    assert.equal(core.entityCount, 0);
  });

  it("stores an entity again for which messages came while it was passivating and being forgotten", () => {
    const core = withEntity();
    core.passivate("e1", "stop");
    core.deliver("e1", "b", sender, 0);
    assert.deepEqual(inShort(core.entityEnded("e1", 0)), ["store -e1"]);
    core.deliver("e1", "c", sender, 0);
    assert.deepEqual(inShort(core.stored(0)), ["store +e1"]);
    assert.deepEqual(inShort(core.stored(0)), ["start-entity e1", "to-entity e1 b from client@7", "to-entity e1 c from client@7"]);
  });

  it("forgets entities that have started in other shards", () => {
    const core = remembering();
    core.remembered(["e1", "e2"]);
    core.startEntity("e1", sender, 0);
    assert.deepEqual(inShort(core.movedElsewhere(["e1", "e2"])), ["store -e2"], "e1 runs here");
    core.stored(0);
    assert.equal(core.entityCount, 1);
  });

  it("starts over if an update could not be stored", () => {
    const core = remembering();
    core.deliver("e1", "a", sender, 0);
    assert.deepEqual(core.notStored("too few replicas"), [{ kind: "fail", reason: "too few replicas" }]);
  });

  it("stores nothing when it is handed off: its entities start again where it goes", () => {
    const core = withEntity();
    assert.equal(core.handOff(worker)[0]?.kind, "start-stopper");
    assert.deepEqual(inShort(core.entityEnded("e1", 0)), []);
    assert.deepEqual(inShort(core.stopperEnded()), ["stop"]);
  });

  it("is handed off once the current update has been stored, or could not be", () => {
    for (const end of [(core: ShardCore) => core.stored(0), (core: ShardCore) => core.notStored("too few replicas")]) {
      const core = remembering();
      core.deliver("e1", "a", sender, 0);
      assert.deepEqual(core.handOff(worker), []);
      const effects = end(core);
      assert.deepEqual(
        effects.map(({ kind }) => kind),
        ["drop", "tell", "stop"],
      );
    }
  });

  it("drops a message beyond the limit, and does not start its entity", () => {
    const core = remembering(1);
    core.deliver("e1", "a", sender, 0);
    assert.equal(core.deliver("e2", "a", sender, 0)[0]?.kind, "drop");
    assert.equal(core.entityCount, 1);
  });
});
