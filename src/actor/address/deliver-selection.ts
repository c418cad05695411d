import type { AnyActorRef } from "../ref/actor-ref.ts";
import { EmptyLocalActorRef } from "../ref/empty-local-actor-ref.ts";
import type { InternalActorRef } from "../ref/internal-actor-ref.ts";
import { ActorSelectionMessage } from "./actor-selection-message.ts";
import { type SelectionElement, selectionElementText } from "./selection-element.ts";

/**
 * Walks the steps of `selection` from `anchor` as far as this system reaches, and delivers to whoever is found; a ref of another
 * system gets the message with the steps that are left. What leads nowhere becomes a dead letter, save after a pattern with several
 * matches.
 */
export function deliverSelection(anchor: InternalActorRef, selection: ActorSelectionMessage, sender: AnyActorRef): void {
  const { message, elements } = selection;
  let isFanOut = selection.wildcardFanOut;
  let refs: readonly InternalActorRef[] = [anchor];
  for (const [index, element] of elements.entries()) {
    const next: InternalActorRef[] = [];
    for (const ref of refs) {
      if (ref.isLocal) next.push(...stepFrom(ref, element));
      else ref.tell(new ActorSelectionMessage(message, elements.slice(index), isFanOut), sender);
    }
    const hasLeft = refs.some((ref) => !ref.isLocal);
    if (next.length === 0) {
      if (!isFanOut && !hasLeft)
        new EmptyLocalActorRef(anchor.provider, anchor.path.descendant(elements.map(selectionElementText))).tell(selection, sender);
      return;
    }
    isFanOut ||= next.length > 1;
    refs = next;
  }
  for (const ref of refs) ref.tell(message, sender);
}

function stepFrom(ref: InternalActorRef, element: SelectionElement): readonly InternalActorRef[] {
  switch (element.kind) {
    case "parent":
      return [ref.getParent()];
    case "name": {
      const child = ref.getChild([element.name]);
      return child instanceof EmptyLocalActorRef ? [] : [child];
    }
    case "pattern":
      if (element.pattern === "**") return descendantsOf(ref);
      return ref.getChildren().filter((child) => matchesPattern(element.pattern, child.path.name));
  }
}

function descendantsOf(ref: InternalActorRef): readonly InternalActorRef[] {
  return ref.getChildren().flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Whether `name` fits `pattern`: `*` is any text, `?` any one character. Linear in both lengths' product, whatever the pattern. */
export function matchesPattern(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let retryAt = 0;
  let step = 0;
  while (at < name.length) {
    if (pattern[step] === "*") {
      star = step;
      retryAt = at;
      step += 1;
    } else if (pattern[step] === "?" || pattern[step] === name[at]) {
      step += 1;
      at += 1;
    } else if (star >= 0) {
      retryAt += 1;
      at = retryAt;
      step = star + 1;
    } else return false;
  }
  while (pattern[step] === "*") step += 1;
  return step === pattern.length;
}
