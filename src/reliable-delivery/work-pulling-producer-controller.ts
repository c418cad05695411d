// `WorkPullingProducerController`: its props, and the messages that programs exchange with it.
import { Props } from "../actor/index.ts";
import { WorkPullingActor } from "./actor/work-pulling-actor.ts";
import { ANY_MESSAGE_TYPE } from "./message/delivery-serializable.ts";
import type { DurableQueueFactory } from "./queue/durable-producer-queue.ts";
import type { WorkPullingSettings } from "./settings/work-pulling-settings.ts";

export { MessageWithConfirmation, Start } from "./message/producer-messages.ts";
export { GetWorkerStats, WorkerStats, WorkRequested } from "./message/work-pulling-messages.ts";
export { type WorkPullingSettings as Settings, workPullingSettingsFrom as settingsFrom } from "./settings/work-pulling-settings.ts";

/** What a program says about a work-pulling controller. */
export interface Options {
  /** Names the producer in what its workers get, and in its durable queue. */
  readonly producerId: string;
  /** From `WorkPullingProducerController.settingsFrom(system.config)`. */
  readonly settings: WorkPullingSettings;
  /** .NET name of the type of the messages. Must be that of the workers' consumer controllers. Default: `System.Object`. */
  readonly messageType?: string;
  /** Stores each message before a worker gets it. Default: messages are lost if the process ends. */
  readonly durableQueue?: DurableQueueFactory;
}

/**
 * The props of a controller that gives each message of its producer to one of many workers: to one that has asked for it. A worker's consumer controller
 * registers with it as with a producer controller.
 */
export function create({ producerId, settings, messageType = ANY_MESSAGE_TYPE, durableQueue }: Options): Props {
  return Props.create(WorkPullingActor, { producerId, settings, messageType, durableQueue });
}
