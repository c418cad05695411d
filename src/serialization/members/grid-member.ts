import type { Codec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { UnserializableValueError } from "../values/errors.ts";

/** INTEROP: Akka.NET writes the type of an array of three dimensions with one comma, too. */
const GRID_TYPE = /\[,+\], [^[\]]+$/;

/** An array of two or more dimensions, as nested JavaScript arrays of equal lengths: `x[,]` as `x[][]`. */
export class GridCodec implements Codec<unknown[]> {
  readonly acceptsNull = true;
  readonly #element: Codec<unknown>;
  readonly #rank: number;
  #opening = "";

  constructor(element: Codec<unknown>, rank: number) {
    this.#element = element;
    this.#rank = rank;
  }

  get dotnetName(): string {
    return this.#element.dotnetName.replace(/, ([^,\]]*)$/, `[${",".repeat(this.#rank - 1)}], $1`);
  }

  get isLeaf(): boolean {
    return this.#element.isLeaf;
  }

  initial(): unknown[] {
    return [];
  }

  omits(): boolean {
    return false;
  }

  write(out: JsonWriter, value: unknown[]): void {
    this.#opening ||= `{"$type":"${this.dotnetName}","$values":`;
    out.enter();
    out.text += this.#opening;
    this.#writeLevel(out, value, lengthsOf(value, this.#rank), 0);
    out.text += "}";
    out.leave();
  }

  read(reader: JsonReader): unknown[] {
    if (reader.isAtArray()) return this.#readWhole(reader);
    if (reader.readHead() !== "members") return reader.fail("expected an array");
    const type = reader.headType;
    if (type !== undefined && !GRID_TYPE.test(type)) reader.fail(`"${type.slice(0, 200)}" stands where ${this.dotnetName} is declared`);
    return this.readRest(reader);
  }

  readRest(reader: JsonReader): unknown[] {
    if (!reader.hasMember() || reader.readKey() !== "$values") reader.fail("$values is missing behind the $type of an array");
    const result = this.#readWhole(reader);
    if (reader.nextMember()) reader.fail("something stands behind $values");
    return result;
  }

  #writeLevel(out: JsonWriter, value: unknown, lengths: readonly number[], level: number): void {
    if (!Array.isArray(value) || value.length !== lengths[level])
      throw new UnserializableValueError(
        `an array of ${this.#rank} dimensions needs parts of equal lengths: ${lengths.join(" by ")} here.`,
      );
    const isInnermost = level === this.#rank - 1;
    out.enter();
    out.text += "[";
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) out.text += ",";
      out.checkLength();
      try {
        if (isInnermost) this.#element.write(out, value[index]);
        else this.#writeLevel(out, value[index], lengths, level + 1);
      } catch (error) {
        out.path.unshift(`[${index}]`);
        throw error;
      }
    }
    out.text += "]";
    out.leave();
  }

  #readWhole(reader: JsonReader): unknown[] {
    return this.#readLevel(reader, new Array<number>(this.#rank).fill(-1), 0);
  }

  /** `lengths`: of the first part of each level, -1 before there is one. */
  #readLevel(reader: JsonReader, lengths: number[], level: number): unknown[] {
    const result: unknown[] = [];
    reader.beginArray();
    if (reader.hasElement()) {
      do {
        try {
          result.push(level === this.#rank - 1 ? this.#readElement(reader) : this.#readLevel(reader, lengths, level + 1));
        } catch (error) {
          reader.path.unshift(`[${result.length}]`);
          throw error;
        }
      } while (reader.nextElement());
    }
    if (lengths[level] === -1) lengths[level] = result.length;
    else if (lengths[level] !== result.length) reader.fail("the parts of an array of several dimensions differ in length");
    return result;
  }

  #readElement(reader: JsonReader): unknown {
    const element = this.#element;
    if (!reader.tryNull()) return element.read(reader);
    return element.acceptsNull
      ? element.initial()
      : reader.fail(`null stands where ${element.dotnetName} is declared; declare t.nullable(…) if it may`);
  }
}

/** How long the first part of each level is. */
function lengthsOf(value: unknown, rank: number): readonly number[] {
  const lengths: number[] = [];
  let part = value;
  for (let level = 0; level < rank; level += 1) {
    lengths.push(Array.isArray(part) ? part.length : 0);
    part = Array.isArray(part) ? part[0] : undefined;
  }
  return lengths;
}
