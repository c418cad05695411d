import { type Codec, type CodecContext, codecOfDeclaration, type MemberDeclarations, MemberType } from "../members/codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { quotedJson } from "../json/json-string.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { readPlainMembers, writePlainMembers } from "../members/any-value.ts";
import { QuickClass, type QuickMember } from "../quick/quick-class.ts";
import { joined, literalOf, OPEN_ID } from "../quick/literals.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import { assertValid, type StandardSchema } from "../values/standard-schema.ts";
import { InvalidRegistrationError, UnserializableValueError } from "../values/errors.ts";

/** Converts a class that cannot be created from its members alone to members and back. */
export interface Conversion<T, V> {
  /** The members to write. */
  encode(instance: T): V;
  /** Makes the instance of what was read. References back to it from below its own members are refused. */
  decode(members: V): T;
}

type Values = Record<string, unknown>;

interface Member {
  readonly name: string;
  readonly wireName: string;
  readonly codec: Codec<unknown>;
  /** `,"Name":` as written. */
  readonly prefix: string;
  /** `"Name":` as looked for when read. */
  readonly literal: string;
  /** A getter without setter: written for .NET, ignored when read. */
  readonly isComputed: boolean;
}

/** What an {@link ObjectCodec} is made of. */
export interface ObjectForm {
  readonly dotnetName: string;
  readonly prototype: object;
  /** `undefined`: whatever own members there are, by JSON's rules; between Ritsem nodes only. */
  readonly members: MemberDeclarations | undefined;
  readonly conversion: Conversion<unknown, unknown> | undefined;
  /** Members with fixed values that mark a plain object as this shape; they do not travel. */
  readonly tag: Readonly<Values> | undefined;
  /** What every value that arrives is checked by. */
  readonly schema: StandardSchema | undefined;
}

/**
 * Writes and reads the instances of one registered class. Everything that can be is worked out once: the texts of names, and
 * a constructor that does nothing but give the prototype.
 * @hotpath `bench/json`: buys one comparison per member when members come in the declared order, as they do.
 */
export class ObjectCodec implements Codec<unknown> {
  readonly dotnetName: string;
  readonly prototype: object;
  readonly acceptsNull = false;
  readonly #form: ObjectForm;
  readonly #typeText: string;
  readonly #nullableName: string;
  readonly #blank: new () => object;
  #members: readonly Member[] = [];
  readonly #indexOf = new Map<string, number>();
  #isLeaf: boolean | undefined;
  #quickRoot: QuickClass | null | undefined;
  /** Set while the form is made, which may lead back here. */
  #isMakingQuick = false;

  constructor(form: ObjectForm) {
    this.#form = form;
    this.dotnetName = form.dotnetName;
    this.prototype = form.prototype;
    this.#typeText = `,"$type":${quotedJson(form.dotnetName)}`;
    this.#nullableName = `System.Nullable\`1[[${form.dotnetName}]], System.Private.CoreLib`;
    const blank = function blank(): void {} as unknown as new () => object;
    blank.prototype = form.prototype;
    this.#blank = blank;
  }

