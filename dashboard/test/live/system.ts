// A system with faults going on, which the page is tested with: `npx tsx dashboard/test/live/system.ts [PORT]`. Prints the address of its dashboard.
// Peers run in the same process: one is well, one has stopped, one was never there, one is quarantined. Needs a build.
import { Actor, ActorSystem, Address, Props, RoundRobinPool } from "ritsem";
import { Cluster } from "ritsem/cluster";
import { remotingOf } from "ritsem/remote";
import { ClusterSharding, HashCodeMessageExtractor, ShardingEnvelope } from "ritsem/sharding";

const TOKEN = "a-token-for-the-tests";
const [port = "9090"] = process.argv.slice(2);
const quiet = "akka { stdout-loglevel = OFF, loglevel = OFF, loggers = [] }";
const local = 'akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }';

/** Takes 15 ms for each message, and gets more than it can handle. */
class Busy extends Actor {
  override receive(): void {
    const end = performance.now() + 15;
    while (performance.now() < end);
  }
}

/** Waits for an answer that never comes. */
class Payments extends Actor {
  override async receive(): Promise<void> {
    await new Promise(() => {});
  }
}

/** Fails at each message. */
class Flaky extends Actor {
  override receive(message: unknown): void {
    throw new Error(`no price for ${String(message)}`);
  }
}

class Worker extends Actor {
  override receive(): void {}
}

/** Has many children, and watches one of them. */
class Shelf extends Actor {
  override preStart(): void {
    for (let count = 0; count < 1500; count += 1) this.context.actorOf(Props.create(Worker), `item-${count}`);
    this.context.watch(this.context.actorOf(Props.create(Worker), "watched"));
  }
  override receive(): void {}
}

const shop = await ActorSystem.create(
  "Shop",
  `${quiet}
  ${local}
  akka { actor.provider = cluster, cluster { downing-provider-class = "", sharding.state-store-mode = ddata }, remote.retry-gate-closed-for = 1 s }
  ritsem.inspect { enabled = on, stuck-after = 1 s, http { port = ${port}, token = "${TOKEN}" } }`,
);
await Cluster.get(shop).joinAsync(shop.address);
const peers = await Promise.all(
  ["Well", "Stopped", "Refused"].map((name) => ActorSystem.create(name, `${quiet}\n${local}\nakka.actor.provider = remote`)),
);
for (const peer of peers) peer.actorOf(Props.create(Worker), "echo");
const [, stopped, refused] = peers;

const orders = shop.actorOf(Props.create(Worker).withRouter(new RoundRobinPool(5)), "orders");
const payments = shop.actorOf(Props.create(Payments), "payments");
const busy = shop.actorOf(Props.create(Busy), "busy");
const flaky = shop.actorOf(Props.create(Flaky), "flaky");
shop.actorOf(Props.create(Shelf), "shelf");
const carts = ClusterSharding.get(shop).start("Cart", () => Props.create(Worker), {}, new HashCodeMessageExtractor(10));
const echoes = await Promise.all(peers.map((peer) => shop.actorSelection(`${peer.address}/user/echo`).resolveOne("10 s")));
const nobody = Address.parse("akka.tcp://Nobody@127.0.0.1:9");

await stopped?.terminate();
if (refused !== undefined) remotingOf(shop).quarantine(refused.address, remotingOf(refused).uid, "a test wants it");

let turn = 0;
setInterval(() => {
  turn += 1;
  for (let count = 0; count < 20; count += 1) orders.tell(count);
  for (let count = 0; count < 6; count += 1) busy.tell(count);
  payments.tell("order");
  carts.tell(new ShardingEnvelope(`cart-${turn % 40}`, "tea"));
  for (const echo of echoes) echo.tell("hello");
  if (turn % 10 === 0) flaky.tell("tea");
  if (turn % 10 === 5) shop.actorSelection("/user/gone").tell("to nobody");
  if (turn % 20 === 5) shop.actorSelection(`${nobody}/user/echo`).tell("to no system");
}, 50);
console.log(`http://127.0.0.1:${port}/#token=${TOKEN}`);
