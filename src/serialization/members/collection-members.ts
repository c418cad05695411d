import { type Codec, type CodecContext, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "./codec.ts";
import { CollisionGuard } from "./collision-guard.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import type { ByteCursor } from "../quick/byte-cursor.ts";
import { readElements, writeElements } from "../quick/quick-elements.ts";
import { literalOf } from "../quick/literals.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import { readValueOf } from "../quick/quick-value.ts";
import { InvalidRegistrationError, UnserializableValueError } from "../values/errors.ts";
import type { Arrivals } from "./arrivals.ts";
import { GridCodec } from "./grid-member.ts";

const COMMA = 44;
const END = literalOf("]}");
const CORE = "System.Private.CoreLib";
/** What .NET allows. */
const HIGHEST_RANK = 32;
/**
 * Shapes that may stand where any sequence is declared: the runtime type of an IEnumerable member is .NET's to choose. C# makes those that begin
 * with `<>z__` of collection expressions, such as `[x]`. INTEROP: Akka.NET writes these, and cannot read them.
 */
const SEQUENCE_TYPE = /^(?:System\.Collections\.|System\.Linq\.|Microsoft\.FSharp\.Collections\.|<>z__ReadOnly[A-Za-z]*`1\[)|\[\], /;

/**
 * `List<x>`, also for members declared as an interface of it. A JavaScript array; empty when .NET left it out. Another .NET sequence is
 * given by its name without arguments: `t.listOf(t.int, "System.Collections.Generic.Queue, System.Private.CoreLib")`.
 */
export function listOf<const M extends MemberDeclaration>(
  element: M,
  type = `System.Collections.Generic.List, ${CORE}`,
): MemberType<ElementOf<M>[]> {
  return sequenceOf(element, (name) => closedName(type, name), ARRAYS);
}

/** A JavaScript array for a .NET array of so many dimensions. */
export type ArrayOfRank<T, R extends number> = R extends 1 ? T[] : R extends 2 ? T[][] : R extends 3 ? T[][][] : unknown[];

/**
 * `x[]`. A JavaScript array; empty when .NET left it out. `byte[]` is `bytes`. With `rank` an array of several dimensions: `x[,]` is
 * `arrayOf(x, 2)`, an array of arrays of equal lengths.
 */
export function arrayOf<const M extends MemberDeclaration, const R extends number = 1>(
  element: M,
  rank?: R,
): MemberType<ArrayOfRank<ElementOf<M>, R>> {
  const type = rank === undefined || rank === 1 ? flatArrayOf(element) : gridOf(element, rank);
  return type as unknown as MemberType<ArrayOfRank<ElementOf<M>, R>>;
}

function flatArrayOf(element: MemberDeclaration): MemberType<unknown[]> {
  return sequenceOf(element, (name) => name.replace(/, ([^,\]]*)$/, "[], $1"), ARRAYS);
}

function gridOf(element: MemberDeclaration, rank: number): MemberType<unknown[]> {
  if (!Number.isInteger(rank) || rank < 1 || rank > HIGHEST_RANK)
    throw new InvalidRegistrationError(`An array has 1 to ${HIGHEST_RANK} dimensions, not ${rank}.`);
  return new MemberType<unknown[]>(
    () => [],
    (context) => new GridCodec(codecOfDeclaration(element, context), rank),
  );
}

/** `ImmutableList<x>`. A JavaScript array; empty when .NET left it out. */
export function immutableListOf<const M extends MemberDeclaration>(element: M): MemberType<ElementOf<M>[]> {
  return listOf(element, "System.Collections.Immutable.ImmutableList, System.Collections.Immutable");
}

/** `HashSet<x>`. A JavaScript Set; empty when .NET left it out. Another .NET set is given by its name, as for {@link listOf}. */
export function setOf<const M extends MemberDeclaration>(
  element: M,
  type = `System.Collections.Generic.HashSet, ${CORE}`,
): MemberType<Set<ElementOf<M>>> {
  return sequenceOf(element, (name) => closedName(type, name), SETS);
}

/** `System.Collections.Generic.List, A` and the name of an element give the name of the closed type. */
function closedName(type: string, element: string): string {
  return type.replace(",", () => `\`1[[${element}]],`);
}

function openingOf(name: string): string {
  return `{"$type":"${name}","$values":[`;
}

/** How a JavaScript collection is filled and walked. */
interface Container<C> {
  readonly name: string;
  empty(): C;
  add(container: C, element: unknown): void;
  /** Called for each element that is read, if the elements are keys. */
  readonly newGuard?: () => CollisionGuard;
  isOne(value: unknown): boolean;
  /** Reads all elements at once, if that is quicker than to add each. */
  readonly quick?: (element: QuickForm<unknown>, from: ByteCursor) => C;
}

const ARRAYS: Container<unknown[]> = {
  name: "an array",
  empty: () => [],
  add: (container, element) => container.push(element),
  isOne: Array.isArray,
  quick: readElements,
};

const SETS: Container<Set<unknown>> = {
  name: "a Set",
  empty: () => new Set(),
  add: (container, element) => container.add(element),
  newGuard: () => new CollisionGuard(),
  isOne: (value) => value instanceof Set,
};

