import { Actor, type ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { Serialization } from "../../serialization/index.ts";
import { activeProducer, type ProducerEffect, type ProducerEvent, type ProducerState, type Sequenced } from "../core/producer-state.ts";
import { producerTransition } from "../core/producer-transition.ts";
import { type DurableQueueState, MessageSent, NO_QUALIFIER } from "../message/durable-queue-events.ts";
import { MessageWithConfirmation, RequestNext, Start } from "../message/producer-messages.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import type { DurableQueueFactory } from "../queue/durable-producer-queue.ts";
import { EMPTY_QUEUE } from "../queue/queue-state.ts";
import { deliverySerializationOf } from "../serializer/delivery-serialization.ts";
import type { ProducerControllerSettings } from "../settings/producer-controller-settings.ts";
import { chunksOf } from "./chunks.ts";
import { DurableQueueFailedError } from "./errors.ts";
import { assertLocal, isSameType } from "./message-types.ts";
import { queueCodecOf } from "./queue-codec-of.ts";
import { QueueAnswer, QueueRequests } from "./queue-requests.ts";

/** What a producer controller is made of. */
export interface ProducerControllerContext {
  readonly producerId: string;
  readonly messageType: string;
  readonly durableQueue: DurableQueueFactory | undefined;
  readonly settings: ProducerControllerSettings;
}

const QUEUE_SECTION = "akka.reliable-delivery.producer-controller.durable-queue";
const TICK = { signal: "resend first" } as const;

/**
 * Runs the producer's side of the protocol. INTEROP: ProducerControllerImpl.cs.
 *
 * States: waiting (for producer, consumer controller and the loaded state of the durable queue) → active.
 */
export class ProducerControllerActor extends Actor {
  readonly #init: ProducerControllerContext;
  readonly #serialization: Serialization<ActorRef> | undefined;
  readonly #queue: QueueRequests | undefined;
  #loaded: DurableQueueState | undefined;
  #loadAttempts = 1;
  #producer: ActorRef | undefined;
  #consumer: ActorRef | undefined;
  #state: ProducerState | undefined;
  #wakeAtMs: number | undefined;

  constructor(init: ProducerControllerContext) {
    super();
    this.#init = init;
    this.#serialization = deliverySerializationOf(this.context.system);
    const { durableQueue, producerId, settings } = init;
    const queue = durableQueue?.({ producerId, codec: queueCodecOf(this.#serialization) });
    const { self } = this;
    this.#queue =
      queue === undefined
        ? undefined
        : new QueueRequests(queue, this.#system, settings.durableQueueRequestTimeoutMs, (answer) => self.tell(answer));
    if (this.#queue === undefined) this.#loaded = EMPTY_QUEUE;
  }

  override preStart(): void {
    this.#queue?.load();
  }

  override postStop(): void {
    this.#queue?.close();
  }

  override receive(message: unknown): void {
    if (message instanceof Request) this.#on({ kind: "request", ...requestOf(message) });
    else if (message instanceof Ack) this.#on({ kind: "ack", confirmedSeqNr: message.confirmedSeqNr });
    else if (message instanceof Resend) this.#on({ kind: "resend", fromSeqNr: message.fromSeqNr });
    else if (message === TICK) this.#onTick();
    else if (message instanceof Start) this.#onStart(message.producer);
    else if (message instanceof RegisterConsumer) this.#onRegister(message);
    else if (message instanceof QueueAnswer) this.#onQueueAnswer(message);
    else if (message instanceof MessageWithConfirmation) this.#onMessage(message.message, message.replyTo);
    else this.#onMessage(message, undefined);
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
    if (this.#state === undefined) this.#activate();
    else this.#on({ kind: "producer-started" });
  }

  #onRegister({ consumerController, messageType }: RegisterConsumer): void {
    if (!isSameType(messageType, this.#init.messageType)) {
      this.context.log.warning(
        "{0} cannot be the consumer controller of {1}: its messages are {2}, not {3}. Give both the same message type.",
        consumerController,
        this.self,
        messageType,
        this.#init.messageType,
      );
      return;
    }
    this.#consumer = consumerController;
    if (this.#state === undefined) this.#activate();
    else this.#on({ kind: "consumer-registered" });
  }

  #activate(): void {
    const loaded = this.#loaded;
    if (loaded === undefined || this.#producer === undefined || this.#consumer === undefined) return;
    const { settings } = this.#init;
    const core = {
      resendFirstIntervalMs: settings.resendFirstIntervalMs,
      isDurable: this.#queue !== undefined,
      retryAttempts: settings.durableQueueRetryAttempts,
    };
    const unconfirmed = loaded.unconfirmed.map(({ seqNr, content, wantsAck }): Sequenced => ({ seqNr, content, wantsAck, isFirst: false }));
    const { currentSeqNr, highestConfirmedSeqNr } = loaded;
    const step = activeProducer(core, { currentSeqNr, confirmedSeqNr: highestConfirmedSeqNr, unconfirmed }, this.#nowMs);
    this.#loaded = undefined;
    this.#apply(step.state, step.effects);
  }

  #onMessage(message: unknown, replyTo: ActorRef | undefined): void {
    const { chunkLargeMessagesBytes } = this.#init.settings;
    const serialization = this.#serialization;
    const contents =
      chunkLargeMessagesBytes === undefined || serialization === undefined
        ? [message]
        : chunksOf(message, serialization, chunkLargeMessagesBytes);
    if (this.#state === undefined) this.#refuse();
    else this.#on({ kind: "message", contents, wantsAck: replyTo !== undefined, replyTo });
  }

  #onTick(): void {
    this.#wakeAtMs = undefined;
    this.#on({ kind: "tick" });
  }

  #onQueueAnswer({ request, seqNr, state, reason }: QueueAnswer): void {
    if (request === "store") this.#on({ kind: reason === undefined ? "stored" : "store-failed", seqNr });
    else if (state !== undefined) {
      this.#loaded = state;
      this.#activate();
    } else this.#onLoadFailed(reason);
  }

  #onLoadFailed(reason: unknown): void {
    const { durableQueueRetryAttempts } = this.#init.settings;
    if (this.#loadAttempts >= durableQueueRetryAttempts) {
      throw new DurableQueueFailedError(this.#init.producerId, "load", this.#loadAttempts, QUEUE_SECTION, { cause: reason });
    }
    this.context.log.warning(
      "Attempt {0} of {1} to load a durable queue failed: {2}",
      this.#loadAttempts,
      durableQueueRetryAttempts,
      reason,
    );
    this.#loadAttempts += 1;
    this.#queue?.load();
  }

  #on(event: ProducerEvent): void {
    if (this.#state === undefined) return;
    const { state, effects } = producerTransition(this.#state, event, this.#nowMs);
    this.#apply(state, effects);
  }

  #apply(state: ProducerState, effects: readonly ProducerEffect[]): void {
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    const { resendFirstAtMs } = state;
    if (resendFirstAtMs === undefined || resendFirstAtMs === this.#wakeAtMs) return;
    this.#wakeAtMs = resendFirstAtMs;
    this.timers.startSingleTimer(TICK, TICK, Math.max(0, resendFirstAtMs - this.#nowMs));
  }

  #perform(effect: ProducerEffect): void {
    const { producerId, messageType } = this.#init;
    switch (effect.kind) {
      case "send": {
        const { seqNr, content, isFirst, wantsAck } = effect.message;
        this.#consumer?.tell(new SequencedMessage(producerId, seqNr, content, isFirst, wantsAck, this.self, messageType), this.self);
        return;
      }
      case "request-next":
        this.#producer?.tell(new RequestNext(producerId, effect.currentSeqNr, effect.confirmedSeqNr, this.self), this.self);
        return;
      case "reply":
        (effect.to as ActorRef).tell(effect.seqNr, this.self);
        return;
      case "store":
        this.#store(effect.message);
        return;
      case "store-confirmed":
        this.#queue?.confirm(effect.seqNr, NO_QUALIFIER);
        return;
      case "refuse":
        this.#refuse();
        return;
      case "fail":
        throw new DurableQueueFailedError(producerId, `store message ${effect.seqNr}`, effect.attempts, QUEUE_SECTION);
    }
  }

  #store({ seqNr, content, wantsAck }: Sequenced): void {
    const queue = this.#queue;
    queue?.store(new MessageSent(seqNr, content, wantsAck, NO_QUALIFIER, queue.nowTicks(), this.#init.messageType));
  }

  #refuse(): void {
    this.context.log.warning("{0} sent a message that was not requested. It must send one for each RequestNext.", this.context.sender);
    this.unhandled(this.context.currentMessage);
  }
}

function requestOf({
  confirmedSeqNr,
  requestUpToSeqNr,
  supportsResend,
  isViaTimeout,
}: Request): Omit<ProducerEvent & { kind: "request" }, "kind"> {
  return { confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout };
}
