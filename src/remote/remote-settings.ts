import { ActorSystemStartError } from "../actor/index.ts";
import { atLeast, type Config } from "../hocon/index.ts";
import type { LifecycleLevel } from "./lifecycle-events.ts";
import type { LogLimit } from "./limited-log.ts";

/** When death watch looks whether a whole system is gone; what it goes by, its failure detector reads. Keys: below `akka.remote.watch-failure-detector`. */
export interface WatchSettings {
  /** Key: `heartbeat-interval` (1 s). */
  readonly heartbeatIntervalMs: number;
  /** Key: `unreachable-nodes-reaper-interval` (1 s). */
  readonly reaperIntervalMs: number;
  /** Key: `expected-response-after` (1 s). */
  readonly expectedResponseAfterMs: number;
}

const RECOVERIES = ["restart", "new-incarnation"] as const;

/** What a system does that a peer has given up: wait until it is restarted, or come back to that peer as another incarnation. */
export type QuarantineRecovery = (typeof RECOVERIES)[number];

/** `akka.remote`, read once at start. */
export interface RemoteSettings {
  /** Key: `akka.remote.startup-timeout` (10 s). */
  readonly startupTimeoutMs: number;
  /** Key: `akka.remote.shutdown-timeout` (10 s). */
  readonly shutdownTimeoutMs: number;
  /** Key: `akka.remote.flush-wait-on-shutdown` (2 s). */
  readonly flushWaitOnShutdownMs: number;
  /** Key: `akka.remote.use-passive-connections` (on). */
  readonly usesPassiveConnections: boolean;
  /** Path of the dispatcher of remoting's own actors; `undefined`: that of all actors below `/system`. Key: `akka.remote.use-dispatcher`. */
  readonly dispatcher: string | undefined;
  /** Key: `akka.remote.handshake-timeout` (15 s). */
  readonly handshakeTimeoutMs: number;
  /** Key: `akka.remote.retry-gate-closed-for` (5 s). */
  readonly retryGateClosedForMs: number;
  /** Key: `akka.remote.prune-quarantine-marker-after` (5 d). */
  readonly pruneQuarantineMarkerAfterMs: number;
  /** Key: `akka.remote.quarantine-after-silence` (2 d). */
  readonly quarantineAfterSilenceMs: number;
  /** What to do when a peer has given up this system. Key: `ritsem.remote.quarantine-recovery` (restart). */
  readonly quarantineRecovery: QuarantineRecovery;
  /** Count. Key: `akka.remote.system-message-buffer-size` (20000). */
  readonly systemMessageBufferSize: number;
  /** Key: `akka.remote.system-message-ack-piggyback-timeout` (0.3 s). */
  readonly systemMessageAckPiggybackTimeoutMs: number;
  /** Key: `akka.remote.resend-interval` (2 s). */
  readonly resendIntervalMs: number;
  /** Count. Key: `akka.remote.resend-limit` (200). */
  readonly resendLimit: number;
  /** Key: `akka.remote.initial-system-message-delivery-timeout` (3 m). */
  readonly initialSystemMessageDeliveryTimeoutMs: number;
  /** About what may wait for one peer; what comes beyond it is a dead letter. Key: `ritsem.remote.outbound-queue.maximum-bytes` (256 MiB). */
  readonly outboundQueueMaximumBytes: number;
  /** Messages that may wait for one peer before a warning says so. Count. Key: `akka.remote.log-buffer-size-exceeding` (50000). */
  readonly logBufferSizeExceeding: number;
  /** How long a management command may take at a transport. Key: `akka.remote.command-ack-timeout` (30 s). */
  readonly commandAckTimeoutMs: number;
  /** Key: `akka.remote.log-sent-messages` (off). */
  readonly logsSentMessages: boolean;
  /** Key: `akka.remote.log-received-messages` (off). */
  readonly logsReceivedMessages: boolean;
  /** Size of a frame from which on its type is logged; `undefined` when off. Key: `akka.remote.log-frame-size-exceeding` (off). */
  readonly logFrameSizeExceedingBytes: number | undefined;
  readonly watch: WatchSettings;
  /** Key: `akka.remote.log-remote-lifecycle-events` (on, that is DEBUG). `undefined` when off. */
  readonly lifecycleLogLevel: LifecycleLevel | undefined;
  /** Key: `akka.remote.transport-failure-detector.heartbeat-interval` (4 s). */
  readonly heartbeatIntervalMs: number;
  /** For the text that tells of a silent peer. Key: `akka.remote.transport-failure-detector.acceptable-heartbeat-pause` (120 s). */
  readonly acceptableHeartbeatPauseMs: number;
  /** Key: `akka.remote.untrusted-mode` (off). */
  readonly isUntrustedMode: boolean;
  /** Absolute paths, compared letter by letter. Key: `akka.remote.trusted-selection-paths` (none). */
  readonly trustedSelectionPaths: readonly string[];
  readonly logLimit: LogLimit;
  /** Key: `akka.remote.enabled-transports`. Configuration paths, at least one. */
  readonly enabledTransports: readonly string[];
}

