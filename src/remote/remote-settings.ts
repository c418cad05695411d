import { atLeast, type Config } from "../hocon/index.ts";
import type { LifecycleLevel } from "./lifecycle-events.ts";

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
  /** Key: `akka.remote.handshake-timeout` (15 s). */
  readonly handshakeTimeoutMs: number;
  /** Key: `akka.remote.retry-gate-closed-for` (5 s). */
  readonly retryGateClosedForMs: number;
  /** Key: `akka.remote.log-remote-lifecycle-events` (on, that is DEBUG). `undefined` when off. */
  readonly lifecycleLogLevel: LifecycleLevel | undefined;
  /** Key: `akka.remote.transport-failure-detector.heartbeat-interval` (4 s). */
  readonly heartbeatIntervalMs: number;
  /** Key: `akka.remote.transport-failure-detector.acceptable-heartbeat-pause` (120 s). */
  readonly acceptableHeartbeatPauseMs: number;
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
    handshakeTimeoutMs: remote.getDurationMs("handshake-timeout", atLeast(1)),
    retryGateClosedForMs: remote.getDurationMs("retry-gate-closed-for", atLeast(0)),
    lifecycleLogLevel: LEVEL_OF[remote.getEnum("log-remote-lifecycle-events", LEVELS)],
    heartbeatIntervalMs: remote.getDurationMs("transport-failure-detector.heartbeat-interval", atLeast(1)),
    acceptableHeartbeatPauseMs: remote.getDurationMs("transport-failure-detector.acceptable-heartbeat-pause", atLeast(0)),
    enabledTransports: remote.getStringList("enabled-transports"),
  };
}
