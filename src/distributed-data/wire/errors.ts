import { RitsemError } from "../../base/index.ts";

/** A message of distributed data contradicts itself, or inflates to far more than it is worth. Only this message is dropped. */
export class MalformedReplicatedDataError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_MALFORMED_MESSAGE";

  constructor(detail: string, options?: ErrorOptions) {
    super(
      `Malformed message of distributed data: ${detail}. The sender does not speak the protocol of Akka.DistributedData 1.5; stop or update it.`,
      options,
    );
  }
}
