import { withoutAssembly } from "../../base/index.ts";
import { atLeast, between, type Config, originText } from "../../hocon/index.ts";

/** A deeper document could exhaust the stack of the reader, which calls itself once or twice per level. */
const DEEPEST = 1000;

/** A text of the configuration and where it stands, for messages about it. */
export interface PlacedText {
  /** The text. */
  readonly text: string;
  /** File, line and column. */
  readonly place: string;
}

/** What decides how messages are written and read. */
export interface SerializationSettings {
  /** Write `S`, `I`, `L` instead of .NET type names. Key: `akka.actor.serialization-settings.primitive.use-legacy-behavior` (on, that is: no). */
  readonly usesShortPrimitiveManifests: boolean;
  /** Levels of nesting of a JSON document, both ways. Key: `ritsem.serialization.json.maximum-depth` (64). */
  readonly maximumJsonDepth: number;
  /** A Double or Single that no declaration types arrives as a `Double` or `Single` instead of a number. Key: `ritsem.serialization.numbers` (plain). */
  readonly keepsNumberTypes: boolean;
  /** Values whose type is neither registered nor bound go by the binding of System.Object. Key: `akka.actor.serialization-settings.allow-unregistered-types` (true). */
  readonly allowsUnregisteredTypes: boolean;
  /** Key: `akka.log-serializer-override-on-start` (on). */
  readonly logsOverrides: boolean;
  /** Class names of serializers by their short names. Key: `akka.actor.serializers`. */
  readonly serializers: ReadonlyMap<string, PlacedText>;
  /** Short names of serializers by .NET type names. Key: `akka.actor.serialization-bindings`. */
  readonly bindings: ReadonlyMap<string, PlacedText>;
  /** Ids by class names of serializers. Key: `akka.actor.serialization-identifiers`. */
  readonly identifiers: ReadonlyMap<string, number>;
}

/** Reads the resolved configuration. Throws a configuration error naming key, origin and value. */
export function serializationSettingsFrom(config: Config): SerializationSettings {
  const actor = config.getConfig("akka.actor");
  const identifiers = actor.getConfig("serialization-identifiers");
  return {
    usesShortPrimitiveManifests: !actor.getBoolean("serialization-settings.primitive.use-legacy-behavior"),
    maximumJsonDepth: config.getInt("ritsem.serialization.json.maximum-depth", between(1, DEEPEST)),
    keepsNumberTypes: config.getEnum("ritsem.serialization.numbers", ["plain", "exact"]) === "exact",
    allowsUnregisteredTypes: actor.getBoolean("serialization-settings.allow-unregistered-types"),
    logsOverrides: config.getBoolean("akka.log-serializer-override-on-start"),
    serializers: placedTexts(actor.getConfig("serializers")),
    bindings: placedTexts(actor.getConfig("serialization-bindings")),
    identifiers: new Map(identifiers.keys().map((name) => [name, identifiers.getInt([name], atLeast(1))])),
  };
}

/**
 * Returns a sentence for each serializer and binding that `settings` has in place of one of `defaults`: a typing error there would silently
 * change what is sent. Serializers that are `missing` have a warning of their own.
 */
export function overridesIn(
  settings: SerializationSettings,
  defaults: SerializationSettings,
  missing: ReadonlySet<string>,
): readonly string[] {
  const differing = (section: "serializers" | "bindings", key: string): readonly string[] =>
    Array.from(settings[section], ([name, { text, place }]) => {
      const usual = defaults[section].get(name)?.text;
      if (usual === undefined || withoutAssembly(usual) === withoutAssembly(text)) return undefined;
      return missing.has(section === "serializers" ? name : text)
        ? undefined
        : `${key}."${name}" is ${text} (${place}) in place of ${usual}`;
    }).filter((sentence) => sentence !== undefined);
  return [...differing("serializers", "akka.actor.serializers"), ...differing("bindings", "akka.actor.serialization-bindings")];
}

function placedTexts(section: Config): ReadonlyMap<string, PlacedText> {
  return new Map(
    section.keys().map((key) => {
      const origin = section.origin([key]);
      return [key, { text: section.getString([key]), place: origin === undefined ? "" : originText(origin) }];
    }),
  );
}
