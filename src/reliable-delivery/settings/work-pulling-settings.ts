import { atLeast, type Config } from "../../hocon/index.ts";
import { withReliableDeliveryReference } from "../reference.ts";

/** How a work-pulling controller waits and repeats. */
export interface WorkPullingSettings {
  /** Key: `akka.reliable-delivery.work-pulling.producer-controller.buffer-size` (1000). */
  readonly bufferSize: number;
  /** Unit: ms. Key: `akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout` (60 s). */
  readonly internalAskTimeoutMs: number;
  /** Unit: ms. Key: `akka.reliable-delivery.work-pulling.producer-controller.durable-queue.request-timeout` (3 s). */
  readonly durableQueueRequestTimeoutMs: number;
  /** Key: `akka.reliable-delivery.work-pulling.producer-controller.durable-queue.retry-attempts` (10). */
  readonly durableQueueRetryAttempts: number;
  /** Unit: ms. Key: `akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval` (1 s). */
  readonly resendFirstIntervalMs: number;
}

/** The settings below `akka.reliable-delivery.work-pulling.producer-controller`. Throws configuration errors. */
export function workPullingSettingsFrom(config: Config): WorkPullingSettings {
  const section = withReliableDeliveryReference(config).getConfig("akka.reliable-delivery.work-pulling.producer-controller");
  return {
    bufferSize: section.getInt("buffer-size", atLeast(1)),
    internalAskTimeoutMs: section.getDurationMs("internal-ask-timeout", atLeast(1)),
    durableQueueRequestTimeoutMs: section.getDurationMs("durable-queue.request-timeout", atLeast(1)),
    durableQueueRetryAttempts: section.getInt("durable-queue.retry-attempts", atLeast(1)),
    resendFirstIntervalMs: section.getDurationMs("durable-queue.resend-first-interval", atLeast(1)),
  };
}
