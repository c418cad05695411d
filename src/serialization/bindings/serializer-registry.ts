import { baseLibraryTypes, type BindableType, bindingName, VALUE_TYPES } from "../names/bindable-type.ts";
import { protobufType } from "../serializers/protobuf.ts";
import { NullSerializer } from "../serializers/null-serializer.ts";
import type { Registration } from "../registry/registry.ts";
import { InvalidRegistrationError } from "../values/errors.ts";
import type { Serializer } from "../serializers/serializer.ts";
import { SerializerMaker, type SerializerMakerContext } from "../serializers/serializer-maker.ts";
import type { PlacedText, SerializationSettings } from "../serializers/serialization-settings.ts";

/** What a {@link SerializerRegistry} is made of. */
export interface SerializerRegistryContext extends SerializerMakerContext {
  /** Types that may be bound, besides those of the base library and of the registry. */
  readonly types: readonly BindableType[];
  readonly registrations: readonly Registration[];
  /** Names the serializers that are used if those of `settings` are not available. Default: none. */
  readonly defaults?: SerializationSettings | undefined;
}

/** A serializer that the configuration names and that is not available, such as one of a .NET package. */
interface MissingSerializer extends PlacedText {
  /** The types that are bound to it, and what they are bound to instead. */
  readonly types: string[];
}

interface Binding {
  readonly serializer: Serializer;
  readonly matches: (message: object) => boolean;
}

/** In `akka.actor.serialization-bindings`: the type has none. */
const NO_SERIALIZER = "none";

/**
 * The serializers of a system and what they are for: a value, made once of the configuration and of what the program gives.
 * Throws {@link InvalidRegistrationError} when two serializers have one id, or one has none.
 */
export class SerializerRegistry {
  /** What the user should be told: names in the configuration that mean nothing here. */
  readonly warnings: readonly string[];
  /** Short names of the configured serializers that are not available. */
  readonly missing: ReadonlySet<string>;
  readonly #byIdentifier = new Map<number, Serializer>();
  readonly #byTypeName = new Map<string, Serializer>();
  readonly #byPrototype = new Map<object, Serializer>();
  /** For types that are not classes. */
  readonly #tests: Binding[] = [];
  readonly #shapes: Binding[] = [];

  /** @internal */
  constructor(init: SerializerRegistryContext) {
    const { settings, given, types, registrations } = init;
    const made = new SerializerMaker(init);
    const warnings: string[] = [];
    const missing = new Map<string, MissingSerializer>();
    const byShortName = new Map<string, Serializer>();
    for (const [shortName, { text: className, place }] of settings.serializers) {
      const serializer = made.named(className, shortName);
      if (serializer === undefined) missing.set(shortName, { text: className, place, types: [] });
      const usual = init.defaults?.serializers.get(shortName)?.text;
      const available = serializer ?? (usual === undefined ? undefined : made.named(usual, shortName));
      if (available !== undefined) byShortName.set(shortName, available);
    }
    for (const name of given.keys()) {
      const serializer = made.named(name, name);
      if (serializer !== undefined && !byShortName.has(name)) byShortName.set(name, serializer);
    }
    for (const serializer of [new NullSerializer(), ...made.all]) this.#add(serializer);

    const known = new Map<string, BindableType | undefined>(VALUE_TYPES.map((name) => [name, undefined]));
    for (const type of [...baseLibraryTypes, protobufType, ...types, ...registrations.flatMap(bindableTypesOf)])
      known.set(bindingName(type.name), type);
    for (const [typeName, { text: shortName, place }] of settings.bindings) {
      if (shortName === NO_SERIALIZER) continue;
      const name = bindingName(typeName);
      const serializer = byShortName.get(shortName);
      const where = `akka.actor.serialization-bindings."${typeName}" (${place})`;
      const absent = missing.get(shortName);
      if (absent !== undefined) {
        const fallback = serializer ?? byShortName.get(init.defaults?.bindings.get(typeName)?.text ?? "");
        if (fallback !== undefined && known.has(name)) this.#bind(name, known.get(name), fallback);
        absent.types.push(`"${typeName}"`);
      } else if (serializer === undefined)
        warnings.push(`${where} has no effect: there is no serializer "${shortName}" in akka.actor.serializers.`);
      else if (!known.has(name)) warnings.push(`${where} has no effect: the type is not registered here.`);
      else this.#bind(name, known.get(name), serializer);
    }
    for (const [name, { useFor = [] }] of given) {
      const serializer = made.named(name, name);
      if (serializer !== undefined) for (const type of useFor) this.#byPrototype.set(type.prototype as object, serializer);
    }
    this.missing = new Set(missing.keys());
    this.warnings = [...made.warnings, ...Array.from(missing, ([shortName, each]) => missingSerializer(shortName, each)), ...warnings];
  }

