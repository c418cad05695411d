import {
  Actor,
  type ActorRef,
  type ActorSystem,
  Address,
  Directive,
  OneForOneStrategy,
  Props,
  ReceiveActor,
  type SupervisorStrategy,
  Terminated,
} from "../../src/actor/index.ts";
import { Registry } from "../../src/serialization/index.ts";
import type { SeededRandom } from "../../src/testkit/index.ts";
import type { DeployLedger, Deployment } from "./deploy-ledger.ts";

const KID = "Simulation.Kid, Simulation";
/** Names of children are used again, so that a new one may meet what is left of the one before. */
const NAMES = ["kid0", "kid1"] as const;
const DIRECTIVES: readonly Directive[] = [Directive.Restart, Directive.Resume, Directive.Stop];

/** The types that systems of a run may be asked to create. `systemOfUid` names a system by its uid. */
export function deployable(ledger: DeployLedger, systemOf: (system: ActorSystem) => string): Registry {
  /** Lives elsewhere: says so, and fails when it is told to. */
  class Kid extends Actor<string> {
    readonly #id: string;

    constructor(id: string) {
      super();
      this.#id = id;
    }

    override preStart(): void {
      ledger.onStarted(this.#id, systemOf(this.context.system));
    }

    override postStop(): void {
      ledger.onStopped(this.#id, systemOf(this.context.system));
    }

    override receive(message: string): void {
      if (message.startsWith("failure")) {
        const failure = new RangeError(message);
        failure.stack = failure.toString(); // it travels, and a stack would differ from one checkout to another
        throw failure;
      }
      ledger.onHeard(message);
    }
  }
  return new Registry().actor(KID, Kid);
}

/** An order to a parent about its children. */
type Order = (parent: Parent) => void;

/** Has its children elsewhere, watches them, and decides on their failures. */
export class Parent extends ReceiveActor {
  readonly #ledger: DeployLedger;
  readonly #by: string;
  readonly #random: SeededRandom;
  readonly #deployments = new Map<string, Deployment>();

  constructor(ledger: DeployLedger, by: string, random: SeededRandom) {
    super();
    this.#ledger = ledger;
    this.#by = by;
    this.#random = random;
    this.receive(Terminated, ({ actor }) => {
      const deployment = this.#deployments.get(actor.path.toSerializationFormat());
      if (deployment !== undefined) ledger.onTerminated(deployment);
    });
    this.receiveAny((order) => (order as Order)(this));
  }

  override supervisorStrategy(): SupervisorStrategy {
    return new OneForOneStrategy((error) => {
      const failure = /failure\d+/.exec(error.message)?.[0];
      if (failure !== undefined) this.#ledger.onDecided(failure);
      return failure === undefined ? Directive.Stop : this.#random.pick(DIRECTIVES);
    });
  }

  override postStop(): void {
    for (const deployment of this.#deployments.values()) deployment.isParentGone = true;
  }

  deploy(node: string, host: string): void {
    const name = NAMES.find((free) => this.context.child(free) === undefined);
    if (name === undefined) return;
    const deployment = this.#ledger.add(this.#by, node, host);
    const address = Address.parse(`akka.memory://${node}@${node}:2552`);
    const props = Props.remote(KID, deployment.id).withDeploy({ scope: { kind: "remote", address } });
    const child = this.context.actorOf(props, name);
    this.#deployments.set(child.path.toSerializationFormat(), deployment);
    this.context.watch(child);
  }

  dismiss(): void {
    const child = this.#someChild();
    if (child === undefined) return;
    const deployment = this.#deployments.get(child.path.toSerializationFormat());
    if (deployment !== undefined) deployment.isDismissed = true;
    this.context.stop(child);
  }

  /** Has a child fail, if the message reaches it. */
  upset(): void {
    this.#someChild()?.tell(this.#ledger.nextFailure());
  }

  /** Asks each child for a sign of life: its id, and what it was asked. */
  call(round: number): readonly (readonly [id: string, text: string])[] {
    return [...this.context.children].flatMap((child) => {
      const deployment = this.#deployments.get(child.path.toSerializationFormat());
      if (deployment === undefined || deployment.isDismissed || deployment.terminatedCount > 0) return [];
      const text = `${deployment.id} in round ${round}`;
      child.tell(text);
      return [[deployment.id, text] as const];
    });
  }

  #someChild(): ActorRef | undefined {
    const children = [...this.context.children];
    return children.length === 0 ? undefined : this.#random.pick(children);
  }
}
