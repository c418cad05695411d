import { assert, describe, it } from "vitest";
import { ActorPath, type ActorRef, Address } from "../../actor/index.ts";
import { AppVersion, Member, type MemberStatus, UniqueAddress } from "../../cluster/index.ts";
import { LeastShardAllocationStrategy, type LeastShardLimits } from "./least-shard-allocation-strategy.ts";

const USUAL: LeastShardLimits = {
  rebalanceAbsoluteLimit: 0,
  rebalanceRelativeLimit: 0.1,
  rebalanceThreshold: 1,
  maxSimultaneousRebalance: 3,
};
const addressOf = (port: number): Address => Address.parse(`akka.tcp://Test@127.0.0.1:${port}`);
const refs = [1, 2, 3].map((port) => ({ path: ActorPath.parse(`${addressOf(port)}/system/sharding/T`) }) as ActorRef);
const [first, second, third] = refs as [ActorRef, ActorRef, ActorRef];

function member(port: number, status: MemberStatus = "Up", version = "1.0.0"): Member {
  return new Member({
    uniqueAddress: new UniqueAddress(addressOf(port), port),
    status,
    upNumber: port,
    appVersion: AppVersion.parse(version),
  });
}

function strategy(limits: Partial<LeastShardLimits> = {}, members = [1, 2, 3].map((port) => member(port)), unreachable: Member[] = []) {
  return new LeastShardAllocationStrategy(() => ({ selfAddress: addressOf(1), state: { members, unreachable } }), { ...USUAL, ...limits });
}

const shards = (count: number, start = 0): readonly string[] => Array.from({ length: count }, (_, index) => String(start + index));
const NONE: ReadonlySet<string> = new Set();

describe("LeastShardAllocationStrategy", () => {
  it("gives a shard to the region with the fewest", () => {
    const current = new Map([
      [first, shards(3)],
      [second, shards(1, 10)],
      [third, shards(2, 20)],
    ]);
    assert.equal(strategy().allocateShard(first, "99", current), second);
  });

  it("prefers members that stay, and then the newest version", () => {
    const current = new Map([
      [first, shards(0)],
      [second, shards(5)],
      [third, shards(9, 10)],
    ]);
    const members = [member(1, "Leaving"), member(2), member(3, "Up", "1.1.0")];
    assert.equal(strategy({}, members).allocateShard(first, "99", current), third);
  });

  it("ignores regions on nodes that are no members", () => {
    assert.isUndefined(strategy({}, [member(2)]).allocateShard(first, "99", new Map([[first, []]])));
  });

  it("moves one shard a round with the defaults, if the difference exceeds the threshold", () => {
    const current = new Map([
      [first, shards(10)],
      [second, []],
    ]);
    assert.deepEqual(strategy().rebalance(current, NONE), ["0"]);
    assert.deepEqual(
      strategy().rebalance(
        new Map([
          [first, shards(1)],
          [second, []],
        ]),
        NONE,
      ),
      [],
    );
  });

  it("moves as many as threshold, difference and limit allow", () => {
    const current = new Map([
      [first, shards(20)],
      [second, []],
    ]);
    assert.deepEqual(strategy({ rebalanceThreshold: 5, maxSimultaneousRebalance: 10 }).rebalance(current, NONE), shards(5));
    assert.deepEqual(strategy({ rebalanceThreshold: 5 }).rebalance(current, new Set(["0", "1"])), ["2"]);
    assert.deepEqual(strategy({ rebalanceThreshold: 5 }).rebalance(current, new Set(["0", "1", "2"])), []);
  });

  it("moves nothing while a member joins, cannot be reached, or has another version", () => {
    const current = new Map([
      [first, shards(10)],
      [second, []],
    ]);
    assert.deepEqual(strategy({}, [member(1), member(2), member(3, "Joining")]).rebalance(current, NONE), []);
    assert.deepEqual(strategy({}, [member(1), member(2)], [member(2)]).rebalance(current, NONE), []);
    assert.deepEqual(strategy({}, [member(1), member(2, "Up", "2.0.0")]).rebalance(current, NONE), []);
  });

  it("warns of different versions, once", () => {
    const warnings: string[] = [];
    const members = [member(1), member(2, "Up", "1.1.0")];
    const view = () => ({ selfAddress: addressOf(1), state: { members, unreachable: [] } });
    const one = new LeastShardAllocationStrategy(view, USUAL, (text) => warnings.push(text));
    const current = new Map([
      [first, shards(10)],
      [second, []],
    ]);
    assert.deepEqual(one.rebalance(current, NONE), []);
    one.rebalance(current, NONE);
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? "", /1\.0\.0, 1\.1\.0.*akka\.cluster\.app-version/);
    members[1] = member(2);
    assert.deepEqual(one.rebalance(current, NONE), ["0"]);
    members[1] = member(2, "Up", "1.1.0");
    one.rebalance(current, NONE);
    assert.lengthOf(warnings, 2, "again after they were equal");
  });

  it("moves what exceeds the optimum, within the limits, if there is an absolute limit", () => {
    const current = new Map([
      [first, shards(10)],
      [second, []],
    ]);
    assert.deepEqual(strategy({ rebalanceAbsoluteLimit: 4, rebalanceRelativeLimit: 1 }).rebalance(current, NONE), shards(4));
    assert.deepEqual(strategy({ rebalanceAbsoluteLimit: 4, rebalanceRelativeLimit: 0.2 }).rebalance(current, NONE), shards(2));
    assert.deepEqual(strategy({ rebalanceAbsoluteLimit: 4, rebalanceRelativeLimit: 1 }).rebalance(current, new Set(["x"])), []);
  });

  it("fills a region that is two below the optimum, though no other exceeds it", () => {
    const current = new Map([
      [first, shards(2)],
      [second, shards(2, 10)],
      [third, []],
    ]);
    assert.deepEqual(strategy({ rebalanceAbsoluteLimit: 9, rebalanceRelativeLimit: 1 }).rebalance(current, NONE), ["0"]);
  });
});
