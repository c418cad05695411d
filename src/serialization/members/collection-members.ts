import { type Codec, type CodecContext, codecOfDeclaration, type ElementOf, type MemberDeclaration, MemberType } from "../codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { literalOf, type QuickForm } from "../quick/quick-form.ts";
import { UnserializableValueError } from "../serialization-error.ts";

const COMMA = literalOf(",");
const END = literalOf("]}");
const CORE = "System.Private.CoreLib";
/** Shapes that may stand where any sequence is declared: the runtime type of an IEnumerable member is .NET's to choose. */
const SEQUENCE_TYPE = /^(?:System\.Collections\.|System\.Linq\.)|\[\], /;

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

/** `x[]`. A JavaScript array; empty when .NET left it out. `byte[]` is `bytes`. */
export function arrayOf<const M extends MemberDeclaration>(element: M): MemberType<ElementOf<M>[]> {
  return sequenceOf(element, (name) => name.replace(/, ([^,\]]*)$/, "[], $1"), ARRAYS);
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

/** How a JavaScript collection is filled and walked. */
interface Container<C> {
  readonly name: string;
  empty(): C;
  add(container: C, element: unknown): void;
  isOne(value: unknown): boolean;
}

const ARRAYS: Container<unknown[]> = {
  name: "an array",
  empty: () => [],
  add: (container, element) => container.push(element),
  isOne: Array.isArray,
};

const SETS: Container<Set<unknown>> = {
  name: "a Set",
  empty: () => new Set(),
  add: (container, element) => container.add(element),
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
  readonly #element: Codec<unknown>;
  readonly #nameFrom: (elementName: string) => string;
  readonly #container: Container<C>;
  #opening = "";

  constructor(declaration: MemberDeclaration, context: CodecContext, nameFrom: (elementName: string) => string, container: Container<C>) {
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
    this.#opening ||= `{"$type":"${this.dotnetName}","$values":[`;
    out.enter();
    out.text += this.#opening;
    let index = 0;
    try {
      for (const element of value) {
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
    const before = literalOf(`{"$type":"${this.dotnetName}","$values":[`);
    return {
      depth: element.depth + 2,
      read: (from) => {
        const result = container.empty();
        from.expect(before);
        if (from.isMissed || from.takes(END)) return result;
        do container.add(result, element.read(from));
        while (!from.isMissed && from.takes(COMMA));
        from.expect(END);
        return result;
      },
      write: (to, value) => {
        if (!container.isOne(value)) return to.miss();
        to.literal(before);
        let isFirst = true;
        for (const item of value) {
          if (!isFirst) to.literal(COMMA);
          isFirst = false;
          element.write(to, item);
          if (to.isMissed) return;
        }
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
    return this.readRest(reader);
  }

  readRest(reader: JsonReader): C {
    if (!reader.hasMember() || reader.readKey() !== "$values") reader.fail("$values is missing behind a collection's $type");
    const result = this.#readElements(reader);
    if (reader.nextMember()) reader.fail("something stands behind $values");
    return result;
  }

  #readElements(reader: JsonReader): C {
    const result = this.#container.empty();
    const element = this.#element;
    let index = 0;
    reader.beginArray();
    if (!reader.hasElement()) return result;
    try {
      do {
        if (!reader.tryNull()) this.#container.add(result, element.read(reader));
        else if (element.acceptsNull) this.#container.add(result, element.initial());
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
