import { RitsemError } from "../../base/index.ts";

/** A file of a durable queue is damaged, or is none: nothing of it is used or changed. */
export class DamagedQueueFileError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_DAMAGED_QUEUE_FILE";
  /** Where the damage starts. Unit: bytes. */
  readonly offset: number;

  constructor(path: string, offset: number, what: string, options?: { readonly cause: unknown }) {
    super(
      `The durable queue ${path} cannot be read: at byte ${offset}, ${what}. Restore the file from a copy, or move it away to start with an empty queue; ` +
        "its messages are lost then.",
      options,
    );
    this.offset = offset;
  }
}

/** A file-backed queue was given to a producer controller in a system without remoting, which cannot turn messages into bytes. */
export class QueueNeedsRemotingError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_QUEUE_NEEDS_REMOTING";

  constructor(producerId: string, path: string) {
    super(
      `Producer "${producerId}" cannot store its messages in ${path}: its system has no serializers. Set akka.actor.provider = remote, or use another ` +
        "durable queue.",
    );
  }
}
