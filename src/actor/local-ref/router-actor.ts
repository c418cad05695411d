import { ActorBase } from "../author/actor-base.ts";
import { Terminated } from "../message/terminated.ts";
import { unhandled } from "../author/unhandled.ts";
import type { RouterCell } from "./router-cell.ts";
import {
  AddRoutee,
  AdjustPoolSize,
  DirectorTask,
  GetRoutees,
  Refill,
  RemoveRoutee,
  Resize,
  Routees,
} from "../routing/router-management-message.ts";

/** The part of a router that has a mailbox: it answers questions about the routees, changes them and is notified of their termination. */
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
      router.forget(message.actor, message.addressTerminated);
      this.#stopWhenDone();
    } else if (message instanceof AdjustPoolSize) router.adjustSize(message.change);
    else if (message instanceof Resize) router.resize();
    else if (message instanceof Refill) router.refill();
    else if (message instanceof DirectorTask) message.run();
    else unhandled(this.context, message);
  }

  override postStop(): void {
    this.#router.onStopped();
  }

  /** Routees survive a restart of the router, which restarts them. */
  override preRestart(): void {}

  #stopWhenDone(): void {
    if (this.#router.isDone) this.context.stop(this.self);
  }
}
