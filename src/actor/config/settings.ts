import { atLeast, type Config } from "../../hocon/index.ts";
import type { UnknownKeyReaction } from "../../settings/index.ts";
import { PathLimits } from "../address/path-limits.ts";
import type { SelectionLimits } from "../address/selection-limits.ts";
import { LogLevel } from "../logging/log-level.ts";
import { type ShutdownSettings, shutdownSettingsFrom } from "./shutdown-settings.ts";

/** The settings of the actor module, read once. Defaults are only in `reference-conf.ts`. */
export interface ActorSettings {
  /** The configured loggers, in order. Key: `akka.loggers`. */
  readonly loggers: readonly string[];
  /** Key: `akka.loggers-dispatcher`. */
  readonly loggersDispatcher: string;
  /** `Infinity`: no limit. Key: `akka.logger-startup-timeout`. */
  readonly loggerStartupTimeoutMs: number;
  /** Key: `akka.logger-async-start`. */
  readonly startsLoggersAsync: boolean;
  /** Key: `akka.logger-formatter`. */
  readonly loggerFormatter: string;
  /** `undefined`: the built-in one. Key: `akka.stdout-logger-class`. */
  readonly stdoutLogger: string | undefined;
  /** Key: `akka.loglevel`. */
  readonly logLevel: LogLevel;
  /** Key: `akka.stdout-loglevel`. */
  readonly stdoutLogLevel: LogLevel;
  /** Key: `akka.log-config-on-start`. */
  readonly logConfigOnStart: boolean;
  /** Count; `Infinity` for `on`, 0 for `off`. Key: `akka.log-dead-letters`. */
  readonly logDeadLettersLimit: number;
  /** Key: `akka.log-dead-letters-during-shutdown`. */
  readonly logDeadLettersDuringShutdown: boolean;
  /** Key: `akka.log-dead-letters-suspend-duration`. */
  readonly logDeadLettersSuspendMs: number;
  /** Key: `akka.daemonic`. */
  readonly isDaemonic: boolean;
  /** Key: `akka.actor.provider`. */
  readonly provider: string;
  /** Key: `akka.actor.serialize-messages`. */
  readonly verifiesMessages: boolean;
  /** Key: `akka.actor.serialize-creators`. */
  readonly verifiesCreators: boolean;
  /** Key: `akka.actor.creation-timeout`. */
  readonly creationTimeoutMs: number;
  /** `Infinity`: asks wait without limit. Key: `akka.actor.ask-timeout`. */
  readonly askTimeoutMs: number;
  /** Keys below `akka.actor.debug`. */
  readonly debug: {
    readonly receive: boolean;
    readonly autoreceive: boolean;
    readonly lifecycle: boolean;
    readonly eventStream: boolean;
    readonly unhandled: boolean;
    readonly fsm: boolean;
    readonly logTimers: boolean;
  };
  /** Maximum number of messages in a stash; 0 or less: no limit. Key: `akka.actor.default-mailbox.stash-capacity`. */
  readonly stashCapacity: number;
  /** `Infinity`: never. Key: `ritsem.actor.stuck-handler-warning-after`. */
  readonly stuckHandlerWarningMs: number;
  /** How long actors may take to stop once the system terminates. `Infinity`: any time. Key: `ritsem.actor.terminate-timeout` (10 s). */
  readonly terminateTimeoutMs: number;
  /** Key: `ritsem.routing.replace-lost-routees` (off). */
  readonly replacesLostRoutees: boolean;
  /** Key: `ritsem.actor.hint-missing-sender`. */
  readonly hintMissingSender: boolean;
  /** Keys below `ritsem.actor.path`. */
  readonly path: PathLimits;
  /** Keys below `ritsem.actor.selection`. */
  readonly selection: SelectionLimits;
  /** Key: `ritsem.config.unknown-keys`. */
  readonly unknownKeys: UnknownKeyReaction;
  /** Keys below `akka.actor.default-dispatcher`. */
  readonly dispatcher: {
    readonly throughput: number;
    readonly throughputDeadlineMs: number;
    readonly mailboxRequirement: string | undefined;
  };
  /** The shortest interval of the scheduler. Key: `akka.scheduler.tick-duration`. */
  readonly schedulerTickMs: number;
  /** Keys below `akka.actor.inbox`. */
  readonly inbox: { readonly size: number; readonly defaultTimeoutMs: number };
  /** Whether starts, restarts and stops are published. Key: `akka.actor.telemetry.enabled`. */
  readonly publishesTelemetry: boolean;
  /** Names of extensions to create at start. Key: `akka.extensions`. */
  readonly extensions: readonly string[];
  /** Keys below `akka.coordinated-shutdown`. */
  readonly shutdown: ShutdownSettings;
}

