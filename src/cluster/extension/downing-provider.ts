import type { ActorSystem, Props } from "../../actor/index.ts";

/** Decides which members are dead. The numbered promises are those that the cluster makes and relies on. */
export interface DowningProvider {
  /**
   * How much longer than the removal of a downed member others wait before they start anew what ran there. D1 at least as long as an isolated
   * node needs to end by itself. Unit: ms.
   */
  readonly downRemovalMarginMs: number;
  /**
   * D2 the actor that watches the cluster and calls `cluster.down`, started as `/system/cluster/core/daemon/downingProvider` before this node
   * joins; `undefined` for none. D3 it subscribes to the events of the cluster by itself.
   */
  readonly downingActorProps: Props | undefined;
}

/** Makes the downing provider of a node, once, when the node starts. The cluster of `system` can be used from the first turn of its actor on. */
export type DowningProviderFactory = (system: ActorSystem) => DowningProvider;
