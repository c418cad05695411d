import { atLeast, type Config } from "../../hocon/index.ts";
import { withReliableDeliveryReference } from "../reference.ts";

/** How much a consumer controller requests, and when again. */
export interface ConsumerControllerSettings {
  /** Key: `akka.reliable-delivery.consumer-controller.flow-control-window` (50). */
  readonly flowControlWindow: number;
  /** Unit: ms. Key: `akka.reliable-delivery.consumer-controller.resend-interval-min` (2 s). */
  readonly resendIntervalMinMs: number;
  /** Unit: ms. Key: `akka.reliable-delivery.consumer-controller.resend-interval-max` (30 s). */
  readonly resendIntervalMaxMs: number;
  /** Whether lost messages are not sent again. Key: `akka.reliable-delivery.consumer-controller.only-flow-control` (false). */
  readonly onlyFlowControl: boolean;
  /** Unit: bytes. Key: `ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size` (64 MiB). */
  readonly maximumChunkedMessageBytes: number;
}

/** The settings below `akka.reliable-delivery.consumer-controller`. Throws configuration errors. */
export function consumerControllerSettingsFrom(config: Config): ConsumerControllerSettings {
  const all = withReliableDeliveryReference(config);
  const section = all.getConfig("akka.reliable-delivery.consumer-controller");
  const resendIntervalMinMs = section.getDurationMs("resend-interval-min", atLeast(1));
  return {
    flowControlWindow: section.getInt("flow-control-window", atLeast(1)),
    resendIntervalMinMs,
    resendIntervalMaxMs: section.getDurationMs("resend-interval-max", atLeast(resendIntervalMinMs)),
    onlyFlowControl: section.getBoolean("only-flow-control"),
    maximumChunkedMessageBytes: all.getBytes("ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size", atLeast(1)),
  };
}
