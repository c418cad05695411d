import { type Literal, literalOf, OPEN_ID } from "./literals.ts";
import type { QuickForm, QuickKind } from "./quick-form.ts";
import { readRestOf, writeValueOf } from "./quick-value.ts";
import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";
import { Trial } from "./trial.ts";

const END = literalOf("}");

/** One member of a {@link QuickClass}. */
export interface QuickMember {
  readonly name: string;
  /** `,"Name":` */
  readonly prefix: Literal;
  /** The prefix and the opening of the form. */
  readonly opening: Literal;
  readonly form: QuickForm<unknown>;
  /** What is there when the document has nothing, if that is the same each time. */
  readonly constant: unknown;
  /** Makes it, if not. */
  readonly initial: (() => unknown) | undefined;
  omits(value: unknown): boolean;
}

/** What a {@link QuickClass} is made of. */
export interface QuickParts {
  /** `,"$type":"Name"` */
  readonly typeText: string;
  readonly prototype: object;
  readonly blank: new () => object;
  readonly members: readonly QuickMember[];
  /** No member leads to an object that is numbered, save refs. */
  readonly isLeaf: boolean;
  /** Throws for an instance that breaks a rule. */
  readonly check: ((instance: object) => void) | undefined;
}

type Values = Record<string, unknown>;

/**
 * Reads and writes the instances of one class whose members have quick forms. Members come in their declared order or are left out; everything else
 * is a miss, and so are references when read: numbered objects need not be remembered then.
 * @hotpath `bench/json`: the reader is a list of closures, one per member, made once: what `new Function` would buy more is not worth a page that
 * cannot have a content security policy.
 */
export class QuickClass implements QuickForm<unknown> {
  readonly kind: QuickKind = "other";
  readonly opening: Literal = OPEN_ID;
  /** Of messages of this class. */
  readonly readTrial: Trial = new Trial();
  readonly writeTrial: Trial = new Trial();
  readonly #head: Literal;
  readonly #type: Literal;
  readonly #parts: QuickParts;
  readonly #blank: new () => object;
  readonly #members: readonly QuickMember[];

  constructor(parts: QuickParts) {
    this.#head = literalOf(`{"$id":"1"${parts.typeText}`);
    this.#type = literalOf(parts.typeText);
    this.#parts = parts;
    this.#blank = parts.blank;
    this.#members = parts.members;
  }

  /** The message that the document is, or `undefined` for a miss. Nothing was taken if it is of another class. */
  readRoot(from: ByteCursor): object | undefined {
    if (!from.takes(this.#head)) return undefined;
    if (!this.readTrial.isDue()) return undefined;
    const instance = this.#readMembers(from);
    return from.isMissed || from.at !== from.end ? undefined : instance;
  }

  readRest(from: ByteCursor): unknown {
    from.skipId();
    if (!from.isMissed && from.takes(this.#type)) return this.#readMembers(from);
    from.miss();
    return null;
  }

  /** Writes an instance that is the whole message, unless it misses. */
  writeRoot(to: ByteSink, value: object): void {
    to.root(value, !this.#parts.isLeaf);
    to.literal(this.#head);
    this.#writeMembers(to, value as Values);
  }

  /** Writes an instance inside of another. */
  write(to: ByteSink, value: unknown): void {
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== this.#parts.prototype) return to.miss();
    if (!to.open(value)) return;
    to.literal(this.#type);
    this.#writeMembers(to, value as Values);
  }

  #readMembers(from: ByteCursor): object | undefined {
    const members = this.#members;
    from.enter(1);
    const instance = new this.#blank();
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as QuickMember;
      let value: unknown;
      if (from.takes(member.opening)) {
        const { form } = member;
        value = form.kind === "text" ? from.rest() : readRestOf(form, from);
        if (from.isMissed) return undefined;
      } else value = member.initial === undefined ? member.constant : member.initial();
      (instance as Values)[member.name] = value;
    }
    from.leave(1);
    from.expect(END);
    if (!from.isMissed) this.#parts.check?.(instance);
    return instance;
  }

  #writeMembers(to: ByteSink, value: Values): void {
    const members = this.#members;
    to.enter(1);
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as QuickMember;
      const memberValue = value[member.name];
      if (memberValue === undefined || memberValue === null) continue;
      const { form } = member;
      if (form.kind === "text") {
        to.literal(member.prefix);
        to.string(memberValue as string);
      } else if (!member.omits(memberValue)) {
        to.literal(member.prefix);
        writeValueOf(form, to, memberValue);
      }
      if (to.isMissed) return;
    }
    to.leave(1);
    to.literal(END);
  }
}
