import type { ActorRef, DeadLetterSuppression } from "../../actor/index.ts";
import { ShardingMessage } from "./sharding-message.ts";

/** A message that consists of the id of a shard. */
export abstract class ShardMessage extends ShardingMessage {
  readonly shard: string;

  constructor(shard: string) {
    super();
    this.shard = shard;
  }
}

/** To the coordinator: which region has this shard? Answer: {@link ShardHome}. */
export class GetShardHome extends ShardMessage implements DeadLetterSuppression {
  get deadLetterSuppression(): true {
    return true;
  }
}

/** To a region: start this shard. Answer: {@link ShardStarted}. */
export class HostShard extends ShardMessage {}

/** To the coordinator: the shard runs. */
export class ShardStarted extends ShardMessage {}

/** To all regions and proxies: forget the home of this shard. Answer: {@link BeginHandOffAck}. */
export class BeginHandOff extends ShardMessage {}

/** To the rebalance worker: the home is forgotten. */
export class BeginHandOffAck extends ShardMessage {}

/** To the region that has the shard: stop it. Answer: {@link ShardStopped}. */
export class HandOff extends ShardMessage {}

/** To the rebalance worker and to the coordinator: the shard has stopped. */
export class ShardStopped extends ShardMessage {}

/** The coordinator's answer to {@link GetShardHome}. */
export class ShardHome extends ShardingMessage {
  readonly shard: string;
  readonly region: ActorRef;

  constructor(shard: string, region: ActorRef) {
    super();
    this.shard = shard;
    this.region = region;
  }
}
