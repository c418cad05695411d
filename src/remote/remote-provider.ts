import type { LoadedProvider } from "../actor/index.ts";
import { serializationReferenceConf } from "../serialization/index.ts";
import { RemoteActorRefProvider } from "./ref/remote-actor-ref-provider.ts";
import { remoteReferenceConf } from "./reference-conf.ts";
import type { RemoteSetup } from "./remote-setup.ts";

/** What `akka.actor.provider = remote` loads. `transportConfs` are the reference configurations of the transports in `setup`. */
export function remoteProvider(setup: RemoteSetup, transportConfs: readonly string[]): LoadedProvider {
  return {
    referenceConf: [serializationReferenceConf, remoteReferenceConf, ...transportConfs].join("\n"),
    create: (system) => new RemoteActorRefProvider(system, setup),
  };
}
