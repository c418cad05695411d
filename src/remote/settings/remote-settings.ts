import { atLeast, type Config, originText } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import type { AbsentPeerLimits } from "../limits/absent-peers.ts";
import type { DialLimits } from "../limits/dial-turns.ts";
import type { ConnectionLimits } from "../limits/inbound-connections.ts";
import type { LifecycleLevel } from "../lifecycle/lifecycle-events.ts";
import type { LogLimit } from "./limited-log.ts";

/** When death watch checks whether a whole system is unreachable; its failure detector reads its own settings. Keys: below `akka.remote.watch-failure-detector`. */
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

/** How and how often the address of a peer is asked whether the peer has restarted. Keys: below `ritsem.remote.identity-check`. */
export interface IdentityCheckSettings {
  /** Key: `timeout` (2 s). */
  readonly timeoutMs: number;
  /** Addresses that are asked within a second, and at once. Count. Key: `per-second` (50). */
  readonly perSecond: number;
}

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
  readonly identityCheck: IdentityCheckSettings;
  readonly connections: ConnectionLimits;
  readonly absentPeers: AbsentPeerLimits;
  /** Actors here that one peer may watch. Count. Key: `ritsem.remote.watches-per-peer` (200000). */
  readonly watchesPerPeer: number;
  readonly dialsForPeers: DialLimits;
  /** How much of one connection is read before the others have their turn. Keys: below `ritsem.remote.read-turn`. */
  readonly readTurn: { readonly messagesPerTurn: number; readonly bytesPerTurn: number };
  /** Largest first frame of a connection. Key: `ritsem.remote.connections.first-frame-maximum-bytes` (8 KiB). */
  readonly firstFrameBytes: number;
  /** Whether this system listens nowhere. Key: `ritsem.remote.client-mode` (off). */
  readonly isClient: boolean;
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
  /** Of what is remembered of the paths of recipients, and as much again of senders. Key: `ritsem.remote.path-cache.maximum-bytes` (16 MiB). */
  readonly pathCacheMaximumBytes: number;
  /** About what may wait for, or come from, all peers together; `undefined`: as the heap allows. Key: `ritsem.remote.all-peers.maximum-bytes` (auto). */
  readonly allPeersMaximumBytes: number | undefined;
  /** System messages of one peer that wait for one before them; the others are taken when they are sent again. Key: `ritsem.remote.system-messages.early-maximum-bytes` (4 MiB). */
  readonly earlyMaximumBytes: number;
  /** System messages that one peer may leave unacknowledged. Key: `ritsem.remote.system-messages.unacknowledged-maximum-bytes` (64 MiB). */
  readonly unacknowledgedMaximumBytes: number;
  /** Messages queued for one peer before a warning is logged. Count. Key: `akka.remote.log-buffer-size-exceeding` (50000). */
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

const LEVELS = ["off", "error", "warning", "info", "debug"] as const;

