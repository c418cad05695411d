import { Actor, type ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { Serialization } from "../../serialization/index.ts";
import { type ConsumerEffect, type ConsumerEvent, type ConsumerState, idleConsumer } from "../core/consumer-state.ts";
import { consumerTransition } from "../core/consumer-transition.ts";
import { Confirmed, DeliverThenStop, Delivery, RegisterToProducerController, Start } from "../message/consumer-messages.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import { deliverySerializationOf } from "../serializer/delivery-serialization.ts";
import type { ConsumerControllerSettings } from "../settings/consumer-controller-settings.ts";
import { messageOf } from "./chunks.ts";
import { ChunkedMessageTooLargeError } from "./errors.ts";
import { assertLocal, isSameType } from "./message-types.ts";

/** What a consumer controller is made of. */
export interface ConsumerControllerContext {
  readonly messageType: string;
  readonly producerController: ActorRef | undefined;
  readonly settings: ConsumerControllerSettings;
}

const TICK = { signal: "retry" } as const;

/** A consumer has stopped. */
class ConsumerTerminated {
  readonly consumer: ActorRef;

  constructor(consumer: ActorRef) {
    this.consumer = consumer;
  }
}

/** Runs the consumer's side of the protocol. INTEROP: ConsumerControllerImpl.cs. Its states are the phases of {@link ConsumerState}. */
export class ConsumerControllerActor extends Actor {
  readonly #init: ConsumerControllerContext;
  readonly #serialization: Serialization<ActorRef> | undefined;
  #state: ConsumerState<ActorRef>;
  #consumer: ActorRef | undefined;
  #wakeAtMs: number | undefined;
  /** The producer controller that sent last: equal refs are made identical. */
  #lastProducer: ActorRef | undefined;

  constructor(init: ConsumerControllerContext) {
    super();
    this.#init = init;
    this.#serialization = deliverySerializationOf(this.context.system);
    const { settings } = init;
    const core = {
      flowControlWindow: settings.flowControlWindow,
      resendsLost: !settings.onlyFlowControl,
      resendIntervalMinMs: settings.resendIntervalMinMs,
      resendIntervalMaxMs: settings.resendIntervalMaxMs,
      maximumMessageBytes: settings.maximumChunkedMessageBytes,
    };
    this.#state = idleConsumer(core, this.#nowMs);
  }

  override preStart(): void {
    const { producerController } = this.#init;
    if (producerController === undefined) this.#wakeUp();
    else this.#on({ kind: "register", producer: producerController });
  }

  override postStop(): void {
    const { producer, confirmedSeqNr } = this.#state;
    producer?.tell(new Ack(confirmedSeqNr), this.self);
  }

  override receive(message: unknown): void {
    if (message instanceof SequencedMessage) this.#onMessage(message);
    else if (message instanceof Confirmed) this.#on({ kind: "confirmed" });
    else if (message === TICK) this.#onTick();
    else if (message instanceof Start) this.#onStart(message.deliverTo);
    else if (message instanceof RegisterToProducerController) {
      this.#on({ kind: "register", producer: this.#identical(message.producerController) });
    } else if (message instanceof DeliverThenStop) this.#on({ kind: "deliver-then-stop" });
    else if (message instanceof ConsumerTerminated) this.#onTerminated(message.consumer);
    else this.unhandled(message);
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  #onMessage(message: SequencedMessage): void {
    const { producerId, seqNr, content, isFirst, wantsAck, producerController, messageType } = message;
    if (!isSameType(messageType, this.#init.messageType)) {
      this.context.log.warning(
        "Dropped message {0} of producer {1}: it is of type {2}, and this controller's messages are {3}. Give both controllers the same message type.",
        seqNr,
        producerId,
        messageType,
        this.#init.messageType,
      );
      return;
    }
    const producer = this.#identical(producerController);
    if (isFirst) this.#identify(producer);
    this.#on({ kind: "message", arrival: { producer, producerId, seqNr, content, isFirst, wantsAck } });
  }

  #onStart(consumer: ActorRef): void {
    assertLocal(consumer, "consumer");
    const previous = this.#consumer;
    if (previous === undefined || !previous.equals(consumer)) {
      if (previous !== undefined) this.context.unwatch(previous);
      this.context.watchWith(consumer, new ConsumerTerminated(consumer));
      this.#consumer = consumer;
    }
    this.#on({ kind: "consumer-started" });
  }

  #onTerminated(consumer: ActorRef): void {
    if (this.#consumer?.equals(consumer) === true) this.context.stop(this.self);
  }

  #onTick(): void {
    this.#wakeAtMs = undefined;
    this.#on({ kind: "tick" });
  }

  #on(event: ConsumerEvent<ActorRef>): void {
    const { state, effects } = consumerTransition(this.#state, event, this.#nowMs);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    this.#wakeUp();
  }

  #wakeUp(): void {
    const { retryAtMs } = this.#state;
    // A timer that fires early costs a tick; replacing it for each message costs more.
    if (this.#wakeAtMs !== undefined && this.#wakeAtMs <= retryAtMs) return;
    this.#wakeAtMs = retryAtMs;
    this.timers.startSingleTimer(TICK, TICK, Math.max(0, retryAtMs - this.#nowMs));
  }

  #perform(effect: ConsumerEffect<ActorRef>): void {
    switch (effect.kind) {
      case "deliver": {
        const { arrival, contents } = effect.delivered;
        const message = messageOf(contents, this.#serialization);
        this.#consumer?.tell(new Delivery(message, this.self, arrival.producerId, arrival.seqNr), this.self);
        return;
      }
      case "register":
        effect.to.tell(new RegisterConsumer(this.self, this.#init.messageType), this.self);
        return;
      case "request": {
        const { confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout } = effect;
        effect.to.tell(new Request(confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout), this.self);
        return;
      }
      case "resend":
        effect.to.tell(new Resend(effect.fromSeqNr), this.self);
        return;
      case "ack":
        effect.to.tell(new Ack(effect.seqNr), this.self);
        return;
      case "stop":
        this.context.stop(this.self);
        return;
      case "unexpected-confirmation":
        this.context.log.warning("{0} confirmed, and no message was delivered to it.", this.context.sender);
        this.unhandled(this.context.currentMessage);
        return;
      case "unexpected-producer":
        this.context.log.warning(
          "Dropped message {0} of {1}: this controller gets its messages from {2}.",
          effect.arrival.seqNr,
          effect.arrival.producer,
          this.#state.producer,
        );
        return;
      case "too-large":
        throw new ChunkedMessageTooLargeError(effect.arrival.producerId, effect.bytes, this.#init.settings.maximumChunkedMessageBytes);
    }
  }

  /** Whoever registers with a path without a uid means its present incarnation, which has sent its first message now. */
  #identify(producer: ActorRef): void {
    const { registering, producer: present } = this.#state;
    if (registering === undefined || registering.path.uid !== 0 || producer === registering || producer === present) return;
    if (registering.path.equals(producer.path)) this.#on({ kind: "identified", producer });
  }

  #identical(producer: ActorRef): ActorRef {
    const known = [this.#lastProducer, this.#state.producer, this.#state.registering].find((each) => each?.equals(producer));
    this.#lastProducer = known ?? producer;
    return this.#lastProducer;
  }
}
