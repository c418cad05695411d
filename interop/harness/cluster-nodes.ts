import { AkkaNetPeer } from "./akka-net-peer.ts";
import { programOf, type Runtime } from "./deploying-node.ts";
import { freePort } from "./free-port.ts";
import type { PartitionableNetwork } from "./partitionable-network.ts";
import type { PeerLogEvent } from "./peer-event.ts";

const NAME = "Mixed";
/** For tests in which every node answers: a node that starts slowly on a busy machine is neither unreachable nor warned of. */
const PATIENT = "akka.cluster.failure-detector.acceptable-heartbeat-pause = 30 s";
/** For tests in which a node stops answering: it is found unreachable within about six seconds. */
export const NOTICES_A_CRASH = "akka.cluster.failure-detector.acceptable-heartbeat-pause = 4 s";
/** For tests that a node found unreachable by mistake would disturb: a crash is noticed within about twelve seconds. */
export const NOTICES_A_CRASH_CAREFULLY = "akka.cluster.failure-detector.acceptable-heartbeat-pause = 10 s";

/** What the nodes of a cluster have in common. */
export interface ClusterOptions {
  /** HOCON for all of them, such as `NOTICES_A_CRASH`. */
  readonly config?: string;
  /** HOCON for those of one runtime, and variables of their environment. */
  readonly of?: Readonly<Partial<Record<Runtime, { readonly config: string; readonly env?: Readonly<Record<string, string>> }>>>;
  /** Default: the nodes reach each other directly. */
  readonly network?: PartitionableNetwork;
  /** Default `akka.tcp`. */
  readonly protocol?: "akka.tcp" | "akka.ssl.tcp";
}

/** Nodes of one cluster, each a process of its own, of either runtime. */
export class ClusterNodes implements AsyncDisposable {
  readonly #ports: readonly number[];
  readonly #options: ClusterOptions;
  readonly #nodes: AkkaNetPeer[] = [];

  private constructor(ports: readonly number[], options: ClusterOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** Reserves addresses for `count` nodes, from the lowest to the highest. */
  static async of(count: number, options: ClusterOptions = {}): Promise<ClusterNodes> {
    const ports = options.network?.ports ?? (await Promise.all(Array.from({ length: count }, () => freePort())));
    return new ClusterNodes(
      ports.toSorted((one, other) => one - other),
      options,
    );
  }

  /** The address of the node at `index`; 0 is the lowest. */
  addressOf(index: number): string {
    return `${this.#options.protocol ?? "akka.tcp"}://${NAME}@127.0.0.1:${this.#ports[index] ?? 0}`;
  }

  /**
   * Starts the node at `index`, which joins the nodes at `seeds`.
   *
   * @param own HOCON for this node alone.
   */
  async start(index: number, runtime: Runtime, seeds: readonly number[], own = ""): Promise<AkkaNetPeer> {
    const { config = "", of, network } = this.#options;
    const port = network === undefined ? (this.#ports[index] ?? 0) : await freePort();
    network?.place(index, port);
    const seedNodes = seeds.map((seed) => `"${this.addressOf(seed)}"`).join(", ");
    const text = `akka.actor.provider = cluster
      akka.remote.dot-netty.tcp { public-hostname = "127.0.0.1", public-port = ${this.#ports[index] ?? 0} }
      akka.cluster { seed-nodes = [${seedNodes}], roles = [${runtime === "Ritsem" ? "ritsem" : "dotnet"}], downing-provider-class = "" }
      ${PATIENT}
      ${config}
      ${of?.[runtime]?.config ?? ""}
      ${own}`;
    const node = await AkkaNetPeer.start({ name: NAME, port, config: text, env: of?.[runtime]?.env ?? {} }, programOf(runtime));
    this.#nodes.push(node);
    return node;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.kill()));
  }
}

/**
 * What a node of .NET has warned of so far. Two real nodes log neither while all goes well.
 *
 * @param gone addresses of nodes that have shut down in order, by runtime. INTEROP: of a real node that leaves, another real node may log
 * what is left out here (in 20 rounds, three real nodes did the first in 17 and the second in 5). It dials the node once more, in vain. And two nodes that learn of
 * each other at once dial each other and keep both connections; the one that shuts down may close one of them before its DISASSOCIATE is
 * written. A Ritsem node always writes it.
 */
export function complaintsOf(node: AkkaNetPeer, gone: Readonly<Partial<Record<Runtime, readonly string[]>>> = {}): readonly string[] {
  const { Ritsem: ours = [], "Akka.NET": theirs = [] } = gone;
  return node.events.flatMap((event) => {
    if (event.event !== "log" || (event.level !== "warning" && event.level !== "error")) return [];
    const isUsual =
      [...ours, ...theirs].some((address) => isOfVainDial(event, address)) ||
      theirs.some((address) => isOfClosedConnection(event, address));
    return isUsual ? [] : [`${event.source}: ${event.text}`];
  });
}

function isOfVainDial({ text }: PeerLogEvent, address: string): boolean {
  return (
    text.startsWith("AssociationError [") && text.includes(`-> ${address}: Error [`) && /Connection refused|Association failed/u.test(text)
  );
}

function isOfClosedConnection({ source, text }: PeerLogEvent, address: string): boolean {
  if (text === "Disassociated") return source.includes(`/reliableEndpointWriter-${encodeURIComponent(address)}-`);
  return text.includes(address) && /has failed; address is now gated for .*EndpointDisassociatedException: Disassociated/su.test(text);
}
