import { assert, describe, it } from "vitest";
import { ShardCore } from "./shard-core.ts";
import { shortOf, someRef } from "./some-ref.fixture.ts";

const sender = someRef(7, "client");
const worker = someRef(9, "$a");
const shard = (passivateIdleAfterMs?: number): ShardCore => new ShardCore("3", { bufferSize: 2, passivateIdleAfterMs });

describe("ShardCore", () => {
  it("starts an entity for its first message", () => {
    const core = shard();
    assert.deepEqual(shortOf(core.deliver("e1", "a", sender, 0)), ["start-entity e1", "to-entity e1 a from client@7"]);
    assert.deepEqual(shortOf(core.deliver("e1", "b", sender, 0)), ["to-entity e1 b from client@7"]);
    assert.deepEqual(core.entityIds, ["e1"]);
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
