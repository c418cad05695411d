import type { Address } from "../../actor/index.ts";
import type { InternalActorRef, LocalActorRef } from "../../actor/internal.ts";
import type { ActorDetails, RouterView, WatchView } from "../contract/actor-view.ts";
import { isLocalActor, isRouter } from "../sampling/local-actor.ts";
import { type ActorKnowledge, actorViewOf } from "./actor-view-of.ts";

/** The most names that one list of an actor has. */
const MOST_NAMES = 100;

/** One actor in detail. */
export function actorDetailsOf(actor: LocalActorRef, knowledge: ActorKnowledge): ActorDetails {
  const { cell } = actor;
  const parent = cell.supervisor;
  return {
    ...actorViewOf(cell, knowledge),
    parent: isLocalActor(parent) && parent !== actor ? parent.path.toStringWithoutAddress() : null,
    dispatcher: cell.mailbox.dispatcherPath,
    watches: namesOf(cell.deathWatch?.watchees ?? []),
    watchedBy: namesOf(cell.deathWatch?.watchers ?? []),
    watchCount: cell.deathWatch?.size ?? 0,
    router: routerViewOf(actor),
  };
}

/** `null` if `actor` is no router. */
export function routerViewOf(actor: LocalActorRef): RouterView | null {
  if (!isRouter(actor)) return null;
  const { config, routees } = actor.routing;
  return {
    path: actor.path.toStringWithoutAddress(),
    kind: config.kind,
    logic: config.constructor.name,
    routees: routees.slice(0, MOST_NAMES).map((name) => withoutOwnAddress(name, actor.provider.defaultAddress)),
    routeeCount: routees.length,
  };
}

/** Whom `actor` watches, but for children, which are watched by their supervisors anyway. */
export function watchesOf(actor: LocalActorRef): readonly WatchView[] {
  const watchees = actor.cell.deathWatch?.watchees;
  if (watchees === undefined) return [];
  const watcher = actor.path.toStringWithoutAddress();
  return Array.from(watchees, (watchee) => ({ watcher, watchee: nameOf(watchee) }));
}

function namesOf(refs: Iterable<InternalActorRef>): readonly string[] {
  const names: string[] = [];
  for (const ref of refs) {
    if (names.length === MOST_NAMES) break;
    names.push(nameOf(ref));
  }
  return names;
}

/** The path, with an address if the actor is in another system. */
function nameOf(ref: InternalActorRef): string {
  return ref.isLocal ? ref.path.toStringWithoutAddress() : ref.path.toString();
}

function withoutOwnAddress(name: string, own: Address): string {
  return name.startsWith(`${own}/`) ? name.slice(own.toString().length) : name;
}
