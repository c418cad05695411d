import { afterEach, assert, beforeEach, describe, it } from "vitest";
import {
  Actor,
  type ActorRef,
  ActorRefRoutee,
  ActorSelectionRoutee,
  type ActorSystem,
  ActorSystemStartError,
  AdjustPoolSize,
  Broadcast,
  FromConfig,
  GetRoutees,
  PoisonPill,
  Props,
  RoundRobinGroup,
  RoundRobinPool,
  type Routees,
} from "../../src/actor/index.ts";
import { Cluster, ClusterRouterGroup, ClusterRouterPool, type ClusterRouterPoolSettings } from "../../src/cluster/index.ts";
import { Registry } from "../../src/serialization/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

class Where extends Actor {
  override receive(): void {
    this.sender.tell(this.self.path.toSerializationFormat(this.context.system.address));
  }
}

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

async function node(config = ""): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config, { registry: new Registry().actor("Jobs.Where, Jobs", Where) });
  return system;
}

/** Members that are Up in one cluster, of which the first forms it. */
async function members(...configs: readonly string[]): Promise<readonly ActorSystem[]> {
  const all: ActorSystem[] = [];
  for (const config of configs) {
    const system = await node(config);
    Cluster.get(system).join((all[0] ?? system).address);
    all.push(system);
    await seconds(3);
  }
  return all;
}

/** Each routee as the index of its node in `nodes`, and its name or path. */
async function places(router: ActorRef, nodes: readonly ActorSystem[]): Promise<readonly string[]> {
  const answer = router.ask(GetRoutees.instance, "1 s");
  await systems.settle();
  const { members: routees } = (await answer) as Routees;
  return routees.map((routee) => {
    const path =
      routee instanceof ActorRefRoutee
        ? routee.actor.path
        : routee instanceof ActorSelectionRoutee
          ? routee.selection.anchor.path
          : undefined;
    const at = nodes.findIndex(({ address }) => path?.address.host === undefined || path.address.equals(address));
    const what =
      routee instanceof ActorSelectionRoutee
        ? `/${routee.selection.elements.map((each) => ("name" in each ? each.name : each.kind)).join("/")}`
        : path?.name;
    return `${path?.address.host === undefined ? 0 : at} ${what}`;
  });
}

function poolOn(system: ActorSystem, settings: ClusterRouterPoolSettings): ActorRef {
  return system.actorOf(Props.create(Where).withRouter(new ClusterRouterPool(new RoundRobinPool(0), settings)), "jobs");
}

