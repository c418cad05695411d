import { REMOTE_FOLDER } from "../../actor/internal.ts";
import {
  type ActorPath,
  type ActorRef,
  type Address,
  NO_SENDER,
  type Props,
  RemoteDeploymentError,
  type RouterConfig,
} from "../../actor/index.ts";
import type { ActorCreation, DeployValues, InternalActorRef } from "../../actor/internal.ts";
import type { Registry, Serialization } from "../../serialization/index.ts";
import { CommandWriter, type DeploySettings, EMPTY_DEPLOY } from "./command-writer.ts";
import { DaemonMsgCreate } from "./create-command.ts";
import { deployedPath } from "./deployed-path.ts";

/** What the deployer borrows from its provider. */
export interface RemoteDeployerContext {
  readonly serialization: Serialization<ActorRef>;
  readonly registry: Registry;
  /** Whose watches end with the parent of the watched being told. */
  readonly watcher: InternalActorRef;
  /** The deployment that the configuration has for the actor at `place.path`. */
  readonly lookup: (place: { readonly path: ActorPath }) => DeployValues | undefined;
  readonly isHere: (address: Address) => boolean;
  /** How the system at `target` knows this one. Throws UnknownTransportError when no transport leads there. */
  readonly localAddressFor: (target: Address) => Address;
  readonly refAt: (path: ActorPath, parent?: InternalActorRef) => InternalActorRef;
  /** Runs `write`, which makes bytes with refs in them for the system at `target`. */
  readonly writeFor: <T>(target: Address, write: () => T) => T;
}

/** Has actors created in other systems, where the configuration or their props say so. */
export class RemoteDeployer {
  readonly #context: RemoteDeployerContext;
  readonly #writer: CommandWriter;

  constructor(context: RemoteDeployerContext) {
    this.#context = context;
    this.#writer = new CommandWriter(context.serialization, context.registry);
  }

  /**
   * Where to deploy the actor, if elsewhere. The configuration takes precedence over the props. Throws RemoteDeploymentError if it contradicts
   * props that are local. INTEROP: as Akka.NET's ConfigurationException.
   */
  targetOf(props: Props<never>, place: { readonly path: ActorPath }): Address | undefined {
    const { scope } = props.deploy;
    const target = this.#context.lookup(place)?.remote ?? (scope.kind === "remote" ? scope.address : undefined);
    if (target === undefined) return undefined;
    const { path } = place;
    if (path.elements[0] === "system" || this.#context.isHere(target)) return undefined;
    if (scope.kind !== "local") return target;
    throw new RemoteDeploymentError(
      `${path} is local by its props (scope), but akka.actor.deployment."/${path.elements.slice(1).join("/")}".remote deploys it at ${target}. ` +
        "Remove one of the two.",
    );
  }

  /**
   * The ref of a new actor at `target`; it may be used at once. Throws RemoteDeploymentError when the props cannot travel, and UnknownTransportError
   * if no transport leads there. Failures in the other system arrive as a failure of the child or as its end.
   */
  deploy(creation: ActorCreation, target: Address): InternalActorRef {
    const { props, supervisor, path } = creation;
    const { lookup, localAddressFor, refAt, writeFor, watcher } = this.#context;
    const here = localAddressFor(target);
    const settings = settingsFrom(props, lookup(creation));
    const what = `${path} cannot be deployed at ${target}`;
    const propsData = writeFor(target, () => this.#writer.propsData(props, settings, target, what));
    const child = refAt(deployedPath(target, here, path), supervisor);
    const command = {
      props: propsData,
      deploy: EMPTY_DEPLOY,
      path: child.path.toSerializationFormat(),
      supervisor: supervisor.path.toSerializationFormat(here),
    };
    refAt(rootOf(child.path).child(REMOTE_FOLDER)).tell(new DaemonMsgCreate(command), NO_SENDER);
    child.sendSystemMessage({ kind: "watch", watchee: child, watcher });
    return child;
  }
}

function settingsFrom({ deploy }: Props<never>, values: DeployValues | undefined): DeploySettings {
  return {
    router: routerFrom(deploy.router, values),
    dispatcher: values?.dispatcher ?? deploy.dispatcher,
    mailbox: values?.mailbox ?? deploy.mailbox,
    stashCapacity: values?.stashCapacity ?? deploy.stashCapacity,
  };
}

function routerFrom(code: RouterConfig | undefined, values: DeployValues | undefined): RouterConfig | undefined {
  return code === undefined ? undefined : (values?.router?.create(code) ?? code);
}

function rootOf(path: ActorPath): ActorPath {
  return path.isRoot ? path : rootOf(path.parent);
}
