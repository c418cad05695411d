import { atLeast, type Config } from "../../hocon/index.ts";
import { withReliableDeliveryReference } from "../reference.ts";

/** How a producer controller waits and repeats. */
export interface ProducerControllerSettings {
  /** Largest chunk; `undefined`: messages are sent whole. Unit: bytes. Key: `akka.reliable-delivery.producer-controller.chunk-large-messages` (off). */
  readonly chunkLargeMessagesBytes: number | undefined;
  /** Unit: ms. Key: `akka.reliable-delivery.producer-controller.durable-queue.request-timeout` (3 s). */
  readonly durableQueueRequestTimeoutMs: number;
  /** Key: `akka.reliable-delivery.producer-controller.durable-queue.retry-attempts` (10). */
  readonly durableQueueRetryAttempts: number;
  /** Unit: ms. Key: `akka.reliable-delivery.producer-controller.durable-queue.resend-first-interval` (1 s). */
  readonly resendFirstIntervalMs: number;
}

/** The settings below `akka.reliable-delivery.producer-controller`. Throws configuration errors. */
export function producerControllerSettingsFrom(config: Config): ProducerControllerSettings {
  return sectionSettings(withReliableDeliveryReference(config).getConfig("akka.reliable-delivery.producer-controller"));
}

/** The settings of one section that has these keys. */
export function sectionSettings(section: Config): ProducerControllerSettings {
  return {
    chunkLargeMessagesBytes: chunkSizeFrom(section),
    durableQueueRequestTimeoutMs: section.getDurationMs("durable-queue.request-timeout", atLeast(1)),
    durableQueueRetryAttempts: section.getInt("durable-queue.retry-attempts", atLeast(1)),
    resendFirstIntervalMs: section.getDurationMs("durable-queue.resend-first-interval", atLeast(1)),
  };
}

function chunkSizeFrom(section: Config): number | undefined {
  const size = section.getBytesOrSwitch("chunk-large-messages", { off: 0 }, atLeast(0));
  return size === 0 ? undefined : size;
}
