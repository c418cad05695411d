import type { Address } from "../../actor/index.ts";
import { compareAddresses } from "../member/unique-address.ts";

/** Addresses of nodes in the order of addresses, without duplicates. Immutable. */
export class NodeList {
  /** The nodes in order. */
  readonly addresses: readonly Address[];

  constructor(addresses: Iterable<Address> = []) {
    const byText = new Map(Array.from(addresses, (address) => [address.toString(), address]));
    this.addresses = [...byText.values()].sort(compareAddresses);
  }

  /** With `address`. */
  with(address: Address): NodeList {
    return new NodeList([...this.addresses, address]);
  }

  /** Without `address`. */
  without(address: Address): NodeList {
    return new NodeList(this.addresses.filter((each) => !each.equals(address)));
  }
}

/**
 * The node of a pool's next routee: the first of those that have the fewest. `routeesAt`: the nodes of the present routees. Returns undefined
 * if there are enough routees. INTEROP: ClusterRouterPoolActor.SelectDeploymentTarget in ClusterRoutingConfig.cs.
 */
export function nextPoolNode(
  nodes: readonly Address[],
  routeesAt: readonly Address[],
  { totalInstances, maxInstancesPerNode }: { readonly totalInstances: number; readonly maxInstancesPerNode: number },
): Address | undefined {
  if (routeesAt.length >= totalInstances) return undefined;
  const counts = new Map<string, number>();
  for (const address of routeesAt) counts.set(address.toString(), (counts.get(address.toString()) ?? 0) + 1);
  let target: Address | undefined;
  let fewest = maxInstancesPerNode;
  for (const node of nodes) {
    const count = counts.get(node.toString()) ?? 0;
    if (count >= fewest) continue;
    target = node;
    fewest = count;
  }
  return target;
}

/** A routee of a group: one path on one node. */
export interface GroupPlace {
  readonly address: Address;
  readonly path: string;
}

/** The paths of a group that are in use, by the address of their node. */
export type UsedPaths = ReadonlyMap<string, { readonly address: Address; readonly paths: ReadonlySet<string> }>;

/**
 * The next routee of a group: the first path on a node without routees, otherwise the next path of the node with the fewest. Returns
 * undefined if there are enough routees. INTEROP: ClusterRouterGroupActor.SelectDeploymentTarget in ClusterRoutingConfig.cs.
 */
export function nextGroupPlace(
  nodes: readonly Address[],
  used: UsedPaths,
  routeeCount: number,
  { totalInstances, routeesPaths }: { readonly totalInstances: number; readonly routeesPaths: readonly string[] },
): GroupPlace | undefined {
  if (nodes.length === 0 || routeeCount >= totalInstances) return undefined;
  const [first] = routeesPaths;
  const unused = nodes.find((node) => !used.has(node.toString()));
  if (unused !== undefined) return first === undefined ? undefined : { address: unused, path: first };
  const [fewest] = [...used.values()].sort((one, other) => one.paths.size - other.paths.size);
  const path = routeesPaths.find((each) => fewest?.paths.has(each) === false);
  return fewest === undefined || path === undefined ? undefined : { address: fewest.address, path };
}

/** `used` with the routee at `place`. */
export function withPlace(used: UsedPaths, { address, path }: GroupPlace): UsedPaths {
  const known = used.get(address.toString())?.paths ?? [];
  return new Map(used).set(address.toString(), { address, paths: new Set([...known, path]) });
}

/** `used` without the routees at `address`. */
export function withoutNode(used: UsedPaths, address: Address): UsedPaths {
  const left = new Map(used);
  left.delete(address.toString());
  return left;
}
