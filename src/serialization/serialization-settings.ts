import { between, type Config } from "../hocon/index.ts";

/** A deeper document could exhaust the stack of the reader, which calls itself once or twice per level. */
const DEEPEST = 1000;

/** What decides how messages are written and read. */
export interface SerializationSettings {
  /** Write `S`, `I`, `L` instead of .NET type names. Key: `akka.actor.serialization-settings.primitive.use-legacy-behavior` (on, that is: no). */
  readonly usesShortPrimitiveManifests: boolean;
  /** Levels of nesting of a JSON document, both ways. Key: `ritsem.serialization.json.maximum-depth` (64). */
  readonly maximumJsonDepth: number;
}

/** Reads the resolved configuration. Throws a configuration error naming key, origin and value. */
export function serializationSettingsFrom(config: Config): SerializationSettings {
  return {
    usesShortPrimitiveManifests: !config.getBoolean("akka.actor.serialization-settings.primitive.use-legacy-behavior"),
    maximumJsonDepth: config.getInt("ritsem.serialization.json.maximum-depth", between(1, DEEPEST)),
  };
}
