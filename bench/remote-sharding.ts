import { once } from "node:events";
import { parseArgs } from "node:util";
import { Actor, type ActorRef, ActorSystem, Address, Props } from "ritsem";
import { Cluster } from "ritsem/cluster";
import { ClusterSharding, EntityTypeKey, HashCodeMessageExtractor, ShardingEnvelope } from "ritsem/sharding";
import { Echo } from "./ping-pong/actors.ts";

// Messages to entities on another node, beside messages to plain actors there, in the same rounds. README.md has the form; ShardBench is the same in C#.
//   server           a node with the role `host`: a region, and plain actors
//   client --port N  a node with a proxy: clients with 50 messages under way each, to plain actors and to entities in turn

const ACTORS = 64;
const IN_FLIGHT = 50;
const echoes = new EntityTypeKey<string>("Echo", new HashCodeMessageExtractor(20));

class Start {}

/** As the client of ping-pong, but `message` may be an envelope. */
class Client extends Actor {
  readonly #send: () => void;
  readonly #roundTrips: number;
  readonly #onDone: () => void;
  #sent = 0;
  #received = 0;

  constructor(target: ActorRef, message: unknown, roundTrips: number, onDone: () => void) {
    super();
    this.#send = () => {
      this.#sent += 1;
      target.tell(message, this.self);
    };
    this.#roundTrips = roundTrips;
    this.#onDone = onDone;
  }

  override receive(message: unknown): void {
    if (message instanceof Start) {
      while (this.#sent < Math.min(IN_FLIGHT, this.#roundTrips)) this.#send();
      return;
    }
    this.#received += 1;
    if (this.#sent < this.#roundTrips) this.#send();
    if (this.#received === this.#roundTrips) this.#onDone();
  }
}

function startNode(role: string): Promise<ActorSystem> {
  return ActorSystem.create(
    "Bench",
    `akka {
      loglevel = ERROR
      actor.provider = cluster
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
      cluster { roles = [${role}], sharding { role = host, state-store-mode = ddata, retry-interval = 500 ms } }
    }`,
  );
}

async function serve(): Promise<void> {
  const system = await startNode("host");
  await Cluster.get(system).joinAsync(system.address);
  for (let index = 0; index < ACTORS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  ClusterSharding.get(system).startEntities(echoes, Props.create(Echo));
  console.log(`READY ${system.address.port}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

/** Messages a second, both directions together. */
async function measure(
  system: ActorSystem,
  clients: number,
  total: number,
  targetOf: (index: number) => Promise<readonly [target: ActorRef, message: unknown]>,
): Promise<number> {
  const roundTrips = Math.floor(total / clients);
  const actors: ActorRef[] = [];
  const done: Promise<void>[] = [];
  for (let index = 0; index < clients; index += 1) {
    const [target, message] = await targetOf(index);
    done.push(
      new Promise((resolve) => actors.push(system.actorOf(Props.from(() => new Client(target, message, roundTrips, resolve))) as ActorRef)),
    );
  }
  const startedMs = performance.now();
  for (const actor of actors) actor.tell(new Start());
  await Promise.all(done);
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const actor of actors) system.stop(actor);
  return Math.round((2 * roundTrips * clients) / seconds);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "0" },
    clients: { type: "string", default: "10" },
    total: { type: "string", default: "300000" },
    rounds: { type: "string", default: "5" },
  },
});

async function runClient(): Promise<void> {
  const system = await startNode("user");
  const server = new Address(system.address.protocol, "Bench", "127.0.0.1", Number(values.port));
  await Cluster.get(system).joinAsync(server);
  const proxy = ClusterSharding.get(system).startEntitiesProxy(echoes, "host");
  const plainOf = async (index: number): Promise<readonly [ActorRef, unknown]> => [
    await system.actorSelection(`${server}/user/echo${index}`).resolveOne("30 s"),
    "hit",
  ];
  const entityOf = (index: number): Promise<readonly [ActorRef, unknown]> =>
    Promise.resolve([proxy, new ShardingEnvelope(`e${index}`, "hit")]);
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const plain = await measure(system, Number(values.clients), Number(values.total), plainOf);
    const sharded = await measure(system, Number(values.clients), Number(values.total), entityOf);
    const share = Math.round((sharded / plain) * 1_000) / 1_000;
    if (round > 0) console.log(JSON.stringify({ peer: "ritsem", case: "sharding", round, plain, sharded, share })); // the first is for warming up
  }
  await system.terminate();
}

await (positionals[0] === "server" ? serve() : runClient());