/** Reads the resolved configuration. Throws a configuration error naming key, origin and value. */
export function remoteSettingsFrom(config: Config): RemoteSettings {
  const remote = config.getConfig("akka.remote");
  const own = config.getConfig("ritsem.remote");
  return {
    startupTimeoutMs: remote.getDurationMs("startup-timeout", atLeast(1)),
    shutdownTimeoutMs: remote.getDurationMs("shutdown-timeout", atLeast(0)),
    flushWaitOnShutdownMs: remote.getDurationMs("flush-wait-on-shutdown", atLeast(0)),
    usesPassiveConnections: remote.getBoolean("use-passive-connections"),
    dispatcher: remote.getString("use-dispatcher") || undefined,
    handshakeTimeoutMs: remote.getDurationMs("handshake-timeout", atLeast(1)),
    retryGateClosedForMs: remote.getDurationMs("retry-gate-closed-for", atLeast(0)),
    pruneQuarantineMarkerAfterMs: remote.getDurationMs("prune-quarantine-marker-after", atLeast(1)),
    quarantineAfterSilenceMs: remote.getDurationMs("quarantine-after-silence", atLeast(1)),
    isClient: own.getBoolean("client-mode"),
    identityCheck: {
      ...countsIn(own, { perSecond: "identity-check.per-second" }),
      timeoutMs: own.getDurationMs("identity-check.timeout", atLeast(1)),
    },
    connections: {
      ...countsIn(own.getConfig("connections"), {
        maximum: "maximum",
        maximumPerHost: "maximum-per-host",
        maximumHandshakes: "maximum-handshakes",
      }),
      handshakeAgeMs: own.getDurationMs("connections.handshake-age", atLeast(1)),
    },
    absentPeers: {
      ...countsIn(own.getConfig("absent-peers"), { maximum: "maximum", maximumQuarantined: "maximum-quarantined" }),
      maximumWatches: own.getInt("absent-peers.maximum-watches", atLeast(0)),
      afterMs: own.getDurationMs("absent-peers.after", atLeast(1)),
    },
    ...countsIn(own, { watchesPerPeer: "watches-per-peer" }),
    dialsForPeers: {
      ...countsIn(own.getConfig("dials-for-peers"), { atOnce: "at-once", perSecond: "per-second", waiting: "waiting" }),
      ageMs: own.getDurationMs("dials-for-peers.age", atLeast(1)),
    },
    readTurn: {
      ...countsIn(own, { messagesPerTurn: "read-turn.messages" }),
      bytesPerTurn: own.getBytes("read-turn.bytes", atLeast(1)),
    },
    firstFrameBytes: own.getBytes("connections.first-frame-maximum-bytes", atLeast(512)),
    quarantineRecovery: own.getEnum("quarantine-recovery", RECOVERIES),
    systemMessageBufferSize: remote.getInt("system-message-buffer-size", atLeast(1)),
    systemMessageAckPiggybackTimeoutMs: remote.getDurationMs("system-message-ack-piggyback-timeout", atLeast(0)),
    resendIntervalMs: remote.getDurationMs("resend-interval", atLeast(1)),
    resendLimit: remote.getInt("resend-limit", atLeast(1)),
    initialSystemMessageDeliveryTimeoutMs: remote.getDurationMs("initial-system-message-delivery-timeout", atLeast(1)),
    pathCacheMaximumBytes: own.getBytes("path-cache.maximum-bytes", atLeast(0)),
    outboundQueueMaximumBytes: own.getBytes("outbound-queue.maximum-bytes", atLeast(0)),
    allPeersMaximumBytes: bytesUnlessAuto(config, "ritsem.remote.all-peers.maximum-bytes"),
    earlyMaximumBytes: own.getBytes("system-messages.early-maximum-bytes", atLeast(0)),
    unacknowledgedMaximumBytes: own.getBytes("system-messages.unacknowledged-maximum-bytes", atLeast(0)),
    logBufferSizeExceeding: remote.getIntOrSwitch("log-buffer-size-exceeding", { off: Number.POSITIVE_INFINITY }, atLeast(0)),
    commandAckTimeoutMs: remote.getDurationMs("command-ack-timeout", atLeast(1)),
    logsSentMessages: remote.getBoolean("log-sent-messages"),
    logsReceivedMessages: remote.getBoolean("log-received-messages"),
    logFrameSizeExceedingBytes: unlessInfinite(
      remote.getBytesOrSwitch("log-frame-size-exceeding", { off: Number.POSITIVE_INFINITY }, atLeast(0)),
    ),
    watch: watchSettingsFrom(remote.getConfig("watch-failure-detector")),
    lifecycleLogLevel: lifecycleLevelFrom(remote),
    heartbeatIntervalMs: remote.getDurationMs("transport-failure-detector.heartbeat-interval", atLeast(1)),
    acceptableHeartbeatPauseMs: remote.getDurationMs("transport-failure-detector.acceptable-heartbeat-pause", atLeast(0)),
    isUntrustedMode: remote.getBoolean("untrusted-mode"),
    trustedSelectionPaths: trustedSelectionPathsFrom(remote),
    logLimit: {
      lines: own.getInt("log-limit.lines", atLeast(1)),
      intervalMs: own.getDurationMs("log-limit.interval", atLeast(1)),
    },
    enabledTransports: remote.getStringList("enabled-transports"),
  };
}

/** Reads a count of at least 1 for each member of `keys`, from the key that it names. */
function countsIn<K extends string>(section: Config, keys: Readonly<Record<K, string>>): Readonly<Record<K, number>> {
  const counts = Object.entries<string>(keys).map(([member, key]) => [member, section.getInt(key, atLeast(1))] as const);
  return Object.fromEntries(counts) as Record<K, number>;
}

/** Entries that no selection can be equal to have no effect, as in Akka.NET: {@link uselessTrustedPaths} reports them. */
function trustedSelectionPathsFrom(remote: Config): readonly string[] {
  return remote.getStringList("trusted-selection-paths").filter(isAbsolutePath);
}

/** Returns a warning for each entry of `akka.remote.trusted-selection-paths` that has no effect. */
export function uselessTrustedPaths(config: Config): readonly SettingNote[] {
  const key = "akka.remote.trusted-selection-paths";
  const origin = config.origin(key);
  const place = origin === undefined ? "" : ` (${originText(origin)})`;
  const useless = config.getStringList(key).filter((path) => !isAbsolutePath(path));
  return useless.map((path) => ({
    level: "warning",
    text:
      `${key}${place} contains "${path}", which trusts nothing: no selection is equal to it. Write the path from the root, without a slash at ` +
      'the end, such as "/user/receptionist".',
  }));
}

function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") && !path.endsWith("/");
}

function lifecycleLevelFrom(remote: Config): LifecycleLevel | undefined {
  const level = remote.getEnumOrSwitch("log-remote-lifecycle-events", LEVELS, { on: "debug", off: "off" });
  return level === "off" ? undefined : level;
}

function unlessInfinite(value: number): number | undefined {
  return value === Number.POSITIVE_INFINITY ? undefined : value;
}

function bytesUnlessAuto(config: Config, key: string): number | undefined {
  return config.getString(key) === "auto" ? undefined : config.getBytes(key, atLeast(0));
}

function watchSettingsFrom(section: Config): WatchSettings {
  return {
    heartbeatIntervalMs: section.getDurationMs("heartbeat-interval", atLeast(1)),
    reaperIntervalMs: section.getDurationMs("unreachable-nodes-reaper-interval", atLeast(1)),
    expectedResponseAfterMs: section.getDurationMs("expected-response-after", atLeast(1)),
  };
}
