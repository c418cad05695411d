import type { ActorPath, SelectionElement } from "../../actor/index.ts";
import { selectionElementText } from "../../actor/internal.ts";
import { MalformedPayloadError } from "../../serialization/index.ts";
import type { Payload } from "../wire/payload.ts";

/** Characters of what a peer sent that stand in a text. */
const LONGEST_TEXT = 300;

/** A message that came by selection cannot be read: the selection can, what it carries cannot. */
export class UnreadableSelectionError extends MalformedPayloadError {
  /** The steps from the recipient on, such as `user/orders`; shortened if they are many. */
  readonly steps: string;
  /** Of the message that the selection carries. */
  readonly serializerId: number;
  /** Of the message that the selection carries. */
  readonly manifest: string;
  /** What is wrong with it. */
  readonly reason: string;

  constructor(elements: readonly SelectionElement[], { serializerId, manifest }: Payload, cause: unknown) {
    const inner = cause instanceof UnreadableSelectionError ? cause : undefined;
    const steps = [...elements.map(selectionElementText), ...(inner === undefined ? [] : [inner.steps])].join("/").slice(0, LONGEST_TEXT);
    const reason = inner?.reason ?? (cause instanceof Error ? cause.message : String(cause));
    super(`Cannot read a message for the selection ${steps}: ${reason}`, { cause });
    this.steps = steps;
    this.serializerId = inner?.serializerId ?? serializerId;
    this.manifest = inner?.manifest ?? manifest.slice(0, LONGEST_TEXT);
    this.reason = reason;
  }

  /** The selected path, seen from `recipient`. */
  pathFrom(recipient: ActorPath): string {
    return `${recipient.toString().replace(/\/$/, "")}/${this.steps}`;
  }
}
