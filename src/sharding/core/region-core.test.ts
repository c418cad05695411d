import { assert, describe, it } from "vitest";
import { RegionCore, type RegionRules } from "./region-core.ts";
import { shortOf, someRef } from "./some-ref.fixture.ts";

const self = someRef(1);
const other = someRef(2);
const coordinator = someRef(9, "coordinator");
const worker = someRef(9, "$a");
const sender = someRef(7, "client");

function started(rules: Partial<RegionRules> = {}): RegionCore {
  return new RegionCore(self, { isProxy: false, bufferSize: 3, retryIntervalMs: 2_000, remembersEntities: false, ...rules });
}

function registered(rules: Partial<RegionRules> = {}): RegionCore {
  const core = started(rules);
  core.seekCoordinator();
  core.registerAck(coordinator);
  return core;
}

describe("RegionCore", () => {
  it("registers at once, after 250 ms, 500 ms and 1 s more, and then with each retry", () => {
    const core = started();
    assert.deepEqual(shortOf(core.seekCoordinator()), ["tell-coordinator Register", "register-later 250"]);
    assert.deepEqual(shortOf(core.registrationDue()), ["tell-coordinator Register", "register-later 500"]);
    assert.deepEqual(shortOf(core.registrationDue()), ["tell-coordinator Register", "register-later 1000"]);
    assert.deepEqual(shortOf(core.registrationDue()), ["tell-coordinator Register"]);
    assert.deepEqual(shortOf(core.retry()), ["tell-coordinator Register"]);
  });

  it("pauses between registrations also while no member can run the coordinator", () => {
    const core = started();
    assert.deepEqual(shortOf(core.retry()), ["tell-coordinator Register", "register-later 250"]);
    assert.deepEqual(shortOf(core.registrationDue()), ["tell-coordinator Register", "register-later 500"]);
  });

  it("stops to register once the coordinator has answered, and watches it", () => {
    const core = started();
    core.seekCoordinator();
    assert.deepEqual(shortOf(core.registerAck(coordinator)), ["watch coordinator@9"]);
    assert.deepEqual(shortOf(core.registrationDue()), []);
    assert.deepEqual(shortOf(core.registerAck(coordinator)), []);
  });

  it("registers as a proxy if it is one", () => {
    assert.include(shortOf(started({ isProxy: true }).seekCoordinator()), "tell-coordinator RegisterProxy");
  });

  it("asks for a home once, keeps the messages, and delivers them in order", () => {
    const core = registered();
    assert.deepEqual(shortOf(core.deliver("3", "a", sender)), ["GetShardHome 3 to coordinator@9"]);
    assert.deepEqual(shortOf(core.deliver("3", "b", sender)), []);
    assert.deepEqual(shortOf(core.shardHome("3", other)), [
      "watch Counter@2",
      "a to Counter@2 from client@7",
      "b to Counter@2 from client@7",
    ]);
    assert.deepEqual(shortOf(core.deliver("3", "c", sender)), ["c to Counter@2 from client@7"]);
  });

  it("watches a region once, however many shards it has", () => {
    const core = registered();
    assert.deepEqual(shortOf(core.shardHome("3", other)), ["watch Counter@2"]);
    assert.deepEqual(shortOf(core.shardHome("4", other)), []);
  });

  it("asks for homes when the coordinator is found, and again with each retry", () => {
    const core = started();
    core.seekCoordinator();
    core.deliver("3", "a", sender);
    assert.deepEqual(shortOf(core.registerAck(coordinator)), ["watch coordinator@9", "GetShardHome 3 to coordinator@9"]);
    assert.deepEqual(shortOf(core.retry()), ["GetShardHome 3 to coordinator@9"]);
  });

  it("drops messages beyond the limit, and says so once", () => {
    const core = registered();
    for (const message of ["a", "b", "c"]) core.deliver("3", message, sender);
    const effects = core.deliver("3", "d", sender);
    assert.deepEqual(
      effects.map(({ kind }) => kind),
      ["log", "drop"],
    );
    assert.deepEqual(
      core.deliver("4", "e", sender).map(({ kind }) => kind),
      ["tell", "drop"],
    );
  });

  it("drops messages without a shard", () => {
    assert.deepEqual(
      registered()
        .deliver("", "a", sender)
        .map(({ kind }) => kind),
      ["drop"],
    );
  });

  it("starts a shard that it hosts, answers, and delivers what waits for it", () => {
    const core = registered();
    core.deliver("3", "a", sender);
    assert.deepEqual(shortOf(core.hostShard("3", coordinator)), [
      "start-shard 3",
      "ShardStarted 3 to coordinator@9",
      "to-shard 3 a from client@7",
    ]);
    assert.deepEqual(shortOf(core.shardHome("3", self)), []);
    assert.deepEqual(shortOf(core.deliver("3", "b", sender)), ["to-shard 3 b from client@7"]);
  });

  it("answers HostShard again without starting the shard twice", () => {
    const core = registered();
    core.hostShard("3", coordinator);
    assert.deepEqual(shortOf(core.hostShard("3", coordinator)), ["ShardStarted 3 to coordinator@9"]);
  });

  it("starts a shard when it learns that it is its home before HostShard comes", () => {
    assert.deepEqual(shortOf(registered().shardHome("3", self)), ["start-shard 3"]);
  });

  it("starts over if another region has its shard as well", () => {
    const core = registered();
    core.hostShard("3", coordinator);
    assert.equal(core.shardHome("3", other)[0]?.kind, "fail");
  });

  it("forgets a home at a hand-off, acknowledges, and keeps messages from then on", () => {
    const core = registered();
    core.shardHome("3", other);
    assert.deepEqual(shortOf(core.beginHandOff("3", worker)), ["unwatch Counter@2", "BeginHandOffAck 3 to $a@9"]);
    assert.deepEqual(shortOf(core.deliver("3", "a", sender)), ["GetShardHome 3 to coordinator@9"]);
  });

  it("acknowledges the hand-off of a shard that it does not know", () => {
    assert.deepEqual(shortOf(registered().beginHandOff("3", worker)), ["BeginHandOffAck 3 to $a@9"]);
  });

  it("drops what waits for a shard that it hands off, stops it, and tells the coordinator when it has ended", () => {
    const core = registered();
    core.hostShard("3", coordinator);
    core.beginHandOff("3", worker);
    core.deliver("3", "a", sender);
    const effects = core.handOff("3", worker);
    assert.deepEqual(
      effects.map(({ kind }) => kind),
      ["drop", "hand-off-shard"],
    );
    assert.deepEqual(shortOf(core.shardEnded("3")), ["ShardStopped 3 to coordinator@9"]);
    assert.deepEqual(core.shards, []);
  });

  it("says at once that a shard has stopped which it does not have", () => {
    assert.deepEqual(shortOf(registered().handOff("3", worker)), ["ShardStopped 3 to $a@9"]);
  });

  it("starts a shard again for the next message if it has ended by itself", () => {
    const core = registered();
    core.hostShard("3", coordinator);
    assert.deepEqual(shortOf(core.shardEnded("3")), []);
    assert.deepEqual(shortOf(core.deliver("3", "a", sender)), ["start-shard 3", "to-shard 3 a from client@7"]);
  });

  it("starts a shard with remembered entities again after a pause, wherever it lives then", () => {
    const core = registered({ remembersEntities: true });
    core.hostShard("3", coordinator);
    assert.deepEqual(shortOf(core.shardEnded("3")), ["restart-shard-later 3"]);
    assert.deepEqual(shortOf(core.restartShard("3")), ["start-shard 3"]);
    assert.deepEqual(shortOf(core.restartShard("3")), [], "it runs");
    core.shardEnded("3");
    core.beginHandOff("3", worker);
    assert.deepEqual(shortOf(core.restartShard("3")), ["GetShardHome 3 to coordinator@9"]);
    assert.deepEqual(shortOf(core.shardHome("3", other)), ["watch Counter@2"]);
    assert.deepEqual(shortOf(core.restartShard("3")), [], "it lives elsewhere");
  });

  it("registers again when the coordinator ends", () => {
    const core = registered();
    assert.deepEqual(shortOf(core.terminated(coordinator)), ["unwatch coordinator@9", "tell-coordinator Register", "register-later 250"]);
    assert.isUndefined(core.coordinator);
  });

  it("asks for homes anew when a region ends", () => {
    const core = registered();
    core.shardHome("3", other);
    core.terminated(other);
    assert.deepEqual(shortOf(core.deliver("3", "a", sender)), ["GetShardHome 3 to coordinator@9"]);
  });

  it("compares refs by path and uid, not as objects", () => {
    const core = registered();
    assert.deepEqual(shortOf(core.registerAck(someRef(9, "coordinator"))), [], "the same coordinator");
    assert.deepEqual(shortOf(core.shardHome("3", someRef(1))), ["start-shard 3"], "this region");
    assert.deepEqual(shortOf(core.shardHome("4", other)), ["watch Counter@2"]);
    assert.deepEqual(shortOf(core.shardHome("5", someRef(2))), [], "a known region");
    core.terminated(someRef(2));
    assert.deepEqual(shortOf(core.deliver("4", "a", sender)), ["GetShardHome 4 to coordinator@9"]);
    core.terminated(someRef(9, "coordinator"));
    assert.isUndefined(core.coordinator);
  });

  it("takes another incarnation of a region for another region", () => {
    const core = registered();
    core.shardHome("3", other);
    assert.deepEqual(shortOf(core.shardHome("4", someRef(2, "Counter", 7))), ["watch Counter@2"]);
  });

  it("hands all shards off in a graceful shutdown, and stops with the last one", () => {
    const core = registered();
    core.hostShard("3", coordinator);
    assert.deepEqual(shortOf(core.gracefulShutdown()), ["tell-coordinator GracefulShutdownRequest"]);
    assert.deepEqual(shortOf(core.hostShard("4", coordinator)), ["tell-coordinator GracefulShutdownRequest"]);
    assert.deepEqual(shortOf(core.retry()), ["tell-coordinator GracefulShutdownRequest"]);
    core.beginHandOff("3", worker);
    core.handOff("3", worker);
    assert.deepEqual(shortOf(core.shardEnded("3")), ["ShardStopped 3 to coordinator@9", "stop"]);
    assert.deepEqual(shortOf(core.ended()), ["RegionStopped to coordinator@9"]);
  });

  it("stops a proxy at once", () => {
    assert.deepEqual(shortOf(registered({ isProxy: true }).gracefulShutdown()), ["tell-coordinator GracefulShutdownRequest", "stop"]);
  });

  it("never hosts as a proxy", () => {
    assert.deepEqual(registered({ isProxy: true }).hostShard("3", coordinator), []);
  });
});
