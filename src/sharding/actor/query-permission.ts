import type { ActorRef } from "../../actor/index.ts";
import type { Cluster } from "../../cluster/index.ts";

/**
 * Whether the sender of a question may have the answer. With `akka.remote.untrusted-mode` on, only members may. A member's address in a forged
 * sender gains nothing: the answer goes to that member.
 */
export function mayAsk(sender: ActorRef, cluster: Cluster, isUntrusting: boolean): boolean {
  const { address } = sender.path;
  return !isUntrusting || address.hasLocalScope || cluster.state.members.some((member) => member.address.equals(address));
}
