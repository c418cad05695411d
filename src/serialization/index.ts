export { ByteArraySerializer } from "./byte-array.ts";
export {
  type Constructor,
  type ElementOf,
  type InitFor,
  type InitOf,
  type MemberDeclaration,
  type MemberDeclarations,
  MemberType,
  type NullableKeys,
  ScalarType,
  type ValueOf,
  type ValuesOf,
} from "./codec.ts";
export { type DefinitionOptions, defineMessage, type MessageClass, type MessageClassOf } from "./define-message.ts";
export * as t from "./members.ts";
export { isActorRef } from "./members/ref-members.ts";
export { NullSerializer } from "./null-serializer.ts";
export type { Conversion } from "./object-codec.ts";
export { PrimitiveSerializer } from "./primitive.ts";
export { type MessageOf, type MessageOptions, type RegistrationOptions, Registry, type ShapeOf } from "./registry.ts";
export {
  Serialization,
  type SerializationOptions,
} from "./serialization.ts";
export { serializationReference } from "./reference.ts";
export { overridesIn, type PlacedText, type SerializationSettings, serializationSettingsFrom } from "./serialization-settings.ts";
export {
  InvalidRegistrationError,
  MalformedPayloadError,
  SchemaViolationError,
  SerializationError,
  UnknownManifestError,
  UnknownSerializerError,
  UnregisteredMessageError,
  UnserializableValueError,
} from "./serialization-error.ts";
export type {
  PayloadSerialization,
  SerializedMessage,
  Serializer,
  SerializerContext,
  SerializerFactory,
  SerializerSetup,
} from "./serializer.ts";
export type { BuiltInFactory } from "./serializer-maker.ts";
export { SerializerRegistry } from "./serializer-registry.ts";
export type { RefTransport } from "./ref-transport.ts";
export type { BindableType } from "./bindable-type.ts";
export type { ProtobufRuntime, ProtobufSchema } from "./protobuf.ts";
export type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.ts";
export { normalizedTypeName } from "./type-name.ts";
export { DateTime, type DateTimeKind, DateTimeOffset } from "./values/date-time.ts";
export { Decimal } from "./values/decimal.ts";
export { decimal, double, float, int, long, Pinned, pin } from "./values/pinned.ts";
export { TimeSpan } from "./values/time-span.ts";
