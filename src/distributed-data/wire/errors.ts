import { RitsemError } from "../../base/index.ts";
import { SerializationError } from "../../serialization/index.ts";

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

/** A message of distributed data consists of more compressed sets and dictionaries than one message may. Only this message is dropped. */
export class TooManyCompressedPartsError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_TOO_MANY_COMPRESSED_PARTS";

  constructor(maximum: number) {
    super(
      `A message of distributed data has more than ${maximum} compressed sets and dictionaries. Raise ` +
        "ritsem.distributed-data.maximum-compressed-parts if the sender is trusted, or let it keep fewer sets in one dictionary.",
    );
  }
}
