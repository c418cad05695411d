import { Actor, AllDeadLetters, ErrorEvent, Props, ReceiveActor, WarningEvent } from "../../src/actor/index.ts";
import { AssociatedEvent } from "../../src/remote/index.ts";
import { frameSummaryOf } from "../../src/remote/internal.ts";
import { defineMessage, Registry, t } from "../../src/serialization/index.ts";
import { SeededRandom, TestKit } from "../../src/testkit/index.ts";
import { ByteStream, ByteStreamTransport } from "./byte-stream-transport.ts";
import { CostBook, type CostBounds, type CostEntry } from "./cost-book.ts";
import { type Cost, CostMeter, sumOf } from "./cost-meter.ts";
import { type Corpus, StreamMutator } from "./stream-mutator.ts";

/** How far a stream got; each stage counts a stream once. */
export const STAGES = ["handshake", "envelope", "acknowledgement", "message"] as const;
export type Stage = (typeof STAGES)[number];

/** What came of the streams of one seed. */
export interface FuzzReport {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly streamCount: number;
  readonly reached: Readonly<Record<Stage, number>>;
  /** Streams that the system closed; the others were ignored until they ended. */
  readonly closedCount: number;
  /** Warnings and errors. */
  readonly logLineCount: number;
  /** Of the process, after the seed. Unit: MB. */
  readonly heapMb: number;
  /** The streams that cost most for their bytes. */
  readonly dearest: readonly CostEntry[];
}

/** Streams that are open at the same time. */
const STREAMS_AT_ONCE = 10;
/** A chunk that keeps the system busy for longer has found something that grows too fast. */
const SLOWEST_CHUNK_MS = 2_000;
/** A step is a byte that is written, a log event, a dead letter or a dial. A few replies, such as acknowledgements, are longer than what they answer. */
const BOUNDS: CostBounds = { allocatedBytes: 2 * 1024 * 1024, allocatedBytesPerByte: 1_000, work: 20_000, workPerByte: 4 };
/** Of each seed so many of the dearest streams are fed again, alone, to a system of their own. */
const DEAREST_OF_SEED = 3;
const LOG_LINES_PER_KIND = 20;
const LOG_INTERVAL_MS = 10_000;
/** Kinds of warnings and errors that there are; each may have its lines in each interval, and one that counts the rest. */
const LOG_KINDS = 30;

const CONFIG = `
  akka { loglevel = WARNING, loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["test.bytes"] }
  akka.remote { handshake-timeout = 2 s, log-remote-lifecycle-events = off, retry-gate-closed-for = 1 s }
  ritsem.remote.log-limit { lines = ${LOG_LINES_PER_KIND}, interval = ${LOG_INTERVAL_MS} ms }
  test.bytes.transport-class = "Test.Bytes"`;

/** From a system named Gamma, which no mutated stream comes from. */
const PROPER_ASSOCIATE = "2c000000122a080112260a1b0a0547616d6d6112093132372e302e302e3118b1c7012203746370118c60441700000000";

class Silent extends Actor {
  override receive(): void {}
}

/** Does not answer itself, which it would do for ever: a stream may state any sender. */
class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => {
      if (!this.sender.equals(this.self)) this.sender.tell(message);
    });
  }
}

/** Feeds mutated streams to a listening system, and sees that it neither falls nor stands still nor talks too much. */
export class FuzzRun {
  readonly #random: SeededRandom;
  readonly #mutator: StreamMutator;
  readonly #transport = new ByteStreamTransport();
  readonly #reached: Record<Stage, number> = { handshake: 0, envelope: 0, acknowledgement: 0, message: 0 };
  readonly #problems: string[] = [];
  readonly #seed: number;
  readonly #corpus: Corpus;
  readonly #costs = new CostBook(BOUNDS, DEAREST_OF_SEED);
  readonly #meter = new CostMeter(() => this.#transport.dialCount + this.#logLineCount + this.#deadLetterCount + this.#writtenBytes);
  readonly #streams = new Set<ByteStream>();
  #closedCount = 0;
  #logLineCount = 0;
  #deadLetterCount = 0;
  #connectionCount = 0;
  /** By streams that have ended. */
  #writtenBefore = 0;

  private constructor(seed: number, corpus: Corpus) {
    this.#seed = seed;
    this.#corpus = corpus;
    this.#random = new SeededRandom(seed).fork("fuzz");
    this.#mutator = new StreamMutator(this.#random, corpus);
  }

  /** Never rejects: what goes wrong is a problem of the report. */
  static async of(seed: number, streamCount: number, corpus: Corpus): Promise<FuzzReport> {
    const run = new FuzzRun(seed, corpus);
    let dearest: readonly CostEntry[] = [];
    try {
      await run.#run(streamCount);
      const closed = await run.#costs.close();
      run.#problems.push(...closed.problems);
      dearest = closed.dearest;
    } catch (error) {
      run.#problems.push(`the run ended with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    return {
      seed,
      problems: run.#problems,
      streamCount,
      reached: run.#reached,
      closedCount: run.#closedCount,
      logLineCount: run.#logLineCount,
      heapMb: Math.round(process.memoryUsage().heapUsed / 1e6),
      dearest,
    };
  }

