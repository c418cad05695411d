import { afterEach, assert, beforeEach, describe, it } from "vitest";
import {
  type ActorRef,
  type ActorRefRoutee,
  Address,
  AdjustPoolSize,
  Broadcast,
  BroadcastPool,
  ConsistentHashableEnvelope,
  ConsistentHashingPool,
  DefaultResizer,
  FromConfig,
  GetRoutees,
  Pool,
  PoisonPill,
  Props,
  RandomPool,
  ReceiveActor,
  RemoteDeploymentError,
  RemoteRouterConfig,
  RoundRobinGroup,
  RoundRobinPool,
  RouterConfigurationError,
  type RouterLogic,
  Routees,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  TailChoppingPool,
} from "../../src/actor/index.ts";
import { Registry } from "../../src/serialization/index.ts";
import { MultiSystem, type TestKit } from "../../src/testkit/index.ts";

const QUIET = "akka { loglevel = OFF, stdout-loglevel = OFF }";
const NODES = ["akka.memory://B@localhost:2002", "akka.memory://C@localhost:2003"] as const;

/** Answers with its own path. */
class Locator extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => {
      if (text === "fail") throw new Error("on demand");
      this.sender.tell(this.self.path.toStringWithAddress(this.context.system.address));
    });
  }
}

/** A kind of pool that no other system knows. */
class MyOwnPool extends Pool {
  createLogic(): RouterLogic {
    return { select: (_message, [routee]) => routee };
  }
}

const registry = (): Registry => new Registry().actor("Jobs.Locator, Jobs", Locator);
const spread = (pool: Pool): RemoteRouterConfig =>
  new RemoteRouterConfig(
    pool,
    NODES.map((node) => Address.parse(node)),
  );

