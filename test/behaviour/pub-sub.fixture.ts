import { assert } from "vitest";
import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { DistributedPubSub } from "../../src/cluster-tools/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

/** Everything that the actor receives, with the paths of its senders. */
export class Collector extends ReceiveActor {
  constructor(messages: unknown[], senders: string[] = []) {
    super();
    this.receiveAny((message) => {
      messages.push(message);
      senders.push(this.sender.path.toString());
    });
  }
}

/** Nodes of one cluster in one process, in virtual time. */
export class PubSubCluster {
  readonly systems: MultiSystem;
  readonly nodes: ActorSystem[] = [];

  constructor(config = "") {
    this.systems = new MultiSystem({
      config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0
        ${config}`,
    });
  }

  /** Starts so many nodes with a mediator each, and waits until all are Up. `configs`: of each node, in addition. */
  async start(...configs: readonly string[]): Promise<readonly ActorSystem[]> {
    for (const config of configs) {
      const { system } = await this.systems.start("Test", config);
      this.nodes.push(system);
      Cluster.get(system).join((this.nodes[0] ?? system).address);
      DistributedPubSub.get(system);
    }
    await this.seconds(3 + configs.length);
    for (const node of this.nodes) assert.lengthOf(Cluster.get(node).state.members, this.nodes.length);
    return this.nodes;
  }

  async seconds(count: number): Promise<void> {
    for (let passed = 0; passed < count; passed += 1) await this.systems.advance("1 s");
  }

  terminate(): Promise<void> {
    return this.systems.terminate();
  }
}

/** An actor of `system` that adds what it receives to the returned list. */
export function collector(
  system: ActorSystem,
  name: string,
): { readonly ref: ActorRef; readonly messages: unknown[]; readonly senders: string[] } {
  const messages: unknown[] = [];
  const senders: string[] = [];
  return { ref: system.actorOf(Props.create(Collector, messages, senders), name) as ActorRef, messages, senders };
}

/** The mediator of `system`. */
export function mediatorOf(system: ActorSystem | undefined): ActorRef {
  if (system === undefined) throw new Error("There are fewer nodes.");
  return DistributedPubSub.get(system).mediator;
}
