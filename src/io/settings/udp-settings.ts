import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings below `akka.io.udp`, or `akka.io.udp-connected`, that have an effect. */
export interface UdpSettings {
  /** Sockets that may be open at a time. Key: `max-channels` (4096). */
  readonly maximumChannels: number;
  /** Bytes of a datagram that are passed on; the rest is lost. Key: `received-message-size-limit` (unlimited). */
  readonly maximumReceivedBytes: number;
  /** Whether each step is logged at DEBUG level. Key: `trace-logging` (off). */
  readonly isTraced: boolean;
  /** Dispatcher of the manager. Key: `management-dispatcher` (`akka.actor.internal-dispatcher`). */
  readonly managementDispatcher: string;
  /** Dispatcher of the actors of sockets. Key: `worker-dispatcher` (`akka.actor.internal-dispatcher`). */
  readonly workerDispatcher: string;
}

/** Throws configuration errors. `section`: `akka.io.udp` or `akka.io.udp-connected`, with the defaults of this module. */
export function udpSettingsFrom(section: Config): UdpSettings {
  const orUnlimited = (key: string, read: () => number): number =>
    section.getString(key) === "unlimited" ? Number.POSITIVE_INFINITY : read();
  return {
    maximumChannels: orUnlimited("max-channels", () => section.getInt("max-channels", atLeast(1))),
    maximumReceivedBytes: orUnlimited("received-message-size-limit", () => section.getBytes("received-message-size-limit", atLeast(1))),
    isTraced: section.getBoolean("trace-logging"),
    managementDispatcher: section.getString("management-dispatcher"),
    workerDispatcher: section.getString("worker-dispatcher"),
  };
}
