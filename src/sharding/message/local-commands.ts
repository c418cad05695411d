import { PoisonPill } from "../../actor/index.ts";

/**
 * An entity sends it to its parent to end without losing messages: the shard sends `stopMessage` back, keeps what arrives for the entity
 * from then on, and starts the entity anew for it. INTEROP: `Akka.Cluster.Sharding.Passivate`.
 */
export class Passivate {
  /** What the entity gets, and after which it stops itself. Default: a `PoisonPill`. */
  readonly stopMessage: unknown;

  constructor(stopMessage: unknown = PoisonPill.instance) {
    this.stopMessage = stopMessage;
  }
}

/**
 * To the shard region of this node: hands all its shards to other regions, then ends. The coordinated shutdown of a node sends it by
 * itself. INTEROP: `Akka.Cluster.Sharding.GracefulShutdown`.
 */
export class GracefulShutdown {
  /** The only instance. */
  static readonly instance: GracefulShutdown = new GracefulShutdown();
}
