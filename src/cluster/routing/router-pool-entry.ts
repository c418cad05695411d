import { Pool, RemoteDeploymentError } from "../../actor/index.ts";
import { payloadFromRouter, routerFromPayload, type RouterSerialization } from "../../remote/internal.ts";
import type { ClusterMessageEntry } from "../serializer/cluster-message-serializer.ts";
import { CLUSTER_MANIFEST } from "../wire/manifests.ts";
import { decodeRouterPool, encodeRouterPool } from "../wire/router-pool-codec.ts";
import { ClusterRouterPool } from "./cluster-router-pool.ts";

/** Routees on each node that a peer may ask for. A number from the wire costs its sender nothing, and this cluster an actor for each. */
const MOST_ON_A_NODE = 10_000;

/** How a cluster-aware pool travels that is deployed in another system. `payloads` writes and reads the pool inside. */
export function routerPoolEntry(payloads: RouterSerialization): ClusterMessageEntry {
  return {
    type: ClusterRouterPool,
    manifest: CLUSTER_MANIFEST.routerPool,
    encode(message) {
      const { local, settings } = message as ClusterRouterPool;
      return encodeRouterPool({ pool: payloadFromRouter(local, payloads), settings });
    },
    decode(bytes) {
      const { pool, settings } = decodeRouterPool(bytes);
      if (settings.maxInstancesPerNode > MOST_ON_A_NODE) {
        throw new RemoteDeploymentError(
          `A cluster-aware pool of ${settings.maxInstancesPerNode} routees on each node was asked for, and ${MOST_ON_A_NODE} is the most that ` +
            "another system may ask for. Deploy smaller pools, or let this system create the pool itself.",
        );
      }
      const isNested = pool.manifest === CLUSTER_MANIFEST.routerPool;
      const local = isNested ? undefined : routerFromPayload(pool, payloads);
      if (local instanceof Pool) return new ClusterRouterPool(local, settings);
      throw new RemoteDeploymentError("What was sent as the pool of a cluster-aware pool is none.");
    },
  };
}
