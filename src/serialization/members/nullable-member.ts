import { type Codec, type CodecContext, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { QuickForm } from "../quick/quick-form.ts";

const VALUE_TYPES =
  /^System\.(?:Int(?:16|32|64)|UInt(?:16|32|64)|S?Byte|Single|Double|Decimal|Boolean|Char|Guid|DateTime|DateTimeOffset|TimeSpan|DateOnly|TimeOnly|Numerics\.BigInteger), /;

/** `x` or null: `int?`, or a reference whose null must differ from empty. Null if left out. */
export function nullable<const M extends MemberDeclaration>(declaration: M): MemberType<ElementOf<M> | null> {
  const compile = (context: CodecContext): Codec<ElementOf<M> | null> => {
    const special = declaration instanceof MemberType ? declaration.underNullable : undefined;
    return nullableCodec((special?.(context) ?? codecOfDeclaration(declaration, context)) as Codec<ElementOf<M>>);
  };
  return new MemberType(() => null, compile);
}

function nullableCodec<T>(inner: Codec<T>): Codec<T | null> {
  return {
    get dotnetName(): string {
      const isValue = inner.isValueType ?? VALUE_TYPES.test(inner.dotnetName);
      return isValue ? `System.Nullable\`1[[${inner.dotnetName}]], System.Private.CoreLib` : inner.dotnetName;
    },
    get isLeaf(): boolean {
      return inner.isLeaf;
    },
    acceptsNull: true,
    initial: () => null,
    omits: (value) => value === null,
    write: (out, value) => {
      if (value === null) out.text += "null";
      else inner.write(out, value);
    },
    read: (reader: JsonReader) => (reader.tryNull() ? null : inner.read(reader)),
    readRest: (reader: JsonReader) => inner.readRest(reader),
    get quick(): QuickForm<T | null> | undefined {
      return quickForm(inner.quick);
    },
  };
}

function quickForm<T>(inner: QuickForm<T> | undefined): QuickForm<T | null> | undefined {
  if (inner === undefined) return undefined;
  return {
    kind: inner.kind,
    opening: inner.opening,
    isNullable: true,
    readRest: (from) => inner.readRest(from),
    write: (to, value) => inner.write(to, value as T),
  };
}
