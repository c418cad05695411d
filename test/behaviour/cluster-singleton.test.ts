import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, PoisonPill, Props } from "../../src/actor/index.ts";
import { Cluster, type Lease } from "../../src/cluster/index.ts";
import {
  ClusterSingleton,
  ClusterSingletonManager,
  type ClusterSingletonManagerSettings,
  ClusterSingletonProxy,
  SingletonActor,
} from "../../src/cluster-tools/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

/** What singletons did, in order: `+port` for a start, `-port` for an end. */
let lives: string[];
/** Messages that a singleton got, with the port of its node. */
let received: string[];
let systems: MultiSystem;

class Counter extends Actor {
  get #port(): number | undefined {
    return this.context.system.address.port;
  }

  override preStart(): void {
    lives.push(`+${this.#port}`);
  }

  override postStop(): void {
    lives.push(`-${this.#port}`);
  }

  override receive(message: unknown): void {
    received.push(`${this.#port} ${message}`);
    if (message === "where") this.sender.tell(this.#port);
    else if (message === "finish") this.context.stop(this.self);
  }
}

beforeEach(() => {
  lives = [];
  received = [];
  systems = new MultiSystem({
    config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** A member with a manager and a proxy. */
async function member(
  first: ActorSystem | undefined,
  config = "",
  settings: ClusterSingletonManagerSettings = {},
  setup: Parameters<MultiSystem["start"]>[2] = {},
): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config, setup);
  const { role } = settings;
  if (role === undefined || Cluster.get(system).selfRoles.has(role)) {
    system.actorOf(ClusterSingletonManager.props(Props.create(Counter), PoisonPill.instance, settings), "manager");
  }
  system.actorOf(ClusterSingletonProxy.props("/user/manager", role === undefined ? {} : { role }), "proxy");
  Cluster.get(system).join((first ?? system).address);
  await seconds(3);
  return system;
}

async function members(...configs: readonly string[]): Promise<readonly [ActorSystem, ActorSystem, ...ActorSystem[]]> {
  const all: ActorSystem[] = [];
  for (const config of configs) all.push(await member(all[0], config));
  return all as [ActorSystem, ActorSystem, ...ActorSystem[]];
}

const port = (system: ActorSystem): number | undefined => system.address.port;

function tellProxy(system: ActorSystem, message: unknown): void {
  system.actorSelection("/user/proxy").tell(message);
}

async function whereIsIt(system: ActorSystem): Promise<unknown> {
  const answer = system.actorSelection("/user/proxy").ask("where", "20 s");
  await seconds(5);
  return await answer;
}

describe("A cluster singleton", () => {
  it("is on the oldest member only, and proxies on all members find it", async () => {
    const [first, second, third] = await members("", "", "");
    assert.deepEqual(lives, [`+${port(first)}`]);
    for (const each of [first, second, third as ActorSystem]) assert.equal(await whereIsIt(each), port(first));
  });

  it("is handed over when the oldest leaves: one ends before the next one starts, and no message is lost that a proxy got meanwhile", async () => {
    const [first, second, third] = (await members("", "", "")) as [ActorSystem, ActorSystem, ActorSystem];
    assert.equal(await whereIsIt(third), port(first));
    Cluster.get(first).leave(first.address);
    await seconds(4);
    tellProxy(third, "meanwhile");
    await seconds(8);
    assert.deepEqual(lives, [`+${port(first)}`, `-${port(first)}`, `+${port(second)}`]);
    assert.include(received, `${port(second)} meanwhile`);
    assert.equal(await whereIsIt(third), port(second));
    assert.isTrue(Cluster.get(first).isTerminated);
  });

  it("starts anew on the next member once the oldest, which has crashed, is downed, and not before", async () => {
    const [first, second] = await members("akka.cluster.run-coordinated-shutdown-when-down = off", "");
    first.stop(first.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(20);
    assert.deepEqual(lives, [`+${port(first)}`]);
    Cluster.get(second).down(first.address);
    await seconds(10);
    assert.deepEqual(lives.slice(-1), [`+${port(second)}`]);
    assert.isBelow(lives.indexOf(`-${port(first)}`), lives.indexOf(`+${port(second)}`));
  });

  it("waits for the removal margin of the downing provider after a crash", async () => {
    const settings = { removalMargin: "30 s" };
    const first = await member(undefined, "akka.cluster.run-coordinated-shutdown-when-down = off", settings);
    const second = await member(first, "", settings);
    first.stop(first.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(20);
    Cluster.get(second).down(first.address);
    await seconds(20);
    assert.notInclude(lives, `+${port(second)}`);
    await seconds(20);
    assert.include(lives, `+${port(second)}`);
  });

  it("runs only on members with its role", async () => {
    const first = await member(undefined, "", { role: "backend" });
    await member(first, "akka.cluster.roles = [backend]", { role: "backend" });
    const backend = lives.length;
    assert.equal(backend, 1);
    assert.notEqual(lives[0], `+${port(first)}`);
    assert.equal(`+${await whereIsIt(first)}`, lives[0]);
  });

  it("starts only with its lease, and starts again when it gets a lost one back", async () => {
    let isFree = false;
    let lose: (() => void) | undefined;
    let releases = 0;
    const lease: Lease = {
      acquire(onLost) {
        lose = onLost;
        return Promise.resolve(isFree);
      },
      release() {
        releases += 1;
        return Promise.resolve(true);
      },
      checkLease: () => isFree,
    };
    const config = "shop.lease.lease-class = Shop.Lease";
    const only = await member(undefined, config, { useLease: "shop.lease" }, { leases: new Map([["Shop.Lease", () => lease]]) });
    await seconds(10);
    assert.deepEqual(lives, []);
    isFree = true;
    await seconds(6);
    assert.deepEqual(lives, [`+${port(only)}`]);
    isFree = false;
    lose?.();
    await seconds(6);
    assert.deepEqual(lives, [`+${port(only)}`, `-${port(only)}`]);
    isFree = true;
    await seconds(6);
    assert.deepEqual(lives, [`+${port(only)}`, `-${port(only)}`, `+${port(only)}`]);
    assert.equal(await whereIsIt(only), port(only));
    assert.isAtLeast(releases, 1);
  });

  it("may finish its work when it gets its own stop message", async () => {
    const all: ActorSystem[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { system } = await systems.start("Test");
      ClusterSingleton.get(system).init(SingletonActor.create(Props.create(Counter), "counter").withStopMessage("finish"));
      Cluster.get(system).join((all[0] ?? system).address);
      all.push(system);
      await seconds(3);
    }
    const [first, second] = all as [ActorSystem, ActorSystem];
    const again = ClusterSingleton.get(second).init(SingletonActor.create(Props.create(Counter), "counter")) as ActorRef;
    assert.equal(String(again.path), "akka://Test/user/singletonProxycounter");
    Cluster.get(first).leave(first.address);
    await seconds(10);
    assert.include(received, `${port(first)} finish`);
    again.tell("hello");
    await seconds(3);
    assert.include(received, `${port(second)} hello`);
    assert.deepEqual(lives, [`+${port(first)}`, `-${port(first)}`, `+${port(second)}`]);
  });
});

describe("A singleton proxy", () => {
  it("drops the oldest message when its buffer is full", async () => {
    const { system } = await systems.start("Test");
    const proxy = system.actorOf(ClusterSingletonProxy.props("/user/manager", { bufferSize: 2 }), "proxy") as ActorRef;
    for (const message of ["a", "b", "c"]) proxy.tell(message);
    await systems.settle();
    system.actorOf(ClusterSingletonManager.props(Props.create(Counter)), "manager");
    Cluster.get(system).join(system.address);
    await seconds(4);
    assert.deepEqual(received, [`${port(system)} b`, `${port(system)} c`]);
  });
});
