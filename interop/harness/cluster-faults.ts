import type { AkkaNetPeer } from "./akka-net-peer.ts";
import { ClusterNodes, NOTICES_A_CRASH_CAREFULLY } from "./cluster-nodes.ts";
import { addressesOf, started, untilAllSee, untilRemoved, untilUnreachable } from "./cluster-view.ts";
import { complaintKindOf, isOfBusyMachine } from "./complaint-kind.ts";
import type { Runtime } from "./deploying-node.ts";
import { PartitionableNetwork } from "./partitionable-network.ts";

const KEEP_MAJORITY = `${NOTICES_A_CRASH_CAREFULLY}
  akka.cluster.downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
  akka.cluster.split-brain-resolver { active-strategy = keep-majority, stable-after = 15 s, down-all-when-unstable = off }`;

/** The runtimes of three nodes, from the lowest address, which leads, to the one that has the fault. */
export type ThreeRuntimes = readonly [leading: Runtime, other: Runtime, faulty: Runtime];

/** A cluster without Ritsem, to compare with. */
export const REAL_NODES: ThreeRuntimes = ["Akka.NET", "Akka.NET", "Akka.NET"];

type ThreeNodes = readonly [leading: AkkaNetPeer, other: AkkaNetPeer, faulty: AkkaNetPeer];

/** What can happen to one of three nodes. Each resolves with all nodes that have run. */
const FAULTS = {
  /** The node is killed and downed, and another one takes its address. */
  async crash(runtimes: ThreeRuntimes): Promise<readonly AkkaNetPeer[]> {
    await using nodes = await ClusterNodes.of(3, { config: NOTICES_A_CRASH_CAREFULLY });
    const [leading, other, faulty] = await threeStarted(nodes, runtimes);
    await faulty.kill();
    await untilUnreachable([leading, other], faulty.address);
    await leading.send({ command: "cluster-down", address: faulty.address });
    for (const node of [leading, other]) await untilRemoved(node, faulty.address);
    const again = await nodes.start(2, runtimes[2], [0]);
    await untilAllSee([leading, other, again], addressesOf([leading, other, again]));
    return [leading, other, again];
  },

  /** The node is cut off until all have noticed, and again until each side has downed the other one. */
  async partition(runtimes: ThreeRuntimes): Promise<readonly AkkaNetPeer[]> {
    await using network = await PartitionableNetwork.of(3);
    await using nodes = await ClusterNodes.of(3, { config: KEEP_MAJORITY, network });
    const all = await threeStarted(nodes, runtimes);
    const [leading, other, faulty] = all;
    network.partition(2);
    await untilUnreachable([leading, other], faulty.address);
    for (const { address } of [leading, other]) await untilUnreachable([faulty], address);
    network.repair();
    await untilAllSee(all, addressesOf(all));
    network.partition(2);
    for (const node of all) await untilRemoved(node, faulty.address);
    await untilAllSee([leading, other], addressesOf([leading, other]));
    return all;
  },
};

/** The name of a fault. */
export type Fault = keyof typeof FAULTS;

/** The names of all faults. */
export const FAULT_NAMES: readonly Fault[] = ["crash", "partition"];

/** The kinds of warnings and errors that the nodes of .NET log from the start of a cluster until it has survived the fault. */
export async function complaintKindsDuring(fault: Fault, runtimes: ThreeRuntimes): Promise<readonly string[]> {
  const nodes = await FAULTS[fault](runtimes);
  const kinds = nodes.filter((_, index) => runtimes[index] === "Akka.NET").flatMap(complaintKindsOf);
  return [...new Set(kinds)].sort();
}

function complaintKindsOf({ events }: AkkaNetPeer): readonly string[] {
  return events.flatMap((event) => {
    const isComplaint = event.event === "log" && (event.level === "warning" || event.level === "error") && !isOfBusyMachine(event);
    return isComplaint ? [complaintKindOf(event)] : [];
  });
}

async function threeStarted(nodes: ClusterNodes, runtimes: ThreeRuntimes): Promise<ThreeNodes> {
  const [leading, other, faulty] = await started(nodes, ...runtimes);
  if (leading === undefined || other === undefined || faulty === undefined) throw new Error("unreachable: three nodes");
  return [leading, other, faulty];
}
