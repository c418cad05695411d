import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { SerializationVerifier } from "../ref/serialization-verifier.ts";
import type { ExtendedActorSystem, ProviderFactory } from "./extended-actor-system.ts";
import type { ProgramParts } from "./program-parts.ts";

/** A provider that is not part of this room, loaded because the configuration asks for it. */
export interface LoadedProvider {
  /** Defaults of everything the provider reads. */
  readonly reference: Config;
  readonly create: ProviderFactory;
  /** What `akka.actor.serialize-messages` and `akka.actor.serialize-creators` need. */
  readonly createVerifier?: (system: ExtendedActorSystem) => SerializationVerifier;
  /** Reads what the provider would read and throws what is wrong with it, without starting anything. */
  readonly check?: (config: Config) => void;
}

/** What the front door lends to {@link startActorSystem}. */
export interface ActorSystemHost extends ProgramParts {
  readonly platform: Platform;
  /** `remote`, whichever way the configuration spelt it; `local` when messages or creators are to be verified, which needs serializers. */
  loadProvider(kind: "remote" | "local"): Promise<LoadedProvider>;
}
