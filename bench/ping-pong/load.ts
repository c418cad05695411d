import { Actor, type ActorRef, type ActorSystem, Props } from "ritsem";
import type { GarbageCollections } from "./garbage-collections.ts";
import { actorOfServer } from "./system.ts";

// An open loop: message n is due at a time that depends on the rate alone, and its latency is counted from that time, whether or not it could be sent then.
// So a pause counts for all messages that were due during it (no coordinated omission).

const ECHO_ACTORS = 10;
/** Messages under way while the highest throughput is measured. */
const WINDOW = 500;
const DRAIN_MS = 10_000;

export interface Load {
  readonly percent: number;
  /** Round trips. */
  readonly perSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  readonly longestUs: number;
  /** Of the messages, those without an echo ten seconds after the last was sent. */
  readonly lost: number;
}

/** Passes on the number that each echo carries. */
class Collector extends Actor {
  readonly #onEcho: (index: number) => void;

  constructor(onEcho: (index: number) => void) {
    super();
    this.#onEcho = onEcho;
  }

  override receive(message: unknown): void {
    this.#onEcho(Number(message));
  }
}

/** The echo actors of a server and one actor that receives all echoes. */
export class LoadGenerator {
  readonly #echoes: readonly ActorRef[];
  readonly #collector: ActorRef;
  #onEcho: (index: number) => void = () => {};

  constructor(system: ActorSystem, echoes: readonly ActorRef[]) {
    this.#echoes = echoes;
    this.#collector = system.actorOf(Props.from(() => new Collector((index) => this.#onEcho(index))));
  }

  static async connect(system: ActorSystem, port: number): Promise<LoadGenerator> {
    const names = Array.from({ length: ECHO_ACTORS }, (_, index) => `echo${index}`);
    return new LoadGenerator(system, await Promise.all(names.map((name) => actorOfServer(system, port, name))));
  }

  /** Round trips per second in a closed loop. */
  async highest(seconds: number): Promise<number> {
    const startedMs = performance.now();
    const endMs = startedMs + seconds * 1000;
    let sent = 0;
    let received = 0;
    await new Promise<void>((resolve) => {
      this.#onEcho = () => {
        received += 1;
        if (performance.now() < endMs) this.#send(sent++);
        else if (received === sent) resolve();
      };
      while (sent < WINDOW) this.#send(sent++);
    });
    return (received * 1000) / (performance.now() - startedMs);
  }

  async run(percent: number, perSecond: number, seconds: number): Promise<Load> {
    const count = Math.floor(perSecond * seconds);
    const micros = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const perMs = perSecond / 1000;
    let sent = 0;
    let received = 0;
    const startedMs = performance.now();
    await new Promise<void>((resolve) => {
      this.#onEcho = (index) => {
        micros[index] = (performance.now() - startedMs - index / perMs) * 1000;
        received += 1;
        if (received === count) resolve();
      };
      const pump = (): void => {
        const due = Math.min(count, Math.floor((performance.now() - startedMs) * perMs));
        while (sent < due) this.#send(sent++);
        if (sent < count) setImmediate(pump);
        else setTimeout(resolve, DRAIN_MS).unref();
      };
      pump();
    });
    this.#onEcho = () => {};
    micros.sort();
    const at = (share: number): number => micros[Math.min(count - 1, Math.floor(count * share))] ?? Number.NaN;
    return {
      percent,
      perSecond: Math.round(perSecond),
      p50Us: at(0.5),
      p99Us: at(0.99),
      p999Us: at(0.999),
      longestUs: at(1),
      lost: count - received,
    };
  }

  #send(index: number): void {
    this.#echoes[index % ECHO_ACTORS]?.tell(`${index}`, this.#collector);
  }
}

/** Measures the highest throughput, then shares of it. Each result also has the garbage collections of this process. */
export async function measureLoad(
  generator: LoadGenerator,
  percents: readonly number[],
  seconds: number,
  collections: GarbageCollections,
  onResult: (result: object) => void,
): Promise<void> {
  await generator.highest(seconds); // warms up
  const highest = await generator.highest(seconds);
  for (const percent of percents) {
    collections.take();
    const load = await generator.run(percent, (highest * percent) / 100, seconds);
    onResult({ ...load, ...collections.take() });
  }
}
