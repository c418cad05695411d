import { RitsemError } from "../../base/index.ts";

/** The name of a mailbox is unknown to the system. */
export class UnknownMailboxError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_UNKNOWN_MAILBOX";

  /** `key`: the setting or call that contains the name. */
  constructor(key: string, name: string, known: Iterable<string>) {
    super(
      `${key} is "${name}", which is not a mailbox of this system. Known: ${[...known].join(", ")}. ` +
        "Configure a section with a mailbox-type, or pass a mailbox with this name in the system's setup.",
    );
  }
}
