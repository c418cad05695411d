import { ActorPath, RouterConfigurationError } from "../../actor/index.ts";
import type { Member } from "../member/member.ts";

/** Which members have routees of a cluster-aware router, and how many there are. */
export interface ClusterRouterSettings {
  /** The most routees in the whole cluster. Default: 10 000. Key: `cluster.max-total-nr-of-instances`, or `nr-of-instances`, of the router's section. */
  readonly totalInstances?: number;
  /** Whether the router's own node may have routees. Default: true. Key: `cluster.allow-local-routees`. */
  readonly allowLocalRoutees?: boolean;
  /** Only members with this role have routees. Default: all members. Key: `cluster.use-role`. */
  readonly useRole?: string;
}

/** Settings of a {@link ClusterRouterPool}. */
export interface ClusterRouterPoolSettings extends ClusterRouterSettings {
  /** The most routees on each member. Default: 1. Key: `cluster.max-nr-of-instances-per-node`. */
  readonly maxInstancesPerNode?: number;
}

/** Settings of a {@link ClusterRouterGroup}. */
export interface ClusterRouterGroupSettings extends ClusterRouterSettings {
  /** Paths of the routees on each member, without an address. Default: the paths of the group. Key: `routees.paths`. */
  readonly routeesPaths?: readonly string[];
}

/** The most routees of a router, unless it says otherwise. Key: `akka.actor.deployment.default.cluster.max-total-nr-of-instances`. */
const TOTAL_INSTANCES = 10_000;

/** The settings of a pool with all defaults. Throws RouterConfigurationError for numbers that are not positive integers. */
export function completePoolSettings({
  maxInstancesPerNode = 1,
  ...settings
}: ClusterRouterPoolSettings): Required<ClusterRouterPoolSettings> {
  return { ...complete(settings), maxInstancesPerNode: positive(maxInstancesPerNode, "maxInstancesPerNode") };
}

/** The settings of a group with all defaults. Throws RouterConfigurationError for an invalid number, and for paths that are none or have an address. */
export function completeGroupSettings(
  { routeesPaths, ...settings }: ClusterRouterGroupSettings,
  paths: readonly string[],
): Required<ClusterRouterGroupSettings> {
  const chosen = routeesPaths ?? paths;
  if (chosen.length === 0) {
    throw new RouterConfigurationError(
      'A ClusterRouterGroup needs paths: set routees.paths, or give the group paths. Example: ["/user/worker"].',
    );
  }
  return { ...complete(settings), routeesPaths: [...new Set(chosen.map(relativePath))] };
}

/** Whether `member` may have routees of a router at the node `self`. INTEROP: ClusterRouterActor.IsAvailable in ClusterRoutingConfig.cs. */
export function mayHaveRoutees(member: Member, { useRole, allowLocalRoutees }: Required<ClusterRouterSettings>, self: string): boolean {
  const isUp = member.status === "Up" || member.status === "WeaklyUp";
  return isUp && hasRole(member.roles, useRole) && (allowLocalRoutees || member.address.toString() !== self);
}

/** Whether a node with `roles` has the role of a router; empty: every node has. */
export function hasRole(roles: ReadonlySet<string>, role: string): boolean {
  return role === "" || roles.has(role);
}

function complete({ totalInstances = TOTAL_INSTANCES, allowLocalRoutees = true, useRole = "" }: ClusterRouterSettings) {
  return { totalInstances: positive(totalInstances, "totalInstances"), allowLocalRoutees, useRole };
}

function positive(value: number, what: string): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new RouterConfigurationError(`${what} of a cluster-aware router is ${value}; it must be an integer of at least 1.`);
}

function relativePath(path: string): string {
  const names = path.replace(/^\//, "").split("/");
  try {
    for (const name of names) ActorPath.assertValidName(name);
  } catch (cause) {
    throw new RouterConfigurationError(
      `"${path}" is not a path that every member may have: write it without an address, such as "/user/worker".`,
      { cause },
    );
  }
  return `/${names.join("/")}`;
}
