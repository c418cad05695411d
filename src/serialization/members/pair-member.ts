import { type Codec, type CodecContext, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { UnserializableValueError } from "../values/errors.ts";

/**
 * `KeyValuePair<k, v>`. An array of two, as the entries of a Map are; the initial values of both when .NET left it out.
 * INTEROP: Akka.NET cannot read a pair that it wrote itself when one part is an int, a float or a decimal; it can read what this writes.
 */
export function keyValuePairOf<const K extends MemberDeclaration, const V extends MemberDeclaration>(
  key: K,
  value: V,
): MemberType<[ElementOf<K>, ElementOf<V>]> {
  const initial = (): [ElementOf<K>, ElementOf<V>] => [initialOf(key) as ElementOf<K>, initialOf(value) as ElementOf<V>];
  const compile = (context: CodecContext): Codec<[ElementOf<K>, ElementOf<V>]> =>
    new PairCodec(partOf(key, context), partOf(value, context), initial) as unknown as Codec<[ElementOf<K>, ElementOf<V>]>;
  return new MemberType(initial, compile);
}

function initialOf(declaration: MemberDeclaration): unknown {
  return declaration instanceof MemberType ? declaration.initial() : null;
}

/** The key or the value of a pair. */
interface Part {
  /** What the type is called after. */
  readonly named: Codec<unknown>;
  /** What writes and reads it: a bare number where there is a choice, since Newtonsoft's reader of pairs knows no stand-ins. */
  readonly codec: Codec<unknown>;
}

function partOf(declaration: MemberDeclaration, context: CodecContext): Part {
  const named = codecOfDeclaration(declaration, context);
  const bare = declaration instanceof MemberType ? declaration.underNullable : undefined;
  return { named, codec: bare?.(context) ?? named };
}

class PairCodec implements Codec<readonly unknown[]> {
  readonly acceptsNull = false;
  readonly isValueType = true;
  readonly initial: () => readonly unknown[];
  readonly #key: Part;
  readonly #value: Part;

  constructor(key: Part, value: Part, initial: () => readonly unknown[]) {
    this.#key = key;
    this.#value = value;
    this.initial = initial;
  }

  get dotnetName(): string {
    return `System.Collections.Generic.KeyValuePair\`2[[${this.#key.named.dotnetName}],[${this.#value.named.dotnetName}]], System.Private.CoreLib`;
  }

  get isLeaf(): boolean {
    return this.#key.codec.isLeaf && this.#value.codec.isLeaf;
  }

  omits(pair: readonly unknown[]): boolean {
    return Array.isArray(pair) && this.#key.codec.omits(pair[0]) && this.#value.codec.omits(pair[1]);
  }

  write(out: JsonWriter, pair: readonly unknown[]): void {
    if (!Array.isArray(pair) || pair.length !== 2)
      throw new UnserializableValueError("a KeyValuePair is an array of two, the key and the value.");
    out.enter();
    out.text += '{"Key":';
    writePart(out, "Key", this.#key.codec, pair[0]);
    out.text += ',"Value":';
    writePart(out, "Value", this.#value.codec, pair[1]);
    out.text += "}";
    out.leave();
  }

  read(reader: JsonReader): readonly unknown[] {
    if (!reader.isAtObject() || reader.readHead() !== "members") return reader.fail('expected {"Key":…,"Value":…}');
    return this.readRest(reader);
  }

  readRest(reader: JsonReader): readonly unknown[] {
    const parts: unknown[] = [undefined, undefined];
    if (reader.hasMember()) {
      do {
        const name = reader.readKey().toLowerCase();
        const index = name === "key" ? 0 : name === "value" ? 1 : -1;
        if (index < 0) reader.skipValue();
        else if (parts[index] !== undefined) reader.fail(`"${name}" stands twice`);
        else parts[index] = readPart(reader, name, (index === 0 ? this.#key : this.#value).codec);
      } while (reader.nextMember());
    }
    return [parts[0] === undefined ? this.#key.codec.initial() : parts[0], parts[1] === undefined ? this.#value.codec.initial() : parts[1]];
  }
}

function writePart(out: JsonWriter, name: string, codec: Codec<unknown>, value: unknown): void {
  try {
    if (value === null && codec.omits(null)) out.text += "null";
    else codec.write(out, value);
  } catch (error) {
    out.path.unshift(name);
    throw error;
  }
}

function readPart(reader: JsonReader, name: string, codec: Codec<unknown>): unknown {
  try {
    if (!reader.tryNull()) return codec.read(reader);
    return codec.acceptsNull
      ? codec.initial()
      : reader.fail(`null stands where ${codec.dotnetName} is declared; declare t.nullable(…) if it may`);
  } catch (error) {
    reader.path.unshift(name);
    throw error;
  }
}
