import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { ByteCursor } from "./byte-cursor.ts";
import { ByteSink } from "./byte-sink.ts";
import type { QuickClass } from "./quick-class.ts";

/** Classes that may alternate before the plain reader takes over. */
const REMEMBERED = 8;

/** What the name of a numbered object's first member begins with. */
const DOLLAR = 36;

/** Reads and writes whole messages of registered classes the quick way, where that goes. */
export class QuickJson {
  readonly #cursor: ByteCursor;
  readonly #sink: ByteSink;
  /** Of the messages read lately, in no order that matters. */
  readonly #recent: QuickClass[] = [];
  #nextForgotten = 0;
  /** Set while a document is read or written: what a schema or a member does by the way takes the plain one. */
  #isBusy = false;

  constructor(refs: ActorRefResolver<unknown>, maximumDepth: number) {
    this.#cursor = new ByteCursor(refs, maximumDepth);
    this.#sink = new ByteSink(refs, maximumDepth);
  }

  /** The message that `bytes[start..end)` are, or `undefined` when only the plain reader can tell. */
  read(bytes: Uint8Array, start: number, end: number): object | undefined {
    if (bytes[start + 2] !== DOLLAR || this.#isBusy) return undefined;
    const cursor = this.#cursor;
    const recent = this.#recent;
    cursor.start(bytes, start, end);
    for (let index = 0; index < recent.length; index += 1) {
      const type = recent[index] as QuickClass;
      cursor.restart(start);
      let message: object | undefined;
      this.#isBusy = true;
      try {
        message = type.readRoot(cursor);
      } catch {
        message = undefined; // an invalid value: the plain reader reports what is wrong and where
      }
      this.#isBusy = false;
      if (cursor.at === start) continue;
      cursor.finish();
      type.readTrial.note(message !== undefined);
      return message;
    }
    cursor.finish();
    return undefined;
  }

  /** The plain reader has met a message of this class: more are likely to come. */
  expect(type: QuickClass): void {
    if (this.#recent.includes(type)) return;
    this.#recent[this.#nextForgotten] = type;
    this.#nextForgotten = (this.#nextForgotten + 1) % REMEMBERED;
  }

  /** The offset behind the last byte, -1 when there is too little room, or `undefined` if only the plain writer can write it. */
  write(type: QuickClass, message: object, target: Uint8Array, offset: number): number | undefined {
    if (this.#isBusy || !type.writeTrial.isDue()) return undefined;
    const sink = this.#sink;
    sink.start(target, offset);
    this.#isBusy = true;
    try {
      type.writeRoot(sink, message);
    } catch {
      sink.miss(); // a value of another type than declared: the plain writer reports it
    }
    this.#isBusy = false;
    sink.finish();
    if (sink.isFull) return -1;
    type.writeTrial.note(!sink.isMissed);
    return sink.isMissed ? undefined : sink.at;
  }
}
