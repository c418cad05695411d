import type { LoadedProvider } from "../actor/index.ts";
import { LocalActorRefProvider } from "../actor/internal.ts";
import type { Config } from "../hocon/index.ts";
import { serializationSettingsFrom } from "../serialization/index.ts";
import { failureDetectorsFrom, missingDetectorIn } from "./failure-detector/failure-detector-registry.ts";
import { RemoteActorRefProvider } from "./remote-actor-ref-provider.ts";
import { missingTransportsIn } from "./missing-transports.ts";
import { remoteReference } from "./reference.ts";
import { remoteSettingsFrom, uselessTrustedPaths } from "./settings/remote-settings.ts";
import type { RemoteSetup } from "./remote-setup.ts";
import { serializersReference } from "./serializers/reference.ts";
import type { SerializationSetup } from "./serializers/system-serialization.ts";
import { localVerifier, verifierOf } from "./serializers/verifier.ts";

const DETECTORS = ["akka.remote.transport-failure-detector", "akka.remote.watch-failure-detector"] as const;

/** What `akka.actor.provider = remote` loads. `transportReferences` are the defaults of the transports in `setup`. */
export function remoteProvider(setup: RemoteSetup, transportReferences: readonly Config[]): LoadedProvider {
  const given = setup.failureDetectors ?? new Map();
  const defaults = remoteReference();
  const serializerDefaults = serializersReference();
  return {
    reference: [...transportReferences, serializerDefaults].reduce((under, over) => over.withFallback(under), defaults),
    check(config) {
      serializationSettingsFrom(config);
      remoteSettingsFrom(config);
      for (const key of DETECTORS) failureDetectorsFrom(config, key, given, () => defaults);
    },
    notes: (config) => [
      ...uselessTrustedPaths(config),
      ...DETECTORS.flatMap((key) => missingDetectorIn(config, key, given, () => defaults)),
      ...missingTransportsIn(config, setup.transports),
    ],
    create: (system) => new RemoteActorRefProvider(system, { ...setup, serializerDefaults }),
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