  /** Second step of making it, when the codecs of all classes exist. */
  prepare(context: CodecContext): void {
    const { members = {}, prototype, dotnetName, conversion } = this.#form;
    this.#members = Object.entries(members).map(([name, declaration]) => {
      const wireName =
        (declaration instanceof MemberType ? declaration.wireName : undefined) ?? name.charAt(0).toUpperCase() + name.slice(1);
      const literal = `${quotedJson(wireName)}:`;
      const isComputed = conversion === undefined && isGetter(prototype, name);
      return { name, codec: codecOfDeclaration(declaration, context), prefix: `,${literal}`, literal, isComputed, wireName };
    });
    this.#members.forEach((member, index) => {
      const { wireName } = member;
      if (this.#indexOf.has(wireName)) throw new InvalidRegistrationError(sameNameText(dotnetName, wireName));
      this.#indexOf.set(wireName, index);
    });
    this.#members.forEach(({ wireName }, index) => {
      const folded = wireName.toLowerCase();
      if (!this.#indexOf.has(folded)) this.#indexOf.set(folded, index);
    });
  }

  get isLeaf(): boolean {
    return false;
  }

  /** Whether instances of this class may stand where `other` is declared. */
  isAssignableTo(other: ObjectCodec): boolean {
    return this === other || Object.prototype.isPrototypeOf.call(other.prototype, this.prototype);
  }

  initial(): unknown {
    return null;
  }

  omits(value: unknown): boolean {
    return value === null;
  }

  /** Writes a value that stands where this class is declared; subclasses under their own name. */
  write(out: JsonWriter, value: unknown): void {
    if (typeof value !== "object" || value === null) {
      throw new UnserializableValueError(
        `${value === null ? "null" : `a ${typeof value}`} stands where ${this.dotnetName} is declared; declare t.nullable(…) if it may.`,
      );
    }
    if (Object.getPrototypeOf(value) === this.prototype && this.#form.tag === undefined) this.writeInstance(out, value, true);
    else if (!out.types.writeInstance(out, value))
      throw new UnserializableValueError(`a plain object stands where ${this.dotnetName} is declared.`);
  }

  /** Writes an instance of exactly this class. */
  writeInstance(out: JsonWriter, value: object, isTracked: boolean): void {
    if (!out.open(value, this.#typeText, isTracked)) return;
    const { conversion } = this.#form;
    const values = (conversion === undefined ? value : conversion.encode(value)) as Values;
    let name = "";
    try {
      for (const member of this.#members) {
        name = member.name;
        const memberValue = values[name];
        // INTEROP: null and default values are left out (NullValueHandling.Ignore, DefaultValueHandling.Ignore)
        if (memberValue === undefined || memberValue === null || member.codec.omits(memberValue)) continue;
        out.text += member.prefix;
        member.codec.write(out, memberValue);
      }
      if (this.#form.members === undefined) writePlainMembers(out, values, true);
    } catch (error) {
      if (this.#form.members !== undefined) out.path.unshift(name);
      throw error;
    }
    out.close();
  }

  /** Quick reader and writer for instances that are the whole message; `undefined` if the class is not suited. */
  get quickRoot(): QuickClass | undefined {
    if (this.#quickRoot === undefined && !this.#isMakingQuick) {
      this.#isMakingQuick = true;
      this.#quickRoot = this.#makeQuick() ?? null;
      this.#isMakingQuick = false;
    }
    return this.#quickRoot ?? undefined;
  }

  /** The same for instances inside of others. A class that holds itself, maybe by way of others, gets a form that finds out later. */
  get quick(): QuickForm<unknown> | undefined {
    if (!this.#isMakingQuick) return this.quickRoot;
    return {
      kind: "other",
      opening: OPEN_ID,
      readRest: (from) => (this.quickRoot === undefined ? from.miss() : this.quickRoot.readRest(from)),
      write: (to, value) => (this.quickRoot === undefined ? to.miss() : this.quickRoot.write(to, value)),
    };
  }

  /** Writes an instance that is the whole message. */
  writeRoot(out: JsonWriter, value: object): void {
    this.writeInstance(out, value, !this.#holdsLeavesOnly);
  }

  get #holdsLeavesOnly(): boolean {
    this.#isLeaf ??= this.#form.members !== undefined && this.#members.every((member) => member.codec.isLeaf);
    return this.#isLeaf;
  }

  read(reader: JsonReader): unknown {
    if (!reader.isAtObject()) reader.fail(`expected ${this.dotnetName}`);
    switch (reader.readHead()) {
      case "reference": {
        const known = reader.referenced(reader.headReference);
        const isFitting = typeof known === "object" && known !== null && this.#mayHold(known);
        return isFitting ? known : reader.fail(`reference to something that is not a ${this.dotnetName}`);
      }
      case "surrogate":
        return reader.fail(`a number stands where ${this.dotnetName} is declared`);
      case "members": {
        const type = reader.headType;
        if (type === undefined || type === this.dotnetName) return this.readRest(reader);
        if (type === this.#nullableName) return this.readRest(reader); // INTEROP: so .NET writes a struct in a member that may be null
        const actual = reader.types.readerOf(type);
        if (actual instanceof ObjectCodec && actual.isAssignableTo(this)) return actual.readRest(reader);
        return reader.fail(`"${type.slice(0, 200)}" stands where ${this.dotnetName} is declared`);
      }
    }
  }

  readRest(reader: JsonReader): unknown {
    const value = this.#readRest(reader);
    const { schema, dotnetName } = this.#form;
    if (schema !== undefined) assertValid(schema, value, dotnetName);
    return value;
  }

  #readRest(reader: JsonReader): unknown {
    const { members, conversion, tag } = this.#form;
    if (members === undefined) return this.#readOpen(reader);
    if (conversion === undefined) {
      const instance = new this.#blank();
      reader.remember(reader.headId, instance);
      this.#fill(reader, instance as Values);
      return tag === undefined ? instance : Object.assign(instance, tag);
    }
    const id = reader.headId;
    const values: Values = {};
    this.#fill(reader, values);
    const instance = conversion.decode(values);
    reader.remember(id, instance);
    return instance;
  }

  #makeQuick(): QuickClass | undefined {
    const { members, conversion, tag, schema, dotnetName, prototype } = this.#form;
    const isSuited = members !== undefined && conversion === undefined && tag === undefined;
    if (!isSuited || this.#members.some(({ isComputed, wireName }) => isComputed || wireName.startsWith("$"))) return;
    const quickMembers = this.#members.map(quickMemberOf);
    if (!quickMembers.every((member) => member !== undefined)) return undefined;
    return new QuickClass({
      typeText: this.#typeText,
      prototype,
      blank: this.#blank,
      members: quickMembers,
      isLeaf: this.#holdsLeavesOnly,
      check: schema === undefined ? undefined : (value: object) => assertValid(schema, value, dotnetName),
    });
  }

  #mayHold(value: object): boolean {
    return Object.getPrototypeOf(value) === this.prototype || Object.prototype.isPrototypeOf.call(this.prototype, value);
  }

  #readOpen(reader: JsonReader): unknown {
    const instance = new this.#blank();
    reader.remember(reader.headId, instance);
    return readPlainMembers(reader, instance);
  }

  /** Reads the members behind the head, then gives them to `target` in declared order, so that all instances look alike to the engine. */
  #fill(reader: JsonReader, target: Values): void {
    const members = this.#members;
    const values = new Array<unknown>(members.length);
    let expected = 0;
    let more = reader.hasMember();
    while (more) {
      const index = this.#nextIndex(reader, expected);
      const member = members[index];
      if (member === undefined || member.isComputed) {
        reader.skipValue();
      } else {
        try {
          if (values[index] !== undefined) reader.fail(`"${member.wireName}" stands twice`);
          values[index] = reader.tryNull() ? null : member.codec.read(reader);
        } catch (error) {
          reader.path.unshift(member.name);
          throw error;
        }
      }
      if (index >= 0) expected = index + 1;
      more = reader.nextMember();
    }
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as Member;
      if (!member.isComputed) target[member.name] = values[index] ?? member.codec.initial();
    }
  }

  /** Reads a member's name; the index of the member, or -1. Tries the next two in order before looking it up. */
  #nextIndex(reader: JsonReader, expected: number): number {
    const members = this.#members;
    if (expected < members.length && reader.tryLiteral((members[expected] as Member).literal)) return expected;
    if (expected + 1 < members.length && reader.tryLiteral((members[expected + 1] as Member).literal)) return expected + 1;
    const name = reader.readKey();
    if (name === "__proto__") reader.fail('a member called "__proto__"');
    return this.#indexOf.get(name) ?? this.#indexOf.get(name.toLowerCase()) ?? -1; // INTEROP: any case will do, the exact one first
  }
}

function quickMemberOf({ name, prefix, codec }: Member): QuickMember | undefined {
  const form = codec.quick;
  if (form === undefined) return undefined;
  const constant = codec.initial();
  return {
    name,
    prefix: literalOf(prefix),
    opening: joined(literalOf(prefix), form.opening),
    form,
    constant,
    initial: Object.is(constant, codec.initial()) ? undefined : () => codec.initial(),
    omits: (value) => codec.omits(value),
  };
}

function sameNameText(dotnetName: string, wireName: string): string {
  return `${dotnetName}: two members are called "${wireName}" in .NET. Give one of them another name: t.string.as("…").`;
}

function isGetter(prototype: object, name: string): boolean {
  for (let owner: object | null = prototype; owner !== null && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor !== undefined) return descriptor.get !== undefined;
  }
  return false;
}
