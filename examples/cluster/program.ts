import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Actor, ActorSystem, Broadcast, PoisonPill, Props, RoundRobinGroup } from "ritsem";
import {
  Cluster,
  type ClusterDomainEvent,
  ClusterRouterGroup,
  LeaderChanged,
  MemberDowned,
  MemberLeft,
  MemberRemoved,
  MemberUp,
  ReachableMember,
  UnreachableMember,
} from "ritsem/cluster";
import { ClusterSingletonManager, ClusterSingletonProxy } from "ritsem/cluster/tools";

/** The only one in the cluster. Counts the orders since it opened, and answers each with its number. */
class Till extends Actor {
  #orders = 0;

  override preStart(): void {
    console.log("the till opens here");
  }

  override receive(order: string): void {
    this.#orders += 1;
    this.sender.tell(`${order} is order ${this.#orders} of a till in TypeScript`);
  }
}

/** One on each node, at the same path. */
class Cook extends Actor {
  override receive(order: string): void {
    console.log(`the cook gets ${order}`);
  }
}

/** What an event means, in words. */
const WORDS = [
  [MemberUp, "is up"],
  [MemberLeft, "leaves"],
  [MemberDowned, "is declared dead"],
  [MemberRemoved, "is removed"],
  [UnreachableMember, "cannot be reached"],
  [ReachableMember, "can be reached again"],
] as const;

// A node of the cluster "Shop", in TypeScript: `--port N --seed N`. It prints what happens to the cluster until its input ends; then it leaves.
// Each line of its input is an order, which it takes to the till, and to the cooks of all nodes.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, seed: { type: "string", default: "0" } } });
const system = await ActorSystem.create(
  "Shop",
  `akka {
    loglevel = ERROR
    actor.provider = cluster
    remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${values.port} }
    cluster {
      seed-nodes = ["akka.tcp://Shop@127.0.0.1:${values.seed}"]
      roles = [typescript]
      split-brain-resolver.stable-after = 5 s
    }
  }`,
);

function print(event: ClusterDomainEvent): void {
  if (event instanceof LeaderChanged) console.log(`the leader is ${event.leader ?? "nobody"}`);
  for (const [type, words] of WORDS) {
    if (event instanceof type) console.log(`${event.member.address} (${[...event.member.roles].join()}) ${words}`);
  }
}

const cluster = Cluster.get(system);
cluster.subscribe((event) => print(event as ClusterDomainEvent), "events");
system.actorOf(Props.create(Cook), "cook");
const cooks = system.actorOf(Props.empty().withRouter(new ClusterRouterGroup(new RoundRobinGroup(["/user/cook"]))), "cooks");
system.actorOf(ClusterSingletonManager.props(Props.create(Till), PoisonPill.instance, { singletonName: "till" }), "till-manager");
const till = system.actorOf(ClusterSingletonProxy.props("/user/till-manager", { singletonName: "till" }), "till");
for await (const order of createInterface({ input: process.stdin })) {
  cooks.tell(new Broadcast(order));
  console.log(await till.ask(order, "30 s"));
}
await system.terminate();
