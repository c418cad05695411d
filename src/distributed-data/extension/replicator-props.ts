import { type ActorRef, type ActorSystem, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { Cluster } from "../../cluster/index.ts";
import { encodeMessage, ProtoReader, type RemoteActorRefProvider } from "../../remote/internal.ts";
import type { ActorRefResolver, PayloadSerialization } from "../../serialization/index.ts";
import type { Durability } from "../actor/durable-values.ts";
import { Replicator } from "../actor/replicator.ts";
import type { EnvelopeDigest } from "../core/data-store.ts";
import { sha1Of } from "../core/sha-1.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import type { DurableStoreRegistry } from "../durable/durable-store.ts";
import { durableStoreNamed } from "../durable/named-store.ts";
import { dataLimitsFrom } from "../settings/data-limits.ts";
import type { ReplicatorSettings } from "../settings/replicator-settings.ts";
import type { DataContext } from "../wire/data-context.ts";
import { readEnvelope, writeEnvelope } from "../wire/envelope-codec.ts";

/** A provider that knows durable stores. Checked by shape: the caller and the provider may come from different bundles. */
export interface DurableStoreHolder {
  readonly durableStores: DurableStoreRegistry;
}

/** A replicator with data of its own. All replicators of a cluster that share data have the same path. Throws ClusterNotRunningError. */
export function replicatorProps(system: ActorSystem, settings: ReplicatorSettings): Props {
  const cluster = Cluster.get(system);
  const { platform, provider } = system as ExtendedActorSystem;
  const { serialization } = provider as RemoteActorRefProvider;
  const refs = { pathOf: (ref: ActorRef) => ref.path.toString() } as ActorRefResolver<ActorRef>;
  const context: DataContext = { payloads: serialization as PayloadSerialization, refs };
  const encode = (envelope: DataEnvelope): Uint8Array =>
    encodeMessage(envelope, (writer, value) => writeEnvelope(writer, value, context, false));
  const digestOf = (envelope: DataEnvelope): EnvelopeDigest => {
    const bytes = encode(envelope);
    return { digest: sha1Of(bytes), size: bytes.length };
  };
  const { keys, storeClass, section } = settings.durable;
  const durability: Durability | undefined =
    keys.length === 0
      ? undefined
      : {
          open: async () => {
            const create = await durableStoreNamed(storeClass, (provider as Partial<DurableStoreHolder>).durableStores ?? new Map())();
            const warn = (text: string): void => system.log("DistributedData").warning("{0}", text);
            const port = cluster.selfAddress.port ?? 0;
            return create({ systemName: system.name, replicatorName: settings.name, port, settings: section, warn });
          },
          encode,
          decode: (bytes) => readEnvelope(new ProtoReader(bytes), context),
        };
  const props = Props.create(Replicator, { settings, cluster, platform, digestOf, durability, limits: dataLimitsFrom(system.config) });
  return settings.dispatcher === undefined ? props : props.withDispatcher(settings.dispatcher);
}
