import { frameSummaryOf } from "../../remote/internal.ts";
import { takeFrames } from "../../remote/transport/index.ts";
import { type MemoryCargo, type MemoryCarrier, MemoryNetwork, type MemoryWay } from "../../remote/transport/memory/index.ts";
import type { ManualClock } from "../kit/manual-platform.ts";
import { type LinkConditions, MENDED_KINDS, PERFECT_LINK } from "./link-conditions.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { SimulationEvent } from "./simulation-event.ts";

/** Every simulated system listens on this port of its own host. */
export const SIMULATED_PORT = 2552;

/** Which of two systems are notified that their connection is lost. */
export type HeardBy = "both" | "first" | "second" | "neither";

/** The traffic from one system to another. */
interface Link {
  conditions: LinkConditions;
  /** Nothing passes, but nothing is lost: traffic waits. */
  isCut: boolean;
}

/** One direction of a connection, and what is in transit on it. */
interface Channel {
  readonly link: Link;
  readonly to: string;
  /** In the order sent. */
  readonly underway: (() => void)[];
  /** How many of those are due, but the link is cut or the receiver is frozen. */
  overdue: number;
  lastArrivalMs: number;
}

/**
 * The network between simulated systems. Each connection is a stream that has delays and can break; each link can be cut; frames can be
 * lost, duplicated and reordered. All random choices come from the seed.
 */
export class SimulatedNetwork implements MemoryCarrier {
  /** The network that the transports of the systems join. */
  readonly memory: MemoryNetwork;
  readonly #clock: ManualClock;
  readonly #random: SeededRandom;
  readonly #note: (event: SimulationEvent) => void;
  readonly #connectTimeoutMs: number;
  readonly #links = new Map<string, Link>();
  readonly #channels = new Map<MemoryWay, Channel>();
  readonly #frozen = new Set<string>();
  /** Ends the wait of each pending dial, by connection. */
  readonly #unanswered = new Map<number, () => void>();
  #usual: LinkConditions = PERFECT_LINK;

  constructor(clock: ManualClock, random: SeededRandom, connectTimeoutMs: number, note: (event: SimulationEvent) => void) {
    this.#clock = clock;
    this.#random = random;
    this.#connectTimeoutMs = connectTimeoutMs;
    this.#note = note;
    this.memory = new MemoryNetwork({ carrier: this, loggedCalls: 0 });
  }

  /** Sets the conditions of all links, including those of systems that start later. Members that are not given have their defaults. */
  setConditions(conditions: Partial<LinkConditions>): void {
    this.#usual = { ...PERFECT_LINK, ...conditions };
    for (const link of this.#links.values()) link.conditions = this.#usual;
  }

  /** Sets the conditions from one system to another, in this direction only. Members that are not given have their defaults. */
  setLink(from: string, to: string, conditions: Partial<LinkConditions>): void {
    this.#link(from, to).conditions = { ...PERFECT_LINK, ...conditions };
  }

  /**
   * Cuts the link from one system to the other, in this direction only: traffic waits until {@link mend}, as if the sender's TCP stack kept
   * retransmitting. No system is notified.
   */
  cut(from: string, to: string): void {
    this.#note({ kind: "link", from, to, what: "cut" });
    this.#link(from, to).isCut = true;
  }

  /** Cuts all links between the systems of the two groups, in both directions. */
  partition(one: readonly string[], other: readonly string[]): void {
    for (const a of one) {
      for (const b of other) {
        this.cut(a, b);
        this.cut(b, a);
      }
    }
  }

  /** Restores a link; waiting traffic continues. */
  mend(from: string, to: string): void {
    this.#note({ kind: "link", from, to, what: "mended" });
    this.#link(from, to).isCut = false;
    this.#releaseOverdue();
  }

  /** Restores every link that is cut. */
  mendAll(): void {
    for (const [key, link] of this.#links) if (link.isCut) this.mend(...(key.split(" ") as [string, string]));
  }

  /**
   * Breaks all connections between two systems, and loses what is in transit on them. A system that is not notified keeps sending on a
   * half-open connection, and receives nothing from it.
   */
  breakConnections(first: string, second: string, heardBy: HeardBy = "both"): void {
    const between = ({ from, to }: MemoryWay): boolean => isBetween(nameOf(from), nameOf(to), first, second);
    const listeners = heardBy === "both" ? [first, second] : heardBy === "first" ? [first] : heardBy === "second" ? [second] : [];
    this.#note({ kind: "link", from: first, to: second, what: `broken, heard by ${heardBy}` });
    this.memory.loseConnections(between, (endpoint) => listeners.includes(nameOf(endpoint)));
  }

  /** Makes everything sent to `node` wait until {@link resume}. */
  hold(node: string): void {
    this.#frozen.add(node);
  }

  /** Lets a frozen node continue. */
  resume(node: string): void {
    this.#frozen.delete(node);
    this.#releaseOverdue();
  }

  /** Connects over the link. */
  dial(way: MemoryWay, arrive: () => void, fail: (why: string) => void): void {
    this.#noteWay("dialled", way);
    const cancel = this.#clock.once(this.#connectTimeoutMs, () => {
      this.#unanswered.delete(way.connection);
      this.#noteWay("unanswered", way);
      fail(`no answer within ${this.#connectTimeoutMs} ms.`);
    });
    const settled = (): void => {
      cancel();
      this.#unanswered.delete(way.connection);
    };
    this.#unanswered.set(way.connection, settled);
    this.#send(way, () => arrive());
  }

