import { describeValue, InvalidArgumentError, UNDEFINED_CLASS } from "../../base/index.ts";
import type { ActorInstance } from "./actor-instance.ts";
import { isClass } from "../ref/type-match.ts";
import type { RouterConfig } from "../routing/router-config.ts";
import type { RouterMessage } from "../routing/router-message.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import { defaultDeploy, type Deploy, type DeployInit, deployOver } from "./deploy.ts";
import { RemoteDeploymentError } from "./errors.ts";

/** A class of actors that accept messages of type `M`, with constructor arguments of types `Args`. */
export interface ActorType<M, Args extends readonly unknown[] = readonly never[]> {
  /** Makes the actor. */
  new (...args: Args): ActorInstance<M>;
  /** The kind of queue that its mailbox must have, by its name below `akka.actor.mailbox.requirements`. */
  readonly mailboxRequirement?: string;
}

type PropsInit = Pick<Props<never>, "type" | "remoteTypeName" | "args" | "deploy" | "supervisorStrategy">;

const plainInit: PropsInit = {
  type: undefined,
  remoteTypeName: undefined,
  args: [],
  deploy: defaultDeploy,
  supervisorStrategy: undefined,
};

/**
 * The recipe for creating actors with messages `M`, followed again at each restart. Immutable: every `with…` method returns new props. All
 * instances share the objects in `args`.
 */
export class Props<in M = unknown> {
  /** The class, if the props name one and can therefore be sent; `undefined` for closures and for classes that only another system has. */
  readonly type: ActorType<never> | undefined;
  /** The .NET name of a class that only another system has; see {@link Props.remote}. */
  readonly remoteTypeName: string | undefined;
  /** Arguments of the constructor. */
  readonly args: readonly unknown[];
  /** Deployment settings. */
  readonly deploy: Deploy;
  /** Takes precedence over the actor's own strategy. */
  readonly supervisorStrategy: SupervisorStrategy | undefined;
  /** Absent: the class with the arguments. A closure for each of many props would cost as much as they do. */
  readonly #produce: (() => ActorInstance<M>) | undefined;

  private constructor(produce: (() => ActorInstance<M>) | undefined, init: PropsInit) {
    this.#produce = produce;
    this.type = init.type;
    this.remoteTypeName = init.remoteTypeName;
    this.args = init.args;
    this.deploy = init.deploy;
    this.supervisorStrategy = init.supervisorStrategy;
  }

  /** Props for an actor of class `type`, constructed with `args`. Throws InvalidArgumentError if `type` is not a class of actors. */
  static create<M, Args extends unknown[]>(type: new (...args: Args) => ActorInstance<M>, ...args: Args): Props<M> {
    assertActorClass(type);
    return new Props<M>(undefined, {
      ...plainInit,
      type: type as unknown as ActorType<never>,
      args,
    });
  }

  /**
   * Props for a class that only another system has, `Props.remote("Pricing.PriceActor, Pricing", "EUR")`: the name that the class has
   * there, in .NET or in the registry of a Ritsem node, and the arguments of its constructor. {@link withDeploy} or the configuration
   * decides where it runs.
   */
  static remote<M = unknown>(typeName: string, ...args: readonly unknown[]): Props<M> {
    if (typeof typeName !== "string" || typeName === "")
      refuse("Props.remote", 'the .NET name of a class, such as "Shop.Worker, Shop"', typeName);
    const produce = (): never => {
      throw new RemoteDeploymentError(`${typeName} is a class of another system; this one has no code for it.`);
    };
    return new Props<M>(produce, { ...plainInit, remoteTypeName: typeName, args });
  }

  /** Props for the actor that `produce` creates; it must create a new one each time. Such an actor can only run in this system. */
  static from<M>(produce: () => ActorInstance<M>): Props<M> {
    if (typeof produce !== "function") refuse("Props.from", "a function that makes an actor, such as () => new Worker()", produce);
    if (isClass(produce)) refuse("Props.from", "a function that makes an actor", produce, `Write Props.create(${produce.name}, …).`);
    return new Props<M>(produce, plainInit);
  }

  /** Props without an actor, for groups: `Props.empty<Job>().withRouter(new RoundRobinGroup(["/user/worker"]))`. */
  static empty<M>(): Props<M> {
    return Props.from<M>(() => {
      throw new TypeError("Props.empty() describes no actor: use it withRouter and a group, or Props.create with a class of actors.");
    });
  }

