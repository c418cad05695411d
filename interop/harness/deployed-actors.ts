import { ActorBase, type ActorRef, type Directive, OneForOneStrategy, Props, Registry, type SupervisorStrategy } from "ritsem";

/** The counterpart of the C# `WorkerActor`: tells the probe what becomes of it, and does what it is told to. */
export class WorkerActor extends ActorBase {
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

  override handle(message: unknown): void {
    if (message === "fail") throw new TypeError("on demand");
    if (message === "who is above") this.sender.tell(this.context.parent);
    else if (message === "have a child") this.context.actorOf(Props.create(WorkerActor, this.#probe, "grandchild"), "grandchild");
    else this.sender.tell(`${this.#label} got ${String(message)}`);
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
      this.#probe.tell(`failure: ${error.name}: ${error.message}`);
      return this.#directive;
    });
  }

  override handle(message: unknown): void {
    if (message === "stop child") this.context.stop(this.#child);
    else if (message === "children") this.sender.tell(String(this.context.children.length));
    else this.#child.forward(message);
  }
}

/** The actors that the tests deploy, under the names that they have in C#. */
export function deployableActors(): Registry {
  return new Registry().actor("Peer.WorkerActor, Peer", WorkerActor).actor("Peer.UnconstructibleActor, Peer", UnconstructibleActor);
}
