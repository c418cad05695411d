import { Address, InvalidAddressError } from "../address/address.ts";
import { ActorPath } from "../address/actor-path.ts";
import { generatedName } from "../cell/children.ts";
import { defaultStrategy, stoppingStrategy } from "../supervision/default-strategy.ts";
import { Deployer, type DeployValues } from "../props/deployer.ts";
import type { Deploy } from "../props/deploy.ts";
import type { Props } from "../props/props.ts";
import { RemoteDeploymentError } from "../props/remote-deployment-error.ts";
import { RoutedActorRef } from "../routing/routed-actor-ref.ts";
import type { Group, Pool, RouterConfig } from "../routing/router-config.ts";
import { RouterConfigurationError } from "../routing/router-configuration-error.ts";
import type { ExtendedActorSystem } from "../system/extended-actor-system.ts";
import { guardianProps } from "../system/guardian.ts";
import type { ActorCreation, ActorRefProvider, InternalActorRef } from "./internal-actor-ref.ts";
import { DeadLetterActorRef } from "./dead-letter-actor-ref.ts";
import { EmptyLocalActorRef } from "./empty-local-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";
import { RootGuardianRef } from "./root-guardian-ref.ts";
import { RootSupervisorRef } from "./root-supervisor-ref.ts";
import { VirtualPathContainer } from "./virtual-path-container.ts";

/**
 * Refs of a system that knows only itself. A provider for remoting holds one of these and is the `provider` that refs and the system name;
 * this one makes and finds what is local.
 */
export class LocalActorRefProvider implements ActorRefProvider {
  readonly system: ExtendedActorSystem;
  readonly rootPath: ActorPath;
  readonly deadLetters: DeadLetterActorRef;
  readonly tempContainer: VirtualPathContainer;
  readonly deployer: Deployer;
  readonly #owner: ActorRefProvider;
  readonly #beforeSystemStops: (next: () => void) => void;
  #guardians: { readonly root: RootGuardianRef; readonly user: LocalActorRef; readonly system: LocalActorRef } | undefined;
  #tempCount = 0;

