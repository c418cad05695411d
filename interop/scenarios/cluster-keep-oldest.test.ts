import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes, NOTICES_A_CRASH_CAREFULLY } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import type { Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PartitionableNetwork } from "../harness/partitionable-network.ts";

const TEST_MS = 300_000;
/** The node that starts first is not the one with the lowest address, which would win with keep-majority. */
const OLDEST = 1;
// Without `down-all-when-unstable`, because a busy machine may find nodes unreachable one after another.
const KEEP_OLDEST = `${NOTICES_A_CRASH_CAREFULLY}
  akka.cluster.downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
  akka.cluster.split-brain-resolver { active-strategy = keep-oldest, stable-after = 15 s, down-all-when-unstable = off }`;
/** Who is the oldest, and the runtimes by address. The last row shows what real nodes do among themselves. */
const CLUSTERS: readonly (readonly [what: string, runtimes: readonly [Runtime, Runtime, Runtime, Runtime]])[] = [
  ["a Ritsem node is the oldest", ["Akka.NET", "Ritsem", "Ritsem", "Akka.NET"]],
  ["a node of Akka.NET is the oldest", ["Ritsem", "Akka.NET", "Akka.NET", "Ritsem"]],
  ["all nodes are of Akka.NET", ["Akka.NET", "Akka.NET", "Akka.NET", "Akka.NET"]],
];

/** A cluster in a network; the node at `OLDEST` has formed it. */
class PartitionedCluster implements AsyncDisposable {
  readonly #network: PartitionableNetwork;
  readonly #nodes: ClusterNodes;
  readonly #members: readonly AkkaNetPeer[];

  private constructor(network: PartitionableNetwork, nodes: ClusterNodes, members: readonly AkkaNetPeer[]) {
    this.#network = network;
    this.#nodes = nodes;
    this.#members = members;
  }

  static async of(runtimes: readonly Runtime[]): Promise<PartitionedCluster> {
    const network = await PartitionableNetwork.of(runtimes.length);
    const nodes = await ClusterNodes.of(runtimes.length, { config: KEEP_OLDEST, network });
    const start = (index: number): Promise<AkkaNetPeer> => nodes.start(index, runtimes[index] ?? "Ritsem", [OLDEST]);
    const oldest = await start(OLDEST);
    await untilAllSee([oldest], [oldest.address]);
    const members = await Promise.all(runtimes.map(async (_, index) => (index === OLDEST ? oldest : await start(index))));
    await untilAllSee(members, addressesOf(members));
    return new PartitionedCluster(network, nodes, members);
  }

  /** Cuts `lasting` off from `ending`, until the former have removed the latter, which have shut down. */
  async partition(lasting: readonly number[], ending: readonly number[]): Promise<void> {
    const [staying, going] = [lasting, ending].map((side) => side.flatMap((index) => this.#members[index] ?? []));
    if (staying === undefined || going === undefined) throw new Error("unreachable: two sides");
    this.#network.partition(...lasting);
    for (const { address } of going) for (const node of staying) assert.equal(await untilRemoved(node, address), "Down");
    for (const node of going) await untilRemoved(node, node.address); // each downs itself, and leaves its own cluster
    await untilAllSee(staying, addressesOf(staying));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#nodes[Symbol.asyncDispose]();
    await this.#network[Symbol.asyncDispose]();
  }
}

describeWithAkkaNet("With keep-oldest, of a partitioned cluster", () => {
  for (const [what, runtimes] of CLUSTERS) {
    it(
      `in which ${what}, the side with the oldest goes on, then the oldest against a single node`,
      async () => {
        await using cluster = await PartitionedCluster.of(runtimes);
        await cluster.partition([1, 3], [0, 2]);
        await cluster.partition([1], [3]);
      },
      TEST_MS,
    );

    it(
      `in which ${what}, the others go on if it is alone`,
      async () => {
        await using cluster = await PartitionedCluster.of(runtimes.slice(0, 3));
        await cluster.partition([0, 2], [1]);
      },
      TEST_MS,
    );
  }
});
