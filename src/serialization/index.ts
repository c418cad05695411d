export { ByteArraySerializer } from "./serializers/byte-array.ts";
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
} from "./members/codec.ts";
export {
  type DefinitionOptions,
  defineMessage,
  type Derived,
  type Message,
  type MessageClass,
  type MessageClassOf,
} from "./registry/define-message.ts";
export type { ErrorField, ErrorRegistration } from "./registry/error-registration.ts";
export * as t from "./types/members.ts";
export type { ArrayOfRank } from "./members/collection-members.ts";
export type { EnumType, EnumValues } from "./members/enum-members.ts";
export { isActorRef } from "./members/ref-members.ts";
export { SerializerFailedError, serializerFailure } from "./serializers/errors.ts";
export { NullSerializer } from "./serializers/null-serializer.ts";
export type { Conversion } from "./registry/object-codec.ts";
export { PrimitiveSerializer } from "./serializers/primitive.ts";
export { type MessageOf, type MessageOptions, type RegistrationOptions, Registry, type ShapeOf } from "./registry/registry.ts";
export {
  Serialization,
  type SerializationOptions,
} from "./serialization.ts";
export { serializationReference } from "./reference.ts";
export {
  overridesIn,
  type PlacedText,
  type SerializationSettings,
  serializationSettingsFrom,
} from "./serializers/serialization-settings.ts";
export {
  InvalidRegistrationError,
  MalformedPayloadError,
  PayloadTooLargeError,
  SchemaViolationError,
  SerializationError,
  UnknownManifestError,
  UnknownSerializerError,
  UnregisteredMessageError,
  UnserializableValueError,
} from "./values/errors.ts";
export type {
  PayloadSerialization,
  SerializedMessage,
  Serializer,
  SerializerContext,
  SerializerFactory,
  SerializerSetup,
} from "./serializers/serializer.ts";
export type { BuiltInFactory } from "./serializers/serializer-maker.ts";
export { SerializerRegistry } from "./bindings/serializer-registry.ts";
export type { ActorRefResolver } from "./json/actor-ref-resolver.ts";
export type { BindableType } from "./names/bindable-type.ts";
export type { ProtobufRuntime, ProtobufSchema } from "./serializers/protobuf.ts";
export type { StandardIssue, StandardResult, StandardSchema } from "./values/standard-schema.ts";
export { isOwnTypeName } from "./names/own-types.ts";
export { normalizedTypeName } from "./names/type-name.ts";
export { DateTime, type DateTimeKind, DateTimeOffset } from "./values/date-time.ts";
export { Decimal } from "./values/decimal.ts";
export { decimal, double, float, int, long, Pinned, pin } from "./members/pinned.ts";
export { DateOnly } from "./values/date-only.ts";
export { Double, Single } from "./values/exact-number.ts";
export { TimeOnly } from "./values/time-only.ts";
export { TimeSpan } from "./values/time-span.ts";
