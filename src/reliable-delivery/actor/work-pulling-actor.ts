import { Actor, type ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { RingQueue } from "../../base/index.ts";
import type { ProducerEvent, ProducerStep } from "../core/producer-state.ts";
import { producerTransition } from "../core/producer-transition.ts";
import { MessageWithConfirmation, Start } from "../message/producer-messages.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import { GetWorkerStats, WorkerStats, WorkRequested } from "../message/work-pulling-messages.ts";
import type { DurableQueueFactory } from "../queue/durable-producer-queue.ts";
import { deliverySerializationOf } from "../serializer/delivery-serialization.ts";
import type { WorkPullingSettings } from "../settings/work-pulling-settings.ts";
import { assertLocal, isSameType } from "./message-types.ts";
import { queueCodecOf } from "./queue-codec-of.ts";
import { QueueAnswer, QueueRequests } from "./queue-requests.ts";
import type { Work } from "./work.ts";
import { WorkStore } from "./work-store.ts";
import { type Worker, Workers } from "./workers.ts";

/** What a work-pulling controller is made of. */
export interface WorkPullingContext {
  readonly producerId: string;
  readonly messageType: string;
  readonly durableQueue: DurableQueueFactory | undefined;
  readonly settings: WorkPullingSettings;
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
  readonly #workers = new Workers();
  /** Work that was sent before its worker stopped comes first. */
  #returned: Work[] = [];
  /** What no worker has requested: at most `buffer-size`, and what a durable queue had stored. */
  readonly #waiting = new RingQueue<Work>();
  readonly #store: WorkStore | undefined;
  #producer: ActorRef | undefined;
  #hasRequestedNext = false;

  constructor(init: WorkPullingContext) {
    super();
    this.#init = init;
    const { durableQueue, producerId, messageType, settings } = init;
    const codec = queueCodecOf(deliverySerializationOf(this.context.system));
    const queue = durableQueue?.({ producerId, codec });
    const { self } = this;
    if (queue !== undefined) {
      const timeoutMs = settings.durableQueueRequestTimeoutMs;
      const requests = new QueueRequests(queue, this.#system, timeoutMs, (answer) => self.tell(answer));
      const { log } = this.context;
      this.#store = new WorkStore({ queue: requests, producerId, messageType, retryAttempts: settings.durableQueueRetryAttempts, log });
    }
    this.timers.startPeriodicTimer(TICK, TICK, settings.resendFirstIntervalMs);
  }

  override preStart(): void {
    this.#store?.load();
  }

  override postStop(): void {
    this.#store?.close();
  }

  override receive(message: unknown): void {
    if (message instanceof Request) {
      const { confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout } = message;
      this.#onWorker({ kind: "request", confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout });
    } else if (message instanceof Ack) this.#onWorker({ kind: "ack", confirmedSeqNr: message.confirmedSeqNr });
    else if (message instanceof Resend) this.#onWorker({ kind: "resend", fromSeqNr: message.fromSeqNr });
    else if (message === TICK) for (const worker of this.#workers.all) this.#apply(worker, this.#next(worker, { kind: "tick" }));
    else if (message instanceof Start) this.#onStart(message.producer);
    else if (message instanceof RegisterConsumer) this.#onRegister(message);
    else if (message instanceof WorkerTerminated) this.#onTerminated(message.ref);
    else if (message instanceof QueueAnswer) this.#onQueueAnswer(message);
    else if (message instanceof GetWorkerStats) this.context.sender.tell(new WorkerStats(this.#workers.count), this.self);
    else if (message instanceof MessageWithConfirmation) this.#onWork(message.message, message.replyTo);
    else this.#onWork(message, undefined);
    this.#distribute();
  }

  get #system(): ExtendedActorSystem {
    return this.context.system as ExtendedActorSystem;
  }

  get #nowMs(): number {
    return this.#system.platform.clock.nowMs();
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
    const known = this.#workers.at(consumerController);
    if (known !== undefined) {
      this.#apply(known, this.#next(known, { kind: "consumer-registered" }));
      return;
    }
    if (this.#workers.count >= MOST_WORKERS) {
      this.context.log.warning("{0} cannot be a worker: there are {1} workers, which is the limit.", consumerController, MOST_WORKERS);
      return;
    }
    const settings = { resendFirstIntervalMs: this.#init.settings.resendFirstIntervalMs, isDurable: false, retryAttempts: 1 };
    this.context.watchWith(consumerController, new WorkerTerminated(consumerController));
    this.#workers.add(consumerController, settings, this.#nowMs);
  }

  #onTerminated(ref: ActorRef): void {
    const worker = this.#workers.at(ref);
    if (worker === undefined) return;
    this.#workers.remove(worker);
    this.#returned = [...this.#returned, ...worker.work.values()];
  }

  #onWork(message: unknown, replyTo: ActorRef | undefined): void {
    if (!this.#hasRequestedNext) {
      this.context.log.warning("{0} sent a message that was not requested. It must send one for each WorkRequested.", this.context.sender);
      this.unhandled(this.context.currentMessage);
      return;
    }
    this.#hasRequestedNext = false;
    if (this.#store === undefined) this.#waiting.push({ message, replyTo, storedSeqNr: undefined });
    else this.#store.store(message, replyTo);
  }

  #onQueueAnswer(answer: QueueAnswer): void {
    for (const work of this.#store?.onAnswer(answer) ?? []) {
      work.replyTo?.tell(work.storedSeqNr, this.self);
      this.#waiting.push(work);
    }
  }

  #onWorker(event: ProducerEvent): void {
    const worker = this.#workers.at(this.context.sender);
    if (worker !== undefined) this.#apply(worker, this.#next(worker, event));
  }

  /** Gives waiting messages to workers that have requested some, and asks the producer for more. */
  #distribute(): void {
    while (this.#returned.length + this.#waiting.length > 0) {
      const worker = this.#workers.next();
      const work = worker === undefined ? undefined : (this.#returned.shift() ?? this.#waiting.shift());
      if (worker === undefined || work === undefined) break;
      worker.work.set(worker.state.currentSeqNr, work);
      const wantsAck = work.replyTo !== undefined && work.storedSeqNr === undefined;
      this.#apply(worker, this.#next(worker, { kind: "message", contents: [work.message], wantsAck }));
    }
    if (this.#hasRequestedNext || this.#producer === undefined || this.#workers.count === 0 || this.#store?.isIdle === false) return;
    if (this.#returned.length + this.#waiting.length >= this.#init.settings.bufferSize) return;
    this.#hasRequestedNext = true;
    this.#producer.tell(new WorkRequested(this.self, this.#init.settings.internalAskTimeoutMs), this.self);
  }

  #next(worker: Worker, event: ProducerEvent): ProducerStep {
    return producerTransition(worker.state, event, this.#nowMs);
  }

  #apply(worker: Worker, { state, effects }: ProducerStep): void {
    const { producerId, messageType } = this.#init;
    worker.state = state;
    for (const [seqNr, work] of worker.work) {
      if (seqNr > state.confirmedSeqNr) break;
      if (work.storedSeqNr === undefined) work.replyTo?.tell(seqNr, this.self);
      this.#store?.confirm(work);
      worker.work.delete(seqNr);
    }
    for (const effect of effects) {
      if (effect.kind !== "send") continue;
      const { seqNr, content, isFirst, wantsAck } = effect.message;
      worker.ref.tell(new SequencedMessage(producerId, seqNr, content, isFirst, wantsAck, this.self, messageType), this.self);
    }
  }
}
