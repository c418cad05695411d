import { type DeployingNode, type Runtime, startDeployingNode } from "./deploying-node.ts";
import { type Inbox, RitsemNode } from "./ritsem-node.ts";

/** The nodes of a {@link DeploymentStage}. */
export interface StageNodes {
  readonly deployer: DeployingNode;
  readonly host: DeployingNode;
  readonly observer: RitsemNode;
}

/** Starts the host, the deployer with what `configOf` returns, and the observer. */
export async function startStageNodes(
  deployer: Runtime,
  host: Runtime,
  configOf: (hostAddress: string) => string = () => "",
): Promise<StageNodes> {
  const there = await startDeployingNode(host, "Host");
  const here = await startDeployingNode(deployer, "Deployer", configOf(there.address));
  return { deployer: here, host: there, observer: await RitsemNode.start({ name: "Observer" }) };
}

/** A node that deploys, one that it deploys to, and a third that observes the life cycle of the actors through a probe. */
export class DeploymentStage {
  readonly deployer: DeployingNode;
  readonly host: DeployingNode;
  readonly observer: RitsemNode;
  readonly probe: Inbox;

  constructor({ deployer, host, observer }: StageNodes) {
    this.deployer = deployer;
    this.host = host;
    this.observer = observer;
    this.probe = observer.inbox("probe");
  }

  get probePath(): string {
    return this.observer.fullPathOf(this.probe.ref);
  }

  async tell(path: string, text: string): Promise<void> {
    (await this.observer.resolve(path)).tell(text, this.probe.ref);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of [this.deployer, this.host, this.observer]) await node[Symbol.asyncDispose]();
  }
}
