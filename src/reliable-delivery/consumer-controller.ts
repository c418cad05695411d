// `ConsumerController`: its props, and the messages that programs exchange with it.
import { type ActorRef, Props } from "../actor/index.ts";
import { ConsumerControllerActor } from "./actor/consumer-controller-actor.ts";
import { ANY_MESSAGE_TYPE } from "./message/delivery-serializable.ts";
import type { ConsumerControllerSettings } from "./settings/consumer-controller-settings.ts";

export { Confirmed, DeliverThenStop, Delivery, RegisterToProducerController, Start } from "./message/consumer-messages.ts";
export { SequencedMessage } from "./message/protocol.ts";
export {
  type ConsumerControllerSettings as Settings,
  consumerControllerSettingsFrom as settingsFrom,
} from "./settings/consumer-controller-settings.ts";

/** What a program says about a consumer controller. */
export interface Options {
  /** From `ConsumerController.settingsFrom(system.config)`. */
  readonly settings: ConsumerControllerSettings;
  /** .NET name of the type of the messages: `T` of `ConsumerController<T>` in C#. Must be that of the producer controller. Default: `System.Object`. */
  readonly messageType?: string;
  /** Where it registers. Default: where `RegisterToProducerController` says, or it is registered from the producer's side. */
  readonly producerController?: ActorRef;
}

/** The props of a controller that hands the messages of a producer controller to one consumer. INTEROP: `ConsumerController.Create`. */
export function create({ settings, messageType = ANY_MESSAGE_TYPE, producerController }: Options): Props {
  return Props.create(ConsumerControllerActor, { settings, messageType, producerController });
}
