import { RitsemError } from "../../base/index.ts";

/** A message of reliable delivery contradicts itself. Only this message is dropped. */
export class MalformedDeliveryMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_MALFORMED_MESSAGE";

  constructor(detail: string) {
    super(
      `Malformed message of reliable delivery: ${detail}. The sender does not speak the protocol of Akka.NET 1.5; stop it or update it.`,
    );
  }
}
