import {
  type ActorRef,
  ActorRefRoutee,
  ActorSelectionRoutee,
  type ActorSystem,
  GetRoutees,
  Props,
  RoundRobinGroup,
  RoundRobinPool,
  type Routee,
  Routees,
} from "ritsem";
import { ClusterRouterGroup, ClusterRouterPool } from "ritsem/cluster";
import { LocatorActor } from "../harness/deployed-actors.ts";
import { DEADLINE_MS, type PeerCommandLine, textOf } from "./peer-command-line.ts";

/** Routers whose routees are on the members of the cluster. The C# counterpart has the same name. */
export class ClusterRouterCommands {
  readonly #system: ActorSystem;

  constructor(system: ActorSystem) {
    this.#system = system;
  }

  /** `undefined` for commands that are none of these. */
  async run(command: PeerCommandLine): Promise<object | undefined> {
    const allowLocalRoutees = command["local"] === true;
    switch (command.command) {
      case "create-cluster-pool": {
        const settings = { maxInstancesPerNode: Number(command["perNode"]), allowLocalRoutees };
        return this.#start(Props.create(LocatorActor).withRouter(new ClusterRouterPool(new RoundRobinPool(0), settings)), command);
      }
      case "create-cluster-group": {
        const group = new RoundRobinGroup([textOf(command, "path")]);
        return this.#start(Props.empty().withRouter(new ClusterRouterGroup(group, { allowLocalRoutees })), command);
      }
      case "routees": {
        const { members } = await this.#at(command).ask(GetRoutees.instance, Routees, DEADLINE_MS);
        return { routees: members.map((routee) => this.#shown(routee)) };
      }
      case "ask-text":
        return { reply: await this.#at(command).ask(textOf(command, "text"), Number(command["timeoutMs"] ?? DEADLINE_MS)) };
      default:
        return undefined;
    }
  }

  #start(props: Props, command: PeerCommandLine): object {
    return { ref: this.#system.actorOf(props, textOf(command, "name")).path.toSerializationFormat(this.#system.address) };
  }

  #at(command: PeerCommandLine) {
    const path = textOf(command, "path");
    return this.#system.actorSelection(path.includes("://") ? path : `/user/${path}`);
  }

  #shown(routee: Routee): string {
    if (routee instanceof ActorRefRoutee) return (routee.actor as ActorRef).path.toSerializationFormat(this.#system.address);
    return routee instanceof ActorSelectionRoutee ? String(routee.selection) : routee.constructor.name;
  }
}
