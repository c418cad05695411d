import {
  Actor,
  ActorBase,
  ActorInitializationError,
  type ActorRef,
  DeathPactError,
  Directive,
  OneForOneStrategy,
  Props,
  Registry,
  Status,
  type SupervisorStrategy,
  t,
  Terminated,
} from "ritsem";

/** The .NET `ArgumentException`, with the field that its class insists on. */
export class ArgumentError extends Error {
  readonly paramName: string | null;

  constructor(message: string, paramName: string | null, options?: ErrorOptions) {
    super(message, options);
    this.paramName = paramName;
  }
}

/** The counterpart of the C# `OutOfStockException`. */
export class OutOfStockError extends Error {
  readonly sku: string;
  readonly left: number;

  constructor(sku: string, left: number) {
    super(`${sku} is out of stock, ${left} left`);
    this.sku = sku;
    this.left = left;
  }
}

/** Has no counterpart: no class has its .NET name. */
export class UnknownThereError extends Error {}

/** The counterpart of the C# `WorkerActor`: tells the probe its life cycle, and follows its orders. */
export class WorkerActor extends Actor {
  readonly #probe: ActorRef;
  readonly #label: string;

  constructor(probe: ActorRef, label: string) {
    super();
    this.#probe = probe;
    this.#label = label;
  }

  override preStart(): void {
    this.#probe.tell(`${this.#label} started`, this.self);
  }

  override postStop(): void {
    this.#probe.tell(`${this.#label} stopped`, this.self);
  }

  override preRestart(reason: Error, message: unknown): unknown {
    this.#probe.tell(`${this.#label} restarts for ${reason.message}`, this.self);
    return super.preRestart(reason, message);
  }

  override receive(message: unknown): void {
    if (message === "fail") throw new TypeError("on demand");
    if (message === "fail at an argument") throw new ArgumentError("on demand", "count", { cause: new TypeError("below") });
    if (message === "fail as nobody knows") throw new UnknownThereError("on demand");
    if (message === "fail for want of stock") throw new OutOfStockError("A-1", 3);
    if (message instanceof Status.Failure) throw message.cause;
    if (message === "outlive a child") {
      const child = this.context.actorOf(Props.create(WorkerActor, this.#probe, "grandchild"));
      this.context.watch(child);
      this.context.stop(child);
      return;
    }
    if (message instanceof Terminated) {
      this.unhandled(message); // the death pact
      return;
    }
    if (message === "who is above") this.sender.tell(this.context.parent);
    else if (message === "have a child") this.context.actorOf(Props.create(WorkerActor, this.#probe, "grandchild"), "grandchild");
    else this.sender.tell(`${this.#label} got ${String(message)}`);
  }
}

/** The counterpart of the C# `LocatorActor`: answers every message with its own full path. */
export class LocatorActor extends Actor {
  override receive(): void {
    this.sender.tell(this.self.path.toSerializationFormat(this.context.system.address));
  }
}

/** The counterpart of the C# `UnrestartableActor`. */
export class UnrestartableActor extends ActorBase {
  readonly #probe: ActorRef;

  constructor(probe: ActorRef) {
    super();
    this.#probe = probe;
  }

  override preStart(): void {
    this.#probe.tell("unrestartable started", this.self);
  }

  override postRestart(): void {
    throw new TypeError("never again");
  }

  override handle(): void {
    throw new TypeError("on demand");
  }
}

/** The counterpart of the C# `UnconstructibleActor`. */
export class UnconstructibleActor extends ActorBase {
  constructor() {
    super();
    throw new RangeError("not in the mood");
  }

  override handle(): void {}
}

/** The counterpart of the C# `ParentActor`: has one child, tells the probe of its failures, and passes messages on to it. */
export class ParentActor extends ActorBase {
  readonly #probe: ActorRef;
  readonly #directive: Directive;
  readonly #child: ActorRef;

  constructor(probe: ActorRef, child: Props, directive: Directive) {
    super();
    this.#probe = probe;
    this.#directive = directive;
    this.#child = this.context.actorOf(child, "child");
  }

  override supervisorStrategy(): SupervisorStrategy {
    return new OneForOneStrategy((error) => {
      this.#probe.tell(`failure: ${error.name}: ${error.message}${fieldsOf(error)}`);
      return error instanceof ActorInitializationError ? Directive.Stop : this.#directive; // another restart would fail as well
    });
  }

  override handle(message: unknown): void {
    if (message === "stop child") this.context.stop(this.#child);
    else if (message === "children") this.sender.tell(String(this.context.children.length));
    else this.#child.forward(message);
  }
}

function fieldsOf(error: Error): string {
  if (error instanceof OutOfStockError) return ` [${error.sku}, ${error.left}]`;
  if (error instanceof ArgumentError) return ` [${error.paramName}]`;
  return error instanceof DeathPactError ? ` [${error.deadActor !== undefined}]` : "";
}

/** The actors that the tests deploy and the errors that they throw, under the names that they have in C#. */
export function deployableActors(): Registry {
  return withErrors(new Registry())
    .actor("Peer.WorkerActor, Peer", WorkerActor)
    .actor("Peer.LocatorActor, Peer", LocatorActor)
    .actor("Peer.UnconstructibleActor, Peer", UnconstructibleActor)
    .actor("Peer.UnrestartableActor, Peer", UnrestartableActor);
}

/** Gives `registry` the errors with counterparts in C#. */
export function withErrors(registry: Registry): Registry {
  return registry
    .error("System.ArgumentException, System.Private.CoreLib", ArgumentError, { paramName: t.nullable(t.string) })
    .error("InteropMessages.OutOfStockException, InteropMessages", OutOfStockError, { sku: t.string, left: t.int })
    .error("Nowhere.UnknownException, Nowhere", UnknownThereError);
}