function sequenceOf<C extends Iterable<unknown>>(
  declaration: MemberDeclaration,
  nameFrom: (elementName: string) => string,
  container: Container<Iterable<unknown>> | Container<unknown[]> | Container<Set<unknown>>,
): MemberType<C> {
  const typed = container as unknown as Container<C>;
  return new MemberType(
    () => typed.empty(),
    (context: CodecContext) => new SequenceCodec(declaration, context, nameFrom, typed),
  );
}

class SequenceCodec<C extends Iterable<unknown>> implements Codec<C> {
  readonly acceptsNull = true;
  readonly #arrivals: Arrivals;
  readonly #element: Codec<unknown>;
  readonly #nameFrom: (elementName: string) => string;
  readonly #container: Container<C>;
  #opening = "";

  constructor(declaration: MemberDeclaration, context: CodecContext, nameFrom: (elementName: string) => string, container: Container<C>) {
    this.#arrivals = context.arrivals;
    this.#element = codecOfDeclaration(declaration, context);
    this.#nameFrom = nameFrom;
    this.#container = container;
  }

  get dotnetName(): string {
    return this.#nameFrom(this.#element.dotnetName);
  }

  get isLeaf(): boolean {
    return this.#element.isLeaf;
  }

  initial(): C {
    return this.#container.empty();
  }

  omits(): boolean {
    return false;
  }

  write(out: JsonWriter, value: C): void {
    if (!this.#container.isOne(value))
      throw new UnserializableValueError(`a ${value === null ? "null" : typeof value} is not ${this.#container.name}.`);
    this.#opening ||= openingOf(this.dotnetName);
    const arrived = this.#arrivals.nameOf(value, this);
    out.enter();
    out.text += arrived === undefined ? this.#opening : openingOf(arrived);
    let index = 0;
    try {
      for (const element of value) {
        out.checkLength();
        if (index > 0) out.text += ",";
        this.#element.write(out, element);
        index += 1;
      }
    } catch (error) {
      out.path.unshift(`[${index}]`);
      throw error;
    }
    out.text += "]}";
    out.leave();
  }

  get quick(): QuickForm<C> | undefined {
    const element = this.#element.quick;
    if (element === undefined) return undefined;
    const container = this.#container;
    const arrivals = this.#arrivals;
    const opening = literalOf(openingOf(this.dotnetName));
    return {
      kind: "other",
      opening,
      readRest: (from) => {
        let result = container.empty();
        from.enter(2);
        if (from.takes(END)) {
          from.leave(2);
          return result;
        }
        if (container.quick !== undefined) result = container.quick(element, from);
        else {
          const guard = container.newGuard?.();
          do {
            const item = readValueOf(element, from);
            guard?.note(item);
            container.add(result, item);
          } while (!from.isMissed && from.takesCode(COMMA));
        }
        from.leave(2);
        from.expect(END);
        return result;
      },
      write: (to, value) => {
        if (!container.isOne(value) || arrivals.nameOf(value, this) !== undefined) return to.miss();
        to.literal(opening);
        to.enter(2);
        writeElements(element, to, value);
        to.leave(2);
        to.literal(END);
      },
    };
  }

  read(reader: JsonReader): C {
    if (reader.isAtArray()) return this.#readElements(reader);
    if (reader.readHead() !== "members") return reader.fail(`expected ${this.#container.name}`);
    const type = reader.headType;
    if (type !== undefined && type !== this.dotnetName && !SEQUENCE_TYPE.test(type)) {
      reader.fail(`"${type.slice(0, 200)}" stands where ${this.dotnetName} is declared`);
    }
    const result = this.readRest(reader);
    if (type !== undefined && type !== this.dotnetName) this.#noteArrival(reader, result, type);
    return result;
  }

  #noteArrival(reader: JsonReader, value: C, type: string): void {
    const name = reader.types.collectionName(type);
    if (name !== undefined && name !== this.dotnetName) this.#arrivals.note(value, this, name);
  }

  readRest(reader: JsonReader): C {
    if (!reader.hasMember() || reader.readKey() !== "$values") reader.fail("$values is missing behind a collection's $type");
    const result = this.#readElements(reader);
    if (reader.nextMember()) reader.fail("something stands behind $values");
    return result;
  }

  #readElements(reader: JsonReader): C {
    const container = this.#container;
    const result = container.empty();
    const guard = container.newGuard?.();
    const element = this.#element;
    let index = 0;
    reader.beginArray();
    if (!reader.hasElement()) return result;
    try {
      do {
        if (!reader.tryNull()) {
          const item = element.read(reader);
          guard?.note(item);
          container.add(result, item);
        } else if (element.acceptsNull) container.add(result, element.initial());
        else reader.fail(`null stands where ${element.dotnetName} is declared; declare t.nullable(…) if it may`);
        index += 1;
      } while (reader.nextElement());
    } catch (error) {
      reader.path.unshift(`[${index}]`);
      throw error;
    }
    return result;
  }
}
