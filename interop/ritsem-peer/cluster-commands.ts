import { type ActorSystem, Address } from "ritsem";
import { Cluster, type ClusterDomainEvent, LeaderChanged, MemberEvent, MemberRemoved, ReachabilityEvent } from "ritsem/cluster";
import type { PeerCommandLine } from "./peer-command-line.ts";

/** Joining, leaving and looking at a cluster. The C# counterpart has the same name. */
export class ClusterCommands {
  readonly #system: ActorSystem;

  constructor(system: ActorSystem) {
    this.#system = system;
  }

  /** `undefined` for commands that are none of these. */
  run(command: PeerCommandLine): object | undefined {
    switch (command.command) {
      case "cluster-join":
        this.#cluster.join(this.#addressIn(command));
        return {};
      case "cluster-leave":
        this.#cluster.leave(this.#addressIn(command));
        return {};
      case "cluster-down":
        this.#cluster.down(this.#addressIn(command));
        return {};
      case "cluster-state":
        return this.#state();
      default:
        return undefined;
    }
  }

  get #cluster(): Cluster {
    return Cluster.get(this.#system);
  }

  #addressIn(command: PeerCommandLine): Address {
    const { address } = command;
    return typeof address === "string" ? Address.parse(address) : this.#cluster.selfAddress;
  }

  #state(): object {
    const { members, unreachable, seenBy, leader } = this.#cluster.state;
    return {
      members: members.map(({ uniqueAddress, status, roles, appVersion }) => ({
        address: String(uniqueAddress.address),
        uid: String(uniqueAddress.uid),
        status,
        roles: [...roles].sort(),
        version: String(appVersion),
      })),
      unreachable: unreachable.map(({ address }) => String(address)),
      seenBy: seenBy.map(String),
      leader: leader === undefined ? null : String(leader),
    };
  }
}

/** Reports every event of the cluster, if the system is a node of one. */
export function reportClusterEvents(system: ActorSystem, write: (line: object) => void): void {
  if (!system.config.getString("akka.actor.provider").includes("luster")) return;
  const report = (event: object): void => write(lineOf(event as ClusterDomainEvent));
  Cluster.get(system).subscribe(report, "events", MemberEvent, ReachabilityEvent, LeaderChanged);
}

function lineOf(event: ClusterDomainEvent): object {
  const line = { event: "cluster", type: event.constructor.name };
  if (event instanceof LeaderChanged) return { ...line, address: event.leader === undefined ? null : String(event.leader) };
  if (!(event instanceof MemberEvent || event instanceof ReachabilityEvent)) return { ...line, address: null };
  const address = String(event.member.address);
  return event instanceof MemberRemoved ? { ...line, address, previousStatus: event.previousStatus } : { ...line, address };
}
