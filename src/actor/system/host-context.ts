import type { Config } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { SerializationVerifier } from "../ref-internal/serialization-verifier.ts";
import type { ExtensionId } from "../context/actor-system.ts";
import type { ExtendedActorSystem, ProviderFactory } from "./extended-actor-system.ts";
import type { ProgramParts } from "./program-parts.ts";

/** A provider of another module, loaded because the configuration selects it. */
export interface LoadedProvider {
  /** The defaults of all settings of the provider. */
  readonly reference: Config;
  readonly create: ProviderFactory;
  /** What `akka.actor.serialize-messages` and `akka.actor.serialize-creators` need. */
  readonly createVerifier?: (system: ExtendedActorSystem) => SerializationVerifier;
  /** Validates the settings of the provider without starting anything; throws on the first invalid one. */
  readonly check?: (config: Config) => void;
  /** What `akka.extensions` may name besides the extensions of the program. */
  readonly extensions?: ReadonlyMap<string, ExtensionId<unknown>>;
  /** Returns what the user should know about the settings that the provider reads. */
  readonly notes?: (config: Config) => readonly SettingNote[];
}

/** What a system consists of besides actors: `akka.actor.provider`. */
export type ProviderKind = "local" | "remote" | "cluster";

/** What the main entry point provides to {@link startActorSystem}. */
export interface HostContext extends ProgramParts {
  readonly platform: Platform;
  /**
   * `remote` or `cluster`, however the configuration spells it; `local` if messages or creators are to be verified, which needs serializers.
   */
  loadProvider(kind: ProviderKind): Promise<LoadedProvider>;
}
