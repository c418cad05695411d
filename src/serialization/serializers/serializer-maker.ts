import { withoutAssembly } from "../../base/index.ts";
import { InvalidRegistrationError } from "../values/errors.ts";
import type { SerializationSettings } from "./serialization-settings.ts";
import type { Serializer, SerializerContext, SerializerSetup } from "./serializer.ts";

/** Makes one of this library's own serializers, whose id is always configured. */
export type BuiltInFactory = (context: SerializerContext & { readonly identifier: number }) => Serializer;

/** What serializers are made of. */
export interface SerializerMakerContext {
  readonly settings: SerializationSettings;
  /** Serializers that a class name of Akka.NET's means, without its assembly. */
  readonly builtIn: ReadonlyMap<string, BuiltInFactory>;
  /** Serializers that the program gives, by name. They beat those of the configuration. */
  readonly given: ReadonlyMap<string, SerializerSetup>;
  readonly context: Omit<SerializerContext, "identifier">;
}

/** Makes each serializer once, however many names it has. */
export class SerializerMaker {
  readonly #init: SerializerMakerContext;
  /** What the user should be told. */
  readonly warnings: string[] = [];
  readonly #made = new Map<string, Serializer>();

  constructor(init: SerializerMakerContext) {
    this.#init = init;
  }

  get all(): Iterable<Serializer> {
    return this.#made.values();
  }

  /** Of every serializer that could be named. */
  get names(): readonly string[] {
    return [...this.#init.builtIn.keys(), ...this.#init.given.keys()];
  }

  /** `undefined` for an unknown class. A serializer that the program gives under the short name takes precedence over the configured class. */
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
    assertIdentifier(serializer, name);
    const warning = contradiction(serializer, name, identifier);
    if (warning !== undefined) this.warnings.push(warning);
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

function assertIdentifier({ identifier }: Serializer, name: string): void {
  if (!Number.isInteger(identifier) || identifier < 0 || identifier > 0x7fff_ffff) {
    throw new InvalidRegistrationError(
      `Serializer "${name}" has no id by which readers know it. Write: akka.actor.serialization-identifiers { "${name}" = 101 }, ` +
        "the same in both systems and above 40, which are Akka.NET's.",
    );
  }
}

/** INTEROP: the id in code takes precedence, as in Akka.NET. */
function contradiction({ identifier }: Serializer, name: string, configured: number | undefined): string | undefined {
  if (configured === undefined || configured === identifier) return undefined;
  return (
    `akka.actor.serialization-identifiers."${name}" = ${configured} has no effect: the serializer sets its id to ${identifier} in code. ` +
    "Remove the line, or let it take the identifier that it is made with."
  );
}
