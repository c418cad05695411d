import type { LoadedProvider } from "../actor/index.ts";
import { LocalActorRefProvider } from "../actor/spi.ts";
import type { Config } from "../hocon/index.ts";
import { serializationSettingsFrom } from "../serialization/index.ts";
import { failureDetectorsFrom } from "./failure-detector/failure-detector-registry.ts";
import { RemoteActorRefProvider } from "./ref/remote-actor-ref-provider.ts";
import { remoteReference } from "./reference.ts";
import { remoteSettingsFrom } from "./remote-settings.ts";
import type { RemoteSetup } from "./remote-setup.ts";
import { serializersReference } from "./serializers/reference.ts";
import type { SerializationSetup } from "./serializers/system-serialization.ts";
import { localVerifier, verifierOf } from "./serializers/verifier.ts";

/** What `akka.actor.provider = remote` loads. `transportReferences` are the defaults of the transports in `setup`. */
export function remoteProvider(setup: RemoteSetup, transportReferences: readonly Config[]): LoadedProvider {
  return {
    reference: [...transportReferences, serializersReference()].reduce((under, over) => over.withFallback(under), remoteReference()),
    check(config) {
      serializationSettingsFrom(config);
      remoteSettingsFrom(config);
      for (const detector of ["transport-failure-detector", "watch-failure-detector"]) {
        failureDetectorsFrom(config, `akka.remote.${detector}`, setup.failureDetectors ?? new Map());
      }
    },
    create: (system) => new RemoteActorRefProvider(system, setup),
    createVerifier: ({ provider }) => verifierOf((provider as RemoteActorRefProvider).serialization),
  };
}

/** What `akka.actor.provider = local` loads when messages or creators are to be verified: the serializers, without remoting. */
export function verifiedLocalProvider(setup: SerializationSetup): LoadedProvider {
  return {
    reference: serializersReference(),
    check: serializationSettingsFrom,
    create: (system) => new LocalActorRefProvider(system),
    createVerifier: (system) => localVerifier(system, setup),
  };
}
