import { afterEach, assert, describe, it } from "vitest";
import { Actor, type ActorSystem, Props, startActorSystem } from "../actor/index.ts";
import { Cluster } from "../cluster/index.ts";
import { parse } from "../hocon/index.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { ClusterSharding, EntityTypeKey, GracefulShutdown, HashCodeMessageExtractor } from "../sharding/index.ts";
import { runCommandLine } from "./command-line.ts";
import { configurationHost } from "./talk/configuration-host.ts";

const PATIENT = ["--timeout", "30 s"];
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Counter extends Actor<string> {
  override receive(message: string): void {
    if (message !== "stay") this.sender.tell("here");
  }
}
const orders = new EntityTypeKey<string>("Order", new HashCodeMessageExtractor(10));
const carts = new EntityTypeKey<string>("Cart of 1\u001b[2J", new HashCodeMessageExtractor(10));

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function shards(address: string, ...more: readonly string[]): Promise<Run> {
  const said = { out: "", err: "" };
  const exitCode = await runCommandLine(["cluster", "shards", address, ...PATIENT, ...more], {
    platform: nodePlatform(),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    stopped: new AbortController().signal,
  });
  return { exitCode, ...said };
}

/** A member that is never unreachable, and ends without leaving. */
async function member(config = "", first?: ActorSystem): Promise<ActorSystem> {
  const own = `akka { actor.provider = cluster, loglevel = OFF, stdout-loglevel = OFF
      coordinated-shutdown.run-by-actor-system-terminate = off
      cluster { failure-detector.acceptable-heartbeat-pause = 600 s, sharding { state-store-mode = ddata, retry-interval = 200 ms } }
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }`;
  const system = await startActorSystem(configurationHost(nodePlatform()), "Shop", parse(config).withFallback(parse(own)));
  cleanUps.push(() => system.terminate());
  await Cluster.get(system).joinAsync((first ?? system).address);
  return system;
}

/** A region of orders with `e1` and `e6` in shard 8, and `e2` in shard 0. */
async function host(config = ""): Promise<ActorSystem> {
  const system = await member(config);
  const sharding = ClusterSharding.get(system);
  const role = Cluster.get(system).selfRoles.has("host") ? "host" : "";
  sharding.startEntities(orders, Props.create(Counter), { role }, { handOffStopMessage: "stay" });
  for (const id of ["e1", "e2", "e6"]) assert.equal(await sharding.entityRefFor(orders, id).ask("where", "30 s"), "here");
  return system;
}

describe("ritsem cluster shards", () => {
  it("prints types, the coordinator, regions, and the count of entities in each shard", async () => {
    const { address } = await host();
    const { exitCode, out, err } = await shards(`${address}`);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.include(out, `Order: hosted here. Coordinator: ${address}.`);
    assert.match(out, new RegExp(`${address} +2 +3 +0: 1, 8: 2`));
    assert.include(out, "1 region, 2 shards, 3 entities.");
    assert.include(out, "No shard is moving.");
    assert.notInclude(out, "Not known");
  });

  it("prints the same as JSON, and with --type also the ids of the entities on the node", async () => {
    const { address } = await host();
    const { out } = await shards(`${address}`, "--json", "--type", "Order");
    const { types, ...rest } = JSON.parse(out) as { readonly types: readonly [Record<string, unknown>] };
    assert.deepEqual(rest, { address: `${address}`, runtime: "Ritsem" } as never);
    assert.deepInclude(types[0], {
      name: "Order",
      kind: "region",
      coordinator: `${address}`,
      rebalances: [],
      entities: { 0: ["e2"], 8: ["e1", "e6"] },
      unknown: [],
    });
    assert.include((await shards(`${address}`, "--type", "Order")).out, "Entities of shard 8 here: e1, e6.");
  });

  it("tells of all regions through a proxy, and of a shard that is moving", async () => {
    const first = await host("akka.cluster.roles = [host]");
    const second = await member("", first);
    ClusterSharding.get(second).startEntitiesProxy(orders, "host");
    await ClusterSharding.get(second).entityRefFor(orders, "e1").ask("where", "30 s");
    const { out } = await shards(`${second.address}`);
    assert.include(out, "Order: a proxy here.");
    assert.match(out, new RegExp(`${first.address} +2 +3 `));
    ClusterSharding.get(first).shardRegion("Order").tell(GracefulShutdown.instance); // its entities do not stop, so that shards go on moving
    let moving = "";
    while (!moving.includes("MOVING")) moving = (await shards(`${second.address}`)).out;
    assert.include(moving, `MOVING: shard 8, away from ${first.address}.`);
  });

  it("prints no control characters of a name, and says which type was not started", async () => {
    const system = await member();
    ClusterSharding.get(system).startEntitiesProxy(carts);
    const { out } = await shards(`${system.address}`);
    assert.include(out, "Cart of 1 [2J: a proxy here.");
    assert.notInclude(out, "\u001b");
    const other = await shards(`${system.address}`, "--type", "Order");
    assert.deepEqual([other.exitCode, other.out.includes("It has started no type of entities with the name Order.")], [0, true]);
  });

  it("is refused by a node that does not trust its peers", async () => {
    const { address } = await host("akka.remote.untrusted-mode = on");
    const { exitCode, out, err } = await shards(`${address}`);
    assert.deepEqual([exitCode, out], [3, ""]);
    assert.include(err, "akka.remote.untrusted-mode is on");
  });

  it("says of a node without sharding that it has none, or does not say so", async () => {
    const { address } = await member();
    const { exitCode, out } = await shards(`${address}`, "--timeout", "2 s");
    assert.equal(exitCode, 0);
    assert.include(out, "no type of entities, or does not say");
  });
});
