import { AutoReceivedMessage } from "../author/auto-received-message.ts";
import type { PossiblyHarmful } from "../author/possibly-harmful.ts";
import type { SelectionElement } from "./selection-element.ts";

/** A message on its way along a selection, with the steps that are still to go. */
export class ActorSelectionMessage extends AutoReceivedMessage implements PossiblyHarmful {
  readonly message: unknown;
  readonly elements: readonly SelectionElement[];
  /** True once a pattern has matched several actors: branches that lead nowhere are then silent. */
  readonly wildcardFanOut: boolean;

  constructor(message: unknown, elements: readonly SelectionElement[], wildcardFanOut: boolean) {
    super();
    this.message = message;
    this.elements = elements;
    this.wildcardFanOut = wildcardFanOut;
  }

  get possiblyHarmful(): true {
    return true;
  }
}
