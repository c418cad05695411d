import { Address } from "../address/address.ts";
import { InvalidActorPathError } from "../address/actor-path.ts";
import { ActorSelection } from "../address/actor-selection.ts";
import { type SelectionElement, selectionElementsOf, selectionElementText } from "../address/selection-element.ts";
import type { ActorRefProvider, InternalActorRef } from "../ref/internal-actor-ref.ts";

const ELEMENT = /^(?:[A-Za-z0-9\-_.*$+:@&=,!~';()?]|%[0-9A-Fa-f]{2})+(?:#\d+)?$/;

/**
 * The selection that `path` means to an actor at `start`: with an address, absolute (`/user/a`), or relative to `start`. Throws
 * InvalidActorPathError for what is no path, InvalidAddressError for an address that cannot be reached from here.
 */
export function selectionFrom(path: string, start: InternalActorRef, provider: ActorRefProvider): ActorSelection {
  const authority = path.indexOf("://");
  if (authority >= 0) {
    const slash = path.indexOf("/", authority + 3);
    const address = Address.parse(slash < 0 ? path : path.slice(0, slash));
    return new ActorSelection(provider.rootGuardianAt(address), elementsFrom(slash < 0 ? "" : path.slice(slash), path));
  }
  if (path === "")
    throw new InvalidActorPathError(
      'An empty text is not a path. Examples: "/user/name", "../sibling", "akka.tcp://System@host:port/user/name".',
    );
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
