import type { ActorRef, DeadLetterSuppression } from "../../actor/index.ts";
import { ShardingMessage } from "./sharding-message.ts";

/** A message that consists of one ref. */
export abstract class RefMessage extends ShardingMessage {
  readonly ref: ActorRef;

  constructor(ref: ActorRef) {
    super();
    this.ref = ref;
  }
}

/** A region to the coordinator: I can host shards. Answer: {@link RegisterAck}. */
export class Register extends RefMessage implements DeadLetterSuppression {
  get deadLetterSuppression(): true {
    return true;
  }
}

/** A proxy to the coordinator: tell me of hand-offs. Answer: {@link RegisterAck}. */
export class RegisterProxy extends RefMessage implements DeadLetterSuppression {
  get deadLetterSuppression(): true {
    return true;
  }
}

/** The coordinator's answer, with itself. */
export class RegisterAck extends RefMessage {}

/** A region to the coordinator: move my shards to other regions. */
export class GracefulShutdownRequest extends RefMessage implements DeadLetterSuppression {
  get deadLetterSuppression(): true {
    return true;
  }
}

/** A region to the coordinator: I have ended. */
export class RegionStopped extends RefMessage implements DeadLetterSuppression {
  get deadLetterSuppression(): true {
    return true;
  }
}