  /** Carries `cargo` with the delay and loss of the link. */
  carry(way: MemoryWay, cargo: MemoryCargo, arrive: (cargo: MemoryCargo) => void): void {
    if (cargo instanceof Uint8Array) this.#carryBlock(way, cargo, arrive);
    else {
      this.#send(way, () => {
        if (cargo === "answer") this.#unanswered.get(way.connection)?.();
        this.#noteWay(cargo === "answer" ? "accepted" : cargo === "end" ? "ended" : "broken", way);
        arrive(cargo);
      });
    }
  }

  #carryBlock(way: MemoryWay, block: Uint8Array, arrive: (block: Uint8Array) => void): void {
    const { conditions } = this.#channelOf(way).link;
    const passed: Uint8Array[] = [];
    takeFrames(block, 0, block.length, true, block.length, (bytes, start, end) => {
      const prefixed = bytes.subarray(start - 4, end);
      const frame = frameSummaryOf(bytes, start, end);
      const note = (kind: "sent" | "arrived" | "lost" | "doubled" | "held back"): void =>
        this.#note({ kind, ...namesOf(way), frame, bytes: prefixed });
      note("sent");
      if (this.#random.chance(conditions.loss)) {
        note("lost");
        return;
      }
      const isMended = MENDED_KINDS.has(frame.kind);
      if (isMended && this.#random.chance(conditions.duplication)) {
        note("doubled");
        this.#sendAlone(way, prefixed.slice(), arrive);
      }
      if (isMended && this.#random.chance(conditions.reordering)) {
        note("held back");
        this.#sendAlone(way, prefixed, arrive);
      } else passed.push(prefixed);
    });
    const arriving = joined(passed, block);
    this.#send(way, () => {
      this.#noteArrival(way, arriving);
      arrive(arriving);
    });
    if (this.#random.chance(conditions.breakage)) this.#clock.once(0, () => this.#breakOff(way));
  }

  /** Overtakes or is overtaken by other frames; lost while the link is cut. */
  #sendAlone(way: MemoryWay, frame: Uint8Array, arrive: (block: Uint8Array) => void): void {
    const channel = this.#channelOf(way);
    const [least, most] = channel.link.conditions.delayMs;
    this.#clock.once(this.#random.between(least, 3 * most), () => {
      if (this.#isHeld(channel)) return;
      this.#noteArrival(way, frame);
      arrive(frame);
    });
  }

  #breakOff(way: MemoryWay): void {
    this.#noteWay("broken", way);
    this.memory.loseConnections(
      ({ connection }) => connection === way.connection,
      () => true,
    );
  }

  /** Runs `arrive` when what is sent now arrives, after everything that was sent earlier in this direction. */
  #send(way: MemoryWay, arrive: () => void): void {
    const channel = this.#channelOf(way);
    channel.underway.push(arrive);
    this.#expect(channel);
  }

  #expect(channel: Channel): void {
    const [least, most] = channel.link.conditions.delayMs;
    const nowMs = this.#clock.nowMs();
    channel.lastArrivalMs = Math.max(channel.lastArrivalMs, nowMs + this.#random.between(least, most));
    this.#clock.once(channel.lastArrivalMs - nowMs, () => {
      if (this.#isHeld(channel)) channel.overdue += 1;
      else channel.underway.shift()?.();
    });
  }

  #isHeld({ link, to }: Channel): boolean {
    return link.isCut || this.#frozen.has(to);
  }

  #releaseOverdue(): void {
    for (const channel of this.#channels.values()) {
      if (this.#isHeld(channel)) continue;
      for (; channel.overdue > 0; channel.overdue -= 1) this.#expect(channel);
    }
  }

  #channelOf(way: MemoryWay): Channel {
    let channel = this.#channels.get(way);
    if (channel === undefined) {
      const to = nameOf(way.to);
      channel = { link: this.#link(nameOf(way.from), to), to, underway: [], overdue: 0, lastArrivalMs: 0 };
      this.#channels.set(way, channel);
    }
    return channel;
  }

  #link(from: string, to: string): Link {
    const key = `${from} ${to}`;
    let link = this.#links.get(key);
    if (link === undefined) {
      link = { conditions: this.#usual, isCut: false };
      this.#links.set(key, link);
    }
    return link;
  }

  #noteArrival(way: MemoryWay, block: Uint8Array): void {
    takeFrames(block, 0, block.length, true, block.length, (bytes, start, end) =>
      this.#note({ kind: "arrived", ...namesOf(way), frame: frameSummaryOf(bytes, start, end), bytes: bytes.subarray(start - 4, end) }),
    );
  }

  #noteWay(kind: "dialled" | "accepted" | "unanswered" | "ended" | "broken", way: MemoryWay): void {
    this.#note({ kind, ...namesOf(way) });
  }
}

function namesOf({ connection, from, to }: MemoryWay): { readonly connection: number; readonly from: string; readonly to: string } {
  return { connection, from: nameOf(from), to: nameOf(to) };
}

/** Each simulated system's host has the name of the system. */
function nameOf(endpoint: string): string {
  return endpoint.slice(0, endpoint.lastIndexOf(":"));
}

function isBetween(from: string, to: string, first: string, second: string): boolean {
  return (from === first && to === second) || (from === second && to === first);
}

/** The frames of `block` that are left; the block itself if all are. */
function joined(frames: readonly Uint8Array[], block: Uint8Array): Uint8Array {
  const length = frames.reduce((sum, { length }) => sum + length, 0);
  if (length === block.length) return block;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const frame of frames) {
    bytes.set(frame, at);
    at += frame.length;
  }
  return bytes;
}
