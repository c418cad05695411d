import { PayloadTooLargeError, UnserializableValueError } from "../values/errors.ts";
import type { ActorRefResolver } from "./actor-ref-resolver.ts";
import { quotedJson } from "./json-string.ts";

/** What a {@link JsonWriter} must know of the types that a document may contain. */
export interface WritableTypes {
  /** Writes an instance of a registered class or tagged shape. Returns false for a plain object without a registered shape; throws for other classes. */
  writeInstance(out: JsonWriter, value: object): boolean;
  /** Writes a collection that arrived under a .NET type's name under it again. Answers false for others. */
  writeArrived(out: JsonWriter, collection: object): boolean;
  /** Writes a value whose type was pinned by its author. */
  writePinned(out: JsonWriter, type: unknown, value: unknown): void;
}

/**
 * One JSON document in the making. Text grows by plain concatenation, which engines do without copying; objects are numbered
 * from 1 in the order they appear; a repeated object is written as a reference to its number. Stops at a given length.
 */
export class JsonWriter {
  text = "";
  /** Where in the message an error happened, innermost last; filled while the error travels up. */
  readonly path: string[] = [];
  readonly types: WritableTypes;
  readonly refs: ActorRefResolver<unknown>;
  readonly #maximumDepth: number;
  readonly #maximumCharacters: number;
  #depth = 0;
  #lastId = 0;
  #ids: Map<object, number> | undefined;

  constructor(types: WritableTypes, refs: ActorRefResolver<unknown>, maximumDepth: number, maximumCharacters: number) {
    this.types = types;
    this.refs = refs;
    this.#maximumDepth = maximumDepth;
    this.#maximumCharacters = maximumCharacters;
  }

  /**
   * Writes `{"$id":"n"` and `typeText`, or, when `value` is already in the document, a reference to it and answers false. The
   * caller ends an opened object with {@link close}. `isTracked` may be false where nothing can refer to the object again.
   */
  open(value: object, typeText: string, isTracked: boolean): boolean {
    this.checkLength();
    const known = this.#ids?.get(value);
    if (known !== undefined) {
      this.text += `{"$ref":"${known}"}`;
      return false;
    }
    this.#lastId += 1;
    if (isTracked) {
      this.#ids ??= new Map();
      this.#ids.set(value, this.#lastId);
    }
    this.enter();
    this.text += `{"$id":"${this.#lastId}"${typeText}`;
    return true;
  }

  close(): void {
    this.#depth -= 1;
    this.text += "}";
  }

  /** Counts one level of nesting. Throws where a reader would refuse the document. Every call needs a {@link leave}. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth <= this.#maximumDepth) return;
    throw new UnserializableValueError(
      `nested deeper than ${this.#maximumDepth} levels, which Akka.NET refuses to read, or it contains itself. ` +
        "Flatten it, or raise ritsem.serialization.json.maximum-depth if every reader allows it.",
    );
  }

  leave(): void {
    this.#depth -= 1;
  }

  /**
   * Throws {@link PayloadTooLargeError} when the document is already longer than the caller can use. Called before each element and object, so
   * that a small message which stands for a large document, such as a plain object that appears again and again, costs no more than the limit.
   */
  checkLength(): void {
    if (this.text.length > this.#maximumCharacters) throw new PayloadTooLargeError(this.text.length, this.#maximumCharacters);
  }

  /** Writes the stand-in of a ref: its full path. A stand-in is made anew each time, as in Akka.NET, hence never a reference. */
  writeRef(ref: object): void {
    this.checkLength();
    const path = this.refs.pathOf(ref);
    this.#lastId += 1;
    this.text +=
      path === "nobody"
        ? `{"$id":"${this.#lastId}","$type":"Akka.Actor.Nobody+NobodySurrogate, Akka"}`
        : `{"$id":"${this.#lastId}","$type":"Akka.Actor.ActorRefBase+Surrogate, Akka","Path":${quotedJson(path)}}`;
  }
}
