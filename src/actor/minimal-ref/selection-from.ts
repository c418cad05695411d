import { describeValue } from "../../base/index.ts";
import { Address } from "../address/address.ts";
import { ActorPath, InvalidActorPathError } from "../address/actor-path.ts";
import { ActorSelection } from "./actor-selection.ts";
import { type SelectionElement, selectionElementsOf, selectionElementText } from "../address/selection-element.ts";
import type { ActorRefProvider, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";

const EXAMPLES = 'Examples: "/user/name", "../sibling", "akka.tcp://System@host:port/user/name".';
const ELEMENT = /^(?:[A-Za-z0-9\-_.*$+:@&=,!~';()?]|%[0-9A-Fa-f]{2})+(?:#\d+)?$/;

/**
 * The selection that `given` denotes for an actor at `start`: with an address, absolute (`/user/a`), or relative to `start`. Throws
 * InvalidActorPathError for an invalid path, InvalidAddressError for an invalid address, and UnknownTransportError for one that no transport of this system leads to.
 */
export function selectionFrom(given: string | ActorPath, start: InternalActorRef, provider: ActorRefProvider): ActorSelection {
  const path = given instanceof ActorPath ? given.toString() : given;
  if (typeof path !== "string") {
    throw new InvalidActorPathError(`actorSelection takes a path as text or an ActorPath, not ${describeValue(given)}. ${EXAMPLES}`);
  }
  const authority = path.indexOf("://");
  if (authority >= 0) {
    const slash = path.indexOf("/", authority + 3);
    const address = Address.parse(slash < 0 ? path : path.slice(0, slash));
    return new ActorSelection(provider.rootGuardianAt(address), elementsFrom(slash < 0 ? "" : path.slice(slash), path));
  }
  if (path === "") throw new InvalidActorPathError(`An empty text is not a path. ${EXAMPLES}`);
  return new ActorSelection(path.startsWith("/") ? provider.rootGuardian : start, elementsFrom(path, path));
}

function elementsFrom(text: string, whole: string): readonly SelectionElement[] {
  const elements = selectionElementsOf(text);
  for (const [index, element] of elements.entries()) {
    if (element.kind === "parent") continue;
    const part = selectionElementText(element);
    if (!ELEMENT.test(part))
      throw new InvalidActorPathError(`"${whole}" is not a path to select: "${part}" cannot be part of an actor's name.`);
    if (part === "**" && index < elements.length - 1)
      throw new InvalidActorPathError(`"${whole}" is not a path to select: ** may only stand at the end.`);
  }
  return elements;
}
