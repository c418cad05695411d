import {
  type ActorRef,
  ActorBase,
  type Address,
  type Directive,
  OneForOneStrategy,
  Props,
  type SupervisorStrategy,
} from "../../src/actor/index.ts";
import { Registry } from "../../src/serialization/index.ts";

/** Tells `probe` its life cycle, and follows its orders. */
export class Worker extends ActorBase {
  readonly #probe: ActorRef;
  readonly #label: string;

  constructor(probe: ActorRef, label = "worker") {
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
    if (message === "where") this.sender.tell(this.self.path.toSerializationFormat(this.context.system.address));
    else if (message === "who is above") this.sender.tell(this.context.parent);
    else if (message === "have a child") this.context.actorOf(Props.create(Worker, this.#probe, "grandchild"), "grandchild");
    else this.sender.tell(`${this.#label} got ${message}`);
  }
}

/** Cannot be constructed. */
export class Unconstructible extends ActorBase {
  constructor() {
    super();
    throw new RangeError("not in the mood");
  }

  override handle(): void {}
}

export const WORKER = "Jobs.Worker, Jobs";

/** What the systems of these tests have in common: the actors that may be deployed. */
export function jobs(): Registry {
  return new Registry().actor(WORKER, Worker).actor("Jobs.Unconstructible, Jobs", Unconstructible);
}

/** Has one child, `child`, and tells `probe` of each failure of it. Passes messages on to it. */
export class Parent extends ActorBase {
  readonly #probe: ActorRef;
  readonly #child: ActorRef;
  readonly #directive: Directive;

  constructor(probe: ActorRef, props: Props, directive: Directive) {
    super();
    this.#probe = probe;
    this.#directive = directive;
    this.#child = this.context.actorOf(props, "child");
  }

  override supervisorStrategy(): SupervisorStrategy {
    return new OneForOneStrategy({
      decider: (error) => {
        this.#probe.tell(`failure: ${error.name}: ${error.message}`);
        return this.#directive;
      },
      loggingEnabled: false,
    });
  }

  override handle(message: unknown): void {
    if (message === "stop child") this.context.stop(this.#child);
    else if (message === "children") this.sender.tell(String(this.context.children.length));
    else this.#child.forward(message);
  }
}

/** Props that say where the actor is to live. */
export function at(props: Props, address: Address): Props {
  return props.withDeploy({ ...props.deploy, scope: { kind: "remote", address } });
}
