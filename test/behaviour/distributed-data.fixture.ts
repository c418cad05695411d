import { assert } from "vitest";
import type { ActorRef, ActorSystem } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { DistributedData } from "../../src/distributed-data/index.ts";
import { MultiSystem, type TestSetup } from "../../src/testkit/index.ts";
import { collector } from "./pub-sub.fixture.ts";

/** A node of a cluster with a replicator. */
export class DataNode {
  readonly system: ActorSystem;
  readonly data: DistributedData;
  /** All that the replicator has answered. */
  readonly answers: unknown[];
  readonly #asker: ActorRef;

  constructor(system: ActorSystem) {
    this.system = system;
    this.data = DistributedData.get(system);
    const { ref, messages } = collector(system, "asker");
    this.#asker = ref;
    this.answers = messages;
  }

  get self(): DistributedData["selfNode"] {
    return this.data.selfNode;
  }

  tell(message: unknown): void {
    this.data.replicator.tell(message, this.#asker);
  }
}

/** Nodes of one cluster in one process, in virtual time, with a replicator each. */
export class DataCluster {
  readonly systems: MultiSystem;
  readonly nodes: DataNode[] = [];
  readonly #setup: Omit<TestSetup, "network">;

  constructor(config = "", setup: Omit<TestSetup, "network"> = {}) {
    this.#setup = setup;
    this.systems = new MultiSystem({
      config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0
        ${config}`,
    });
  }

  /** Starts a node for each configuration, and waits until all are Up. */
  async start(...configs: readonly string[]): Promise<readonly DataNode[]> {
    for (const config of configs) {
      const { system } = await this.systems.start("Test", config, this.#setup);
      this.nodes.push(new DataNode(system));
      Cluster.get(system).join((this.nodes[0] as DataNode).system.address);
    }
    await this.seconds(3 + configs.length);
    for (const { system } of this.nodes) assert.lengthOf(Cluster.get(system).state.members, this.nodes.length);
    return this.nodes;
  }

  async seconds(count: number): Promise<void> {
    for (let passed = 0; passed < count; passed += 1) await this.systems.advance("1 s");
  }

  terminate(): Promise<void> {
    return this.systems.terminate();
  }
}