const LEVEL_OF = {
  off: undefined,
  error: "error",
  warning: "warning",
  info: "info",
  debug: "debug",
  on: "debug",
  true: "debug",
  yes: "debug",
  false: undefined,
  no: undefined,
} as const;
const LEVELS = Object.keys(LEVEL_OF) as (keyof typeof LEVEL_OF)[];

/** Reads the resolved configuration. Throws a configuration error naming key, origin and value. */
export function remoteSettingsFrom(config: Config): RemoteSettings {
  const remote = config.getConfig("akka.remote");
  return {
    startupTimeoutMs: remote.getDurationMs("startup-timeout", atLeast(0)),
    shutdownTimeoutMs: remote.getDurationMs("shutdown-timeout", atLeast(0)),
    flushWaitOnShutdownMs: remote.getDurationMs("flush-wait-on-shutdown", atLeast(0)),
    usesPassiveConnections: remote.getBoolean("use-passive-connections"),
    dispatcher: remote.getString("use-dispatcher") || undefined,
    handshakeTimeoutMs: remote.getDurationMs("handshake-timeout", atLeast(1)),
    retryGateClosedForMs: remote.getDurationMs("retry-gate-closed-for", atLeast(0)),
    pruneQuarantineMarkerAfterMs: remote.getDurationMs("prune-quarantine-marker-after", atLeast(1)),
    quarantineAfterSilenceMs: remote.getDurationMs("quarantine-after-silence", atLeast(1)),
    quarantineRecovery: config.getEnum("ritsem.remote.quarantine-recovery", RECOVERIES),
    systemMessageBufferSize: remote.getInt("system-message-buffer-size", atLeast(1)),
    systemMessageAckPiggybackTimeoutMs: remote.getDurationMs("system-message-ack-piggyback-timeout", atLeast(0)),
    resendIntervalMs: remote.getDurationMs("resend-interval", atLeast(1)),
    resendLimit: remote.getInt("resend-limit", atLeast(1)),
    initialSystemMessageDeliveryTimeoutMs: remote.getDurationMs("initial-system-message-delivery-timeout", atLeast(1)),
    outboundQueueMaximumBytes: config.getBytes("ritsem.remote.outbound-queue.maximum-bytes", atLeast(0)),
    logBufferSizeExceeding: remote.getInt("log-buffer-size-exceeding", atLeast(0)),
    commandAckTimeoutMs: remote.getDurationMs("command-ack-timeout", atLeast(1)),
    logsSentMessages: remote.getBoolean("log-sent-messages"),
    logsReceivedMessages: remote.getBoolean("log-received-messages"),
    logFrameSizeExceedingBytes: bytesUnlessOff(remote, "log-frame-size-exceeding"),
    watch: watchSettingsFrom(remote.getConfig("watch-failure-detector")),
    lifecycleLogLevel: LEVEL_OF[remote.getEnum("log-remote-lifecycle-events", LEVELS)],
    heartbeatIntervalMs: remote.getDurationMs("transport-failure-detector.heartbeat-interval", atLeast(1)),
    acceptableHeartbeatPauseMs: remote.getDurationMs("transport-failure-detector.acceptable-heartbeat-pause", atLeast(0)),
    isUntrustedMode: remote.getBoolean("untrusted-mode"),
    trustedSelectionPaths: trustedSelectionPathsFrom(remote),
    logLimit: {
      lines: config.getInt("ritsem.remote.log-limit.lines", atLeast(1)),
      intervalMs: config.getDurationMs("ritsem.remote.log-limit.interval", atLeast(1)),
    },
    enabledTransports: remote.getStringList("enabled-transports"),
  };
}

function trustedSelectionPathsFrom(remote: Config): readonly string[] {
  const key = "trusted-selection-paths";
  const paths = remote.getStringList(key);
  for (const path of paths) {
    if (path.startsWith("/") && !path.endsWith("/")) continue;
    throw new ActorSystemStartError(
      `akka.remote.${key} has "${path}", which no selection is equal to: write it from the root, without a slash at its end. ` +
        'Example: "/user/receptionist".',
      remote.origin(key),
    );
  }
  return paths;
}

function bytesUnlessOff(section: Config, key: string): number | undefined {
  return ["off", "false", "no"].includes(section.getString(key)) ? undefined : section.getBytes(key, atLeast(0));
}

function watchSettingsFrom(section: Config): WatchSettings {
  return {
    heartbeatIntervalMs: section.getDurationMs("heartbeat-interval", atLeast(1)),
    reaperIntervalMs: section.getDurationMs("unreachable-nodes-reaper-interval", atLeast(1)),
    expectedResponseAfterMs: section.getDurationMs("expected-response-after", atLeast(1)),
  };
}