describe("Routers across nodes", () => {
  let systems: MultiSystem;
  let a: TestKit;
  let b: TestKit;
  let c: TestKit;

  beforeEach(async () => {
    systems = new MultiSystem({ config: QUIET });
    b = await systems.start("B", "ritsem.remote.memory.port = 2002", { registry: registry() });
    c = await systems.start("C", "ritsem.remote.memory.port = 2003", { registry: registry() });
    await startA("");
  });

  afterEach(() => systems.terminate());

  async function startA(deployment: string, name = "A"): Promise<void> {
    a = await systems.start(name, `akka.actor.deployment { ${deployment} }`, { registry: registry() });
  }

  function routerOf(pool: Pool, name = "pool"): ActorRef {
    return a.system.actorOf(Props.create(Locator).withRouter(pool), name);
  }

  async function answers(router: ActorRef, count: number, question: unknown = "who?"): Promise<string[]> {
    return await a.resultOf(Promise.all(Array.from({ length: count }, () => router.ask(question, String, "10 s"))));
  }

  async function routeesOf(router: ActorRef): Promise<readonly string[]> {
    const { members } = await a.resultOf(router.ask(GetRoutees.instance, Routees, "10 s"));
    return members.map((each) => (each as ActorRefRoutee).actor.path.toString());
  }

  const routeeAt = (node: number, number: number, router = "pool"): string =>
    `${NODES[node]}/remote/akka.memory/${String(a.system.address).slice("akka.memory://".length)}/user/${router}/c${number}`;

  it("deal the routees of a pool to target.nodes in turn, and stay themselves where they are", async () => {
    await startA(`/pool { router = round-robin-pool, nr-of-instances = 4, target.nodes = ["${NODES.join('", "')}"] }`, "A2");
    const router = a.system.actorOf(Props.create(Locator).withRouter(FromConfig.instance), "pool");
    assert.isTrue(router.path.address.hasLocalScope);
    assert.deepEqual(await answers(router, 5), [routeeAt(0, 0), routeeAt(1, 1), routeeAt(0, 2), routeeAt(1, 3), routeeAt(0, 0)]);
  });

  it("are the same from code, and the configuration wins", async () => {
    assert.deepEqual(await routeesOf(routerOf(spread(new RoundRobinPool(2)))), [routeeAt(0, 0), routeeAt(1, 1)]);
    await startA(`/pool { router = random-pool, nr-of-instances = 3, target.nodes = ["${NODES[1]}"] }`, "A2");
    assert.deepEqual(await routeesOf(routerOf(new RoundRobinPool(2))), [routeeAt(1, 0), routeeAt(1, 1), routeeAt(1, 2)]);
  });

  it("live with their routees at the system that remote names", async () => {
    await startA(`/pool { router = round-robin-pool, nr-of-instances = 3, remote = "${NODES[0]}" }`, "A2");
    const router = a.system.actorOf(Props.create(Locator).withRouter(FromConfig.instance), "pool");
    assert.equal(String(router.path.address), NODES[0]);
    const seen = new Set(await answers(router, 6));
    assert.deepEqual(
      [...seen],
      ["$a", "$b", "$c"].map((name) => `${router.path}/${name}`),
    );
    assert.lengthOf(await routeesOf(router), 3);
  });

  it("can live at one system and have their routees at others", async () => {
    await startA(`/pool { router = round-robin-pool, nr-of-instances = 2, remote = "${NODES[0]}", target.nodes = ["${NODES[1]}"] }`, "A2");
    const router = a.system.actorOf(Props.create(Locator).withRouter(FromConfig.instance), "pool");
    const seen = await answers(router, 2);
    assert.isTrue(
      seen.every((path) => path.startsWith(`${NODES[1]}/remote/akka.memory/B@localhost:2002/remote/`)),
      seen.join(),
    );
    assert.notEqual(seen[0], seen[1]);
  });

  for (const [name, pool] of [
    ["round-robin", new RoundRobinPool(2)],
    ["random", new RandomPool(2)],
    ["smallest-mailbox", new SmallestMailboxPool(2)],
    ["broadcast", new BroadcastPool(2)],
    ["scatter-gather", new ScatterGatherFirstCompletedPool(2, "5 s")],
    ["tail-chopping", new TailChoppingPool(2, "5 s", { interval: "100 ms" })],
    ["consistent-hashing", new ConsistentHashingPool(2, { hashMapping: (message) => String(message) })],
  ] as const) {
    it(`route as they do at home: ${name}`, async () => {
      const [answer = ""] = await answers(routerOf(spread(pool)), 1);
      assert.include([routeeAt(0, 0), routeeAt(1, 1)], answer);
    });
  }

  it("send equal keys to one routee, whichever node it is on", async () => {
    const router = routerOf(spread(new ConsistentHashingPool(6)));
    const of = (key: string): Promise<string[]> => answers(router, 2, new ConsistentHashableEnvelope("who?", key));
    const places = new Set<string>();
    for (const key of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
      const [one = "", other = ""] = await of(key);
      assert.equal(one, other);
      places.add(one);
    }
    assert.isAbove(places.size, 1);
  });

  it("restart a routee that fails over there, which stays in its place", async () => {
    const router = routerOf(spread(new RoundRobinPool(1)));
    const before = await routeesOf(router);
    router.tell("fail");
    assert.deepEqual(await answers(router, 1), [routeeAt(0, 0)]);
    assert.deepEqual(await routeesOf(router), before);
  });

  it("grow on the next nodes and shrink, by message and by resizer", async () => {
    const router = routerOf(spread(new RoundRobinPool(2)));
    router.tell(new AdjustPoolSize(2));
    assert.deepEqual(await routeesOf(router), [routeeAt(0, 0), routeeAt(1, 1), routeeAt(0, 2), routeeAt(1, 3)]);
    router.tell(new AdjustPoolSize(-3));
    assert.deepEqual(await routeesOf(router), [routeeAt(0, 0)]);
    const resized = routerOf(spread(new RoundRobinPool(1, { resizer: new DefaultResizer({ lowerBound: 3 }) })), "resized");
    assert.lengthOf(await routeesOf(resized), 3);
  });

  it("reach all routees by a Broadcast, and end with the last one", async () => {
    const router = routerOf(spread(new RoundRobinPool(4)));
    const probe = a.createProbe();
    router.tell(new Broadcast("who?"), probe.ref);
    const heard = [];
    for (let answer = 0; answer < 4; answer += 1) heard.push(await probe.expectMsgType(String));
    assert.sameMembers(heard, [routeeAt(0, 0), routeeAt(1, 1), routeeAt(0, 2), routeeAt(1, 3)]);
    probe.watch(router);
    router.tell(new Broadcast(PoisonPill.instance));
    await probe.expectTerminated(router);
  });

  it("go on with the routees of the other nodes when one node goes", async () => {
    const router = routerOf(spread(new RoundRobinPool(4)));
    assert.lengthOf(await routeesOf(router), 4);
    await c.terminate();
    await systems.settle();
    assert.deepEqual(await routeesOf(router), [routeeAt(0, 0), routeeAt(0, 2)]);
    assert.deepEqual(await answers(router, 2), [routeeAt(0, 0), routeeAt(0, 2)]);
  });

  it("take their routees along when they stop", async () => {
    const router = routerOf(spread(new RoundRobinPool(4)));
    assert.lengthOf(await answers(router, 4), 4);
    a.system.stop(router);
    await systems.settle();
    const left = await b.resultOf(
      b.system
        .actorSelection("/remote/**")
        .ask("who?", "1 s")
        .then(String, () => "nobody"),
    );
    assert.equal(left, "nobody");
  });

  it("have their routees here when they live in a system without remoting", async () => {
    const alone = await systems.start(
      "Alone",
      `akka.actor.provider = local
       akka.actor.deployment { /pool { router = round-robin-pool, nr-of-instances = 2, target.nodes = ["${NODES[0]}"] } }`,
    );
    const router = alone.system.actorOf(Props.create(Locator).withRouter(FromConfig.instance), "pool");
    assert.equal(await alone.resultOf(router.ask("who?", String)), "akka://Alone/user/pool/$a");
  });

  it("can be groups that live elsewhere, and lead to the actors there", async () => {
    b.system.actorOf(Props.create(Locator), "clerk");
    const there = { scope: { kind: "remote", address: NODES[0] } } as const;
    const router = a.system.actorOf(
      Props.empty()
        .withRouter(new RoundRobinGroup(["/user/clerk"]))
        .withDeploy(there),
      "group",
    );
    assert.deepEqual(await answers(router, 1), [`${NODES[0]}/user/clerk`]);
  });

  it("are refused at the call when they have no form in which they could travel", () => {
    const there = { scope: { kind: "remote", address: Address.parse(NODES[0]) } } as const;
    const deploy = (pool: Pool): ActorRef => a.system.actorOf(Props.create(Locator).withDeploy(there).withRouter(pool));
    const resizer = { resize: () => 0, isTimeForResize: () => false };
    assert.throws(() => deploy(new MyOwnPool(1)), RemoteDeploymentError, /A MyOwnPool has no form/);
    assert.throws(() => deploy(new RoundRobinPool(1, { resizer })), RemoteDeploymentError, /only a DefaultResizer/);
    assert.throws(
      () => deploy(new SmallestMailboxPool(1, { resizer: new DefaultResizer() })),
      RemoteDeploymentError,
      /its resizer cannot travel/,
    );
  });

  it("are refused without nodes, and when spread twice", () => {
    assert.throws(() => new RemoteRouterConfig(new RoundRobinPool(1), []), RouterConfigurationError);
    assert.throws(() => spread(spread(new RoundRobinPool(1))), RouterConfigurationError);
  });
});
