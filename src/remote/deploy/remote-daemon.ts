import { errorFrom, reasonOf } from "../../base/index.ts";
import { ActorInitializationError, ActorPath, type Address, type LoggingAdapter, RemoteDeploymentError } from "../../actor/index.ts";
import {
  ActorCreation,
  type ActorRefProvider,
  EmptyLocalActorRef,
  type InternalActorRef,
  type SystemMessage,
} from "../../actor/internal.ts";
import type { DaemonCreateData } from "../wire/daemon-create.ts";
import type { CommandReader } from "./command-reader.ts";
import { canSupervise, pathAtHome } from "./deployed-path.ts";
import { DeployedChildren } from "./deployed-children.ts";
import { DeployedFolder } from "./deployed-folder.ts";

/** What the daemon borrows from its provider. */
export interface RemoteDaemonContext {
  readonly provider: ActorRefProvider;
  readonly reader: CommandReader;
  readonly log: LoggingAdapter;
  readonly isHere: (address: Address) => boolean;
  readonly isTerminating: () => boolean;
  /** Where the configuration would have this actor live, when that is elsewhere. */
  readonly targetOf: (path: ActorPath) => Address | undefined;
  /** Creates an actor in this system, regardless of its deployment configuration. */
  readonly createHere: (creation: ActorCreation) => InternalActorRef;
}

/**
 * `/remote`: the actors that other systems have deployed here, by their paths below it. Each is a child of its supervisor in the other system: that one
 * is told of its failures and its end. When the supervisor or its system ends, the child is stopped.
 *
 * INTEROP: Akka.NET's `RemoteSystemDaemon`. What is refused here it drops with a line in its own log; this one also tells the supervisor.
 */
export class RemoteDaemon extends DeployedFolder {
  readonly #context: RemoteDaemonContext;
  readonly #children: DeployedChildren;
  #onEmpty: (() => void) | undefined;

  constructor(path: ActorPath, context: RemoteDaemonContext, children: DeployedChildren = new DeployedChildren()) {
    super(context.provider, path, children.root);
    this.#context = context;
    this.#children = children;
  }

  /** Creates the actor that the system at `peer` asks for. Never throws: what will not do is logged, and the supervisor is told where it can be. */
  create(command: DaemonCreateData, peer: Address): void {
    let creation: Pick<ActorCreation, "supervisor" | "path">;
    try {
      creation = this.#placeOf(command, peer);
    } catch (error) {
      this.#context.log.error("Refused to create an actor for {0}: {1}", peer, reasonOf(error)); // the sender gets no answer, as it cannot be trusted
      return;
    }
    try {
      this.#create(command, creation);
    } catch (error) {
      this.#refuse(creation, errorFrom(error));
    }
  }

  /** Stops the actors that an earlier incarnation of the system at `peer` deployed here. */
  stopOrphansOf(peer: Address): void {
    for (const supervisor of this.#children.supervisors()) {
      if (supervisor.path.address.equals(peer)) this.#stopChildrenOf(supervisor);
    }
  }

  /** No actor is created any more; calls `done` when all have ended. */
  terminate(done: () => void): void {
    this.#onEmpty = done;
    for (const child of this.#children.all()) child.sendSystemMessage({ kind: "terminate" });
    this.#whenEmpty();
  }

  override sendSystemMessage(message: SystemMessage): void {
    if (message.kind !== "deathWatchNotification") {
      super.sendSystemMessage(message);
      return;
    }
    const { actor } = message;
    if (!actor.isLocal) {
      this.#stopChildrenOf(actor);
      return;
    }
    const supervisor = this.#children.remove(actor);
    supervisor?.sendSystemMessage({ kind: "unwatch", watchee: supervisor, watcher: this });
    this.#whenEmpty();
  }

  /** The path and the parent of the actor; throws if the command is inconsistent. */
  #placeOf({ path, supervisor }: DaemonCreateData, peer: Address): Pick<ActorCreation, "supervisor" | "path"> {
    const { provider, isHere } = this.#context;
    const wanted = provider.pathFrom(path);
    const parent = provider.resolveActorRef(supervisor);
    if (!isHere(wanted.address) || wanted.elements[0] !== this.path.name || wanted.uid === 0) {
      throw new RemoteDeploymentError(`${path} is not the path of an incarnation below ${this.path}.`);
    }
    if (parent.isLocal) {
      throw new RemoteDeploymentError(
        `${path} has come back to the system it came from: the configurations of the two send it to each other. ` +
          "Give the actor different names in akka.actor.deployment of the two, or take one of the two `remote` out.",
      );
    }
    if (pathAtHome(wanted)?.address.equals(peer) !== true || !canSupervise(parent.path, wanted)) {
      throw new RemoteDeploymentError(`${supervisor} cannot be the supervisor of ${path}.`);
    }
    const here = ActorPath.root(this.path.address).descendant(wanted.elements).withUid(wanted.uid);
    return { supervisor: parent, path: here };
  }

  #create(command: DaemonCreateData, { supervisor, path }: Pick<ActorCreation, "supervisor" | "path">): void {
    const { isTerminating, targetOf, createHere, reader, log } = this.#context;
    if (this.#onEmpty !== undefined || isTerminating()) throw new RemoteDeploymentError("this system is terminating.");
    const elsewhere = targetOf(path);
    if (elsewhere !== undefined) {
      throw new RemoteDeploymentError(
        `akka.actor.deployment of this system deploys this actor at ${elsewhere}, and a request that arrives here is not forwarded. ` +
          "Give it another name there, or take its `remote` out.",
      );
    }
    const known = this.#children.at(path.elements.slice(1));
    if (known?.path.uid === path.uid) throw new RemoteDeploymentError("it exists already.");
    if (known !== undefined) {
      log.warning("{0} takes the place of its namesake #{1}, which its supervisor has lost", path, known.path.uid);
      known.sendSystemMessage({ kind: "terminate" });
    }
    const child = createHere(new ActorCreation(reader.propsFrom(command), supervisor, path));
    const isFirst = this.#children.add(child, supervisor);
    supervisor.sendSystemMessage({ kind: "supervise", child, isAsync: false });
    child.sendSystemMessage({ kind: "watch", watchee: child, watcher: this });
    if (isFirst) supervisor.sendSystemMessage({ kind: "watch", watchee: supervisor, watcher: this });
  }

  /** The watch of an actor that was never created tells its supervisor of its end; this tells why. */
  #refuse({ supervisor, path }: Pick<ActorCreation, "supervisor" | "path">, reason: Error): void {
    this.#context.log.error("Refused to create {0} for {1}: {2}", path, supervisor, reason.message);
    const cause = new ActorInitializationError(`${path} was not created: ${reason.message}`, { cause: reason });
    const child = new EmptyLocalActorRef(this.provider, path);
    supervisor.sendSystemMessage({ kind: "failed", child, cause, uid: path.uid });
  }

  #stopChildrenOf(supervisor: InternalActorRef): void {
    for (const orphan of this.#children.childrenOf(supervisor)) orphan.sendSystemMessage({ kind: "terminate" });
  }

  #whenEmpty(): void {
    if (this.#children.size > 0) return;
    const done = this.#onEmpty;
    if (done === undefined) return;
    this.#onEmpty = () => {};
    done();
  }
}
