import type { SeededRandom } from "../../../src/testkit/index.ts";
import type { EventQueue } from "./event-queue.ts";
import type { VirtualNode } from "./virtual-node.ts";

/** How messages travel. */
export interface Conditions {
  readonly delayMs: readonly [least: number, most: number];
  /** The probability that a message is lost. */
  readonly loss: number;
  /** Whether what is sent over a cut link arrives when it is mended, as from a TCP stack that retransmits; otherwise it is lost. */
  readonly cutsHold: boolean;
}

interface Letter {
  readonly from: VirtualNode;
  readonly toPort: number;
  readonly arrive: (to: VirtualNode) => void;
}

/** Carries messages between nodes, in order for each two of them; a link can be cut in each direction. */
export class VirtualNetwork {
  conditions: Conditions;
  readonly #time: EventQueue;
  readonly #random: SeededRandom;
  readonly #nodeAt: (port: number) => VirtualNode | undefined;
  readonly #cuts = new Set<number>();
  readonly #lastArrivalMs = new Map<number, number>();
  readonly #held = new Map<number, Letter[]>();
  messageCount = 0;

  constructor(time: EventQueue, random: SeededRandom, conditions: Conditions, nodeAt: (port: number) => VirtualNode | undefined) {
    this.#time = time;
    this.#random = random;
    this.conditions = conditions;
    this.#nodeAt = nodeAt;
  }

  cut(from: number, to: number): void {
    this.#cuts.add(wayOf(from, to));
  }

  mend(from: number, to: number): void {
    const way = wayOf(from, to);
    this.#cuts.delete(way);
    const held = this.#held.get(way) ?? [];
    this.#held.delete(way);
    for (const letter of held) this.#expect(letter, way);
  }

  mendAll(): void {
    for (const way of Array.from(this.#cuts)) this.mend(Math.floor(way / 1_000), way % 1_000);
  }

  get isCut(): boolean {
    return this.#cuts.size > 0;
  }

  /** Calls `arrive` with the node that is at `toPort` when the message arrives. */
  send(from: VirtualNode, toPort: number, arrive: (to: VirtualNode) => void): void {
    this.messageCount += 1;
    const way = wayOf(from.port, toPort);
    if (this.#random.chance(this.conditions.loss)) return;
    this.#expect({ from, toPort, arrive }, way);
  }

  #expect(letter: Letter, way: number): void {
    const [least, most] = this.conditions.delayMs;
    const { nowMs } = this.#time;
    const atMs = Math.max(this.#lastArrivalMs.get(way) ?? 0, nowMs + this.#random.between(least, most));
    this.#lastArrivalMs.set(way, atMs);
    this.#time.after(atMs - nowMs, () => this.#arrive(letter, way));
  }

  #arrive(letter: Letter, way: number): void {
    if (this.#cuts.has(way)) {
      if (!this.conditions.cutsHold) return;
      const held = this.#held.get(way);
      if (held === undefined) this.#held.set(way, [letter]);
      else held.push(letter);
      return;
    }
    const to = this.#nodeAt(letter.toPort);
    if (to === undefined || to.hasQuarantined(letter.from) || letter.from.hasQuarantined(to)) return;
    letter.arrive(to);
  }
}

function wayOf(from: number, to: number): number {
  return from * 1_000 + to;
}
