import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { EmptyLocalActorRef } from "./empty-local-actor-ref.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { ActorSelectionMessage } from "../message/actor-selection-message.ts";
import { type SelectionElement, selectionElementText } from "../address/selection-element.ts";
import { wildcardFrom } from "../address/wildcard.ts";

const ANYONE = (): boolean => true;

/**
 * Walks the elements of `selection` from `anchor` as far as they lead within this system, and delivers once to each actor found. A ref of
 * another system gets the message with the remaining elements. A selection without a match becomes a dead letter, except after a pattern
 * with several matches. A selection that costs more than `ritsem.actor.selection` allows, or contains another selection, becomes a dead
 * letter with the reason and reaches no actor of this system. `mayTake` is called for each of those that are found.
 */
export function deliverSelection(
  anchor: InternalActorRef,
  selection: ActorSelectionMessage,
  sender: AnyActorRef,
  mayTake: (recipient: InternalActorRef) => boolean = ANYONE,
): void {
  const { message, elements } = selection;
  const { maximumSteps, maximumVisits } = anchor.provider.system.settings.selection;
  if (elements.length > maximumSteps) {
    refuse(
      anchor,
      message,
      sender,
      `a selection of ${elements.length} steps, limit ${maximumSteps} (ritsem.actor.selection.maximum-steps)`,
    );
    return;
  }
  if (message instanceof ActorSelectionMessage) {
    refuse(anchor, message, sender, "a selection must not carry another selection");
    return;
  }
  let isFanOut = selection.wildcardFanOut;
  let refs: ReadonlySet<InternalActorRef> = new Set([anchor]);
  let visits = 0;
  for (const [index, element] of elements.entries()) {
    const next = new Set<InternalActorRef>();
    let hasLeft = false;
    for (const ref of refs) {
      if (ref.isLocal) visits += addStep(next, ref, element, maximumVisits - visits);
      else {
        hasLeft = true;
        visits += elements.length - index; // each of them is written
        ref.tell(new ActorSelectionMessage(message, elements.slice(index), isFanOut), sender);
      }
      if (visits > maximumVisits) {
        const reason = `a selection that comes by more than ${maximumVisits} actors (ritsem.actor.selection.maximum-visits)`;
        refuse(anchor, message, sender, reason);
        return;
      }
    }
    if (next.size === 0) {
      if (!isFanOut && !hasLeft)
        new EmptyLocalActorRef(anchor.provider, anchor.path.descendant(elements.map(selectionElementText))).tell(selection, sender);
      return;
    }
    isFanOut ||= next.size > 1;
    refs = next;
  }
  for (const ref of refs) if (mayTake(ref)) ref.tell(message, sender);
}

function refuse(anchor: InternalActorRef, message: unknown, sender: AnyActorRef, reason: string): void {
  const { deadLetters } = anchor.provider;
  const from = sender === NO_SENDER ? deadLetters : (sender as ActorRef);
  deadLetters.tell(new DeadLetter(message, from, anchor, reason), NO_SENDER);
}

/** Adds the refs that `element` leads to from `ref`, until their cost is above `budget`. Returns the cost: about the count of refs looked at. */
function addStep(found: Set<InternalActorRef>, ref: InternalActorRef, element: SelectionElement, budget: number): number {
  switch (element.kind) {
    case "parent":
      found.add(ref.getParent());
      return ref instanceof EmptyLocalActorRef ? ref.path.depth + 1 : 1; // whose parent is found from the root down
    case "name": {
      const child = ref.getChild([element.name]);
      if (!(child instanceof EmptyLocalActorRef)) found.add(child);
      return 1;
    }
    case "pattern":
      return element.pattern === "**" ? addDescendants(found, ref, budget) : addMatches(found, ref, element.pattern);
  }
}

function addMatches(found: Set<InternalActorRef>, ref: InternalActorRef, pattern: string): number {
  const children = ref.getChildren();
  const matches = wildcardFrom(pattern);
  for (const child of children) if (matches(child.path.name)) found.add(child);
  return children.length + 1;
}

/** Each child is followed by what is below it. Not recursive: a tree may be deeper than the stack. */
function addDescendants(found: Set<InternalActorRef>, ref: InternalActorRef, budget: number): number {
  const ways = [ref.getChildren()[Symbol.iterator]()];
  let visits = 1;
  for (let way = ways.at(-1); way !== undefined && visits <= budget; way = ways.at(-1)) {
    const { value: child } = way.next();
    if (child === undefined) ways.pop();
    else {
      visits += 1;
      found.add(child);
      ways.push(child.getChildren()[Symbol.iterator]());
    }
  }
  return visits;
}
