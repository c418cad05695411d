import type { BindableType } from "../names/bindable-type.ts";
import { UnknownManifestError, UnregisteredMessageError } from "../values/errors.ts";
import type { Serializer } from "./serializer.ts";
import { assertValid, type StandardSchema } from "../values/standard-schema.ts";
import { normalizedTypeName } from "../names/type-name.ts";

/** What is used of the program's own `@bufbuild/protobuf`: pass its exports, or an object with these two of them. */
export interface ProtobufRuntime {
  /** Writes a message of `schema`. */
  toBinary(schema: never, message: never): Uint8Array;
  /** Reads a message of `schema`. */
  fromBinary(schema: never, bytes: Uint8Array): object;
}

/** The description of a message that `protoc-gen-es` generates, such as `PriceRequestSchema`. */
export interface ProtobufSchema {
  /** The full name in the `.proto` file, such as `shop.PriceRequest`. */
  readonly typeName: string;
}

/** One registered protobuf message. */
export interface ProtobufRegistration {
  /** Normalized; the first is written, all are read, and so is the full name in the `.proto` file. */
  readonly names: readonly string[];
  readonly schema: ProtobufSchema;
  readonly runtime: ProtobufRuntime;
  /** What every message that arrives is checked by. */
  readonly validator?: StandardSchema | undefined;
}

/** Messages of generated protobuf classes, which are marked by the name of their type. */
export const protobufType: BindableType = {
  name: "Google.Protobuf.IMessage, Google.Protobuf",
  matches: isProtobufMessage,
  shape: isProtobufMessage,
};

/** Messages of generated protobuf classes, in their own bytes; the manifest is the .NET class. INTEROP: Akka.NET's ProtobufSerializer, 2. */
export class ProtobufSerializer implements Serializer {
  readonly identifier: number;
  readonly #byTypeName = new Map<string, ProtobufRegistration>();
  readonly #byName = new Map<string, ProtobufRegistration>();

  constructor(identifier: number, registrations: readonly ProtobufRegistration[]) {
    this.identifier = identifier;
    for (const registration of registrations) {
      this.#byTypeName.set(registration.schema.typeName, registration);
      for (const name of [registration.schema.typeName, ...registration.names]) this.#byName.set(name, registration);
    }
  }

  /** Throws UnregisteredMessageError for a message whose type is not registered. */
  assertWritable(message: object): void {
    this.#registrationOf(message);
  }

  manifestOf(message: unknown): string {
    return this.#registrationOf(message).names[0] ?? "";
  }

  toBytes(message: unknown): Uint8Array {
    const { runtime, schema } = this.#registrationOf(message);
    return runtime.toBinary(schema as never, message as never);
  }

  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    const registration = this.#byName.get(manifest) ?? this.#byName.get(normalizedTypeName(manifest));
    if (registration === undefined) {
      const shown = manifest.slice(0, 200);
      throw new UnknownManifestError(
        `Refused a protobuf message with manifest "${shown}", which is not registered; nothing was made of it. ` +
          `Write: registry.protobuf(protobuf, { "${shown}": YourSchema }).`,
      );
    }
    const { runtime, schema, validator, names } = registration;
    const message = runtime.fromBinary(schema as never, Uint8Array.from(bytes)); // members of type bytes may be views of them
    if (validator !== undefined) assertValid(validator, message, names[0] ?? schema.typeName);
    return message;
  }

  #registrationOf(message: unknown): ProtobufRegistration {
    const typeName = typeof message === "object" && message !== null ? (message as { readonly $typeName?: unknown }).$typeName : undefined;
    const registration = typeof typeName === "string" ? this.#byTypeName.get(typeName) : undefined;
    if (registration !== undefined) return registration;
    const shown = typeof typeName === "string" ? typeName : "a value that is not a protobuf message";
    const schema = `${shown.split(".").at(-1)}Schema`;
    throw new UnregisteredMessageError(
      `Cannot send ${shown}: it is not registered. Write: registry.protobuf(protobuf, { "Namespace.Type, Assembly": ${schema} }), with ` +
        "the exports of @bufbuild/protobuf, and give the registry to ActorSystem.create.",
    );
  }
}

function isProtobufMessage(message: object): boolean {
  return typeof (message as { readonly $typeName?: unknown }).$typeName === "string";
}
