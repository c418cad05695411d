import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Actor, type ActorRef, ActorSystem, AskTimeoutError, Props } from "ritsem";
import { Cluster, type ClusterDomainEvent, MemberRemoved, MemberUp, UnreachableMember } from "ritsem/cluster";
import { ClusterSharding, CurrentRegions, EntityTypeKey, GetCurrentRegions, HashCodeMessageExtractor } from "ritsem/sharding";

/** The type of the entities, with the same name and count of shards as in C#. */
const orders = new EntityTypeKey<string>("Order", new HashCodeMessageExtractor(20));

/** One for each id in the whole cluster, on any of its nodes. Answers with its lines, and where it is. */
class Order extends Actor<string> {
  readonly #id: string;
  readonly #lines: string[] = [];

  constructor(id: string) {
    super();
    this.#id = id;
  }

  override preStart(): void {
    console.log(`${this.#id} opens here`);
  }

  override postStop(): void {
    console.log(`${this.#id} closes here`);
  }

  override receive(line: string): void {
    this.#lines.push(line);
    this.sender.tell(`${this.#id} has ${this.#lines.join(", ")}, in TypeScript`);
  }
}

// A node of the cluster "Shop" that hosts orders, in TypeScript: `--port N --seed N`. Each line of its input is the id of an order and what is added to
// it. It prints the answers, what happens to the cluster, and which orders open and close here, until its input ends; then it leaves.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, seed: { type: "string", default: "0" } } });
const system = await ActorSystem.create(
  "Shop",
  `akka {
    loglevel = ERROR
    actor.provider = cluster
    remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${values.port} }
    cluster {
      seed-nodes = ["akka.tcp://Shop@127.0.0.1:${values.seed}"]
      app-version = 1.0.0 # the same as in C#: shards go to the newest version first
      split-brain-resolver.stable-after = 5 s
      sharding { state-store-mode = ddata, rebalance-interval = 1 h } # orders move only when their node is gone
    }
  }`,
);

function print(event: ClusterDomainEvent): void {
  if (event instanceof MemberUp) console.log(`${event.member.address} is up`);
  if (event instanceof UnreachableMember) console.log(`${event.member.address} cannot be reached`);
  if (event instanceof MemberRemoved) console.log(`${event.member.address} is removed`);
}

/** Resolves when the coordinator knows the region of this node, so that it can get orders. */
async function isKnown(region: ActorRef): Promise<void> {
  const own = String(system.address);
  for (;;) {
    const answer = await region.ask(GetCurrentRegions.instance, CurrentRegions, "5 s").catch(() => undefined);
    if (answer?.regions.some((node) => String(node) === own) === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Messages for a node that has crashed are lost until it is removed from the cluster: asks again until the order answers. */
async function add(id: string, line: string): Promise<string> {
  for (;;) {
    try {
      return await sharding.entityRefFor(orders, id).ask(line, String, "20 s");
    } catch (error) {
      if (!(error instanceof AskTimeoutError)) throw error;
      console.log(`${id} does not answer`);
    }
  }
}

Cluster.get(system).subscribe((event) => print(event as ClusterDomainEvent), "events");
const sharding = ClusterSharding.get(system);
await isKnown(sharding.startEntities(orders, (id) => Props.create(Order, id)));
console.log("orders may open here");
for await (const line of createInterface({ input: process.stdin })) {
  const [id = "", what = ""] = line.split(/ (.*)/);
  console.log(await add(id, what));
}
await system.terminate();
