import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { ByteCursor } from "./byte-cursor.ts";
import { ByteSink } from "./byte-sink.ts";
import type { QuickClass } from "./quick-class.ts";

/** Classes that may alternate before the plain reader takes over. */
const REMEMBERED = 8;

/** Reads and writes whole messages of registered classes the quick way, where that goes. */
export class QuickJson {
  readonly #maximumDepth: number;
  readonly #cursor: ByteCursor;
  readonly #sink: ByteSink;
  /** Of the messages read lately, in no order that matters. */
  readonly #recent: QuickClass[] = [];
  #nextForgotten = 0;

  constructor(refs: ActorRefResolver<unknown>, maximumDepth: number) {
    this.#maximumDepth = maximumDepth;
    this.#cursor = new ByteCursor(refs);
    this.#sink = new ByteSink(refs);
  }

  /** The message, or `undefined` when only the plain reader can tell what the bytes are. */
  read(bytes: Uint8Array): object | undefined {
    const cursor = this.#cursor;
    const recent = this.#recent;
    for (let index = 0; index < recent.length; index += 1) {
      cursor.start(bytes);
      try {
        const message = (recent[index] as QuickClass).read(cursor);
        if (message !== undefined) return message;
      } catch {
        return undefined; // an invalid value: the plain reader reports what is wrong and where
      }
      if (cursor.at > 0) return undefined; // the class was right
    }
    return undefined;
  }

  /** The plain reader has met a message of this class: more are likely to come. */
  expect(type: QuickClass): void {
    if (type.depth > this.#maximumDepth || this.#recent.includes(type)) return;
    this.#recent[this.#nextForgotten] = type;
    this.#nextForgotten = (this.#nextForgotten + 1) % REMEMBERED;
  }

  /** The offset behind the last byte, -1 when there is too little room, or `undefined` if only the plain writer can write it. */
  write(type: QuickClass, message: object, target: Uint8Array, offset: number): number | undefined {
    if (type.depth > this.#maximumDepth) return undefined;
    const sink = this.#sink;
    sink.start(target, offset);
    try {
      type.write(sink, message);
    } catch {
      return undefined; // a value of another type than declared: the plain writer reports it
    }
    return sink.isFull ? -1 : sink.isMissed ? undefined : sink.at;
  }
}
