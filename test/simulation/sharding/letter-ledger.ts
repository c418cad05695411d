import type { SimulatedWay } from "../../../src/testkit/index.ts";
import type { Problems } from "../problems.ts";

/** What a letter asks of the entity besides being noted: `.` nothing, `p` to be passivated, `s` to end by itself, `t` to fail. */
export type LetterWish = "." | "p" | "s" | "t";

/** A message to an entity: who sends it, to which entity, which one of these it is. */
interface Letter {
  readonly pair: string;
  readonly number: number;
  /** Where it has been: the connections that carried it. */
  route: string;
  /** Whether it waits in a buffer of a region or shard. */
  isWaiting: boolean;
  /** Where it is: in a system, on the way, or at its end. */
  place: { readonly kind: "in"; readonly system: string } | { readonly kind: "way" | "handled" | "dead" };
}

const LETTER = /@@([\w.]+)>(\w+)\|(\d+)[.pst]/;
const MARK = new TextEncoder().encode("@@");

/** Messages to entities: none is handled twice, those that went the same way are handled in order, and none stays where nobody knows of it. */
export class LetterLedger {
  readonly #problems: Problems;
  readonly #nowMs: () => number;
  readonly #say: (what: string) => void;
  readonly #letters = new Map<string, Letter>();
  readonly #counts = new Map<string, number>();
  /** The highest number that was handled, by sender, entity and route. */
  readonly #highest = new Map<string, number>();
  readonly #broken = new Set<number>();
  handledCount = 0;
  deadCount = 0;

  constructor(problems: Problems, nowMs: () => number, say: (what: string) => void) {
    this.#problems = problems;
    this.#nowMs = nowMs;
    this.#say = say;
  }

  get sentCount(): number {
    return this.#letters.size;
  }

  /** The text of the next message of `system` to `id`, which its region gets now. */
  write(system: string, id: string, wish: LetterWish): string {
    const pair = `${system}>${id}`;
    const number = (this.#counts.get(pair) ?? 0) + 1;
    this.#counts.set(pair, number);
    const text = `@@${pair}|${number}${wish}`;
    this.#letters.set(text, { pair, number, route: "", isWaiting: false, place: { kind: "in", system } });
    this.#say(`${text} is sent`);
    return text;
  }

  /** A frame with this payload was written by a system. */
  onWritten(payload: Uint8Array, { connection }: SimulatedWay): void {
    const letter = this.#letterIn(payload);
    if (letter === undefined) return;
    letter.route += ` ${connection}`;
    letter.place = { kind: "way" };
  }

  /** Nobody reads from it any more. */
  onBroken({ connection }: SimulatedWay): void {
    this.#broken.add(connection);
  }

  /** It has come to `system`. A system may ignore what comes from one that it has given up. */
  onArrived(payload: Uint8Array, { connection }: SimulatedWay, system: string, isHeard: boolean): void {
    const letter = this.#letterIn(payload);
    if (letter?.place.kind === "way" && isHeard && !this.#broken.has(connection)) letter.place = { kind: "in", system };
  }

  onHandled(text: string, id: string, system: string): void {
    this.#say(`${text} is handled by ${id} on ${system}`);
    const letter = this.#letters.get(text);
    if (letter === undefined) {
      this.#problems.add(`${this.#seconds}: ${id} on ${system} got ${text}, which nobody sent`);
      return;
    }
    const { pair, number, route, place } = letter;
    if (place.kind === "handled") this.#problems.add(`${this.#seconds}: ${text} was handled a second time, by ${id} on ${system}`);
    if (!pair.endsWith(`>${id}`)) this.#problems.add(`${this.#seconds}: ${text} was handled by ${id} on ${system}`);
    letter.place = { kind: "handled" };
    this.handledCount += 1;
    const key = `${pair} by${route}`;
    const highest = this.#highest.get(key) ?? 0;
    if (number < highest)
      this.#problems.add(`${this.#seconds}: ${text} was handled after ${highest}, which went the same way${route || " within the system"}`);
    this.#highest.set(key, Math.max(highest, number));
  }

  /** It was published as a dead letter on `system`. */
  onDead(text: string, system: string, reason: string): void {
    const letter = this.#letters.get(text);
    if (letter === undefined || letter.place.kind === "handled") return;
    letter.place = { kind: "dead" };
    this.#say(`${text} is a dead letter on ${system}: ${reason}`);
    this.deadCount += 1;
  }

  isHandled(text: string): boolean {
    return this.#letters.get(text)?.place.kind === "handled";
  }

  /** It begins or ceases to wait in a buffer. */
  onWaiting(text: string, isWaiting: boolean): void {
    const letter = this.#letters.get(text);
    if (letter !== undefined) letter.isWaiting = isWaiting;
  }

  /**
   * In a quiet cluster whose systems are `running`: nothing waits in them, and what they got was handled or became a dead letter. What a system sends, or passes
   * on, may have been written to a connection that had just ended: if any connection breaks off, only waiting counts.
   */
  expectNothingKept(running: ReadonlySet<string>, connectionsEnd: boolean, connectionsBreak: boolean): void {
    for (const [text, { place, pair, isWaiting }] of this.#letters) {
      if (place.kind !== "in" || !running.has(place.system)) continue;
      const mayBeLost = connectionsBreak || (connectionsEnd && pair.startsWith(`${place.system}>`));
      if (isWaiting || !mayBeLost) this.#problems.add(`${text} ${isWaiting ? "waits in" : "has vanished in"} ${place.system} for ever`);
    }
  }

  /** In a run without any fault. */
  expectAllHandled(): void {
    for (const [text, { place }] of this.#letters) {
      if (place.kind !== "handled") this.#problems.add(`${text} was lost without any fault: ${place.kind}`);
    }
  }

  #letterIn(payload: Uint8Array): Letter | undefined {
    if (payload.length > 1_000) return undefined;
    let at = payload.indexOf(MARK[0] ?? 0);
    while (at !== -1 && payload[at + 1] !== MARK[1]) at = payload.indexOf(MARK[0] ?? 0, at + 1);
    if (at === -1) return undefined;
    const [text = ""] = LETTER.exec(new TextDecoder("latin1").decode(payload.subarray(at))) ?? [];
    return this.#letters.get(text);
  }

  get #seconds(): string {
    return `${(this.#nowMs() / 1000).toFixed(2)} s`;
  }
}
