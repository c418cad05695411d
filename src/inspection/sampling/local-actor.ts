import type { AnyActorRef } from "../../actor/index.ts";
import type { LocalActorRef, RoutedActorRef } from "../../actor/internal.ts";

/** What of an actor can be seen: the cell of an actor of this system. */
export type Cell = LocalActorRef["cell"];

/** Whether an actor of this system is behind `ref`. Checked by shape: the caller and the system may come from different bundles. */
export function isLocalActor(ref: AnyActorRef): ref is LocalActorRef {
  return (ref as Partial<LocalActorRef>).cell?.mailbox !== undefined;
}

/** Whether `ref` is a router of this system. */
export function isRouter(ref: AnyActorRef): ref is RoutedActorRef {
  return isLocalActor(ref) && "routing" in ref;
}