  /** What `chunks` cost by themselves: a system of their own gets them one by one. */
  static async #costOf(chunks: readonly Uint8Array[], corpus: Corpus): Promise<Cost> {
    const run = new FuzzRun(0, corpus);
    const kit = await run.#startBeta();
    const stream = run.#connect();
    await kit.settle();
    run.#meter.start();
    for (const chunk of chunks) {
      stream.feed(chunk);
      await kit.settle();
    }
    const cost = run.#meter.stop();
    stream.end();
    await kit.terminate();
    return cost;
  }

  async #run(streamCount: number): Promise<void> {
    const kit = await this.#startBeta();
    for (let done = 0; done < streamCount; done += STREAMS_AT_ONCE) {
      await this.#feed(kit, Math.min(STREAMS_AT_ONCE, streamCount - done));
    }
    const mostLines = LOG_KINDS * (LOG_LINES_PER_KIND + 1) * Math.ceil(1 + kit.nowMs / LOG_INTERVAL_MS);
    if (this.#logLineCount > mostLines) this.#problems.push(`${this.#logLineCount} lines were logged, at most ${mostLines} may be`);
    await this.#expectAlive(kit);
    await kit.terminate();
  }

  async #startBeta(): Promise<TestKit> {
    const registry = new Registry()
      .messages(defineMessage("Golden.Hello, Golden", { text: t.string, count: t.int }))
      .actor("Golden.SimpleChild, Golden", Silent)
      .actor("Golden.Child, Golden", Echo);
    const transports = new Map([["Test.Bytes", () => this.#transport]]);
    const kit = await TestKit.create({ name: "Beta", config: CONFIG, registry, transports });
    kit.system.actorOf(Props.create(Silent), "silent");
    kit.system.actorOf(Props.create(Echo), "echo");
    kit.system.eventStream.subscribe(() => void (this.#deadLetterCount += 1), AllDeadLetters);
    for (const level of [WarningEvent, ErrorEvent]) kit.system.eventStream.subscribe(() => void (this.#logLineCount += 1), level);
    return kit;
  }

  async #feed(kit: TestKit, count: number): Promise<void> {
    const streams = Array.from({ length: count }, () => {
      const all = this.#mutator.next();
      return { all, chunks: [...all], stream: this.#connect(), cost: { cpuUs: 0, allocatedBytes: 0, work: 0 } as Cost };
    });
    await kit.settle();
    for (let open = streams; open.length > 0; open = open.filter(({ chunks }) => chunks.length > 0)) {
      const startedMs = performance.now();
      for (const fed of open) {
        const chunk = fed.chunks.shift();
        if (chunk === undefined) continue;
        this.#meter.start();
        fed.stream.feed(chunk);
        fed.cost = sumOf(fed.cost, this.#meter.stop());
      }
      this.#meter.start();
      await kit.settle();
      const shared = this.#meter.stop();
      for (const fed of open) fed.cost = sumOf(fed.cost, shareOf(shared, open.length));
      const tookMs = performance.now() - startedMs;
      if (tookMs > SLOWEST_CHUNK_MS * STREAMS_AT_ONCE) this.#problems.push(`some chunks took ${tookMs.toFixed(0)} ms`);
    }
    for (const { all, stream, cost } of streams) {
      const bytes = all.reduce((sum, { length }) => sum + length, 0);
      this.#costs.add({ input: `seed ${this.#seed}, ${stream.remoteEndpoint}`, bytes, ...cost }, () => FuzzRun.#costOf(all, this.#corpus));
    }
    await kit.advance(this.#random.pick([0, 100, 2_500]));
    for (const { stream } of streams) {
      if (!stream.isOpen) this.#closedCount += 1;
      stream.end();
      this.#writtenBefore += stream.writtenBytes;
      this.#streams.delete(stream);
    }
    await kit.settle();
    await new Promise((resolve) => setImmediate(resolve)); // what is held weakly is only let go between turns of the host
  }

  #connect(): ByteStream {
    const reached = new Set<Stage>();
    const reach = (stage: Stage): void => {
      if (reached.has(stage)) return;
      reached.add(stage);
      this.#reached[stage] += 1;
    };
    this.#connectionCount += 1;
    const stream: ByteStream = new ByteStream(`peer ${this.#connectionCount}`, (bytes, start, end) => {
      if (stream.writtenBytes === 0) {
        reach("handshake");
        return;
      }
      const { kind, hasAck } = frameSummaryOf(bytes, start, end);
      if (kind === "message" || kind === "system" || kind === "unreadable") reach("envelope");
      if (hasAck || kind === "system") reach("acknowledgement");
      if (kind === "message") reach("message");
    });
    this.#streams.add(stream);
    this.#transport.connect(stream);
    return stream;
  }

  get #writtenBytes(): number {
    let bytes = this.#writtenBefore;
    for (const { writtenBytes } of this.#streams) bytes += writtenBytes;
    return bytes;
  }

  /** A peer that keeps to the rules is let in. */
  async #expectAlive(kit: TestKit): Promise<void> {
    let associatedCount = 0;
    kit.system.eventStream.subscribe(() => void (associatedCount += 1), AssociatedEvent);
    const stream = this.#connect();
    await kit.settle();
    stream.feed(Uint8Array.from(Buffer.from(PROPER_ASSOCIATE, "hex")));
    await kit.settle();
    if (!stream.isOpen || associatedCount !== 1) this.#problems.push("a peer that keeps to the rules is not let in any more");
    stream.end();
    await kit.settle();
  }
}

/** What one of `count` streams has to answer for of what they cost together. */
function shareOf({ cpuUs, allocatedBytes, work }: Cost, count: number): Cost {
  return { cpuUs: Math.round(cpuUs / count), allocatedBytes: Math.round(allocatedBytes / count), work: Math.round(work / count) };
}
