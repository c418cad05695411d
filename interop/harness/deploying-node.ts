import { type ActorRef, Address, Directive, Props } from "ritsem";
import { AkkaNetPeer, type PeerProgram, ritsemPeer } from "./akka-net-peer.ts";
import { deployableActors, ParentActor } from "./deployed-actors.ts";
import type { PeerValue } from "./peer-command.ts";
import { RitsemNode } from "./ritsem-node.ts";

/** What a node is written in. */
export type Runtime = "Ritsem" | "Akka.NET";

/** The four combinations of a system that deploys and one that is deployed to. */
export const COMBINATIONS: readonly (readonly [deployer: Runtime, host: Runtime])[] = [
  ["Ritsem", "Ritsem"],
  ["Ritsem", "Akka.NET"],
  ["Akka.NET", "Ritsem"],
  ["Akka.NET", "Akka.NET"],
];

export const WORKER = "Peer.WorkerActor, Peer";

/** What runs a peer of `runtime` as a process of its own; `undefined` for the default, which is Akka.NET's. */
export function programOf(runtime: Runtime): PeerProgram | undefined {
  return runtime === "Ritsem" ? ritsemPeer : undefined;
}

/** An actor to be deployed: class, arguments, place. A ref among the arguments is given by its full path. */
export interface Deployment {
  readonly name: string;
  readonly type: string;
  readonly args: readonly (string | { readonly ref: string })[];
  /** Default: what the configuration of the deploying node says. */
  readonly deployTo?: string;
}

/** What a parent decides about its child's failures. */
export type Verdict = "resume" | "restart" | "stop" | "escalate";

/** A node of either runtime that deploys actors, or has them deployed to it. */
export interface DeployingNode {
  readonly address: string;
  /** Creates a top-level actor; resolves with its full path. */
  deploy(deployment: Deployment): Promise<string>;
  /** Creates a parent with one such child, called `child`; resolves with the parent's full path. */
  deployBelowParent(deployment: Deployment, probe: string, verdict: Verdict): Promise<string>;
  /** Ends in order. */
  terminate(): Promise<unknown>;
  /** The latest complaint in its log with that text. */
  complaintWith(part: string): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a node of `runtime`; `config` is HOCON. */
export async function startDeployingNode(runtime: Runtime, name: string, config = ""): Promise<DeployingNode> {
  if (runtime === "Akka.NET") return new AkkaNetDeployingNode(await AkkaNetPeer.start({ name, config }));
  return new RitsemDeployingNode(await RitsemNode.start({ name, config, registry: deployableActors() }));
}

class RitsemDeployingNode implements DeployingNode {
  readonly #node: RitsemNode;

  constructor(node: RitsemNode) {
    this.#node = node;
  }

  get address(): string {
    return this.#node.address;
  }

  async deploy(deployment: Deployment): Promise<string> {
    return this.#node.fullPathOf(this.#node.system.actorOf(await this.#propsOf(deployment), deployment.name));
  }

  async deployBelowParent(deployment: Deployment, probe: string, verdict: Verdict): Promise<string> {
    const props = Props.create(ParentActor, await this.#refAt(probe), await this.#propsOf(deployment), directiveOf(verdict));
    return this.#node.fullPathOf(this.#node.system.actorOf(props, deployment.name));
  }

  terminate(): Promise<unknown> {
    return this.#node.terminate();
  }

  complaintWith(part: string): Promise<string> {
    return this.#node.nextComplaint("error", part);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#node.terminate();
  }

  async #propsOf({ type, args, deployTo }: Deployment): Promise<Props> {
    const values = await Promise.all(args.map(async (arg) => (typeof arg === "string" ? arg : await this.#refAt(arg.ref))));
    const props = Props.remote(type, ...values);
    return deployTo === undefined ? props : props.withDeploy({ scope: { kind: "remote", address: Address.parse(deployTo) } });
  }

  #refAt(path: string): Promise<ActorRef> {
    return this.#node.resolve(path);
  }
}

class AkkaNetDeployingNode implements DeployingNode {
  readonly #peer: AkkaNetPeer;

  constructor(peer: AkkaNetPeer) {
    this.#peer = peer;
  }

  get address(): string {
    return this.#peer.address;
  }

  async deploy(deployment: Deployment): Promise<string> {
    return (await this.#peer.send({ command: "deploy", ...actorOf(deployment) })).ref;
  }

  async deployBelowParent(deployment: Deployment, probe: string, verdict: Verdict): Promise<string> {
    return (await this.#peer.send({ command: "deploy-below-parent", ...actorOf(deployment), probe, directive: verdict })).ref;
  }

  terminate(): Promise<unknown> {
    return this.#peer.terminate();
  }

  async complaintWith(part: string): Promise<string> {
    const event = await this.#peer.nextEvent((each) => each.event === "log" && `${each.text}${each.cause ?? ""}`.includes(part), 15_000);
    return "text" in event ? String(event.text) : "";
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#peer[Symbol.asyncDispose]();
  }
}

function actorOf({ args, ...rest }: Deployment): Omit<Deployment, "args"> & { readonly args: readonly PeerValue[] } {
  const values = args.map((arg): PeerValue => (typeof arg === "string" ? { type: "string", value: arg } : { type: "ref", value: arg.ref }));
  return { ...rest, args: values };
}

function directiveOf(verdict: Verdict): Directive {
  const directives = { resume: Directive.Resume, restart: Directive.Restart, stop: Directive.Stop, escalate: Directive.Escalate };
  return directives[verdict];
}
