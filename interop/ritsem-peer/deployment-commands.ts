import { ActorBase, type ActorRef, type ActorSystem, Address, Directive, Props, Terminated } from "ritsem";
import { ParentActor } from "../harness/deployed-actors.ts";
import { type PeerCommandLine, textOf } from "./peer-command-line.ts";

const DIRECTIVES = { resume: Directive.Resume, restart: Directive.Restart, stop: Directive.Stop, escalate: Directive.Escalate };
/** Actors that are under way at one time when many are deployed. */
const UNDER_WAY = 50;

/** Actors whose classes and places the test names. The C# counterpart has the same name. */
export class DeploymentCommands {
  readonly #system: ActorSystem;
  readonly #refAt: (path: string) => Promise<ActorRef>;

  constructor(system: ActorSystem, refAt: (path: string) => Promise<ActorRef>) {
    this.#system = system;
    this.#refAt = refAt;
  }

  async run(command: PeerCommandLine): Promise<object> {
    switch (command.command) {
      case "deploy":
        return this.#found(this.#system.actorOf(await this.#propsOf(command), textOf(command, "name")));
      case "deploy-below-parent":
        return this.#found(this.#system.actorOf(await this.#parentOf(command), textOf(command, "name")));
      case "deploy-many":
        return { count: await this.#deployMany(command) };
      case "count-deployed":
        return { count: this.#countDeployed() };
      default:
        throw new TypeError(`unknown command: ${command.command}`);
    }
  }

  async #parentOf(command: PeerCommandLine): Promise<Props> {
    const probe = await this.#refAt(textOf(command, "probe"));
    const directive = DIRECTIVES[textOf(command, "directive") as keyof typeof DIRECTIVES];
    return Props.create(ParentActor, probe, await this.#propsOf(command), directive);
  }

  async #propsOf(command: PeerCommandLine): Promise<Props> {
    const args = (command["args"] ?? []) as readonly { readonly type: string; readonly value: string }[];
    const values = await Promise.all(args.map(async ({ type, value }) => (type === "ref" ? await this.#refAt(value) : value)));
    const props = Props.remote(textOf(command, "type"), ...values);
    const target = command["deployTo"];
    if (typeof target !== "string") return props;
    return props.withDeploy({ scope: { kind: "remote", address: Address.parse(target) } });
  }

  async #deployMany(command: PeerCommandLine): Promise<number> {
    const count = Number(command["count"]);
    const address = Address.parse(textOf(command, "deployTo"));
    return await new Promise<number>((resolve) => {
      this.#system.actorOf(Props.create(ManyDeployments, textOf(command, "type"), address, count, resolve));
    });
  }

  /** What lives below `/remote`. */
  #countDeployed(): number {
    const { provider } = this.#system as unknown as { readonly provider: { resolveActorRef(path: string): Walkable } };
    return countBelow(provider.resolveActorRef(`akka://${this.#system.name}/remote`));
  }

  #found(ref: ActorRef): object {
    return { ref: ref.path.toSerializationFormat(this.#system.address) };
  }
}

/** A ref as the library's own code sees it. */
interface Walkable {
  getChildren(): readonly Walkable[];
}

/** Names on the way to an actor do not count. */
function countBelow(ref: Walkable): number {
  return ref.getChildren().reduce((sum, child) => sum + Math.max(1, countBelow(child)), 0);
}

/** Deploys so many actors, stops each once it has said that it started, and says when the last has ended. */
class ManyDeployments extends ActorBase {
  readonly #props: Props;
  readonly #total: number;
  readonly #onDone: (ended: number) => void;
  #deployed = 0;
  #ended = 0;

  constructor(type: string, address: Address, total: number, onDone: (ended: number) => void) {
    super();
    this.#props = Props.remote(type, this.self, "worker").withDeploy({ scope: { kind: "remote", address } });
    this.#total = total;
    this.#onDone = onDone;
  }

  override preStart(): void {
    for (let index = 0; index < Math.min(UNDER_WAY, this.#total); index += 1) this.#deploy();
  }

  override handle(message: unknown): void {
    if (message === "worker started") this.context.stop(this.sender);
    if (!(message instanceof Terminated)) return;
    this.#ended += 1;
    if (this.#deployed < this.#total) this.#deploy();
    else if (this.#ended === this.#total) {
      this.#onDone(this.#ended);
      this.context.stop(this.self);
    }
  }

  #deploy(): void {
    this.context.watch(this.context.actorOf(this.#props, `w${this.#deployed}`));
    this.#deployed += 1;
  }
}
