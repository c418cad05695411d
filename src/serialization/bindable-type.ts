import type { Constructor } from "./codec.ts";
import { normalizedTypeName } from "./type-name.ts";
import { DateTime, DateTimeOffset } from "./values/date-time.ts";
import { Decimal } from "./values/decimal.ts";
import { TimeSpan } from "./values/time-span.ts";

/** A type that `akka.actor.serialization-bindings` may name. */
export interface BindableType {
  /** Its .NET name. */
  readonly name: string;
  /** Its instances and those of its subclasses. */
  readonly type?: Constructor;
  /** For a type that is no class: says which messages are of it. Asked once per prototype, so the answer may depend on nothing else. */
  readonly matches?: (message: object) => boolean;
  /** For plain objects: says which are of it. Asked each time. */
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
  { name: "System.TimeSpan", type: TimeSpan },
];

/** The spelling of a type's name in which bindings are compared: base library types go without their assembly. */
export function bindingName(typeName: string): string {
  return normalizedTypeName(typeName).replace(/^(System\..*), System\.Private\.CoreLib$/, "$1");
}
