import type { Address } from "../../actor/index.ts";
import type { InternalActorRef, SystemMessage } from "../../actor/spi.ts";

/**
 * Why a system message that came from `peer` is not for `peer` to send; `undefined` when it is. Peers speak for their own actors alone: as
 * watchers, as children that failed or ended, and as supervisors of what they have deployed here.
 * INTEROP: Akka.NET takes all of these from anyone.
 */
export function refusalOfStranger(recipient: InternalActorRef, message: SystemMessage, peer: Address): string | undefined {
  switch (message.kind) {
    case "watch":
    case "unwatch":
      return livesAt(message.watcher, peer) ? undefined : `the watcher, ${message.watcher}, lives elsewhere`;
    case "deathWatchNotification":
      return livesAt(message.actor, peer) ? undefined : `the actor that ended, ${message.actor}, lives elsewhere`;
    case "failed":
    case "supervise":
      return livesAt(message.child, peer) ? undefined : `the child, ${message.child}, lives elsewhere`;
    case "terminate":
      return isOfTheSystem(recipient.path.elements) ? "it is stopped by its own system alone" : undefined;
    case "create":
    case "recreate":
    case "resume":
    case "suspend":
      return livesAt(recipient.getParent(), peer) ? undefined : "its supervisor lives elsewhere";
  }
}

/** The guardians, and everything below `/system`. */
function isOfTheSystem([guardian, name]: readonly string[]): boolean {
  return name === undefined || guardian === "system";
}

function livesAt({ path }: InternalActorRef, peer: Address): boolean {
  return path.address.equals(peer);
}