  /**
   * `owner`: the provider that the system knows, when it is another one than this. `beforeSystemStops` is called when `/user` has stopped, and
   * calls back when `/system` may stop.
   */
  constructor(system: ExtendedActorSystem, owner?: ActorRefProvider, beforeSystemStops: (next: () => void) => void = (next) => next()) {
    this.system = system;
    this.#beforeSystemStops = beforeSystemStops;
    this.#owner = owner ?? this;
    this.deployer = new Deployer(system.config, this.#owner !== this);
    this.rootPath = ActorPath.root(new Address("akka", system.name));
    this.deadLetters = new DeadLetterActorRef(this.#owner, this.rootPath.child("deadLetters"), system.eventStream);
    this.tempContainer = new VirtualPathContainer(this.#owner, this.rootPath.child("temp"));
  }

  get rootGuardian(): RootGuardianRef {
    return this.#started.root;
  }

  get userGuardian(): LocalActorRef {
    return this.#started.user;
  }

  get systemGuardian(): LocalActorRef {
    return this.#started.system;
  }

  get defaultAddress(): Address {
    return this.rootPath.address;
  }

  /** Makes the guardians. A wrapping provider calls this first, then does its own. */
  start(): Promise<void> {
    if (this.#guardians === undefined) this.#guardians = this.#makeGuardians();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  actorOf({ props, supervisor, path }: ActorCreation): InternalActorRef {
    const values = this.deployer.lookup(path);
    if (this.#owner === this) assertStaysHere(props, path);
    if (props.remoteTypeName !== undefined) {
      throw new RemoteDeploymentError(
        `${path} is to be a ${props.remoteTypeName}, which is a class of another system, but nothing says which system that is. Set ` +
          `akka.actor.deployment."/${path.elements.slice(1).join("/")}".remote, or give the props a deploy with a remote scope.`,
      );
    }
    const { router } = props.deploy;
    if (values === undefined && router === undefined) return new LocalActorRef(this.system, props, supervisor, path);
    const deployed = withoutRouter(props, values);
    if (router !== undefined) return new RoutedActorRef(this.system, deployed, routerAt(path, router, values), supervisor, path);
    if (values?.router !== undefined && this.deployer.warnsOfRouters) {
      const text = "akka.actor.deployment says that {0} is a router, but its props do not. Add withRouter(FromConfig.instance) to them.";
      this.system.log().warning(text, path);
    }
    return new LocalActorRef(this.system, deployed, supervisor, path);
  }

  resolveActorRef(path: string | ActorPath): InternalActorRef {
    const wanted = typeof path === "string" ? ActorPath.parse(path) : path;
    if (!wanted.address.equals(this.rootPath.address)) return new EmptyLocalActorRef(this.#owner, wanted);
    return this.resolveLocal(wanted);
  }

  /** The living ref at the names of `path`, whatever its address says, when the uid agrees or is not said. */
  resolveLocal(path: ActorPath): InternalActorRef {
    const found = this.rootGuardian.getChild(path.elements);
    return path.uid === 0 || path.uid === found.path.uid ? found : new EmptyLocalActorRef(this.#owner, path);
  }

  rootGuardianAt(address: Address): InternalActorRef {
    if (address.equals(this.rootPath.address)) return this.rootGuardian;
    throw new InvalidAddressError(
      `${address} cannot be reached: this system is ${this.rootPath.address}, knows no other protocol than akka, and has no remoting. ` +
        "Set akka.actor.provider = remote.",
    );
  }

  tempPath(): ActorPath {
    const path = this.tempContainer.path.child(generatedName(this.#tempCount));
    this.#tempCount += 1;
    return path;
  }

  registerTempRef(ref: InternalActorRef, path: ActorPath): void {
    this.tempContainer.add(path.name, ref);
  }

  unregisterTempRef(path: ActorPath): void {
    this.tempContainer.remove(path.name);
  }

  /** Makes `ref` answer to `/name`: for what lives at the root and is no actor, such as `/remote`. */
  registerExtraName(name: string, ref: InternalActorRef): void {
    this.rootGuardian.addPlace(name, ref);
  }

  get #started() {
    if (this.#guardians !== undefined) return this.#guardians;
    throw new TypeError(`The provider of ${this.rootPath.address} was used before start().`);
  }

  #makeGuardians() {
    const { system, rootPath } = this;
    const aboveRoot = new RootSupervisorRef(this.#owner, rootPath.child("_above-root"), () => system.onGuardiansStopped());
    const onTerminated = ({ actor }: { readonly actor: unknown }): void => {
      if (actor === guardians.user)
        this.#beforeSystemStops(() => system.stop(guardians.system)); // asked for by terminate, or stopped by a failure that nobody took on
      else if (actor === guardians.system) system.stop(guardians.root);
    };
    const root = new RootGuardianRef(system, guardianProps(stoppingStrategy, onTerminated), aboveRoot, rootPath);
    root.addPlace("deadLetters", this.deadLetters);
    root.addPlace("temp", this.tempContainer);
    const guardians = {
      root,
      user: root.cell.attachGuardian(new LocalActorRef(system, guardianProps(system.guardianStrategy), root, rootPath.child("user"))),
      system: root.cell.attachGuardian(new LocalActorRef(system, guardianProps(defaultStrategy), root, rootPath.child("system"))),
    };
    return guardians;
  }
}

/**
 * A system without remoting has nowhere else to put an actor.
 * INTEROP: what the configuration says of it (`remote`) is not looked at then, so that one file serves alone and on the network.
 */
function assertStaysHere({ deploy: { scope } }: Props<never>, path: ActorPath): void {
  if (scope.kind !== "remote") return;
  throw new RemoteDeploymentError(
    `${path} is to be deployed at ${scope.address}, but this system has no remoting. Set akka.actor.provider = remote.`,
  );
}

/** The props of an actor, or of a router's routees, with what the configuration says put over them. */
function withoutRouter(props: Props<never>, values: DeployValues | undefined): Props<never> {
  const { router: _, ...code } = props.deploy;
  const deploy: Deploy = {
    ...code,
    ...(values?.dispatcher === undefined ? {} : { dispatcher: values.dispatcher }),
    ...(values?.mailbox === undefined ? {} : { mailbox: values.mailbox }),
    ...(values?.stashCapacity === undefined ? {} : { stashCapacity: values.stashCapacity }),
  };
  return props.withDeploy(deploy);
}

/** The router that the actor at `path` is: the configuration's, or else the code's. */
function routerAt(path: ActorPath, code: RouterConfig, values: DeployValues | undefined): Pool | Group {
  if (values?.router !== undefined) return values.router.create(code);
  if (code.kind !== "from-config") return code;
  const key = `/${path.elements.slice(1).join("/")}`;
  throw new RouterConfigurationError(
    `${path} is to be a router from the configuration, which says nothing of it. Set akka.actor.deployment."${key}".router, or give ` +
      "withRouter a pool or a group.",
  );
}
