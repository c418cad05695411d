import { type Codec, type CodecContext, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "./codec.ts";
import type { Arrivals } from "./arrivals.ts";
import { CollisionGuard } from "./collision-guard.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { quotedJson } from "../json/json-string.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { literalOf, OPEN_ID } from "../quick/literals.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import { readValueOf, writeValueOf } from "../quick/quick-value.ts";
import { InvalidRegistrationError, UnserializableValueError } from "../values/errors.ts";

const COMMA = 44;
const COLON = 58;
const METADATA = literalOf('"$');
const END = literalOf("}");
/** Types of dictionaries that may stand where one is declared. */
const DICTIONARY_TYPE = /^System\.Collections\.[A-Za-z.]*(?:Dictionary|SortedList)`[12]\[/;

/**
 * `Dictionary<k, v>`, also for members declared as an interface of it. A Map; keys are never changed; empty when .NET left it out.
 * Another .NET dictionary is given by its name without arguments, as for `listOf`.
 */
export function dictionaryOf<const K extends MemberDeclaration, const V extends MemberDeclaration>(
  key: K,
  value: V,
  type = "System.Collections.Generic.Dictionary, System.Private.CoreLib",
): MemberType<Map<ElementOf<K>, ElementOf<V>>> {
  return dictionaryType(key, value, type);
}

/**
 * `ImmutableDictionary<k, v>`, as {@link dictionaryOf}.
 * INTEROP: Akka.NET itself cannot read one inside an object that preserves references, so use it towards .NET only if you must.
 */
export function immutableDictionaryOf<const K extends MemberDeclaration, const V extends MemberDeclaration>(
  key: K,
  value: V,
): MemberType<Map<ElementOf<K>, ElementOf<V>>> {
  return dictionaryType(key, value, "System.Collections.Immutable.ImmutableDictionary, System.Collections.Immutable");
}

function dictionaryType<K, V>(key: MemberDeclaration, value: MemberDeclaration, type: string): MemberType<Map<K, V>> {
  const compile = (context: CodecContext): Codec<Map<K, V>> => {
    const keyCodec = codecOfDeclaration(key, context) as Codec<K>;
    const { key: keys } = keyCodec;
    if (keys === undefined)
      throw new InvalidRegistrationError(`${keyCodec.dotnetName} cannot be the key of a dictionary: it has no text form.`);
    return new DictionaryCodec(keyCodec, keys, codecOfDeclaration(value, context) as Codec<V>, type, context.arrivals);
  };
  return new MemberType(() => new Map(), compile);
}

class DictionaryCodec<K, V> implements Codec<Map<K, V>> {
  readonly acceptsNull = true;
  readonly #key: Codec<K>;
  readonly #keys: NonNullable<Codec<K>["key"]>;
  readonly #value: Codec<V>;
  readonly #type: string;
  readonly #arrivals: Arrivals;
  #typeText = "";

  constructor(key: Codec<K>, keys: NonNullable<Codec<K>["key"]>, value: Codec<V>, type: string, arrivals: Arrivals) {
    this.#key = key;
    this.#keys = keys;
    this.#value = value;
    this.#type = type;
    this.#arrivals = arrivals;
  }

  get dotnetName(): string {
    return this.#type.replace(",", () => `\`2[[${this.#key.dotnetName}],[${this.#value.dotnetName}]],`);
  }

  get isLeaf(): boolean {
    return this.#value.isLeaf;
  }

  initial(): Map<K, V> {
    return new Map();
  }

  omits(): boolean {
    return false;
  }

  write(out: JsonWriter, map: Map<K, V>): void {
    if (!(map instanceof Map)) throw new UnserializableValueError(`a ${map === null ? "null" : typeof map} is not a Map.`);
    this.#typeText ||= `,"$type":"${this.dotnetName}"`;
    const arrived = this.#arrivals.nameOf(map, this);
    if (!out.open(map, arrived === undefined ? this.#typeText : `,"$type":"${arrived}"`, true)) return;
    for (const [key, value] of map) {
      try {
        out.checkLength();
        out.text += `,${quotedJson(this.#keys.write(key))}:`;
        this.#value.write(out, value);
      } catch (error) {
        out.path.unshift(`[${JSON.stringify(String(key).slice(0, 60))}]`);
        throw error;
      }
    }
    out.close();
  }

  get quick(): QuickForm<Map<K, V>> | undefined {
    const value = this.#value.quick;
    if (value === undefined) return undefined;
    const keys = this.#keys;
    const arrivals = this.#arrivals;
    const type = literalOf(`,"$type":"${this.dotnetName}"`);
    return {
      kind: "other",
      opening: OPEN_ID,
      readRest: (from) => {
        const result = new Map<K, V>();
        from.skipId();
        from.expect(type);
        from.enter(1);
        let count = 0;
        let guard: CollisionGuard | undefined;
        while (!from.isMissed && from.takesCode(COMMA)) {
          if (count === 0 && from.takes(METADATA)) from.miss(); // a key only behind other keys
          const key = keys.read(from.string());
          if (!from.takesCode(COLON)) from.miss();
          if (typeof key !== "string") (guard ??= new CollisionGuard()).note(key);
          result.set(key, readValueOf(value, from) as V);
          count += 1;
          if (result.size !== count) from.miss(); // a key stands twice
        }
        from.leave(1);
        from.expect(END);
        return result;
      },
      write: (to, map) => {
        if (!(map instanceof Map) || arrivals.nameOf(map, this) !== undefined) return to.miss();
        if (!to.open(map)) return;
        to.literal(type);
        to.enter(1);
        for (const [key, item] of map) {
          to.code(COMMA);
          to.string(keys.write(key));
          to.code(COLON);
          writeValueOf(value, to, item);
          if (to.isMissed) return;
        }
        to.leave(1);
        to.literal(END);
      },
    };
  }

  read(reader: JsonReader): Map<K, V> {
    if (reader.readHead() === "reference") {
      const known = reader.referenced(reader.headReference);
      return known instanceof Map ? known : reader.fail("reference to something that is not a dictionary");
    }
    const type = reader.headType;
    if (type !== undefined && !DICTIONARY_TYPE.test(type))
      reader.fail(`"${type.slice(0, 200)}" stands where ${this.dotnetName} is declared`);
    const result = this.readRest(reader);
    const name = type === undefined || type === this.dotnetName ? undefined : reader.types.collectionName(type);
    if (name !== undefined && name !== this.dotnetName) this.#arrivals.note(result, this, name);
    return result;
  }

  readRest(reader: JsonReader): Map<K, V> {
    const result = new Map<K, V>();
    reader.remember(reader.headId, result);
    if (!reader.hasMember()) return result;
    const guard = new CollisionGuard();
    const value = this.#value;
    do {
      const text = reader.readKey();
      try {
        const key = this.#keys.read(text);
        guard.note(key);
        if (result.has(key)) reader.fail("stands twice");
        if (!reader.tryNull()) result.set(key, value.read(reader));
        else if (value.acceptsNull) result.set(key, value.initial());
        else reader.fail(`null stands where ${value.dotnetName} is declared; declare t.nullable(…) if it may`);
      } catch (error) {
        reader.path.unshift(`[${JSON.stringify(text.slice(0, 60))}]`);
        throw error;
      }
    } while (reader.nextMember());
    return result;
  }
}
