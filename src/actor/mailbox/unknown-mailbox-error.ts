import { RitsemError } from "../../base/index.ts";

/** A mailbox was named that the system does not know. */
export class UnknownMailboxError extends RitsemError {
  readonly code = "RITSEM_UNKNOWN_MAILBOX";

  /** `key`: what names it. */
  constructor(key: string, name: string, known: Iterable<string>) {
    super(
      `${key} is "${name}", which is no mailbox that this system knows. Known: ${[...known].join(", ")}. ` +
        "Configure a section with a mailbox-type, or give the system a mailbox of this name in its setup.",
    );
  }
}
