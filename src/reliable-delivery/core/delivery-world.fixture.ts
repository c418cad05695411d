import { Chunk } from "../message/chunk.ts";
import { type Arrival, type ConsumerCoreSettings, type ConsumerEffect, type ConsumerState, idleConsumer } from "./consumer-state.ts";
import { consumerTransition } from "./consumer-transition.ts";
import { activeProducer, type ProducerEffect, type ProducerEvent, type ProducerState, type Sequenced } from "./producer-state.ts";
import { producerTransition } from "./producer-transition.ts";

/** One life of a producer controller. */
interface Incarnation {
  readonly number: number;
}

type Packet =
  | { readonly to: Incarnation; readonly event: ProducerEvent; readonly from: number }
  | { readonly to: number; readonly arrival: Arrival<Incarnation> };

export interface WorldOptions {
  readonly seed: number;
  readonly count: number;
  /** Of each message between the controllers: the probability that it is lost, and that it arrives twice. */
  readonly lossRate?: number;
  readonly duplicateRate?: number;
  /** The probability, in each step, that what is on its way arrives in another order. */
  readonly reorderRate?: number;
  /** The probability, in each step, of a restart. */
  readonly consumerRestartRate?: number;
  readonly producerRestartRate?: number;
  readonly isDurable?: boolean;
  readonly chunks?: number;
  readonly window?: number;
  readonly resendsLost?: boolean;
  /** Whether the consumer confirms. Default: true. */
  readonly confirms?: boolean;
}

const STEP_MS = 50;

