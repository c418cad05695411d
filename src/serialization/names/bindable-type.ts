import type { Constructor } from "../members/codec.ts";
import { normalizedTypeName } from "./type-name.ts";
import { DateTime, DateTimeOffset } from "../values/date-time.ts";
import { Decimal } from "../values/decimal.ts";
import { TimeSpan } from "../values/time-span.ts";
import { DateOnly } from "../values/date-only.ts";
import { Single } from "../values/exact-number.ts";
import { TimeOnly } from "../values/time-only.ts";

/** A type that `akka.actor.serialization-bindings` may name. */
export interface BindableType {
  /** Its .NET name. */
  readonly name: string;
  /** Its instances and those of its subclasses. */
  readonly type?: Constructor;
  /** For a type that is not a class: whether a message has this type. Called once per prototype, so the result must depend on nothing else. */
  readonly matches?: (message: object) => boolean;
  /** For plain objects: whether one has this type. Called each time. */
  readonly shape?: (message: object) => boolean;
}

/** Types that are values here, not objects: the serialization asks for their bindings by these names. */
export const VALUE_TYPES = ["System.String", "System.Int32", "System.Int64", "System.Double", "System.Boolean", "System.Object"] as const;

/** Types of .NET's base library that have classes here. */
export const baseLibraryTypes: readonly BindableType[] = [
  { name: "System.Byte[]", type: Uint8Array },
  { name: "System.Decimal", type: Decimal },
  { name: "System.DateTime", type: DateTime },
  { name: "System.DateTimeOffset", type: DateTimeOffset },
  { name: "System.DateOnly", type: DateOnly },
  { name: "System.TimeOnly", type: TimeOnly },
  { name: "System.TimeSpan", type: TimeSpan },
  { name: "System.Single", type: Single },
];

/** The spelling of a type's name in which bindings are compared: base library types go without their assembly. */
export function bindingName(typeName: string): string {
  return normalizedTypeName(typeName).replace(/^(System\..*), System\.Private\.CoreLib$/, "$1");
}
