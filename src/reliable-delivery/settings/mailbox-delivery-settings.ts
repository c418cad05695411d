import { atLeast, type Config } from "../../hocon/index.ts";
import { withReliableDeliveryReference } from "../reference.ts";

/** How messages to mailboxes are repeated, and what is remembered of them. */
export interface MailboxDeliverySettings {
  /** Unit: ms. Key: `ritsem.reliable-delivery.mailbox-delivery.resend-interval` (500 ms). */
  readonly resendIntervalMs: number;
  /** Unit: bytes. Key: `ritsem.reliable-delivery.mailbox-delivery.maximum-remembered-size` (4 MiB). */
  readonly maximumRememberedBytes: number;
}

/** The settings below `ritsem.reliable-delivery.mailbox-delivery`. Throws configuration errors. */
export function mailboxDeliverySettingsFrom(config: Config): MailboxDeliverySettings {
  const section = withReliableDeliveryReference(config).getConfig("ritsem.reliable-delivery.mailbox-delivery");
  return {
    resendIntervalMs: section.getDurationMs("resend-interval", atLeast(1)),
    maximumRememberedBytes: section.getBytes("maximum-remembered-size", atLeast(0)),
  };
}
