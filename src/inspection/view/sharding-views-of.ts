import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { ShardingReport } from "../../sharding/internal.ts";
import type { ShardingTypeView, ShardView } from "../contract/cluster-view.ts";
import { isLocalActor } from "../sampling/local-actor.ts";

/** The most shards of a type that are shown. */
const MOST_SHARDS = 1000;
/** The actor that knows the types. */
const MANAGEMENT = "ritsem-sharding";

/** The types of entities on this node; `null` if it has no sharding. Read from the tree, so that nothing is sent or loaded. */
export function shardingViewsOf({ provider }: ExtendedActorSystem): readonly ShardingTypeView[] | null {
  const management = provider.systemGuardian.getChild([MANAGEMENT]);
  if (!isLocalActor(management)) return null;
  const { report } = (management.cell.actor ?? {}) as { readonly report?: ShardingReport };
  if (report === undefined) return null;
  return report.types.map(({ name, kind, coordinator }) => {
    const region = provider.systemGuardian.getChild([report.guardian, encodeURIComponent(name)]);
    return { name, kind, coordinator, shards: kind === "region" && isLocalActor(region) ? shardsOf(region.cell.supervised.refs()) : [] };
  });
}

/** The children of a region are its shards, and theirs the entities. */
function shardsOf(children: Parameters<typeof isLocalActor>[0][]): readonly ShardView[] {
  return children
    .flatMap((shard) => (isLocalActor(shard) ? [{ id: plainName(shard.path.name), entities: shard.cell.supervised.size }] : []))
    .slice(0, MOST_SHARDS);
}

function plainName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
