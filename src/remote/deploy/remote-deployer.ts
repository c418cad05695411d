import { type ActorPath, type ActorRef, type Address, NO_SENDER, type Props, type RouterConfig } from "../../actor/index.ts";
import type { ActorCreation, DeployValues, InternalActorRef } from "../../actor/spi.ts";
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
  /** What the configuration says of the actor at `path`. */
  readonly lookup: (path: ActorPath) => DeployValues | undefined;
  readonly isHere: (address: Address) => boolean;
  /** How the system at `target` knows this one. Throws InvalidAddressError when no transport leads there. */
  readonly localAddressFor: (target: Address) => Address;
  readonly refAt: (path: ActorPath, parent?: InternalActorRef) => InternalActorRef;
  readonly pathOf: (ref: ActorRef) => string;
}

/** Has actors created in other systems, where the configuration or their props say so. */
export class RemoteDeployer {
  readonly #context: RemoteDeployerContext;
  readonly #writer: CommandWriter;

  constructor(context: RemoteDeployerContext) {
    this.#context = context;
    this.#writer = new CommandWriter(context.serialization, context.registry);
  }

  /** Where the actor is to live, when that is elsewhere. The configuration goes before the props. */
  targetOf(props: Props<never>, path: ActorPath): Address | undefined {
    const { scope } = props.deploy;
    const target = this.#context.lookup(path)?.remote ?? (scope.kind === "remote" ? scope.address : undefined);
    return target === undefined || path.elements[0] === "system" || this.#context.isHere(target) ? undefined : target;
  }

  /**
   * The ref of a new actor at `target`; it may be used at once. Throws RemoteDeploymentError when the props cannot travel, and InvalidAddressError
   * when no transport leads there. What fails over there comes as a failure of the child or as its end.
   */
  deploy({ props, supervisor, path }: ActorCreation, target: Address): InternalActorRef {
    const { lookup, localAddressFor, refAt, pathOf, watcher } = this.#context;
    const settings = settingsFrom(props, lookup(path));
    const what = `${path} cannot be deployed at ${target}`;
    const propsData = this.#writer.propsData(props, settings, target, what);
    const child = refAt(deployedPath(target, localAddressFor(target), path), supervisor);
    const command = { props: propsData, deploy: EMPTY_DEPLOY, path: child.path.toSerializationFormat(), supervisor: pathOf(supervisor) };
    refAt(rootOf(child.path).child("remote")).tell(new DaemonMsgCreate(command), NO_SENDER);
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
