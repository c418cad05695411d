import type { ActorInstance } from "../cell/actor-instance.ts";
import type { RouterConfig } from "../routing/router-config.ts";
import type { RouterMessage } from "../routing/router-message.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import { defaultDeploy, type Deploy } from "./deploy.ts";
import { RemoteDeploymentError } from "./remote-deployment-error.ts";

/** A class of actors that take messages of type `M`, and constructor arguments of types `Args`. */
export interface ActorType<M, Args extends readonly unknown[] = readonly never[]> {
  new (...args: Args): ActorInstance<M>;
  /** The kind of queue that its mailbox must be, by its name below `akka.actor.mailbox.requirements`. */
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
 * A recipe for an actor of messages `M`, followed anew at each restart. Immutable: every `with…` returns another one. Give each instance
 * its own data: what `args` refer to is shared by all of them.
 */
export class Props<in M = unknown> {
  /** The class, when the recipe says it and so can travel; `undefined` for closures and for classes that only another system has. */
  readonly type: ActorType<never> | undefined;
  /** The .NET name of a class that only another system has; see {@link Props.remote}. */
  readonly remoteTypeName: string | undefined;
  readonly args: readonly unknown[];
  readonly deploy: Deploy;
  /** Beats the actor's own strategy. */
  readonly supervisorStrategy: SupervisorStrategy | undefined;
  readonly #produce: () => ActorInstance<M>;

  private constructor(produce: () => ActorInstance<M>, init: PropsInit) {
    this.#produce = produce;
    this.type = init.type;
    this.remoteTypeName = init.remoteTypeName;
    this.args = init.args;
    this.deploy = init.deploy;
    this.supervisorStrategy = init.supervisorStrategy;
  }

  /** An actor of class `type`, constructed with `args`. */
  static create<M, Args extends unknown[]>(type: new (...args: Args) => ActorInstance<M>, ...args: Args): Props<M> {
    return new Props<M>(() => new type(...args), {
      ...plainInit,
      type: type as unknown as ActorType<never>,
      args,
    });
  }

  /**
   * An actor of a class that only another system has: `Props.remote("Pricing.PriceActor, Pricing", "EUR")`, the name that the class has there,
   * in .NET or in the registry of a Ritsem node, and the constructor's arguments. Where it is to live is said by {@link withDeploy} or by the configuration.
   */
  static remote<M = unknown>(typeName: string, ...args: readonly unknown[]): Props<M> {
    const produce = (): never => {
      throw new RemoteDeploymentError(`${typeName} is a class of another system; this one has no code for it.`);
    };
    return new Props<M>(produce, { ...plainInit, remoteTypeName: typeName, args });
  }

  /** The actor that `produce` makes; it must make a new one each time. Such an actor can live in this system only. */
  static from<M>(produce: () => ActorInstance<M>): Props<M> {
    return new Props<M>(produce, plainInit);
  }

  /** No actor of its own: for groups, `Props.empty<Job>().withRouter(new RoundRobinGroup(["/user/worker"]))`. */
  static empty<M>(): Props<M> {
    return Props.from<M>(() => {
      throw new TypeError("Props.empty() describes no actor: use it withRouter and a group, or Props.create with a class of actors.");
    });
  }

  withDeploy(deploy: Deploy): Props<M> {
    return new Props<M>(this.#produce, { ...this.#init(), deploy });
  }

  /** Messages that the actor's stash may hold; 0 or less: any number. */
  withStashCapacity(stashCapacity: number): Props<M> {
    return this.withDeploy({ ...this.deploy, stashCapacity });
  }

  /**
   * The actor's turns are given by the dispatcher configured at `path`. `actorOf` throws UnknownDispatcherError when there is none.
   */
  withDispatcher(path: string): Props<M> {
    return this.withDeploy({ ...this.deploy, dispatcher: path });
  }

  /**
   * The actor's messages wait in the mailbox that the section at `path` describes, or that the system's setup has under this name. `actorOf`
   * throws UnknownMailboxError when there is none.
   */
  withMailbox(path: string): Props<M> {
    return this.withDeploy({ ...this.deploy, mailbox: path });
  }

  /**
   * A router in place of the actor: with a pool, `withRouter(new RoundRobinPool(5))`, these are the props of its routees. What the configuration says of a
   * router at its path, below `akka.actor.deployment`, beats this.
   */
  withRouter(router: RouterConfig): Props<M | RouterMessage<M>> {
    return this.withDeploy({ ...this.deploy, router }) as Props<M | RouterMessage<M>>;
  }

  withSupervisorStrategy(supervisorStrategy: SupervisorStrategy): Props<M> {
    return new Props<M>(this.#produce, { ...this.#init(), supervisorStrategy });
  }

  /** For cells: follows the recipe. */
  newActor(): ActorInstance<M> {
    return this.#produce();
  }

  #init(): PropsInit {
    const { type, remoteTypeName, args, deploy, supervisorStrategy } = this;
    return { type, remoteTypeName, args, deploy, supervisorStrategy };
  }
}
