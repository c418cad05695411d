import { InvalidRegistrationError } from "./serialization-error.ts";
import type { SerializationSettings } from "./serialization-settings.ts";
import type { Serializer, SerializerContext, SerializerSetup } from "./serializer.ts";

/** Makes one of this library's own serializers, whose id is always configured. */
export type BuiltInFactory = (context: SerializerContext & { readonly identifier: number }) => Serializer;

/** What serializers are made of. */
export interface SerializerMakerInit {
  readonly settings: SerializationSettings;
  /** Serializers that a class name of Akka.NET's means, without its assembly. */
  readonly builtIn: ReadonlyMap<string, BuiltInFactory>;
  /** Serializers that the program gives, by name. They beat those of the configuration. */
  readonly given: ReadonlyMap<string, SerializerSetup>;
  readonly context: Omit<SerializerContext, "identifier">;
}

/** Makes each serializer once, however many names it has. */
export class SerializerMaker {
  readonly #init: SerializerMakerInit;
  readonly #made = new Map<string, Serializer>();

  constructor(init: SerializerMakerInit) {
    this.#init = init;
  }

  get all(): Iterable<Serializer> {
    return this.#made.values();
  }

  /** Of every serializer that could be named. */
  get names(): readonly string[] {
    return [...this.#init.builtIn.keys(), ...this.#init.given.keys()];
  }

  /** `undefined` for a class that nobody knows. What the program gives under the short name beats what the configuration names. */
  named(className: string, shortName: string): Serializer | undefined {
    const { given, builtIn, context } = this.#init;
    const name = given.has(shortName) ? shortName : className;
    const key = given.has(name) ? name : withoutAssembly(name);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const identifier = this.#identifierOf(name);
    const serializer =
      given.get(key)?.create({ ...context, identifier }) ?? builtIn.get(key)?.({ ...context, identifier: identifier ?? Number.NaN });
    if (serializer === undefined) return undefined;
    assertIdentifier(serializer, name, identifier);
    this.#made.set(key, serializer);
    return serializer;
  }

  #identifierOf(className: string): number | undefined {
    const { identifiers } = this.#init.settings;
    const exact = identifiers.get(className);
    if (exact !== undefined) return exact;
    const wanted = withoutAssembly(className);
    for (const [name, identifier] of identifiers) if (withoutAssembly(name) === wanted) return identifier;
    return undefined;
  }
}

function assertIdentifier({ identifier }: Serializer, name: string, configured: number | undefined): void {
  if (!Number.isInteger(identifier) || identifier < 0 || identifier > 0x7fff_ffff) {
    throw new InvalidRegistrationError(
      `Serializer "${name}" has no id by which readers know it. Write: akka.actor.serialization-identifiers { "${name}" = 101 }, ` +
        "the same in both systems and above 40, which are Akka.NET's.",
    );
  }
  if (configured === undefined || configured === identifier) return;
  throw new InvalidRegistrationError(
    `Serializer "${name}" says that its id is ${identifier}, but akka.actor.serialization-identifiers says ${configured}. ` +
      "Let it take the identifier that it is made with, or make them the same.",
  );
}

function withoutAssembly(name: string): string {
  return (name.split(",")[0] ?? name).trim();
}
