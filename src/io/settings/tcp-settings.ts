import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings below `akka.io.tcp` that have an effect. */
export interface TcpSettings {
  /** Connections that may be open or opening at a time. Key: `akka.io.tcp.max-channels` (256000). */
  readonly maximumChannels: number;
  /** How long a connection waits for `Register`. Unit: ms; infinite: for ever. Key: `akka.io.tcp.register-timeout` (5 s). */
  readonly registerTimeoutMs: number;
  /** Most bytes of a `Received`. Key: `akka.io.tcp.max-received-message-size` (unlimited). */
  readonly maximumReceivedBytes: number;
  /** Bytes of the writes that may wait behind those under way. Key: `akka.io.tcp.write-commands-queue-max-size` (unlimited). */
  readonly writeQueueLimitBytes: number;
  /** Bytes of a file that are read and written at once. Key: `akka.io.tcp.file-io-transferTo-limit` (512 KiB). */
  readonly filePieceBytes: number;
  /** Whether each step is logged at DEBUG level. Key: `akka.io.tcp.trace-logging` (off). */
  readonly isTraced: boolean;
  /** Whether connections are opened by IPv4 alone. Key: `akka.io.tcp.outgoing-socket-force-ipv4` (off). */
  readonly forcesIpv4: boolean;
  /** Dispatcher of the manager. Key: `akka.io.tcp.management-dispatcher` (`akka.actor.internal-dispatcher`). */
  readonly managementDispatcher: string;
  /** Dispatcher of listeners and connections. Key: `akka.io.tcp.worker-dispatcher` (`akka.actor.internal-dispatcher`). */
  readonly workerDispatcher: string;
}

/** Throws configuration errors. `config` has the defaults of this module. */
export function tcpSettingsFrom(config: Config): TcpSettings {
  const section = config.getConfig("akka.io.tcp");
  return {
    maximumChannels: orUnlimited(section, "max-channels", () => section.getInt("max-channels", atLeast(1))),
    registerTimeoutMs: section.getDurationMs("register-timeout", atLeast(1)),
    maximumReceivedBytes: bytesOrUnlimited(section, "max-received-message-size"),
    writeQueueLimitBytes:
      section.getString("write-commands-queue-max-size") === "-1"
        ? Number.POSITIVE_INFINITY
        : bytesOrUnlimited(section, "write-commands-queue-max-size"),
    filePieceBytes: section.getBytes("file-io-transferTo-limit", atLeast(1)),
    isTraced: section.getBoolean("trace-logging"),
    forcesIpv4: section.getBoolean("outgoing-socket-force-ipv4"),
    managementDispatcher: section.getString("management-dispatcher"),
    workerDispatcher: section.getString("worker-dispatcher"),
  };
}

function bytesOrUnlimited(section: Config, key: string): number {
  return orUnlimited(section, key, () => section.getBytes(key, atLeast(1)));
}

function orUnlimited(section: Config, key: string, read: () => number): number {
  return section.getString(key) === "unlimited" ? Number.POSITIVE_INFINITY : read();
}
