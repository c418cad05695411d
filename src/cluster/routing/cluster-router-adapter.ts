import { ActorSystemStartError } from "../../actor/index.ts";
import type { DeploymentSection, RouterAdapter } from "../../actor/internal.ts";
import { atLeast, type Config } from "../../hocon/index.ts";
import { ClusterRouterGroup } from "./cluster-router-group.ts";
import { ClusterRouterPool } from "./cluster-router-pool.ts";
import type { ClusterRouterPoolSettings } from "./cluster-router-settings.ts";

/**
 * Makes the routers cluster-aware in whose sections of `akka.actor.deployment` `cluster.enabled` is on. Throws ActorSystemStartError for a
 * section that contradicts itself. INTEROP: ClusterDeployer.ParseConfig in ClusterActorRefProvider.cs.
 */
export const adaptClusterRouters: RouterAdapter = ({ path, section, own, hasRouter, hasPlace }: DeploymentSection) => {
  if (!section.getBoolean("cluster.enabled")) return undefined;
  const key = `akka.actor.deployment."${path}"`;
  const fail = (text: string): never => {
    throw new ActorSystemStartError(`${key}.cluster.enabled is on, ${text}`, section.origin("cluster.enabled"));
  };
  if (!hasRouter) fail("but the section defines no router. Set router to the name of a pool or a group.");
  if (hasPlace) fail("but remote or target.nodes say where its routees run. Remove them: the members have the routees.");
  if (section.getBoolean("resizer.enabled"))
    fail("and so is resizer.enabled. The members determine the number of routees: turn the resizer off.");
  const settings = settingsFrom(section, own);
  return (router) => (router.kind === "pool" ? new ClusterRouterPool(router, settings) : new ClusterRouterGroup(router, settings));
};

/** INTEROP: `nr-of-instances` of the section, not that of the defaults, is another name of `max-total-nr-of-instances`, which it overrides. */
function settingsFrom(section: Config, own: Config): Required<ClusterRouterPoolSettings> {
  const total = own.hasPath("nr-of-instances") ? "nr-of-instances" : "cluster.max-total-nr-of-instances";
  return {
    totalInstances: section.getInt(total, atLeast(1)),
    maxInstancesPerNode: section.getInt("cluster.max-nr-of-instances-per-node", atLeast(1)),
    allowLocalRoutees: section.getBoolean("cluster.allow-local-routees"),
    useRole: section.getString("cluster.use-role"),
  };
}
