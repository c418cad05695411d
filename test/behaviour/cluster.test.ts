import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, Props, ReceiveActor, Terminated } from "../../src/actor/index.ts";
import {
  Cluster,
  type ClusterDomainEvent,
  CurrentClusterState,
  LeaderChanged,
  MemberEvent,
  MemberRemoved,
} from "../../src/cluster/index.ts";
import { QuarantinedEvent } from "../../src/remote/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({
    config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** Two members that are Up, of which the first forms the cluster. */
async function pair(configOfSecond = ""): Promise<readonly [ActorSystem, ActorSystem]> {
  const [{ system: first }, { system: second }] = [await systems.start("Test"), await systems.start("Test", configOfSecond)];
  for (const each of [first, second]) Cluster.get(each).join(first.address);
  await seconds(4);
  assert.equal(Cluster.get(first).state.members.filter(({ status }) => status === "Up").length, 2);
  return [first, second];
}

class Sink extends Actor {
  override receive(): void {}
}

class Watcher extends ReceiveActor {
  constructor(watchee: ActorRef, ends: Terminated[]) {
    super();
    this.context.watch(watchee);
    this.receive(Terminated, (end) => void ends.push(end));
  }
}

describe("A watch between members of a cluster", () => {
  it("ends when a downed member is removed, which is quarantined then, and not before", async () => {
    const [first, second] = await pair("akka.cluster.run-coordinated-shutdown-when-down = off"); // its actors live on
    second.actorOf(Props.create(Sink), "sink");
    const resolved = first.actorSelection(`${second.address}/user/sink`).resolveOne("5 s");
    await systems.settle();
    const ends: Terminated[] = [];
    const quarantined: QuarantinedEvent[] = [];
    first.eventStream.subscribe((event: QuarantinedEvent) => void quarantined.push(event), QuarantinedEvent);
    first.actorOf(Props.create(Watcher, await resolved, ends));
    await seconds(5);
    second.stop(second.resolveActorRef("/system/cluster/heartbeatReceiver"));
    second.stop(second.resolveActorRef("/system/remote-watcher")); // so that it does not ask it
    await seconds(40);
    assert.deepEqual([Cluster.get(first).state.unreachable.length, ends.length, quarantined.length], [1, 0, 0]);
    Cluster.get(first).down(second.address);
    await seconds(5);
    assert.lengthOf(Cluster.get(first).state.members, 1);
    assert.deepEqual(
      ends.map(({ addressTerminated }) => addressTerminated),
      [true],
    );
    assert.deepEqual(
      quarantined.map(({ address }) => String(address)),
      [String(second.address)],
    );
  });
});

describe("Cluster", () => {
  it("tells what it is by a state or by events, to functions and to actors, until they unsubscribe", async () => {
    const [first, second] = await pair();
    const states: unknown[] = [];
    const events: (CurrentClusterState | ClusterDomainEvent)[] = [];
    const listener = (event: CurrentClusterState | ClusterDomainEvent): void => void events.push(event);
    Cluster.get(second).subscribe((event) => void states.push(event));
    Cluster.get(second).subscribe(listener, "events", MemberEvent, LeaderChanged);
    assert.instanceOf(states[0], CurrentClusterState);
    assert.deepEqual(
      events.map(({ constructor }) => constructor.name),
      ["MemberUp", "MemberUp", "LeaderChanged"],
    );
    Cluster.get(second).unsubscribe(listener);
    Cluster.get(first).leave(first.address);
    await seconds(8);
    assert.lengthOf(events, 3);
    assert.isTrue(states.some((event) => event instanceof MemberRemoved && event.previousStatus === "Exiting"));
  });

  it("calls back once this node is Up, and once it is removed; at once if it is", async () => {
    const { system } = await systems.start("Test");
    const cluster = Cluster.get(system);
    const calls: string[] = [];
    cluster.onMemberUp(() => calls.push("up"));
    cluster.onMemberRemoved(() => calls.push("removed"));
    assert.deepEqual([calls.length, cluster.selfMember.status], [0, "Removed"]);
    const joined = cluster.joinAsync(cluster.selfAddress);
    await seconds(1);
    await joined;
    cluster.onMemberUp(() => calls.push("up already"));
    const left = cluster.leaveAsync();
    await seconds(4);
    await left;
    cluster.onMemberRemoved(() => calls.push("removed already"));
    assert.deepEqual(calls, ["up", "up already", "removed", "removed already"]);
    assert.isTrue(cluster.isTerminated);
  });

  it("rejects joining if the node ends before it is Up", async () => {
    const { system } = await systems.start("Test");
    const cluster = Cluster.get(system);
    const joined = cluster.joinSeedNodesAsync([]).catch((error: Error) => error);
    const ended = system.terminate();
    await seconds(5);
    await ended;
    assert.match(String(await joined), /JoinFailedError: The node .* has ended before it was Up/);
  });

  it("of a system with another provider does not exist", async () => {
    const { system } = await systems.start("Test", "akka.actor.provider = remote");
    assert.throws(() => Cluster.get(system), /Start it with akka\.actor\.provider = cluster/);
  });

  it("lets the node leave in order when its system terminates", async () => {
    const [first, second] = await pair();
    const removed: MemberRemoved[] = [];
    Cluster.get(second).subscribe((event) => event instanceof MemberRemoved && removed.push(event), "snapshot", MemberRemoved);
    const ended = first.terminate();
    await seconds(8);
    await ended;
    assert.deepEqual(
      removed.map(({ previousStatus }) => previousStatus),
      ["Exiting"],
    );
    assert.equal(Cluster.get(second).state.members.length, 1);
  });
});
