import { Actor, type ActorSystem, PoisonPill, Props } from "ritsem";
import { ClusterSingletonManager, ClusterSingletonProxy } from "ritsem/cluster/tools";
import type { PeerCommandLine } from "./peer-command-line.ts";

const MANAGER = "manager";
const settings = { singletonName: "one" };

/** Says where it is, and reports its beginning and its end. */
class OneActor extends Actor {
  readonly #write: (line: object) => void;

  constructor(write: (line: object) => void) {
    super();
    this.#write = write;
  }

  override preStart(): void {
    this.#report("started");
  }

  override postStop(): void {
    this.#report("ended");
  }

  override receive(): void {
    this.sender.tell(this.self.path.toSerializationFormat(this.context.system.address));
  }

  #report(type: string): void {
    this.#write({ event: "singleton", type, atMs: Date.now() });
  }
}

/** Managers and proxies of one singleton. The C# counterpart has the same name. */
export class SingletonCommands {
  readonly #system: ActorSystem;
  readonly #write: (line: object) => void;

  constructor(system: ActorSystem, write: (line: object) => void) {
    this.#system = system;
    this.#write = write;
  }

  /** `undefined` for commands that are none of these. */
  run(command: PeerCommandLine): object | undefined {
    if (command.command !== "create-singleton") return undefined;
    this.#system.actorOf(ClusterSingletonManager.props(Props.create(OneActor, this.#write), PoisonPill.instance, settings), MANAGER);
    const proxy = this.#system.actorOf(ClusterSingletonProxy.props(`/user/${MANAGER}`, settings), "proxy");
    return { ref: proxy.path.toSerializationFormat(this.#system.address) };
  }
}
