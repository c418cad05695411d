import { ActorRefRoutee, ActorSelectionRoutee, AddRoutee, type Address, Kill, PoisonPill, type Routee } from "../../actor/index.ts";
import { type InternalActorRef, isPossiblyHarmful, selectionElementText, type SystemMessage } from "../../actor/internal.ts";

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

/**
 * Why `message` is not for a peer to send to `recipient`; `undefined` when it is. A peer ends no guardian, and nothing that the system needs:
 * with `/`, `/user` or `/system` the whole system would end. Nor does it make one of them a routee, which a `Broadcast` could end.
 * INTEROP: Akka.NET does end.
 */
export function refusalOfEnd(recipient: InternalActorRef, message: unknown): string | undefined {
  if (!isPossiblyHarmful(message)) return undefined;
  if (message instanceof AddRoutee)
    return mayReachTheSystem(message.routee) ? "no guardian and no actor of the system is a routee" : undefined;
  const isEnd = message instanceof PoisonPill || message instanceof Kill;
  return isEnd && isOfTheSystem(recipient.path.elements) ? "it is stopped by its own system alone" : undefined;
}

/** Whether the messages for `routee` reach guardians or what is below `/system`, or might: a pattern or `..` is not followed to find out. */
function mayReachTheSystem(routee: Routee): boolean {
  if (routee instanceof ActorRefRoutee) return (routee.actor as InternalActorRef).isLocal && isOfTheSystem(routee.actor.path.elements);
  if (!(routee instanceof ActorSelectionRoutee)) return false;
  const { anchor, elements } = routee.selection;
  if (!(anchor as InternalActorRef).isLocal) return false;
  const names = [...anchor.path.elements, ...elements.map(selectionElementText)];
  return names.includes("..") || /[*?]/.test(names[0] ?? "") || isOfTheSystem(names);
}

/** The guardians, and everything below `/system`. */
function isOfTheSystem([guardian, name]: readonly string[]): boolean {
  return name === undefined || guardian === "system";
}

function livesAt({ path }: InternalActorRef, peer: Address): boolean {
  return path.address.equals(peer);
}
