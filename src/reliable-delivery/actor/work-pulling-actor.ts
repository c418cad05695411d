import { Actor, type ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { activeProducer, type ProducerEvent, type ProducerState, type ProducerStep } from "../core/producer-state.ts";
import { producerTransition } from "../core/producer-transition.ts";
import { MessageWithConfirmation, Start } from "../message/producer-messages.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import { GetWorkerStats, WorkerStats, WorkRequested } from "../message/work-pulling-messages.ts";
import { deliverySerializationOf } from "../serializer/delivery-serialization.ts";
import type { WorkPullingSettings } from "../settings/work-pulling-settings.ts";
import { assertLocal, isSameType } from "./message-types.ts";

/** What a work-pulling controller is made of. */
export interface WorkPullingContext {
  readonly producerId: string;
  readonly messageType: string;
  readonly settings: WorkPullingSettings;
}

/** A message, and who waits until a worker has confirmed it. */
interface Work {
  readonly message: unknown;
  readonly replyTo: ActorRef | undefined;
}

/** A worker's consumer controller, and the messages that it has not confirmed, by their numbers for it. */
interface Worker {
  readonly ref: ActorRef;
  state: ProducerState;
  readonly work: Map<number, Work>;
}

/** More workers are refused: any peer may register some. */
const MOST_WORKERS = 10_000;
const TICK = { signal: "resend first" } as const;

/** A worker's consumer controller has stopped. */
class WorkerTerminated {
  readonly ref: ActorRef;

  constructor(ref: ActorRef) {
    this.ref = ref;
  }
}

/**
 * Gives each message to one of the workers that have requested one. Each worker's consumer controller talks to this actor as to a producer controller of its
 * own, so that consumer controllers of Akka.NET may be workers. What a worker has not confirmed when it stops is given to others.
 */
export class WorkPullingActor extends Actor {
  readonly #init: WorkPullingContext;
  #workers: Worker[] = [];
  /** What no worker has requested: at most `buffer-size`, and what stopped workers had not confirmed. */
  #waiting: Work[] = [];
  #producer: ActorRef | undefined;
  #hasRequestedNext = false;
  /** Whose turn it is: all workers get their share. */
  #turn = 0;

  constructor(init: WorkPullingContext) {
    super();
    this.#init = init;
    deliverySerializationOf(this.context.system);
    this.timers.startPeriodicTimer(TICK, TICK, init.settings.resendFirstIntervalMs);
  }

  override receive(message: unknown): void {
    if (message instanceof Request) {
      const { confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout } = message;
      this.#onWorker({ kind: "request", confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout });
    } else if (message instanceof Ack) this.#onWorker({ kind: "ack", confirmedSeqNr: message.confirmedSeqNr });
    else if (message instanceof Resend) this.#onWorker({ kind: "resend", fromSeqNr: message.fromSeqNr });
    else if (message === TICK) for (const worker of this.#workers) this.#apply(worker, this.#next(worker, { kind: "tick" }));
    else if (message instanceof Start) this.#onStart(message.producer);
    else if (message instanceof RegisterConsumer) this.#onRegister(message);
    else if (message instanceof WorkerTerminated) this.#onTerminated(message.ref);
    else if (message instanceof GetWorkerStats) this.context.sender.tell(new WorkerStats(this.#workers.length), this.self);
    else if (message instanceof MessageWithConfirmation) this.#onWork({ message: message.message, replyTo: message.replyTo });
    else this.#onWork({ message, replyTo: undefined });
    this.#distribute();
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  #onStart(producer: ActorRef): void {
    assertLocal(producer, "producer");
    this.#producer = producer;
    this.#hasRequestedNext = false;
  }

  #onRegister({ consumerController, messageType }: RegisterConsumer): void {
    if (!isSameType(messageType, this.#init.messageType)) {
      this.context.log.warning(
        "{0} cannot be a worker: its messages are {1}, not {2}.",
        consumerController,
        messageType,
        this.#init.messageType,
      );
      return;
    }
    const known = this.#workerAt(consumerController);
    if (known !== undefined) {
      this.#apply(known, this.#next(known, { kind: "consumer-registered" }));
      return;
    }
    if (this.#workers.length >= MOST_WORKERS) {
      this.context.log.warning("{0} cannot be a worker: there are {1} workers, which is the limit.", consumerController, MOST_WORKERS);
      return;
    }
    const settings = { resendFirstIntervalMs: this.#init.settings.resendFirstIntervalMs, isDurable: false, retryAttempts: 1 };
    const { state } = activeProducer(settings, { currentSeqNr: 1, confirmedSeqNr: 0, unconfirmed: [] }, this.#nowMs);
    this.context.watchWith(consumerController, new WorkerTerminated(consumerController));
    this.#workers.push({ ref: consumerController, state, work: new Map() });
  }

  #onTerminated(ref: ActorRef): void {
    const worker = this.#workerAt(ref);
    if (worker === undefined) return;
    this.#workers = this.#workers.filter((each) => each !== worker);
    this.#waiting = [...worker.work.values(), ...this.#waiting];
  }

  #onWork(work: Work): void {
    if (this.#hasRequestedNext) {
      this.#hasRequestedNext = false;
      this.#waiting.push(work);
      return;
    }
    this.context.log.warning("{0} sent a message that was not requested. It must send one for each WorkRequested.", this.context.sender);
    this.unhandled(this.context.currentMessage);
  }

  #onWorker(event: ProducerEvent): void {
    const worker = this.#workerAt(this.context.sender);
    if (worker !== undefined) this.#apply(worker, this.#next(worker, event));
  }

  /** Gives waiting messages to workers that have requested some, and asks the producer for more. */
  #distribute(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#nextWorker();
      const work = worker === undefined ? undefined : this.#waiting.shift();
      if (worker === undefined || work === undefined) break;
      worker.work.set(worker.state.currentSeqNr, work);
      const wantsAck = work.replyTo !== undefined;
      this.#apply(worker, this.#next(worker, { kind: "message", contents: [work.message], wantsAck }));
    }
    if (this.#hasRequestedNext || this.#producer === undefined || this.#workers.length === 0) return;
    if (this.#waiting.length >= this.#init.settings.bufferSize) return;
    this.#hasRequestedNext = true;
    this.#producer.tell(new WorkRequested(this.self, this.#init.settings.internalAskTimeoutMs), this.self);
  }

  #nextWorker(): Worker | undefined {
    const { length } = this.#workers;
    for (let offset = 0; offset < length; offset += 1) {
      const index = (this.#turn + offset) % length;
      const worker = this.#workers[index];
      if (worker?.state.hasRequestedNext !== true) continue;
      this.#turn = index + 1;
      return worker;
    }
    return undefined;
  }

  #next(worker: Worker, event: ProducerEvent): ProducerStep {
    return producerTransition(worker.state, event, this.#nowMs);
  }

  #apply(worker: Worker, { state, effects }: ProducerStep): void {
    const { producerId, messageType } = this.#init;
    worker.state = state;
    for (const [seqNr, { replyTo }] of worker.work) {
      if (seqNr > state.confirmedSeqNr) break;
      replyTo?.tell(seqNr, this.self);
      worker.work.delete(seqNr);
    }
    for (const effect of effects) {
      if (effect.kind !== "send") continue;
      const { seqNr, content, isFirst, wantsAck } = effect.message;
      worker.ref.tell(new SequencedMessage(producerId, seqNr, content, isFirst, wantsAck, this.self, messageType), this.self);
    }
  }

  #workerAt(ref: ActorRef): Worker | undefined {
    return this.#workers.find((worker) => worker.ref.equals(ref));
  }
}
