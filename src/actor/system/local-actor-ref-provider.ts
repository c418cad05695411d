import { Address } from "../address/address.ts";
import { UnknownTransportError } from "../address/errors.ts";
import { ActorPath } from "../address/actor-path.ts";
import { InvalidActorStateError } from "../ref/errors.ts";
import { generatedName } from "../address/child-key.ts";
import { defaultStrategy, stoppingStrategy } from "../supervision/default-strategy.ts";
import { Deployer, type DeployValues } from "./deployer.ts";
import type { Props } from "../props/props.ts";
import { RemoteDeploymentError } from "../props/errors.ts";
import { RoutedActorRef } from "../local-ref/routed-actor-ref.ts";
import type { Group, Pool, RouterConfig } from "../routing/router-config.ts";
import { RouterConfigurationError } from "../routing/errors.ts";
import type { RouterAdapter } from "../routing/router-adapter.ts";
import type { ExtendedActorSystem } from "./extended-actor-system.ts";
import { guardianProps } from "./guardian.ts";
import type { ActorCreation, ActorRefProvider, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { DeadLetterActorRef } from "../minimal-ref/dead-letter-actor-ref.ts";
import { EmptyLocalActorRef } from "../minimal-ref/empty-local-actor-ref.ts";
import { LocalActorRef } from "../local-ref/local-actor-ref.ts";
import { RootGuardianRef } from "../local-ref/root-guardian-ref.ts";
import { RootSupervisorRef } from "../minimal-ref/root-supervisor-ref.ts";
import { VerifyingActorRef } from "../local-ref/verifying-actor-ref.ts";
import { VirtualPathContainer } from "../minimal-ref/virtual-path-container.ts";

/**
 * Creates and resolves the refs of one system. A provider for remoting contains one of these, and is itself the `provider` of refs and of
 * the system; this one handles everything local.
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
   * `owner`: the provider of the system, if it is not this one. `beforeSystemStops` is called when `/user` has stopped, and
   * calls back when `/system` may stop. `adaptRouters` reads what modules above this one have in `akka.actor.deployment`.
   */
  constructor(
    system: ExtendedActorSystem,
    owner?: ActorRefProvider,
    beforeSystemStops: (next: () => void) => void = (next) => next(),
    adaptRouters?: RouterAdapter,
  ) {
    this.system = system;
    this.#beforeSystemStops = beforeSystemStops;
    this.#owner = owner ?? this;
    this.deployer = new Deployer(system.config, this.#owner !== this, adaptRouters);
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

  /** Creates the guardians. A wrapping provider calls this first. */
  start(): Promise<void> {
    if (this.#guardians === undefined) this.#guardians = this.#makeGuardians();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  actorOf(creation: ActorCreation): InternalActorRef {
    const { props, supervisor } = creation;
    const values = this.deployer.lookupAt(creation);
    if (this.#owner === this) assertStaysHere(creation);
    if (props.remoteTypeName !== undefined) {
      const { path } = creation;
      throw new RemoteDeploymentError(
        `${path} has the class ${props.remoteTypeName} of another system, but no system is configured for it. Set ` +
          `akka.actor.deployment."/${path.elements.slice(1).join("/")}".remote, or give the props a deploy with a remote scope.`,
      );
    }
    this.#verifyCreator(creation);
    const { router } = props.deploy;
    if (values === undefined && router === undefined) return this.#localRef(props, creation);
    const { path } = creation;
    const deployed = withoutRouter(props, values);
    if (router !== undefined) return new RoutedActorRef(this.system, deployed, routerAt(path, router, values), supervisor, path);
    if (values?.router !== undefined && this.deployer.warnsOfRouters) {
      const text = "akka.actor.deployment defines {0} as a router, but its props do not. Add withRouter(FromConfig.instance) to them.";
      this.system.log().warning(text, path);
    }
    return this.#localRef(deployed, creation);
  }

  resolveActorRef(path: string | ActorPath): InternalActorRef {
    const wanted = typeof path === "string" ? this.pathFrom(path) : path;
    if (!wanted.address.equals(this.rootPath.address)) return new EmptyLocalActorRef(this.#owner, wanted);
    return this.resolveLocal(wanted);
  }

  /** Resolves a path that may come from another system. Throws InvalidActorPathError, also beyond the limits of `ritsem.actor.path`. */
  pathFrom(text: string): ActorPath {
    return this.system.settings.path.pathFrom(text);
  }

  /** The living ref at the names of `path`, whatever its address is, if the uid matches or is unspecified. */
  resolveLocal(path: ActorPath): InternalActorRef {
    const found = this.rootGuardian.getChild(path.elements);
    return path.uid === 0 || path.uid === found.path.uid ? found : new EmptyLocalActorRef(this.#owner, path);
  }

  rootGuardianAt(address: Address): InternalActorRef {
    if (address.equals(this.rootPath.address)) return this.rootGuardian;
    throw new UnknownTransportError(
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

  /** Registers `ref` as `/name`: for places at the root that are not actors, such as `/remote`. */
  registerExtraName(name: string, ref: InternalActorRef): void {
    this.rootGuardian.addPlace(name, ref);
  }

  #localRef(props: Props<never>, creation: ActorCreation): LocalActorRef {
    const { settings, serializationVerifier } = this.system;
    return serializationVerifier !== undefined && settings.verifiesMessages && isOfProgram(creation.path)
      ? new VerifyingActorRef(this.system, props, creation.supervisor, creation.place, serializationVerifier)
      : new LocalActorRef(this.system, props, creation.supervisor, creation.place);
  }

  /** Throws if creators are verified and the actor could not be deployed to another system. */
  #verifyCreator(creation: ActorCreation): void {
    const { settings, serializationVerifier } = this.system;
    if (serializationVerifier === undefined || !settings.verifiesCreators) return;
    const { path } = creation;
    const { type, args, deploy } = creation.props;
    if (!isOfProgram(path) || deploy.scope.kind === "local") return;
    if (type === undefined && deploy.router?.kind !== "group" && deploy.router?.kind !== "from-config") {
      throw new InvalidActorStateError(
        `${path} is created by a closure, which cannot be sent to another system (akka.actor.serialize-creators). Use Props.create(Class, ...args), or deploy it with ` +
          'scope { kind: "local" }.',
      );
    }
    for (const argument of args) if (argument !== undefined && argument !== null) serializationVerifier.copyOf(argument);
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
        this.#beforeSystemStops(() => system.stop(guardians.system)); // because of terminate, or of a failure that was escalated to the top
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
 * A system without remoting can only create actors locally.
 * INTEROP: `remote` in the configuration is ignored then, so that one file can be used with and without a network.
 */
function assertStaysHere(creation: ActorCreation): void {
  const { scope } = creation.props.deploy;
  if (scope.kind !== "remote") return;
  throw new RemoteDeploymentError(
    `${creation.path} has a deployment to ${scope.address}, but this system has no remoting. Set akka.actor.provider = remote.`,
  );
}

/** Whether an actor belongs to the program: those of the system itself are never sent. */
function isOfProgram({ elements }: ActorPath): boolean {
  return elements[0] === "user";
}

/** The props of an actor, or of a router's routees, overridden by the configuration. */
function withoutRouter(props: Props<never>, values: DeployValues | undefined): Props<never> {
  return props.withoutRouter().withDeploy({
    ...(values?.dispatcher === undefined ? {} : { dispatcher: values.dispatcher }),
    ...(values?.mailbox === undefined ? {} : { mailbox: values.mailbox }),
    ...(values?.stashCapacity === undefined ? {} : { stashCapacity: values.stashCapacity }),
  });
}

/** The router at `path`: the one in the configuration, otherwise the one in code. */
function routerAt(path: ActorPath, code: RouterConfig, values: DeployValues | undefined): Pool | Group {
  if (values?.router !== undefined) return values.router.create(code);
  if (code.kind !== "from-config") return code;
  const key = `/${path.elements.slice(1).join("/")}`;
  throw new RouterConfigurationError(
    `${path} must be a router from the configuration, which does not define one. Set akka.actor.deployment."${key}".router, or give ` +
      "withRouter a pool or a group.",
  );
}
