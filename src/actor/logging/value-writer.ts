/** Values of one text. A message of a few hundred bytes may stand for millions of values if it refers to its parts again and again. */
export const MOST_VALUES = 4_096;
/** Characters of one text. */
export const MOST_CHARACTERS = 16_384;

/** Levels of objects within objects. */
const DEEPEST = 100;

/** How values are written. */
export interface ValueStyle {
  /** Values that differ get different texts: `5n` for a bigint, `Date (…)` for a Date, `undefined` for a member without a value. Default: false. */
  readonly isExact?: boolean;
}

/**
 * Writes objects as JSON does, within a budget, and also what JSON cannot: bigints, cycles, Maps, Sets, and the classes of instances. An object with
 * a `toString` of its own is written as that says. A getter or `toString` that throws, throws here.
 */
export class ValueWriter {
  readonly #isExact: boolean;
  /** The objects around the one being written. */
  readonly #above = new Set<object>();
  #text = "";
  #values = 0;

  constructor({ isExact = false }: ValueStyle = {}) {
    this.#isExact = isExact;
  }

  textOf(value: unknown): string {
    this.#write(value);
    if (!this.#isSpent) return this.#text;
    return `${this.#text.slice(0, MOST_CHARACTERS)}… (cut: a log line shows ${MOST_VALUES} values and ${MOST_CHARACTERS} characters)`;
  }

  get #isSpent(): boolean {
    return this.#values > MOST_VALUES || this.#text.length > MOST_CHARACTERS;
  }

  #write(value: unknown): void {
    this.#values += 1;
    if (this.#isSpent) return;
    switch (typeof value) {
      case "string":
        this.#text += JSON.stringify(value.slice(0, MOST_CHARACTERS));
        return;
      case "bigint":
        this.#text += this.#isExact ? `${value}n` : String(value);
        return;
      case "number":
        this.#text += Object.is(value, -0) && this.#isExact ? "-0" : String(value);
        return;
      case "function":
        this.#text += `[function ${value.name}]`;
        return;
      case "object":
        if (value === null) this.#text += "null";
        else this.#writeObject(value);
        return;
      default:
        this.#text += String(value);
    }
  }

  #writeObject(value: object): void {
    if (this.#above.has(value)) {
      this.#text += "[circular]";
      return;
    }
    if (this.#above.size === DEEPEST) {
      this.#text += "…";
      return;
    }
    this.#above.add(value);
    if (Array.isArray(value)) this.#writeList("[", value, "]");
    else if (value instanceof Map) this.#writeMembers("Map ", value);
    else if (value instanceof Set) this.#writeList("Set [", value, "]");
    else if (ArrayBuffer.isView(value) && Symbol.iterator in value) {
      this.#writeList(this.#isExact ? `${value.constructor.name} [` : "[", value as unknown as Iterable<unknown>, "]");
    } else if (value instanceof Error) this.#writeText(`${value.name}: ${value.message}`, value);
    else if (!this.#isExact && "toJSON" in value && typeof value.toJSON === "function") this.#write(value.toJSON());
    else if (value instanceof Date) this.#writeText(Number.isNaN(value.getTime()) ? "invalid" : value.toISOString(), value);
    else if (hasOwnText(value)) this.#writeText((value as { toString(): string }).toString(), value);
    else this.#writeMembers(classPrefix(value), ownMembers(value));
    this.#above.delete(value);
  }

  #writeText(text: string, of: object): void {
    this.#text += this.#isExact
      ? `${of.constructor.name} (${text.slice(0, MOST_CHARACTERS)})`
      : JSON.stringify(text.slice(0, MOST_CHARACTERS));
  }

  #writeList(open: string, elements: Iterable<unknown>, close: string): void {
    this.#text += open;
    let isFirst = true;
    for (const element of elements) {
      if (this.#isSpent) return;
      if (!isFirst) this.#text += ",";
      isFirst = false;
      this.#write(element);
    }
    this.#text += close;
  }

  #writeMembers(prefix: string, members: Iterable<readonly [unknown, unknown]>): void {
    this.#text += `${prefix}{`;
    let isFirst = true;
    for (const [key, member] of members) {
      if (this.#isSpent) return;
      if (!this.#isExact && (member === undefined || typeof member === "function")) continue;
      if (!isFirst) this.#text += ",";
      isFirst = false;
      this.#write(typeof key === "string" || this.#isExact ? key : String(key as string));
      this.#text += ":";
      this.#write(member);
    }
    this.#text += "}";
  }
}

/** Whether `value` prints as more than `[object Object]`. */
export function hasOwnText(value: object): boolean {
  return typeof value.toString === "function" && value.toString !== Object.prototype.toString;
}

function* ownMembers(value: object): Generator<readonly [string, unknown]> {
  for (const key in value) if (Object.hasOwn(value, key)) yield [key, (value as Record<string, unknown>)[key]];
}

function classPrefix(value: object): string {
  const { constructor } = value as { readonly constructor?: unknown };
  const name = typeof constructor === "function" && constructor !== Object ? constructor.name : "";
  return name === "" ? "" : `${name} `;
}
