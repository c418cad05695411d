import type { ActorPath } from "../address/actor-path.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { InternalActorRef } from "../ref/internal-actor-ref.ts";
import { InvalidMessageError } from "../ref/invalid-message-error.ts";
import { LocalActorRef } from "../ref/local-actor-ref.ts";
import { senderOf } from "../ref/ref-base.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import type { SystemServices } from "../system/system-services.ts";
import { RouterActor } from "./router-actor.ts";
import { RouterCell } from "./router-cell.ts";
import type { Group, Pool } from "./router-config.ts";

/** The ref of a router: `tell` goes to a routee, without a stop in between. */
export class RoutedActorRef extends LocalActorRef {
  readonly #router: RouterCell;

  /** `props`: those of the routees. Throws InvalidActorPathError and InvalidAddressError for the paths of a group. */
  constructor(system: SystemServices, props: Props<never>, config: Pool | Group, supervisor: InternalActorRef, path: ActorPath) {
    const strategy = (config.kind === "pool" ? config.supervisorStrategy : undefined) ?? defaultStrategy;
    super(system, Props.from(() => new RouterActor(this.#router)).withSupervisorStrategy(strategy), supervisor, path);
    this.#router = new RouterCell(this.cell, config, props);
    try {
      this.#router.start();
    } catch (error) {
      this.sendSystemMessage({ kind: "terminate" }); // no ref of it gets out, and what it has made goes with it
      throw error;
    }
  }

  override tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.path);
    this.#router.route(message, senderOf(sender));
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    this.#router.route(message, sender);
  }
}
