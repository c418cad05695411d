import { Cluster, type LeaseFactory, type MemberStatus } from "../../../src/cluster/index.ts";
import { type SimulatedNode, Simulation } from "../../../src/testkit/index.ts";

const BASE = `
  akka.actor.provider = cluster
  akka.stdout-loglevel = OFF
  akka.loglevel = WARNING
  akka.coordinated-shutdown.exit-clr = off
  akka.cluster.seed-nodes = ["akka.memory://Shop@a:2552"]
  akka.cluster.split-brain-resolver.stable-after = 5 s
`;

/** A cluster in virtual time, whose nodes have the names `a`, `b`, … in the order of their addresses and of their age. */
export class SimulatedCluster {
  readonly simulation: Simulation;
  readonly lines: string[] = [];
  #names: readonly string[] = [];

  constructor(settings: string, leases: ReadonlyMap<string, LeaseFactory>) {
    this.simulation = new Simulation({
      seed: 1,
      systemName: "Shop",
      leases,
      config: `${BASE}\n${settings}`,
      onEvent: (event) => event.kind === "log" && this.lines.push(`${event.node}: ${event.line}`),
    });
  }

  /** Starts nodes one after the other, until each is Up. Those with a setting of their own are written as `name { … }`. */
  async start(names: string, settingsOf: Readonly<Record<string, string>> = {}): Promise<this> {
    this.#names = [...this.#names, ...names.split(" ")];
    for (const name of names.split(" ")) {
      await this.simulation.start(name, settingsOf[name]);
      await this.simulation.advance("6 s");
    }
    await this.simulation.advance("10 s");
    return this;
  }

  /** Cuts the links between two sides, and lets time pass. */
  async split(one: string, other: string, seconds: number): Promise<this> {
    this.simulation.network.partition(one.split(" "), other.split(" "));
    return this.advance(seconds);
  }

  async advance(seconds: number): Promise<this> {
    await this.simulation.advance(`${seconds} s`);
    return this;
  }

  /** The nodes that are still members, and so have not been shut down. */
  get alive(): string {
    return this.#names.filter((name) => this.#statusOf(name) === "Up").join(" ");
  }

  /** The members that `name` knows. */
  membersAt(name: string): string {
    return Cluster.get(this.#node(name).system)
      .state.members.map(({ address }) => address.host)
      .join(" ");
  }

  end(): void {
    this.simulation.end();
  }

  #node(name: string): SimulatedNode {
    const node = this.simulation.nodes.find((each) => each.name === name);
    if (node === undefined) throw new Error(`There is no node ${name}.`);
    return node;
  }

  #statusOf(name: string): MemberStatus | undefined {
    const node = this.#node(name);
    return node.isUp ? Cluster.get(node.system).selfMember.status : undefined;
  }
}

/** Runs `body` with a cluster, and ends it. */
export async function withCluster(
  settings: string,
  body: (cluster: SimulatedCluster) => Promise<void>,
  leases: ReadonlyMap<string, LeaseFactory> = new Map(),
): Promise<void> {
  const cluster = new SimulatedCluster(settings, leases);
  try {
    await body(cluster);
  } finally {
    cluster.end();
  }
}