/** Values of `ritsem.config.unknown-keys`. */
export const UNKNOWN_KEY_REACTIONS: readonly UnknownKeyReaction[] = ["warning", "error", "off"];
const LEVELS = Object.values(LogLevel);

/** Reads a resolved configuration. Throws the errors of `Config`'s getters, which state the key, its value and its place. */
export function actorSettingsFrom(config: Config): ActorSettings {
  const akka = config.getConfig("akka");
  const debug = akka.getConfig("actor.debug");
  return {
    loggers: akka.getStringList("loggers"),
    loggersDispatcher: akka.getString("loggers-dispatcher"),
    loggerStartupTimeoutMs: akka.getDurationMs("logger-startup-timeout", atLeast(0)),
    startsLoggersAsync: akka.getBoolean("logger-async-start"),
    loggerFormatter: akka.getString("logger-formatter"),
    stdoutLogger: akka.getString("stdout-logger-class") || undefined,
    logLevel: akka.getEnum("loglevel", LEVELS),
    stdoutLogLevel: akka.getEnum("stdout-loglevel", LEVELS),
    logConfigOnStart: akka.getBoolean("log-config-on-start"),
    logDeadLettersLimit: akka.getIntOrSwitch("log-dead-letters", { on: Number.POSITIVE_INFINITY, off: 0 }, atLeast(0)),
    logDeadLettersDuringShutdown: akka.getBoolean("log-dead-letters-during-shutdown"),
    logDeadLettersSuspendMs: akka.getDurationMs("log-dead-letters-suspend-duration", atLeast(0)),
    isDaemonic: akka.getBoolean("daemonic"),
    provider: akka.getString("actor.provider"),
    verifiesMessages: akka.getBoolean("actor.serialize-messages"),
    verifiesCreators: akka.getBoolean("actor.serialize-creators"),
    creationTimeoutMs: akka.getDurationMs("actor.creation-timeout", atLeast(0)),
    askTimeoutMs: akka.getDurationMs("actor.ask-timeout", atLeast(0)),
    debug: {
      receive: debug.getBoolean("receive"),
      autoreceive: debug.getBoolean("autoreceive"),
      lifecycle: debug.getBoolean("lifecycle"),
      eventStream: debug.getBoolean("event-stream"),
      unhandled: debug.getBoolean("unhandled"),
      fsm: debug.getBoolean("fsm"),
      logTimers: debug.getBoolean("log-timers"),
    },
    stashCapacity: akka.getInt("actor.default-mailbox.stash-capacity"),
    stuckHandlerWarningMs: config.getDurationMs("ritsem.actor.stuck-handler-warning-after", atLeast(0)),
    terminateTimeoutMs: config.getDurationMs("ritsem.actor.terminate-timeout", atLeast(0)),
    replacesLostRoutees: config.getBoolean("ritsem.routing.replace-lost-routees"),
    hintMissingSender: config.getBoolean("ritsem.actor.hint-missing-sender"),
    path: new PathLimits(
      config.getInt("ritsem.actor.path.maximum-elements", atLeast(16)),
      config.getBytes("ritsem.actor.path.maximum-bytes", atLeast(1024)),
    ),
    selection: {
      maximumSteps: config.getInt("ritsem.actor.selection.maximum-steps", atLeast(1)),
      maximumVisits: config.getInt("ritsem.actor.selection.maximum-visits", atLeast(1)),
    },
    unknownKeys: config.getEnum("ritsem.config.unknown-keys", UNKNOWN_KEY_REACTIONS),
    dispatcher: {
      throughput: akka.getInt("actor.default-dispatcher.throughput", atLeast(1)),
      throughputDeadlineMs: akka.getDurationMs("actor.default-dispatcher.throughput-deadline-time", atLeast(0)),
      mailboxRequirement: akka.getString("actor.default-dispatcher.mailbox-requirement") || undefined,
    },
    schedulerTickMs: akka.getDurationMs("scheduler.tick-duration", atLeast(1)),
    inbox: {
      size: akka.getInt("actor.inbox.inbox-size", atLeast(1)),
      defaultTimeoutMs: akka.getDurationMs("actor.inbox.default-timeout", atLeast(0)),
    },
    publishesTelemetry: akka.getBoolean("actor.telemetry.enabled"),
    extensions: akka.getStringList("extensions"),
    shutdown: shutdownSettingsFrom(config),
  };
}
