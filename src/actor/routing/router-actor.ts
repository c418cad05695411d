import { ActorBase } from "../author/actor-base.ts";
import { Terminated } from "../author/terminated.ts";
import { unhandled } from "../cell/unhandled.ts";
import type { RouterCell } from "./router-cell.ts";
import { AddRoutee, AdjustPoolSize, GetRoutees, RemoveRoutee, Resize, Routees } from "./router-management-message.ts";

/** The part of a router that has a mailbox: answers questions about the routees, changes them and learns of their ends. */
export class RouterActor extends ActorBase {
  readonly #router: RouterCell;

  constructor(router: RouterCell) {
    super();
    this.#router = router;
  }

  override handle(message: unknown): void {
    const router = this.#router;
    if (message instanceof GetRoutees) this.sender.tell(new Routees(router.routees));
    else if (message instanceof AddRoutee) router.addRoutees([message.routee]);
    else if (message instanceof RemoveRoutee) {
      router.removeRoutees([message.routee]);
      this.#stopWhenDone();
    } else if (message instanceof Terminated) {
      router.forget(message.actor);
      this.#stopWhenDone();
    } else if (message instanceof AdjustPoolSize) router.adjustSize(message.change);
    else if (message instanceof Resize) router.resize();
    else unhandled(this.context, message);
  }

  /** Routees outlive the router's restart, which restarts them. */
  override preRestart(): void {}

  #stopWhenDone(): void {
    if (this.#router.isDone) this.context.stop(this.self);
  }
}