/** A producer and a consumer with their controllers, and a network that loses, duplicates and reorders; in virtual time. */
export class DeliveryWorld {
  nowMs = 0;
  /** What the consumer got: the number of the message, and the life of the consumer. */
  readonly delivered: { readonly value: number; readonly life: number }[] = [];
  /** What the consumer confirmed, as far as it got. */
  readonly processed = new Set<number>();
  mostUnconfirmed = 0;
  mostStashed = 0;
  readonly replies: number[] = [];
  #producer: ProducerState;
  #consumer: ConsumerState<Incarnation>;
  #incarnation: Incarnation = { number: 1 };
  #consumerLife = 1;
  #nextValue = 1;
  #isRegistered = true;
  #network: Packet[] = [];
  readonly #stored: Sequenced[] = [];
  #storedConfirmed = 0;
  #awaitsConfirmation: number | undefined;
  readonly #options: WorldOptions;
  readonly #settings: ConsumerCoreSettings;
  #randomState: number;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#randomState = options.seed;
    this.#settings = {
      flowControlWindow: options.window ?? 20,
      resendsLost: options.resendsLost ?? true,
      resendIntervalMinMs: 200,
      resendIntervalMaxMs: 2_000,
      maximumMessageBytes: 1_000,
    };
    this.#producer = this.#loadedProducer();
    this.#consumer = this.#startedConsumer();
  }

  /** Runs until all messages were processed, or for so many steps; then a little longer, for what is still on its way. */
  run(steps: number): this {
    for (let step = 0; step < steps && this.processed.size < this.#options.count; step += 1) this.#step();
    for (let step = 0; step < 10; step += 1) this.#step();
    return this;
  }

  #step(): void {
    const { reorderRate = 0, consumerRestartRate = 0, producerRestartRate = 0, confirms = true } = this.#options;
    this.nowMs += STEP_MS;
    if (this.#chance(reorderRate)) this.#network.sort(() => this.#random() - 0.5);
    if (this.#chance(consumerRestartRate)) this.#restartConsumer();
    if (this.#chance(producerRestartRate)) this.#restartProducer();
    const arriving = this.#network.splice(0);
    for (const packet of arriving) this.#arrive(packet);
    if (confirms && this.#awaitsConfirmation !== undefined) {
      this.processed.add(this.#awaitsConfirmation);
      this.#awaitsConfirmation = undefined;
      this.#toConsumer({ kind: "confirmed" });
    }
    this.#toProducer({ kind: "tick" });
    this.#toConsumer({ kind: "tick" });
  }

  #arrive(packet: Packet): void {
    if ("arrival" in packet) {
      if (packet.to === this.#consumerLife) this.#toConsumer({ kind: "message", arrival: packet.arrival });
    } else if (packet.to === this.#incarnation) {
      // A producer controller sends to the consumer controller that registered last.
      if (packet.event.kind === "consumer-registered") this.#isRegistered = true;
      this.#toProducer(packet.event);
    }
  }

  #post(packet: Packet): void {
    const { lossRate = 0, duplicateRate = 0 } = this.#options;
    if (!this.#chance(lossRate)) this.#network.push(packet);
    if (this.#chance(duplicateRate)) this.#network.push(packet);
  }

  #toProducer(event: ProducerEvent): void {
    const { state, effects } = producerTransition(this.#producer, event, this.nowMs);
    this.#producer = state;
    this.#produce(effects);
  }

  #produce(effects: readonly ProducerEffect[]): void {
    this.mostUnconfirmed = Math.max(this.mostUnconfirmed, this.#producer.unconfirmed.length);
    for (const effect of effects) {
      if (effect.kind === "send" && this.#isRegistered) {
        const arrival = { ...effect.message, producer: this.#incarnation, producerId: "p" };
        this.#post({ to: this.#consumerLife, arrival });
      } else if (effect.kind === "request-next") this.#produceNext();
      else if (effect.kind === "reply") this.replies.push(effect.seqNr);
      else if (effect.kind === "store") {
        this.#stored.push(effect.message);
        this.#toProducer({ kind: "stored", seqNr: effect.message.seqNr });
      } else if (effect.kind === "store-confirmed") this.#storedConfirmed = effect.seqNr;
    }
  }

  #produceNext(): void {
    if (this.#nextValue > this.#options.count) return;
    const value = this.#nextValue;
    this.#nextValue += 1;
    this.#toProducer({ kind: "message", contents: this.#contentsOf(value), wantsAck: value % 3 === 0, replyTo: value });
  }

  #contentsOf(value: number): readonly unknown[] {
    const { chunks } = this.#options;
    if (chunks === undefined) return [value];
    return Array.from({ length: chunks }, (_, index) => new Chunk(Uint8Array.of(value), index === 0, index === chunks - 1, 4, ""));
  }

  #toConsumer(event: Parameters<typeof consumerTransition<Incarnation>>[1]): void {
    const { state, effects } = consumerTransition(this.#consumer, event, this.nowMs);
    this.#consumer = state;
    this.mostStashed = Math.max(this.mostStashed, state.stash.length);
    for (const effect of effects) this.#consume(effect);
  }

  #consume(effect: ConsumerEffect<Incarnation>): void {
    const from = this.#consumerLife;
    if (effect.kind === "deliver") {
      const [content] = effect.delivered.contents;
      const value = content instanceof Chunk ? (content.bytes[0] ?? 0) : (content as number);
      this.delivered.push({ value, life: this.#consumerLife });
      this.#awaitsConfirmation = value;
    } else if (effect.kind === "request" || effect.kind === "resend") this.#post({ to: effect.to, event: effect, from });
    else if (effect.kind === "ack") this.#post({ to: effect.to, event: { kind: "ack", confirmedSeqNr: effect.seqNr }, from });
    else if (effect.kind === "register") this.#post({ to: this.#incarnation, event: { kind: "consumer-registered" }, from });
  }

  #startedConsumer(): ConsumerState<Incarnation> {
    const idle = idleConsumer<Incarnation>(this.#settings, this.nowMs);
    const registering = consumerTransition(idle, { kind: "register", producer: this.#incarnation }, this.nowMs).state;
    return consumerTransition(registering, { kind: "consumer-started" }, this.nowMs).state;
  }

  #restartConsumer(): void {
    this.#consumerLife += 1;
    this.#isRegistered = false;
    this.#awaitsConfirmation = undefined;
    this.#consumer = this.#startedConsumer();
    this.#post({ to: this.#incarnation, event: { kind: "consumer-registered" }, from: this.#consumerLife });
  }

  #restartProducer(): void {
    this.#incarnation = { number: this.#incarnation.number + 1 };
    this.#nextValue = Number(this.#stored.at(-1)?.content ?? 0) + 1;
    this.#producer = this.#loadedProducer();
    this.#isRegistered = false;
    this.#toConsumer({ kind: "register", producer: this.#incarnation });
  }

  #loadedProducer(): ProducerState {
    const unconfirmed = this.#stored.filter(({ seqNr }) => seqNr > this.#storedConfirmed);
    const { isDurable = false } = this.#options;
    const settings = { resendFirstIntervalMs: 100, isDurable, retryAttempts: 3 };
    const currentSeqNr = (this.#stored.at(-1)?.seqNr ?? 0) + 1;
    const { state, effects } = activeProducer(settings, { currentSeqNr, confirmedSeqNr: this.#storedConfirmed, unconfirmed }, this.nowMs);
    this.#producer = state;
    this.#produce(effects);
    return this.#producer;
  }

  #chance(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }

  /** In [0, 1). */
  #random(): number {
    this.#randomState = (this.#randomState + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#randomState ^ (this.#randomState >>> 15), 1 | this.#randomState);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
}
