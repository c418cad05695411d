import { type ActorRef, type ActorSystem, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { Cluster } from "../../cluster/index.ts";
import { encodeMessage, type RemoteActorRefProvider } from "../../remote/internal.ts";
import type { ActorRefResolver, PayloadSerialization } from "../../serialization/index.ts";
import { Replicator } from "../actor/replicator.ts";
import { sha1Of } from "../core/sha-1.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import type { DataContext } from "../wire/data-context.ts";
import { writeEnvelope } from "../wire/envelope-codec.ts";

/** A replicator with data of its own. All replicators of a cluster that share data have the same path. Throws ClusterNotRunningError. */
export function replicatorProps(system: ActorSystem, settings: ReplicatorSettings): Props {
  const cluster = Cluster.get(system);
  const { platform, provider } = system as ExtendedActorSystem;
  const { serialization } = provider as RemoteActorRefProvider;
  const refs = { pathOf: (ref: ActorRef) => ref.path.toString() } as ActorRefResolver<ActorRef>;
  const context: DataContext = { payloads: serialization as PayloadSerialization, refs };
  const digestOf = (envelope: DataEnvelope): Uint8Array =>
    sha1Of(encodeMessage(envelope, (writer, value) => writeEnvelope(writer, value, context, false)));
  const props = Props.create(Replicator, { settings, cluster, platform, digestOf });
  return settings.dispatcher === undefined ? props : props.withDispatcher(settings.dispatcher);
}
