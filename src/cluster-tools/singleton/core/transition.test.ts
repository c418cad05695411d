import { assert, describe, it } from "vitest";
import { Address } from "../../../actor/index.ts";
import { AppVersion, Member, type MemberStatus, UniqueAddress } from "../../../cluster/index.ts";
import {
  initialSingletonState,
  type SingletonEvent,
  type SingletonPeer,
  type SingletonRules,
  type SingletonState,
} from "./singleton-state.ts";
import { transition } from "./transition.ts";

const node = (port: number): UniqueAddress => new UniqueAddress(Address.parse(`akka.tcp://Test@127.0.0.1:${port}`), port);

function member(port: number, status: MemberStatus = "Up", version = "1.0.0"): Member {
  return new Member({ uniqueAddress: node(port), status, upNumber: port, appVersion: AppVersion.parse(version) });
}

const peer = (port: number): SingletonPeer => ({ address: node(port).address, key: String(port) });

/** One manager, at the node with port 2, of members 1, 2 and 3. */
class OneManager {
  readonly #rules: SingletonRules;
  nowMs = 0;
  members = [1, 2, 3].map(node);
  state: SingletonState = initialSingletonState;
  isClusterTerminated = false;
  selfStatus: MemberStatus = "Up";
  /** What the last event caused, in short. */
  effects: readonly string[] = [];

  constructor(rules: Partial<SingletonRules> = {}) {
    this.#rules = {
      role: "",
      considersAppVersion: false,
      handOverRetryIntervalMs: 1_000,
      removalMarginMs: 0,
      minNumberOfHandOverRetries: 15,
      usesLease: false,
      leaseRetryIntervalMs: 5_000,
      ...rules,
    };
  }

  on(event: SingletonEvent): readonly string[] {
    const { state, effects } = transition(this.state, event, {
      self: node(2),
      nowMs: this.nowMs,
      isClusterTerminated: this.isClusterTerminated,
      selfStatus: this.selfStatus,
      memberAt: (address) => this.members.find((each) => each.address.equals(address)),
      rules: this.#rules,
    });
    this.state = state;
    this.effects = effects.flatMap((effect) => {
      if (effect.kind === "log") return [];
      if (effect.kind === "tell") return [`${effect.message} to ${"key" in effect.to ? `sender ${effect.to.key}` : effect.to.port}`];
      return "timer" in effect ? [`${effect.kind} ${effect.timer}`] : [effect.kind];
    });
    return this.effects;
  }

  up(...members: readonly Member[]): readonly string[] {
    return this.on({ kind: "self-up", members });
  }

  get phase(): string {
    return this.state.phase.kind;
  }
}

/** A manager that runs the singleton. */
function oldest(rules: Partial<SingletonRules> = {}): OneManager {
  const manager = new OneManager(rules);
  manager.up(member(2), member(3));
  assert.equal(manager.phase, "oldest");
  return manager;
}

/** A manager whose node is the oldest after that of 1, which leaves. */
function becomingOldest(rules: Partial<SingletonRules> = {}): OneManager {
  const manager = new OneManager(rules);
  manager.up(member(1), member(2), member(3));
  manager.on({ kind: "member-exited", member: member(1, "Exiting") });
  assert.equal(manager.phase, "becoming-oldest");
  return manager;
}

