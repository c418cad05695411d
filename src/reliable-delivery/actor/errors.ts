import { RitsemError } from "../../base/index.ts";

/** A durable queue could not load or store in time; the producer controller fails, and its supervisor decides. */
export class DurableQueueFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_DURABLE_QUEUE_FAILED";

  constructor(producerId: string, what: string, attempts: number, section: string, options?: { readonly cause: unknown }) {
    super(
      `The durable queue of producer "${producerId}" could not ${what} in ${attempts} attempts. Repair what it stores to, or raise request-timeout or ` +
        `retry-attempts in ${section}.`,
      options,
    );
  }
}

/** The chunks of one message are too many bytes together; the consumer controller fails, and its supervisor decides. */
export class ChunkedMessageTooLargeError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_CHUNKED_MESSAGE_TOO_LARGE";

  constructor(producerId: string, bytes: number, maximumBytes: number) {
    super(
      `The chunks of a message of producer "${producerId}" are ${bytes} bytes and more, limit ${maximumBytes} bytes. Send smaller messages, or raise ` +
        "ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size.",
    );
  }
}