  /** All of them, in no order that matters. */
  get all(): readonly Serializer[] {
    return [...this.#byIdentifier.values()];
  }

  /** The serializer with this id, if any. */
  withIdentifier(identifier: number): Serializer | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /** What is bound to exactly this .NET type. */
  ofType(name: string): Serializer | undefined {
    return this.#byTypeName.get(bindingName(name));
  }

  /** What is bound to the class of `message` or the nearest class above it, or else to a type that it is of. Depends on its prototype alone. */
  ofInstance(message: object): Serializer | undefined {
    let prototype = Object.getPrototypeOf(message) as object | null;
    while (prototype !== null) {
      const bound = this.#byPrototype.get(prototype);
      if (bound !== undefined) return bound;
      prototype = Object.getPrototypeOf(prototype) as object | null;
    }
    return this.#tests.find(({ matches }) => matches(message))?.serializer;
  }

  /** What is bound to the shape that a plain object has. */
  ofShape(message: object): Serializer | undefined {
    return this.#shapes.length === 0 ? undefined : this.#shapes.find(({ matches }) => matches(message))?.serializer;
  }

  /** @internal Adds a serializer, and binds it to these types. Throws {@link InvalidRegistrationError} if its id is taken. */
  add(serializer: Serializer, types: readonly BindableType[]): void {
    this.#add(serializer);
    for (const type of types) this.#bind(bindingName(type.name), type, serializer);
  }

  #add(serializer: Serializer): void {
    const { identifier } = serializer;
    const other = this.#byIdentifier.get(identifier);
    if (other !== undefined) {
      throw new InvalidRegistrationError(
        `Serializer id ${identifier} is that of both ${other.constructor.name} and ${serializer.constructor.name}: readers could not tell ` +
          "them apart. Give one of them another in akka.actor.serialization-identifiers; 0 to 40 are Akka.NET's.",
      );
    }
    this.#byIdentifier.set(identifier, serializer);
  }

  #bind(name: string, bindable: BindableType | undefined, serializer: Serializer): void {
    this.#byTypeName.set(name, serializer);
    if (bindable?.type !== undefined) this.#byPrototype.set(bindable.type.prototype as object, serializer);
    if (bindable?.matches !== undefined) this.#tests.push({ serializer, matches: bindable.matches });
    if (bindable?.shape !== undefined) this.#shapes.push({ serializer, matches: bindable.shape });
  }
}

function bindableTypesOf({ names, type, tag = {} }: Registration): readonly BindableType[] {
  if (type !== undefined) return names.map((name) => ({ name, type }));
  const entries = Object.entries(tag);
  const shape = (message: object): boolean =>
    entries.every(([key, value]) => (message as Readonly<Record<string, unknown>>)[key] === value);
  return names.map((name) => ({ name, shape }));
}

function missingSerializer(shortName: string, { text: className, place, types }: MissingSerializer): string {
  const effect =
    types.length === 0 ? "nothing is bound to it" : `what is bound to it (${types.join(", ")}) is written as if it were not configured`;
  return (
    `akka.actor.serializers.${shortName} (${place}) names "${className}", which is not available here: ${effect}. ` +
    `To provide it, pass it to ActorSystem.create: { serializers: new Map([["${className}", { create: (context) => serializer }]]) }.`
  );
}
