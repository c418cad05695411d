import { Actor } from "../../actor/index.ts";

/** The parent of regions, proxies and coordinators of this node. INTEROP: `/system/sharding`. */
export class ShardingGuardian extends Actor {
  override receive(message: unknown): void {
    this.unhandled(message);
  }
}