describe("The manager of a singleton", () => {
  it("creates it at once on the oldest member, unless an older one is on its way out", () => {
    assert.deepEqual(new OneManager().up(member(2), member(3)), ["start-singleton"]);
    for (const status of ["Leaving", "Exiting", "Down"] as const) {
      const manager = new OneManager();
      assert.deepEqual(manager.up(member(1, status), member(2), member(3)), []);
      assert.equal(manager.phase, "younger");
    }
    const leaving = new OneManager();
    leaving.selfStatus = "Leaving";
    leaving.up(member(2, "Leaving"), member(3));
    assert.equal(leaving.phase, "becoming-oldest");
  });

  it("waits while another member is the oldest, and asks it for the singleton when it leaves", () => {
    const manager = new OneManager();
    assert.deepEqual(manager.up(member(1), member(2), member(3)), []);
    assert.equal(manager.phase, "younger");
    const asked = manager.on({ kind: "member-exited", member: member(1, "Exiting") });
    assert.deepEqual(asked, ["hand-over-to-me to 1", "start-timer hand-over-retry"]);
    assert.deepEqual(manager.on({ kind: "message", message: "hand-over-in-progress", from: peer(1) }), ["cancel-timer hand-over-retry"]);
    assert.deepEqual(manager.on({ kind: "message", message: "hand-over-done", from: peer(3) }), []);
    assert.deepEqual(manager.on({ kind: "message", message: "hand-over-done", from: peer(1) }), [
      "start-singleton",
      "cancel-timer hand-over-retry",
    ]);
  });

  it("creates it when the previous oldest is removed, after the margin", () => {
    const manager = becomingOldest({ removalMarginMs: 20_000 });
    assert.deepEqual(manager.on({ kind: "member-removed", member: member(1, "Removed") }), ["wait-for-margin"]);
    assert.deepEqual(manager.on({ kind: "margin-passed", node: node(1) }), ["start-singleton", "cancel-timer hand-over-retry"]);
  });

  it("creates none when it is itself shutting down", () => {
    const manager = becomingOldest();
    manager.isClusterTerminated = true;
    manager.on({ kind: "margin-passed", node: node(1) });
    assert.equal(manager.phase, "becoming-oldest");
    assert.deepEqual(manager.on({ kind: "member-removed", member: member(2, "Removed") }).at(-1), "stop");
  });

  it("asks again each interval, and starts over after as many times as the settings say", () => {
    const manager = becomingOldest({ minNumberOfHandOverRetries: 3 });
    for (let count = 0; count < 3; count += 1) {
      assert.deepEqual(manager.on({ kind: "timer", timer: "hand-over-retry" }), ["hand-over-to-me to 1", "start-timer hand-over-retry"]);
    }
    assert.deepEqual(manager.on({ kind: "timer", timer: "hand-over-retry" }), ["fail"]);
  });

  it("asks more often if the margin is long", () => {
    const manager = becomingOldest({ minNumberOfHandOverRetries: 1, removalMarginMs: 4_000 });
    for (let count = 0; count < 7; count += 1) manager.on({ kind: "timer", timer: "hand-over-retry" });
    assert.deepEqual(manager.on({ kind: "timer", timer: "hand-over-retry" }), ["fail"]);
  });

  it("hands it over to the one that asks: it says so, ends the singleton, and says when that has ended", () => {
    const manager = oldest();
    const ask: SingletonEvent = { kind: "message", message: "hand-over-to-me", from: peer(3) };
    assert.deepEqual(manager.on(ask), ["hand-over-in-progress to sender 3", "terminate-singleton"]);
    assert.deepEqual(manager.on(ask), ["hand-over-in-progress to sender 3"]);
    assert.deepEqual(manager.on({ ...ask, from: peer(1) }), [], "another one that asks too gets no answer");
    assert.deepEqual(manager.on({ kind: "singleton-ended" }), ["hand-over-done to sender 3", "exiting-done"]);
    assert.equal(manager.phase, "end");
    assert.deepEqual(manager.on({ kind: "member-removed", member: member(2, "Removed") }), ["stop"]);
  });

  it("offers it to the next oldest when its own node leaves, each interval", () => {
    const manager = oldest();
    assert.deepEqual(manager.on({ kind: "self-exiting" }), ["take-over-from-me to 3", "start-timer take-over-retry"]);
    assert.deepEqual(manager.on({ kind: "timer", timer: "take-over-retry" }), ["take-over-from-me to 3", "start-timer take-over-retry"]);
    assert.deepEqual(manager.on({ kind: "message", message: "hand-over-to-me", from: peer(3) }), [
      "hand-over-in-progress to sender 3",
      "terminate-singleton",
      "cancel-timer take-over-retry",
    ]);
  });

  it("ends it and itself when its node leaves and nobody takes it", () => {
    const manager = new OneManager();
    manager.up(member(2));
    assert.deepEqual(manager.on({ kind: "self-exiting" }), ["start-timer take-over-retry"]);
    assert.deepEqual(manager.on({ kind: "timer", timer: "take-over-retry" }), ["terminate-singleton", "cancel-timer take-over-retry"]);
    assert.deepEqual(manager.on({ kind: "singleton-ended" }), ["stop"]);
  });

  it("lets the shutdown of a younger node go on", () => {
    const manager = new OneManager();
    manager.up(member(1), member(2));
    assert.deepEqual(manager.on({ kind: "self-exiting" }), ["exiting-done"]);
  });

  it("ends it when its own node was downed, and waits for that", () => {
    const manager = oldest();
    assert.deepEqual(manager.on({ kind: "self-downed" }), ["terminate-singleton"]);
    assert.deepEqual(manager.on({ kind: "singleton-ended" }), ["stop"]);
    const younger = new OneManager();
    younger.up(member(1), member(2));
    assert.deepEqual(younger.on({ kind: "self-downed" }), ["stop"]);
  });

  it("keeps it when a member with a higher app version comes, which takes it only when it moves", () => {
    const manager = oldest({ considersAppVersion: true });
    assert.deepEqual(manager.on({ kind: "member-up", member: member(4, "Up", "2.0.0") }), []);
    assert.deepEqual(manager.on({ kind: "self-exiting" }), ["take-over-from-me to 4", "start-timer take-over-retry"]);
  });

  it("leaves it to older members with a lower app version, until it moves", () => {
    const manager = new OneManager({ considersAppVersion: true });
    assert.deepEqual(manager.up(member(1), member(2, "Up", "2.0.0"), member(3)), []);
    assert.equal(manager.phase, "younger");
    manager.on({ kind: "member-exited", member: member(1, "Exiting") });
    assert.equal(manager.phase, "becoming-oldest");
  });

  it("answers a younger one that asks as if it had just ended there, because the node was restarted", () => {
    const manager = new OneManager();
    manager.up(member(1), member(2));
    const ask: SingletonEvent = { kind: "message", message: "hand-over-to-me", from: peer(3) };
    assert.deepEqual(manager.on(ask), ["hand-over-done to sender 3"]);
    manager.selfStatus = "Leaving";
    assert.deepEqual(manager.on(ask), []);
  });

  it("accepts an offer only of the previous oldest, whom it learns of by the offer if it knows none", () => {
    const manager = becomingOldest();
    const offer: SingletonEvent = { kind: "message", message: "take-over-from-me", from: peer(1) };
    assert.deepEqual(manager.on(offer), ["hand-over-to-me to sender 1"]);
    assert.deepEqual(manager.on({ ...offer, from: peer(3) }), []);
    assert.deepEqual(manager.on({ ...offer, from: peer(9) }), [], "no member");
    const young = new OneManager();
    young.selfStatus = "Leaving";
    young.up(member(2, "Leaving"), member(3));
    assert.deepEqual(young.on({ ...offer, from: peer(3) }), ["hand-over-to-me to sender 3"]);
    assert.deepEqual(young.on({ kind: "message", message: "hand-over-done", from: peer(3) }).at(0), "start-singleton");
  });

  it("asks the last member that had it, although the one before may still be remembered", () => {
    const manager = new OneManager({ removalMarginMs: 10_000 });
    manager.up(member(0), member(1), member(2));
    manager.on({ kind: "member-exited", member: member(0, "Exiting") });
    manager.on({ kind: "member-removed", member: member(0, "Removed") });
    assert.include(manager.on({ kind: "member-exited", member: member(1, "Exiting") }), "hand-over-to-me to 1");
  });

  it("does not take the answer of a restarted node for that of another member, which may have it", () => {
    const manager = new OneManager({ removalMarginMs: 10_000 });
    manager.up(member(0), member(1), member(2)); // 0 is on its way out, and this node has not seen it
    manager.on({ kind: "member-exited", member: member(1, "Exiting") });
    assert.include(manager.on({ kind: "member-removed", member: member(0, "Removed") }), "hand-over-to-me to 0");
    manager.members = [new UniqueAddress(node(0).address, 77), node(1), node(2)];
    const done = (port: number): SingletonEvent => ({ kind: "message", message: "hand-over-done", from: peer(port) });
    assert.deepEqual(manager.on(done(0)), ["hand-over-to-me to 1", "start-timer hand-over-retry"]);
    assert.equal(manager.phase, "becoming-oldest");
    assert.include(manager.on(done(1)), "start-singleton");
  });

  it("creates it when it has the lease, asks again without it, and gives it back when the singleton moves", () => {
    const manager = new OneManager({ usesLease: true });
    assert.deepEqual(manager.up(member(2), member(3)), ["acquire-lease"]);
    assert.deepEqual(manager.on({ kind: "lease-answered", isHeld: false }), ["start-timer lease-retry"]);
    assert.deepEqual(manager.on({ kind: "timer", timer: "lease-retry" }), ["acquire-lease"]);
    assert.deepEqual(manager.on({ kind: "lease-answered", isHeld: true }), ["start-singleton", "cancel-timer lease-retry"]);
    assert.deepEqual(manager.on({ kind: "message", message: "hand-over-to-me", from: peer(3) }), [
      "hand-over-in-progress to sender 3",
      "terminate-singleton",
      "release-lease",
    ]);
    assert.deepEqual(manager.on({ kind: "lease-answered", isHeld: true }), ["release-lease"], "an answer that comes too late");
  });

  it("ends it when the lease is lost, and asks for the lease when it has ended", () => {
    const manager = oldest({ usesLease: false });
    assert.deepEqual(manager.on({ kind: "lease-lost" }), ["terminate-singleton"]);
    assert.deepEqual(manager.on({ kind: "singleton-ended" }), ["acquire-lease"]);
  });

  it("remembers removed members for 15 minutes", () => {
    const manager = oldest();
    manager.on({ kind: "member-removed", member: member(1, "Removed") });
    manager.nowMs = 16 * 60_000;
    manager.on({ kind: "member-removed", member: member(3, "Removed") });
    assert.deepEqual([...manager.state.removedAtMs.keys()], [node(3).key]);
  });
});
