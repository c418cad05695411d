import type { ActorPath } from "../address/actor-path.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ChildPlace, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { InvalidMessageError } from "../ref/errors.ts";
import { LocalActorRef } from "./local-actor-ref.ts";
import { senderOf } from "../minimal-ref/ref-base.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import type { SystemContext } from "../context/system-context.ts";
import { RouterActor } from "./router-actor.ts";
import { RouterCell } from "./router-cell.ts";
import type { Group, Pool } from "../routing/router-config.ts";

/** The ref of a router: `tell` puts messages directly into the mailbox of a routee. */
export class RoutedActorRef extends LocalActorRef {
  readonly #router: RouterCell;

  /** `props`: those of the routees. Throws InvalidActorPathError and InvalidAddressError for the paths of a group. */
  constructor(
    system: SystemContext,
    props: Props<never>,
    config: Pool | Group,
    supervisor: InternalActorRef,
    place: ChildPlace | ActorPath,
  ) {
    const strategy = (config.kind === "pool" ? config.supervisorStrategy : undefined) ?? defaultStrategy;
    super(system, Props.from(() => new RouterActor(this.#router)).withSupervisorStrategy(strategy), supervisor, place);
    this.#router = new RouterCell(this.cell, config, props);
    try {
      this.#router.start();
    } catch (error) {
      this.sendSystemMessage({ kind: "terminate" }); // its ref is never returned, and the routees that it has created stop with it
      throw error;
    }
  }

  /** For who looks from outside. */
  get routing(): { readonly config: Pool | Group; readonly routees: readonly string[] } {
    return this.#router.description;
  }

  /** Messages go to routees, in this or other systems, and none into the mailbox of the router. */
  override get admission(): "closed" {
    return "closed";
  }

  override tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.path);
    this.#router.route(message, senderOf(sender));
  }

  /** It is not known any more which routee received the message. */
  override whyNoReply(): string | undefined {
    return undefined;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    this.#router.route(message, sender);
  }
}
