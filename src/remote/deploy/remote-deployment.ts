import { type ActorPath, type ActorRef, type Address, type LoggingAdapter, Props } from "../../actor/index.ts";
import {
  REMOTE_FOLDER,
  type ActorCreation,
  type ActorRefProvider,
  type ExtendedActorSystem,
  type InternalActorRef,
  type LocalActorRefProvider,
} from "../../actor/internal.ts";
import type { Registry, Serialization } from "../../serialization/index.ts";
import { CommandReader } from "./command-reader.ts";
import type { DaemonMsgCreate } from "./create-command.ts";
import { DeploymentWatcher } from "./deployment-watcher.ts";
import { RemoteDaemon } from "./remote-daemon.ts";
import { RemoteDeployer } from "./remote-deployer.ts";

/** What deployment borrows from the provider of a system. */
export interface RemoteDeploymentContext {
  readonly provider: ActorRefProvider;
  readonly local: LocalActorRefProvider;
  readonly system: ExtendedActorSystem;
  readonly serialization: Serialization<ActorRef>;
  readonly registry: Registry;
  readonly log: LoggingAdapter;
  readonly isHere: (address: Address) => boolean;
  /** How the system at `target` knows this one. Throws UnknownTransportError when no transport leads there. */
  readonly localAddressFor: (target: Address) => Address;
  readonly refAt: (path: ActorPath, parent?: InternalActorRef) => InternalActorRef;
  /** Runs `write`, which makes bytes with refs in them for the system at `target`. */
  readonly writeFor: <T>(target: Address, write: () => T) => T;
}

/** Both directions of deployment: actors of this system that live elsewhere, and those of others that live here. */
export class RemoteDeployment {
  readonly #local: LocalActorRefProvider;
  readonly #log: LoggingAdapter;
  readonly #deployer: RemoteDeployer;
  readonly #daemon: RemoteDaemon;

  /** Also takes the place `/remote`. */
  constructor({
    provider,
    local,
    system,
    serialization,
    registry,
    log,
    isHere,
    localAddressFor,
    refAt,
    writeFor,
  }: RemoteDeploymentContext) {
    this.#local = local;
    this.#log = log;
    const watcher = new DeploymentWatcher(provider, provider.systemGuardian.path.child("remote-deployment-watcher"), log);
    const deployer = new RemoteDeployer({
      serialization,
      registry,
      watcher,
      lookup: (place) => local.deployer.lookupAt(place),
      isHere,
      localAddressFor,
      refAt,
      writeFor,
    });
    this.#deployer = deployer;
    this.#daemon = new RemoteDaemon(provider.rootPath.child(REMOTE_FOLDER), {
      provider,
      reader: new CommandReader(serialization, registry),
      log,
      isHere,
      isTerminating: () => system.isTerminating,
      targetOf: (path) => deployer.targetOf(Props.empty(), { path }),
      createHere: (creation) => local.actorOf(creation),
    });
    local.registerExtraName(this.#daemon.path.name, this.#daemon);
  }

  /** Creates an actor, here or in the system where it is deployed. Throws RemoteDeploymentError or UnknownTransportError if it cannot be sent there. */
  actorOf(creation: ActorCreation): InternalActorRef {
    const target = this.#deployer.targetOf(creation.props, creation);
    return target === undefined ? this.#local.actorOf(creation) : this.#deployer.deploy(creation, target);
  }

  /** The system at `peer` has sent `recipient` a request to create an actor. */
  onCreate(recipient: InternalActorRef, { data }: DaemonMsgCreate, peer: Address): void {
    if (recipient === this.#daemon) this.#daemon.create(data, peer);
    else this.#log.warning("Dropped a request of {0} to create an actor: it went to {1}, not to /remote", peer, recipient.path);
  }

  /** A new incarnation of the system at `peer` has connected: actors that the previous one deployed here are stopped. */
  onPeerReplaced(peer: Address): void {
    this.#daemon.stopOrphansOf(peer);
  }

  /** No actor is created here for others any more; calls `done` when those that live here have ended. */
  terminate(done: () => void): void {
    this.#daemon.terminate(done);
  }
}
