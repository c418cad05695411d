import type { AkkaNetPeer } from "./akka-net-peer.ts";
import type { ClusterNodes } from "./cluster-nodes.ts";
import type { Runtime } from "./deploying-node.ts";
import type { PeerClusterState } from "./peer-command.ts";

const WITHIN_MS = 90_000;
const LOOK_AGAIN_MS = 200;

/** The addresses of these nodes. */
export const addressesOf = (nodes: readonly AkkaNetPeer[]): readonly string[] => nodes.map(({ address }) => address);

/** Waits until `node` no longer has the member at `address`; resolves with its status before. */
export async function untilRemoved(node: AkkaNetPeer, address: string): Promise<string | undefined> {
  const isRemoval = "MemberRemoved";
  const event = await node.nextEvent((each) => each.event === "cluster" && each.type === isRemoval && each.address === address, WITHIN_MS);
  return event.event === "cluster" ? event.previousStatus : undefined;
}

/** Waits until each of `nodes` finds the member at `address` unreachable. */
export async function untilUnreachable(nodes: readonly AkkaNetPeer[], address: string): Promise<void> {
  const fits = (type: string) => (each: Awaited<ReturnType<AkkaNetPeer["nextEvent"]>>) =>
    each.event === "cluster" && each.type === type && each.address === address;
  await Promise.all(nodes.map((node) => node.nextEvent(fits("UnreachableMember"), WITHIN_MS)));
}

/** Starts nodes of these runtimes, the first of which forms the cluster and has the lowest address. */
export async function started(nodes: ClusterNodes, ...runtimes: readonly Runtime[]): Promise<readonly AkkaNetPeer[]> {
  const all: AkkaNetPeer[] = [];
  for (const [index, runtime] of runtimes.entries()) all.push(await nodes.start(index, runtime, [0]));
  await untilAllSee(all, addressesOf(all));
  return all;
}

/** Waits until each of `nodes` sees these members, all Up and reachable unless `expects` says otherwise. */
export async function untilAllSee(
  nodes: readonly AkkaNetPeer[],
  members: readonly string[],
  expects: (state: PeerClusterState) => boolean = ({ unreachable }) => unreachable.length === 0,
): Promise<void> {
  await Promise.all(nodes.map((node) => untilItSees(node, members, expects)));
}

async function untilItSees(node: AkkaNetPeer, members: readonly string[], expects: (state: PeerClusterState) => boolean): Promise<void> {
  const wanted = members.toSorted();
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    const state = await node.send({ command: "cluster-state" });
    const seen = state.members.filter(({ status }) => status === "Up").map(({ address }) => address);
    const isComplete = state.members.length === wanted.length && seen.toSorted().join() === wanted.join();
    if (isComplete && expects(state)) return;
    if (performance.now() > deadlineMs) throw new Error(`${node.address} does not see ${wanted.join(", ")}, but ${JSON.stringify(state)}`);
    // The state of a .NET node follows its events a little later, so that an event alone does not say when to look.
    await node.nextEvent(({ event }) => event === "cluster", LOOK_AGAIN_MS).catch(() => undefined);
  }
}
