import type { Clock, Platform } from "../../platform/index.ts";

/** How much of a connection is read before the others have their turn. */
export interface ReadTurnSettings {
  /** Count. Key: `ritsem.remote.read-turn.messages` (512). */
  readonly messagesPerTurn: number;
  /** Unit: bytes. Key: `ritsem.remote.read-turn.bytes` (64 KiB). */
  readonly bytesPerTurn: number;
}

/** A connection that has more than its share. */
export interface TurnTaker {
  /** A new turn has begun: reads on. */
  readOn(): void;
}

/** For a transport that is used without a system: what has arrived is read at once. */
export const ALL_AT_ONCE: ReadTurnSettings = { messagesPerTurn: Number.MAX_SAFE_INTEGER, bytesPerTurn: Number.MAX_SAFE_INTEGER };

/** However many wait, and however long it takes, each connection may read so many messages in a turn. Count. */
const LEAST_SHARE = 16;
/** Beyond the least share, reading ends when a turn has taken so long: some messages cost a hundred times more than others. Unit: ms. */
const LONGEST_TURN_MS = 10;

/**
 * Shares the time for reading among connections. In each turn of the event loop a connection reads its share of messages and bytes; what it
 * has beyond that waits for the next turn, so that actors, timers and all other connections have theirs between. Those that wait share one
 * connection's number of messages, so that a turn does not grow with them. One that waits alone reads until the turn has taken its time: a
 * lone fast sender must not fall behind, or what it sent before its shutdown would not arrive in time. While actors are behind, the shares are smaller: what is read would
 * only wait in their mailboxes, ahead of the messages of others.
 */
export class ReadTurns {
  readonly #bytesPerTurn: number;
  readonly #messagesPerTurn: number;
  readonly #platform: Pick<Platform, "yieldToHost"> & { readonly clock: Pick<Clock, "nowMs"> };
  readonly #areActorsBehind: () => boolean;
  readonly #beginTask = (): void => this.#begin();
  #waiting: TurnTaker[] = [];
  /** What those that wait share: a quarter of it in each turn in which actors are behind, and doubled in each other one. */
  #messages: number;
  #share: number;
  #number = 0;
  #isArmed = false;
  /** At most one connection had more than its share: no other waits, so only the time of the turn limits it. */
  #isAlone = true;
  #endsAtMs = 0;

  constructor(
    platform: Pick<Platform, "yieldToHost"> & { readonly clock: Pick<Clock, "nowMs"> },
    { messagesPerTurn, bytesPerTurn }: ReadTurnSettings,
    areActorsBehind: () => boolean = () => false,
  ) {
    this.#platform = platform;
    this.#areActorsBehind = areActorsBehind;
    this.#messagesPerTurn = messagesPerTurn;
    this.#messages = messagesPerTurn;
    this.#share = messagesPerTurn;
    this.#bytesPerTurn = bytesPerTurn;
  }

  /** Tells turns apart. */
  get number(): number {
    return this.#number;
  }

  /** Bytes that each connection may read in this turn. */
  get bytesPerTurn(): number {
    return this.#isAlone ? Number.POSITIVE_INFINITY : this.#bytesPerTurn;
  }

  /** Messages that each connection may read in this turn. Count. */
  get share(): number {
    return this.#isAlone ? Number.POSITIVE_INFINITY : this.#share;
  }

  /** Messages to read between two looks at {@link isOver}. Count. */
  get step(): number {
    return LEAST_SHARE;
  }

  /** Whether this turn has taken so long that the rest has to wait. Never while only little was read, which is not noted. */
  get isOver(): boolean {
    return this.#isArmed && this.#platform.clock.nowMs() >= this.#endsAtMs;
  }

  /** Whether a connection that has read so much in this turn must wait for the next one. */
  isEnough(bytes: number, messages: number): boolean {
    return bytes >= this.bytesPerTurn || messages >= this.share || (bytes >= this.#bytesPerTurn && this.isOver);
  }

  /** Something is read in this turn, which is to end. Not needed for up to {@link step} messages. */
  note(): void {
    this.#arm();
  }

  /** `taker` has more to read and is called in the next turn. */
  wait(taker: TurnTaker): void {
    this.#waiting.push(taker);
    this.#arm();
  }

  #arm(): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    this.#endsAtMs = this.#platform.clock.nowMs() + LONGEST_TURN_MS;
    this.#platform.yieldToHost(this.#beginTask);
  }

  #begin(): void {
    this.#isArmed = false;
    this.#number += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isAlone = waiting.length <= 1;
    this.#messages = this.#areActorsBehind()
      ? Math.max(Math.min(LEAST_SHARE, this.#messagesPerTurn), this.#messages >> 2)
      : Math.min(this.#messagesPerTurn, this.#messages * 2);
    this.#share = Math.max(Math.min(LEAST_SHARE, this.#messages), Math.ceil(this.#messages / Math.max(1, waiting.length)));
    if (waiting.length > 0) this.#arm();
    for (const taker of waiting) taker.readOn();
  }
}