  /**
   * Sets the members of `deploy`. As in Akka.NET, a router, dispatcher, mailbox, stash capacity or scope that it does not mention is
   * unchanged, and a pool over a pool takes its resizer and strategy unless it has its own. Throws InvalidAddressError if the address of its scope is invalid.
   */
  withDeploy(deploy: DeployInit): Props<M> {
    if (typeof deploy !== "object" || deploy === null) refuse("withDeploy", 'an object, such as { scope: { kind: "local" } }', deploy);
    return this.#withDeploy(deployOver(deploy, this.deploy));
  }

  /** Sets the maximum number of messages in the actor's stash; 0 or less: no limit. */
  withStashCapacity(stashCapacity: number): Props<M> {
    if (!Number.isInteger(stashCapacity)) refuse("withStashCapacity", "a whole number", stashCapacity);
    return this.withDeploy({ stashCapacity });
  }

  /**
   * Sets the dispatcher, by the path of its section. `actorOf` throws UnknownDispatcherError if it does not exist.
   */
  withDispatcher(path: string): Props<M> {
    if (typeof path !== "string") refuse("withDispatcher", 'the path of a section, such as "akka.actor.default-dispatcher"', path);
    return this.withDeploy({ dispatcher: path });
  }

  /**
   * Sets the mailbox, by the path of its section or its name in the system's setup. `actorOf` throws UnknownMailboxError if it does not
   * exist.
   */
  withMailbox(path: string): Props<M> {
    if (typeof path !== "string") refuse("withMailbox", "the path of a section or the name of a mailbox", path);
    return this.withDeploy({ mailbox: path });
  }

  /**
   * Creates a router instead of the actor. With a pool, `withRouter(new RoundRobinPool(5))`, these are the props of its routees. A router
   * that the configuration defines for its path, below `akka.actor.deployment`, takes precedence. Replaces an earlier router as a whole.
   */
  withRouter(router: RouterConfig): Props<M | RouterMessage<M>> {
    if (!["pool", "group", "from-config"].includes(router?.kind)) {
      refuse("withRouter", "a pool, a group or FromConfig.instance, such as new RoundRobinPool(5)", router);
    }
    return this.#withDeploy({ ...this.deploy, router }) as Props<M | RouterMessage<M>>;
  }

  /** The same props with a strategy for failures of children. */
  withSupervisorStrategy(supervisorStrategy: SupervisorStrategy): Props<M> {
    if (typeof supervisorStrategy?.handleFailure !== "function") {
      refuse("withSupervisorStrategy", "a strategy, such as new OneForOneStrategy(…) or stoppingStrategy", supervisorStrategy);
    }
    return new Props<M>(this.#produce, { ...this.#init(), supervisorStrategy });
  }

  /** For providers: the props of a router's routees, which are these props without the router. */
  withoutRouter(): Props<M> {
    const { router: _, ...deploy } = this.deploy;
    return this.#withDeploy(deploy);
  }

  /** For cells: creates an instance. */
  newActor(): ActorInstance<M> {
    if (this.#produce !== undefined) return this.#produce();
    return new (this.type as unknown as new (...args: readonly unknown[]) => ActorInstance<M>)(...this.args);
  }

  #withDeploy(deploy: Deploy): Props<M> {
    return new Props<M>(this.#produce, { ...this.#init(), deploy });
  }

  #init(): PropsInit {
    const { type, remoteTypeName, args, deploy, supervisorStrategy } = this;
    return { type, remoteTypeName, args, deploy, supervisorStrategy };
  }
}

function assertActorClass(type: unknown): void {
  const takes = "a class of actors";
  if (typeof type !== "function") refuse("Props.create", takes, type, type === undefined ? UNDEFINED_CLASS : "");
  if (!isClass(type)) refuse("Props.create", takes, type, "For a function that makes an actor, write Props.from(() => new …).");
  if (typeof (type.prototype as Partial<ActorInstance> | null)?.preStart !== "function") {
    refuse("Props.create", takes, type, `Let ${type.name} extend Actor or ReceiveActor.`);
  }
}

function refuse(call: string, takes: string, value: unknown, cure = ""): never {
  throw new InvalidArgumentError(`${call} takes ${takes}, not ${describeValue(value)}.${cure === "" ? "" : ` ${cure}`}`);
}
