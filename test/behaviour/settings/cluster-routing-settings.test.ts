import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorRef, type Pool, RoundRobinPool } from "../../../src/actor/index.ts";
import { ClusterRouterPool } from "../../../src/cluster/index.ts";
import type { ExtendedActorSystem } from "../../../src/actor/internal.ts";
import { clusterReference } from "../../../src/cluster/reference.ts";
import { adaptClusterRouters } from "../../../src/cluster/routing/cluster-router-adapter.ts";
import { parse } from "../../../src/hocon/index.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

/** What a pool becomes whose section says `text`. */
function poolWith(text: string): Pool {
  const own = parse(text).resolve();
  const section = own
    .withFallback(parse("nr-of-instances = 1, resizer.enabled = off"))
    .withFallback(clusterReference().getConfig("akka.actor.deployment.default"))
    .resolve();
  const adapt = adaptClusterRouters({ path: "/x", section, own, hasRouter: true, hasPlace: false });
  const pool = new RoundRobinPool(1);
  return (adapt?.(pool) ?? pool) as Pool;
}

const settingsWith = (text: string): ClusterRouterPool["settings"] =>
  (poolWith(`cluster { enabled = on, ${text} }`) as ClusterRouterPool).settings;

describeSetting("akka.actor.deployment.default.cluster.enabled", () => {
  it("makes a router cluster-aware", () => {
    assert.equal(poolWith("").constructor.name, "RoundRobinPool");
    assert.equal(poolWith("cluster.enabled = on").constructor.name, "ClusterRouterPool");
  });
});

describeSetting("akka.actor.deployment.default.cluster.max-nr-of-instances-per-node", () => {
  it("limits the routees of a member", () => assert.equal(settingsWith("max-nr-of-instances-per-node = 4").maxInstancesPerNode, 4));
});

describeSetting("akka.actor.deployment.default.cluster.max-total-nr-of-instances", () => {
  it("limits all routees, unless nr-of-instances does", () => {
    assert.equal(settingsWith("max-total-nr-of-instances = 7").totalInstances, 7);
    const both = poolWith("nr-of-instances = 1, cluster { enabled = on, max-total-nr-of-instances = 7 }") as ClusterRouterPool;
    assert.equal(both.settings.totalInstances, 1);
  });
});

describeSetting("akka.actor.deployment.default.cluster.allow-local-routees", () => {
  it("keeps routees away from the router's own node", () => assert.isFalse(settingsWith("allow-local-routees = off").allowLocalRoutees));
});

describeSetting("akka.actor.deployment.default.cluster.use-role", () => {
  it("chooses members by their role", () => assert.equal(settingsWith("use-role = worker").useRole, "worker"));
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster"', () => {
  let systems: MultiSystem;

  beforeEach(() => {
    systems = new MultiSystem({
      config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
    });
  });

  afterEach(() => systems.terminate());

  it("says which serializer writes cluster-aware pools that are deployed elsewhere", async () => {
    const pool = "Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster";
    const serializerIn = async (config: string): Promise<number | string> => {
      const { system } = await systems.start("Test", config);
      const { serialization } = (system as ExtendedActorSystem).provider as unknown as { readonly serialization: Serialization<ActorRef> };
      try {
        return serialization.serialize(new ClusterRouterPool(new RoundRobinPool(1))).serializerId;
      } catch (error) {
        return (error as Error).constructor.name;
      }
    };
    assert.equal(await serializerIn(""), 5);
    assert.notEqual(await serializerIn(`akka.actor.serialization-bindings."${pool}" = json`), 5);
  });
});
