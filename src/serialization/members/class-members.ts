import { type Codec, type CodecContext, type Constructor, MemberType, ScalarType, scalarCodec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import { readAny, writeAny } from "./any-value.ts";

/**
 * A registered class that is not defined yet where the members are listed: itself, or one further down. Null when left out.
 * `next: t.lazy(() => Node)`
 */
export function lazy<T extends object>(type: () => Constructor<T>): MemberType<T | null, T> {
  return new MemberType<T | null, T>(
    () => null,
    (context: CodecContext) => context.codecOfClass(type()) as Codec<T | null>,
  );
}

/**
 * A .NET struct, registered as a class made by `defineMessage`. Never null: what .NET leaves out comes back with the initial value
 * of each member. `at: t.struct(() => Point)`
 */
export function struct<T extends object>(type: () => Constructor<T>): MemberType<T> {
  const initial = (): T => new (type() as unknown as new () => T)();
  const compile = (context: CodecContext): Codec<T> => {
    const codec = context.codecOfClass(type()) as Codec<T>;
    return {
      dotnetName: codec.dotnetName,
      isLeaf: codec.isLeaf,
      isValueType: true,
      acceptsNull: false,
      initial,
      omits: () => false,
      write: (out, value) => codec.write(out, value),
      read: (reader) => codec.read(reader),
      readRest: (reader) => codec.readRest(reader) as T,
      get quick(): QuickForm<T> | undefined {
        return codec.quick;
      },
    };
  };
  return new MemberType(initial, compile);
}

/**
 * A member declared as an interface or abstract class in .NET: any registered class may stand there, of type `type` when it
 * is given. `name` is the .NET name, needed inside collections. Null when left out.
 */
export function abstract<T extends object = object>(name: string, type?: Constructor<T>): MemberType<T | null, T> {
  const codec: Codec<unknown> = {
    ...objectCodec,
    acceptsNull: false,
    dotnetName: name,
    read: (reader: JsonReader) => {
      if (!reader.isAtObject()) reader.fail(`expected an object that names its type, for ${name}`);
      const value = readAny(reader);
      const isFitting =
        type === undefined ? typeof value === "object" && value !== null : value instanceof (type as unknown as new () => object);
      return isFitting ? (value as T) : reader.fail(`an object of another type stands where ${name} is declared`);
    },
  };
  return new MemberType(
    () => null,
    () => codec as Codec<T | null>,
  );
}

const objectCodec: Codec<unknown> = {
  ...scalarCodec<unknown>({
    dotnetName: "System.Object, System.Private.CoreLib",
    initial: null,
    acceptsNull: true,
    omits: (value) => value === null || value === undefined,
    write: writeAny,
    read: readAny,
  }),
  isLeaf: false,
};

/**
 * A member of type System.Object: the document decides what arrives. A whole bare number is a bigint (Int64), a
 * string that looks like an ISO date a DateTime. Written: numbers as Int32 when whole and in range, else Double.
 */
export const object: ScalarType<unknown> = new ScalarType(objectCodec);
