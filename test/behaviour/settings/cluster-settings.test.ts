import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorRef, type ActorSystem, LogEvent } from "../../../src/actor/index.ts";
import { Cluster, type DowningProviderFactory, type MemberStatus, UniqueAddressSet } from "../../../src/cluster/index.ts";
import { settingsWith, VirtualCluster } from "../../../src/cluster/core/virtual-cluster.fixture.ts";
import { HeartbeatRing } from "../../../src/cluster/heartbeat/heartbeat-ring.ts";
import { nodeAt } from "../../../src/cluster/member/nodes.fixture.ts";
import { GossipEnvelope, GossipStatus } from "../../../src/cluster/message/gossip-messages.ts";
import { InitJoin } from "../../../src/cluster/message/join-messages.ts";
import { clusterReference } from "../../../src/cluster/reference.ts";
import { parse } from "../../../src/hocon/index.ts";
import { failureDetectorsFrom } from "../../../src/remote/internal.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { CountedTurns } from "./counted-turns.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const OFF = 'downing-provider-class = ""';
let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({
    config: `akka { loggers = [], stdout-loglevel = OFF, loglevel = DEBUG, actor.provider = cluster, cluster { ${OFF} } }, ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

const lines = new WeakMap<ActorSystem, string[]>();

/** A node with these settings below `akka.cluster`. */
async function node(settings = "", setup: Parameters<MultiSystem["start"]>[2] = {}): Promise<ActorSystem> {
  const { system } = await systems.start("Test", `akka.cluster { ${settings} }`, setup);
  const said: string[] = [];
  lines.set(system, said);
  system.eventStream.subscribe((event: LogEvent) => void said.push(event.message), LogEvent);
  return system;
}

/** Nodes that are Up in one cluster, of which the first forms it. */
async function cluster(...settings: readonly string[]): Promise<readonly [ActorSystem, ActorSystem, ...ActorSystem[]]> {
  const all: ActorSystem[] = [];
  for (const each of settings) {
    const system = await node(each);
    Cluster.get(system).join((all[0] ?? system).address);
    all.push(system);
    await systems.advance("3 s");
  }
  const [first, second, ...others] = all;
  if (first === undefined || second === undefined) throw new Error("unreachable: at least two nodes");
  return [first, second, ...others];
}

const said = (system: ActorSystem): string => (lines.get(system) ?? []).join("\n");
const statusIn = (system: ActorSystem, other: ActorSystem): MemberStatus | undefined =>
  Cluster.get(system).state.members.find(({ address }) => address.equals(other.address))?.status;
const isReachable = (system: ActorSystem, other: ActorSystem): boolean =>
  !Cluster.get(system).state.unreachable.some(({ address }) => address.equals(other.address));

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** How many seconds pass until `isDone`. */
async function secondsUntil(isDone: () => boolean): Promise<number> {
  for (let passed = 0; passed < 120; passed += 1) {
    if (isDone()) return passed;
    await systems.advance("1 s");
  }
  return Number.POSITIVE_INFINITY;
}

/** Lets `system` answer no heartbeats any more. */
function silence(system: ActorSystem): void {
  system.stop(system.resolveActorRef("/system/cluster/heartbeatReceiver"));
}

/** How long a member may be silent, with these settings, after it has answered every second. Unit: ms. */
function silenceBorne(settings: string, intervalsMs: readonly number[] = new Array<number>(100).fill(1_000)): number {
  const config = parse(`akka.cluster.failure-detector { ${settings} }`).withFallback(clusterReference()).resolve();
  const detector = failureDetectorsFrom(config, "akka.cluster.failure-detector", new Map(), clusterReference)();
  let nowMs = 0;
  detector.heartbeat(nowMs);
  for (const intervalMs of intervalsMs) detector.heartbeat((nowMs += intervalMs));
  for (let silentMs = 0; silentMs < 100_000; silentMs += 10) if (!detector.isAvailable(nowMs + silentMs)) return silentMs;
  return Number.POSITIVE_INFINITY;
}

describeSetting("akka.cluster.seed-nodes", () => {
  it("are joined when the system starts", async () => {
    const first = await node();
    Cluster.get(first).join(first.address);
    const second = await node(`seed-nodes = ["${first.address}"]`);
    await seconds(3);
    assert.equal(statusIn(first, second), "Up");
  });

  it("must be addresses, otherwise the system does not start", async () => {
    const failure = await node('seed-nodes = ["not an address"]').catch((error: Error) => error);
    assert.match(String(failure), /akka\.cluster\.seed-nodes .*: "not an address" is not the address of a seed node/);
  });
});

describeSetting("akka.cluster.seed-node-timeout", () => {
  it("is how long the first seed node waits for the others", () => {
    const virtual = new VirtualCluster();
    const [slow, fast] = [virtual.start(1, [1, 9]), virtual.start(2, [2, 9], "seed-node-timeout = 2 s")];
    virtual.rounds(2);
    assert.deepEqual([slow.state.kind, fast.state.kind], ["seeking", "member"]);
  });
});

describeSetting("akka.cluster.retry-unsuccessful-join-after", () => {
  it("is when a node that was not welcomed joins again; off: never", () => {
    const virtual = new VirtualCluster();
    const [fast, never] = [
      virtual.start(1, [], "retry-unsuccessful-join-after = 2 s"),
      virtual.start(2, [], "retry-unsuccessful-join-after = off"),
    ];
    for (const each of [fast, never]) virtual.event(each, { kind: "join", to: VirtualCluster.address(9) });
    virtual.rounds(30);
    assert.deepEqual([fast.sent.length, never.sent.length], [16, 1]);
  });
});

describeSetting("akka.cluster.shutdown-after-unsuccessful-join-seed-nodes", () => {
  it("ends a system that cannot join in time", async () => {
    const lost = await node('seed-nodes = ["akka.memory://Test@localhost:9"], shutdown-after-unsuccessful-join-seed-nodes = 20 s');
    await seconds(19);
    assert.isFalse(lost.isTerminated);
    await seconds(15);
    assert.isTrue(Cluster.get(lost).isTerminated);
  });
});

describeSetting("akka.cluster.auto-down-unreachable-after", () => {
  it("is off unless it is a time", () => {
    assert.equal(settingsWith("auto-down-unreachable-after = 10 s").autoDownUnreachableAfterMs, 10_000);
    assert.isUndefined(settingsWith().autoDownUnreachableAfterMs);
  });
});

describeSetting("akka.cluster.down-removal-margin", () => {
  it("is the margin of the downing provider; off: none", async () => {
    assert.equal(Cluster.get(await node("down-removal-margin = 7 s")).downingProvider.downRemovalMarginMs, 7_000);
    assert.equal(Cluster.get(await node("down-removal-margin = off")).downingProvider.downRemovalMarginMs, 0);
  });
});

describeSetting("akka.cluster.downing-provider-class", () => {
  it("chooses what downs members, one of the program's own by its name", async () => {
    const own: DowningProviderFactory = () => ({ downRemovalMarginMs: 42, downingActorProps: undefined });
    const { system } = await systems.start("Test", 'akka.cluster.downing-provider-class = "My.Downing, Mine"', {
      downingProviders: new Map([["My.Downing", own]]),
    });
    assert.equal(Cluster.get(system).downingProvider.downRemovalMarginMs, 42);
  });
});

describeSetting("akka.cluster.allow-weakly-up-members", () => {
  it("is how long the leader waits for convergence before nodes become WeaklyUp", () => {
    const virtual = new VirtualCluster();
    const first = virtual.start(1, [1], "allow-weakly-up-members = 2 s");
    const second = virtual.start(2, [1]);
    virtual.rounds(5);
    virtual.crash(second);
    virtual.round();
    virtual.start(3, [1]);
    virtual.rounds(3);
    assert.include(first.members, "3 WeaklyUp");
    assert.deepEqual(
      ["on", "off"].map((value) => settingsWith(`allow-weakly-up-members = ${value}`).weaklyUpAfterMs),
      [7_000, undefined],
    );
  });
});

describeSetting("akka.cluster.roles", () => {
  it("are known to all members", async () => {
    const [first, second] = await cluster("", "roles = [web, edge]");
    assert.deepEqual(
      [...(Cluster.get(first).state.members.find(({ address }) => address.equals(second.address))?.roles ?? [])],
      ["web", "edge"],
    );
    assert.equal(String(Cluster.get(first).state.roleLeader("web")), String(second.address));
  });
});

describeSetting("akka.cluster.app-version", () => {
  it("is known to all members", async () => {
    const [first, second] = await cluster("", "app-version = 2.1.0-M3");
    assert.equal(String(Cluster.get(first).state.members.find(({ address }) => address.equals(second.address))?.appVersion), "2.1.0-M3");
    const failure = await node("app-version = 1.2.3.4.5").catch((error: Error) => error);
    assert.match(String(failure), /akka\.cluster\.app-version .*: "1\.2\.3\.4\.5" is not a version/);
  });
});

describeSetting("akka.cluster.run-coordinated-shutdown-when-down", () => {
  it("ends the system of a member that was downed, unless it is off", async () => {
    const [first, ending, staying] = await cluster("", "", "run-coordinated-shutdown-when-down = off");
    for (const each of [ending, staying]) if (each !== undefined) Cluster.get(first).down(each.address);
    await seconds(15);
    assert.deepEqual([ending.isTerminated, staying?.isTerminated], [true, false]);
    assert.isTrue(staying !== undefined && Cluster.get(staying).isTerminated);
  });
});

describeSetting("akka.cluster.min-nr-of-members", () => {
  it("is how many members there must be before any of them is Up", async () => {
    const settings = "min-nr-of-members = 2";
    const first = await node(settings);
    Cluster.get(first).join(first.address);
    await seconds(5);
    assert.equal(statusIn(first, first), "Joining");
    const second = await node(settings);
    Cluster.get(second).join(first.address);
    await seconds(3);
    assert.equal(statusIn(first, first), "Up");
  });
});

describeSetting("akka.cluster.log-info", () => {
  it("silences what is logged at INFO level", async () => {
    const [loud, silent] = await cluster("", "log-info = off");
    assert.match(said(loud), /is JOINING/);
    assert.notMatch(said(silent), /Welcome from/);
  });
});

describeSetting("akka.cluster.log-info-verbose", () => {
  it("logs every event", async () => {
    const [usual, verbose] = await cluster("", "log-info-verbose = on");
    assert.match(said(verbose), /event MemberUp\(/);
    assert.notMatch(said(usual), /event MemberUp\(/);
  });
});

describeSetting("akka.cluster.periodic-tasks-initial-delay", () => {
  it("is when a node starts to gossip and to lead", async () => {
    const first = await node("periodic-tasks-initial-delay = 10 s");
    Cluster.get(first).join(first.address);
    const second = await node();
    Cluster.get(second).join(first.address);
    await seconds(9);
    assert.equal(statusIn(first, second), "Joining");
    await seconds(3);
    assert.equal(statusIn(first, second), "Up");
  });
});

describeSetting("akka.cluster.gossip-interval", () => {
  it("is how often a member tells another what it knows", async () => {
    const [first, second, third] = await cluster("gossip-interval = 30 s", "gossip-interval = 30 s", "gossip-interval = 30 s");
    if (third === undefined) throw new Error("unreachable: three nodes");
    // Only the node that was joined knows of the third until the next gossip.
    assert.isUndefined(statusIn(second, third));
    assert.isBelow(await secondsUntil(() => statusIn(second, third) !== undefined), 100);
    assert.isDefined(statusIn(first, third));
  });
});

describeSetting("akka.cluster.prune-gossip-tombstones-after", () => {
  it("is how long removed nodes are remembered", () => {
    const virtual = new VirtualCluster();
    const first = virtual.start(1, [1], "prune-gossip-tombstones-after = 15 s");
    const second = virtual.start(2, [1]);
    virtual.rounds(5);
    virtual.event(second, { kind: "leave", address: second.node.address });
    virtual.rounds(5);
    assert.equal(first.gossip.tombstones.size, 1);
    virtual.rounds(15);
    assert.equal(first.gossip.tombstones.size, 0);
  });
});

describeSetting("akka.cluster.leader-actions-interval", () => {
  it("is how often the leader moves members on", async () => {
    const first = await node("leader-actions-interval = 20 s");
    Cluster.get(first).join(first.address);
    const second = await node();
    Cluster.get(second).join(first.address);
    await seconds(15);
    assert.equal(statusIn(first, second), "Joining");
    await seconds(8);
    assert.equal(statusIn(first, second), "Up");
  });
});

describeSetting("akka.cluster.unreachable-nodes-reaper-interval", () => {
  it("is how often a member looks who has fallen silent", async () => {
    const [slow, second] = await cluster("unreachable-nodes-reaper-interval = 60 s", "unreachable-nodes-reaper-interval = 60 s");
    await seconds(5);
    silence(second);
    assert.isAbove(await secondsUntil(() => !isReachable(slow, second)), 20);
    const [fast, other] = await cluster("", "");
    await seconds(5);
    silence(other);
    assert.isBelow(await secondsUntil(() => !isReachable(fast, other)), 8);
  });
});

/** How often gossip goes to members that have not seen the present state: of messages to any. */
function shareOfDifferentViews(settings: string): number {
  const virtual = new VirtualCluster(3);
  const nodes = [1, 2, 3, 4, 5, 6].map((port) => virtual.start(port, [1], settings));
  virtual.rounds(10);
  const [first, second] = nodes;
  if (first === undefined || second === undefined) throw new Error("unreachable: six nodes");
  for (const other of nodes.slice(1)) virtual.cut(first, other); // no node receives its messages
  let different = 0;
  for (let round = 0; round < 200; round += 1) {
    if (first.state.kind !== "member") throw new Error("unreachable: a member");
    const { gossip } = first.state.membership;
    const seen = nodes.slice(0, 5).map(({ node: each }) => each); // all but one
    const state = {
      ...first.state,
      membership: Object.create(first.state.membership, { gossip: { value: gossip.withSeenOnlyBy(...seen) } }) as never,
    };
    first.state = state;
    const before: number = first.sent.length;
    virtual.event(first, { kind: "gossip-tick" });
    if (first.sent[before]?.message instanceof GossipEnvelope) different += 1;
    else assert.instanceOf(first.sent[before]?.message, GossipStatus);
  }
  return different / 200;
}

describeSetting("akka.cluster.gossip-different-view-probability", () => {
  it("is how likely gossip goes to a member that has not seen the present state", () => {
    assert.equal(shareOfDifferentViews("gossip-different-view-probability = 1"), 1);
    assert.closeTo(shareOfDifferentViews("gossip-different-view-probability = 0"), 0.2, 0.1);
  });
});

describeSetting("akka.cluster.reduce-gossip-different-view-probability", () => {
  it("is the size of a cluster from which on that is less likely", () => {
    const reduced = shareOfDifferentViews("gossip-different-view-probability = 1, reduce-gossip-different-view-probability = 2");
    assert.isBelow(reduced, 0.5);
  });
});

describeSetting("akka.cluster.use-dispatcher", () => {
  it("is where the cluster's actors run", async () => {
    const turns = new CountedTurns();
    const setup = { dispatchers: new Map([["Counting", turns.factory]]) };
    await systems.start("Test", "counted.type = Counting", setup);
    await seconds(3);
    assert.equal(turns.count, 0);
    await systems.start("Test", "counted.type = Counting, akka.cluster.use-dispatcher = counted", setup);
    await seconds(3);
    assert.isAbove(turns.count, 0);
  });
});

describeSetting("akka.cluster.failure-detector.monitored-by-nr-of-members", () => {
  it("is how many others each member watches", () => {
    const nodes = UniqueAddressSet.of([1, 2, 3, 4, 5].map((port) => nodeAt(port)));
    const { monitoredByMembers } = settingsWith("failure-detector.monitored-by-nr-of-members = 2");
    assert.equal(new HeartbeatRing(nodeAt(1), nodes, UniqueAddressSet.empty, monitoredByMembers).receivers.size, 2);
    assert.equal(new HeartbeatRing(nodeAt(1), nodes, UniqueAddressSet.empty, settingsWith().monitoredByMembers).receivers.size, 4);
  });
});

describeSetting("akka.cluster.failure-detector.implementation-class", () => {
  it("chooses what judges members, one of the program's own by its name", async () => {
    const neverHeard = { isMonitoring: true, isAvailable: () => false, heartbeat: () => {} };
    const failureDetectors = new Map([["My.Detector", () => () => neverHeard]]);
    const first = await node('failure-detector.implementation-class = "My.Detector, Mine"', { failureDetectors });
    Cluster.get(first).join(first.address);
    const second = await node();
    Cluster.get(second).join(first.address);
    await seconds(6);
    assert.deepEqual([isReachable(first, second), statusIn(first, second) === undefined], [false, false]);
  });
});

describeSetting("akka.cluster.failure-detector.threshold", () => {
  it("is the suspicion from which on a member is unreachable", () => {
    assert.isAbove(silenceBorne("threshold = 30"), silenceBorne("") + 300);
  });
});

describeSetting("akka.cluster.failure-detector.max-sample-size", () => {
  it("is how many intervals are remembered", () => {
    const slowThenFast = [...new Array<number>(50).fill(3_000), ...new Array<number>(20).fill(1_000)];
    assert.isBelow(silenceBorne("max-sample-size = 10", slowThenFast), silenceBorne("", slowThenFast));
  });
});

describeSetting("akka.cluster.failure-detector.min-std-deviation", () => {
  it("is how irregular answers are at least expected to be", () => {
    assert.isAbove(silenceBorne("min-std-deviation = 1 s"), silenceBorne("") + 1_000);
  });
});

describeSetting("akka.cluster.failure-detector.acceptable-heartbeat-pause", () => {
  it("is silence that is nothing to worry about", () => {
    assert.closeTo(silenceBorne("acceptable-heartbeat-pause = 10 s"), silenceBorne("") + 7_000, 500);
  });
});

describeSetting("akka.cluster.failure-detector.heartbeat-interval", () => {
  it("is how often a heartbeat is sent", async () => {
    const counts: number[] = [];
    for (const interval of ["1 s", "5 s"]) {
      const [first] = await cluster(`failure-detector.heartbeat-interval = ${interval}, debug.verbose-heartbeat-logging = on`, "");
      await seconds(20);
      counts.push(said(first).match(/Heartbeat to/g)?.length ?? 0);
    }
    assert.isAbove(counts[0] ?? 0, 3 * (counts[1] ?? 0));
  });
});

describeSetting("akka.cluster.failure-detector.expected-response-after", () => {
  it("is when a member that never answered counts as heard of", async () => {
    const times: number[] = [];
    for (const after of ["1 s", "30 s"]) {
      const first = await node(`failure-detector.expected-response-after = ${after}`);
      const second = await node();
      silence(second);
      for (const each of [first, second]) Cluster.get(each).join(first.address);
      await seconds(3);
      times.push(await secondsUntil(() => !isReachable(first, second)));
    }
    assert.isBelow(times[0] ?? 0, 10);
    assert.isAbove(times[1] ?? 0, 25);
  });
});

describeSetting("akka.cluster.debug.verbose-heartbeat-logging", () => {
  it("logs each heartbeat and its answer", async () => {
    const [usual, verbose] = await cluster("", "debug.verbose-heartbeat-logging = on");
    await seconds(3);
    assert.match(said(verbose), /Heartbeat to \[[^]*Heartbeat response from \[/);
    assert.notMatch(said(usual), /Heartbeat to/);
  });
});

describeSetting("akka.cluster.debug.verbose-receive-gossip-logging", () => {
  it("logs each gossip that arrives", async () => {
    const [usual, verbose] = await cluster("", "debug.verbose-receive-gossip-logging = on");
    await seconds(3);
    assert.match(said(verbose), /Received the gossip of /);
    assert.notMatch(said(usual), /Received the gossip of /);
  });
});

describeSetting("akka.cluster.use-legacy-heartbeat-message", () => {
  it("sends heartbeats as before, whose answers count as well", async () => {
    const [first, second] = await cluster("use-legacy-heartbeat-message = on", "debug.verbose-heartbeat-logging = on");
    await seconds(10);
    assert.isTrue(isReachable(first, second) && isReachable(second, first));
    silence(second);
    assert.isBelow(await secondsUntil(() => !isReachable(first, second)), 8);
  });
});

/** The serializers of `system`. */
function serializersOf(system: ActorSystem): Serialization<ActorRef>["serializers"] {
  return (system as ActorSystem & { readonly provider: { readonly serialization: Serialization<ActorRef> } }).provider.serialization
    .serializers;
}

const CLASS = "Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster";

describeSetting("akka.actor.serializers.akka-cluster", () => {
  it("names the serializer of messages between nodes", async () => {
    const { system } = await systems.start("Test", 'akka.actor.serializers.akka-cluster = "Akka.Serialization.ByteArraySerializer"');
    assert.notEqual(serializersOf(system).ofInstance(new InitJoin())?.constructor.name, "ClusterMessageSerializer");
    const usual = await node();
    assert.equal(serializersOf(usual).ofInstance(new InitJoin())?.constructor.name, "ClusterMessageSerializer");
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.IClusterMessage, Akka.Cluster"', () => {
  it("binds messages between nodes to it", async () => {
    const { system } = await systems.start("Test", 'akka.actor.serialization-bindings."Akka.Cluster.IClusterMessage, Akka.Cluster" = none');
    assert.isUndefined(serializersOf(system).ofInstance(new InitJoin()));
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Cluster.Serialization.ClusterMessageSerializer, Akka.Cluster"', () => {
  it("is the id by which other nodes know it", async () => {
    const { system } = await systems.start("Test", `akka.actor.serialization-identifiers { "${CLASS}" = 105 }`);
    assert.equal(serializersOf(system).ofInstance(new InitJoin())?.identifier, 105);
    assert.equal(serializersOf(await node()).ofInstance(new InitJoin())?.identifier, 5);
  });
});
