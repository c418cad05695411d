// `ProducerController`: its props, and the messages that programs exchange with it.
import { Props } from "../actor/index.ts";
import { ProducerControllerActor } from "./actor/producer-controller-actor.ts";
import { ANY_MESSAGE_TYPE } from "./message/delivery-serializable.ts";
import type { DurableQueueFactory } from "./queue/durable-producer-queue.ts";
import type { ProducerControllerSettings } from "./settings/producer-controller-settings.ts";

export { MessageWithConfirmation, RequestNext, Start } from "./message/producer-messages.ts";
export { RegisterConsumer } from "./message/protocol.ts";
export {
  type ProducerControllerSettings as Settings,
  producerControllerSettingsFrom as settingsFrom,
} from "./settings/producer-controller-settings.ts";

/** What a program says about a producer controller. */
export interface Options {
  /** Names the producer in what its consumers get, and in its durable queue. */
  readonly producerId: string;
  /** From `ProducerController.settingsFrom(system.config)`. */
  readonly settings: ProducerControllerSettings;
  /** .NET name of the type of the messages: `T` of `ProducerController<T>` in C#. Must be that of the consumer controller. Default: `System.Object`. */
  readonly messageType?: string;
  /** Stores each message before it is sent. Default: messages are lost if the process ends. */
  readonly durableQueue?: DurableQueueFactory;
}

/** The props of a controller that sends the messages of one producer to one consumer controller. INTEROP: `ProducerController.Create`. */
export function create({ producerId, settings, messageType = ANY_MESSAGE_TYPE, durableQueue }: Options): Props {
  return Props.create(ProducerControllerActor, { producerId, settings, messageType, durableQueue });
}
