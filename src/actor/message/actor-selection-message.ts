import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";
import type { SelectionElement } from "../address/selection-element.ts";

/** A message on its way along a selection, with the elements that are left. */
export class ActorSelectionMessage extends AutoReceivedMessage implements PossiblyHarmful {
  readonly message: unknown;
  readonly elements: readonly SelectionElement[];
  /** True once a pattern has matched several actors: branches without a match are then ignored. */
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