describe("A cluster-aware pool", () => {
  it("has routees on each member, as many as one may have, and none more than in total", async () => {
    const nodes = await members("", "", "");
    const router = poolOn(nodes[0] as ActorSystem, { maxInstancesPerNode: 2, totalInstances: 5 });
    await seconds(1);
    assert.deepEqual(await places(router, nodes), ["0 c1", "0 c2", "1 c3", "2 c4", "1 c5"]);
    const replies = new Set<string>();
    for (let count = 0; count < 10; count += 1) {
      const reply = router.ask("where", "5 s");
      await seconds(1);
      replies.add(String(await reply));
    }
    assert.equal(replies.size, 5);
    assert.equal([...replies].filter((path) => path.startsWith(`${nodes[1]?.address}/remote/`)).length, 2);
  });

  it("gives routees to a member that joins, and takes those of one that leaves away, for which others get some", async () => {
    const nodes = [...(await members("", ""))];
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    const router = poolOn(first, { maxInstancesPerNode: 2, totalInstances: 3 });
    await seconds(1);
    assert.deepEqual(await places(router, nodes), ["0 c1", "0 c2", "1 c3"]);
    const third = await node();
    nodes.push(third);
    Cluster.get(third).join(first.address);
    await seconds(3);
    assert.deepEqual(await places(router, nodes), ["0 c1", "0 c2", "1 c3"], "there are enough");
    Cluster.get(second).leave(second.address);
    await seconds(6);
    assert.deepEqual(await places(router, nodes), ["0 c1", "0 c2", "2 c4"]);
  });

  it("takes the routees of an unreachable member away, and deploys others when it can be reached again", async () => {
    const nodes = await members("", "");
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    const router = poolOn(first, { allowLocalRoutees: false });
    await seconds(1);
    assert.deepEqual(await places(router, nodes), ["1 c1"]);
    second.stop(second.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(15);
    assert.lengthOf(Cluster.get(first).state.unreachable, 1);
    assert.deepEqual(await places(router, nodes), []);
    Cluster.get(first).down(second.address);
    await seconds(3);
    const again = await node();
    Cluster.get(again).join(first.address);
    await seconds(4);
    assert.deepEqual(await places(router, [first, again]), ["1 c2"]);
  });

  it("uses only members with its role, and its own node only if that is allowed", async () => {
    const nodes = await members("akka.cluster.roles = [front]", "akka.cluster.roles = [back]", "akka.cluster.roles = [back, other]");
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    assert.deepEqual(await places(poolOn(first, { useRole: "back" }), nodes), ["1 c1", "2 c2"]);
    assert.deepEqual(await places(poolOn(second, { useRole: "back", allowLocalRoutees: false }), nodes), ["2 c1"]);
    assert.deepEqual(
      await places(first.actorOf(Props.create(Where).withRouter(new ClusterRouterPool(new RoundRobinPool(0), { useRole: "none" }))), nodes),
      [],
    );
  });

  it("starts before its node has joined, with its local routees, and goes on without any", async () => {
    const alone = await node();
    const router = poolOn(alone, { maxInstancesPerNode: 2, totalInstances: 1 });
    assert.deepEqual(await places(router, [alone]), ["0 c1", "0 c2"]); // as in Akka.NET, which does not look at the total here
    router.tell(new Broadcast(PoisonPill.instance));
    await systems.settle();
    assert.deepEqual(await places(router, [alone]), []);
    router.tell(new AdjustPoolSize(1));
    assert.deepEqual(await places(router, [alone]), ["0 c3"]);
  });

  it("is deployed in another system with its settings", async () => {
    const nodes = await members("", "");
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    const props = Props.create(Where).withRouter(new ClusterRouterPool(new RoundRobinPool(0), { maxInstancesPerNode: 2 }));
    const router = first.actorOf(props.withDeploy({ scope: { kind: "remote", address: second.address } }), "away") as ActorRef;
    await seconds(2);
    assert.sameMembers(
      (await places(router, [second, first])).map((place) => place.slice(2)),
      ["c1", "c2", "c3", "c4"],
    );
  });
});

describe("A cluster-aware group", () => {
  it("sends to the same paths on all members, and follows them", async () => {
    const nodes = await members("", "");
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    for (const system of nodes) system.actorOf(Props.create(Where), "a");
    const router = first.actorOf(
      Props.empty().withRouter(new ClusterRouterGroup(new RoundRobinGroup(["/user/a", "/user/b"]), { totalInstances: 3 })),
    );
    await seconds(1);
    assert.deepEqual(await places(router, nodes), ["0 /user/a", "0 /user/b", "1 /user/a"]);
    Cluster.get(second).leave(second.address);
    await seconds(6);
    assert.deepEqual(await places(router, nodes), ["0 /user/a", "0 /user/b"]);
  });
});

describe("A cluster-aware router of the configuration", () => {
  const section = (text: string): string => `akka.actor.deployment."/x" { cluster.enabled = on, ${text} }`;

  it("takes its settings from there", async () => {
    const config = section(
      "router = round-robin-pool, cluster { max-nr-of-instances-per-node = 3, allow-local-routees = off }, nr-of-instances = 2",
    );
    const nodes = await members(config, "");
    const router = nodes[0]?.actorOf(Props.create(Where).withRouter(FromConfig.instance), "x") as ActorRef;
    await seconds(1);
    assert.deepEqual(await places(router, nodes), ["1 c1", "1 c2"]);
  });

  it("may be a group", async () => {
    const nodes = await members(section('router = round-robin-group, routees.paths = ["/user/a"]'), "");
    const router = nodes[0]?.actorOf(Props.empty().withRouter(FromConfig.instance), "x") as ActorRef;
    assert.deepEqual(await places(router, nodes), ["0 /user/a", "1 /user/a"]);
  });

  for (const [text, complaint] of [
    ["", /defines no router/],
    ['router = round-robin-pool, remote = "akka.tcp://Test@h:1"', /remote or target\.nodes/],
    ['router = round-robin-pool, target.nodes = ["akka.tcp://Test@h:1"]', /remote or target\.nodes/],
    ["router = round-robin-pool, resizer.enabled = on", /turn the resizer off/],
    ["router = round-robin-pool, cluster.max-nr-of-instances-per-node = 0", /max-nr-of-instances-per-node/],
  ] as const) {
    it(`is refused with { ${text} }`, async () => {
      const error = await node(section(text)).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.match(String(error), complaint);
      if (!text.includes("max")) assert.instanceOf(error, ActorSystemStartError);
    });
  }
});
