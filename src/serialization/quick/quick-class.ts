import { type QuickForm, literalOf } from "./quick-form.ts";
import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";

const END = literalOf("}");

/** One member of a {@link QuickClass}. */
export interface QuickMember {
  readonly name: string;
  /** `,"Name":` */
  readonly prefix: Uint8Array;
  readonly form: QuickForm<unknown>;
  initial(): unknown;
  omits(value: unknown): boolean;
}

type Values = Record<string, unknown>;

/**
 * Reads and writes whole messages of one class whose members have quick forms and cannot lead back to the message: no numbered objects need to be
 * remembered. Members come in their declared order or are left out; everything else is a miss.
 * @hotpath `bench/json`: the reader is a list of closures, one per member, made once: what `new Function` would buy more is not worth a page that
 * cannot have a content security policy.
 */
export class QuickClass {
  /** Levels of nesting of a message. */
  readonly depth: number;
  readonly #head: Uint8Array;
  readonly #blank: new () => object;
  readonly #members: readonly QuickMember[];
  readonly #check: ((message: object) => void) | undefined;

  /** `check` throws for a message that breaks a rule. */
  constructor(head: string, blank: new () => object, members: readonly QuickMember[], check: ((message: object) => void) | undefined) {
    this.#head = literalOf(head);
    this.#blank = blank;
    this.#members = members;
    this.#check = check;
    this.depth = members.reduce((deepest, { form }) => Math.max(deepest, form.depth), 0) + 1;
  }

  /** The message that the bytes of `from` are, or `undefined` for a miss. */
  read(from: ByteCursor): object | undefined {
    if (!from.takesFromBehind(this.#head)) return undefined;
    const members = this.#members;
    const instance = new this.#blank();
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as QuickMember;
      if (from.takes(member.prefix)) {
        (instance as Values)[member.name] = member.form.read(from);
        if (from.isMissed) return undefined;
      } else (instance as Values)[member.name] = member.initial();
    }
    if (!from.takes(END) || from.at !== from.bytes.length) return undefined;
    this.#check?.(instance);
    return instance;
  }

  /** Writes `value` unless it misses. */
  write(to: ByteSink, value: object): void {
    const members = this.#members;
    to.literal(this.#head);
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as QuickMember;
      const memberValue = (value as Values)[member.name];
      if (memberValue === undefined || memberValue === null || member.omits(memberValue)) continue;
      to.literal(member.prefix);
      member.form.write(to, memberValue);
      if (to.isMissed) return;
    }
    to.literal(END);
  }
}
