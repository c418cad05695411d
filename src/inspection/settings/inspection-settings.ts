import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings below `ritsem.inspect` that are not about HTTP. */
export interface InspectionSettings {
  /** Key: `ritsem.inspect.enabled` (off). */
  readonly isEnabled: boolean;
  /** Whether trusted systems may look. Keys: `ritsem.inspect.remote` (on), `akka.remote.untrusted-mode`. */
  readonly isOpenToSystems: boolean;
  /** How long counting goes on after the last look. Unit: ms. Key: `ritsem.inspect.look-timeout` (10 s). */
  readonly lookTimeoutMs: number;
  /** After which time without a handled message an actor is stuck. Unit: ms. Key: `ritsem.inspect.stuck-after` (5 s). */
  readonly stuckAfterMs: number;
  /** Key: `ritsem.inspect.maximum-actors` (10000). */
  readonly maximumActors: number;
  /** Key: `ritsem.inspect.maximum-associations` (1000). */
  readonly maximumAssociations: number;
  /** Key: `ritsem.inspect.events.kept` (200). */
  readonly keptEvents: number;
  /** Key: `ritsem.inspect.events.per-second` (50). */
  readonly eventsPerSecond: number;
  /** Key: `ritsem.inspect.dead-letters.groups` (200). */
  readonly deadLetterGroups: number;
  readonly flightRecorder: FlightRecorderSettings;
}

/** The settings below `ritsem.inspect.flight-recorder`. */
export interface FlightRecorderSettings {
  /** Entries of one association. Key: `events` (100). */
  readonly events: number;
  /** Key: `associations` (200). */
  readonly associations: number;
  /** Key: `log-failures` (on). */
  readonly logsFailures: boolean;
}

/** Throws configuration errors. `config` has the defaults of this module. */
export function inspectionSettingsFrom(config: Config): InspectionSettings {
  const section = config.getConfig("ritsem.inspect");
  const isUntrusting = config.hasPath("akka.remote.untrusted-mode") && config.getBoolean("akka.remote.untrusted-mode");
  return {
    isEnabled: section.getBoolean("enabled"),
    isOpenToSystems: section.getBoolean("remote") && !isUntrusting,
    lookTimeoutMs: section.getDurationMs("look-timeout", atLeast(1)),
    stuckAfterMs: section.getDurationMs("stuck-after", atLeast(1)),
    maximumActors: section.getInt("maximum-actors", atLeast(1)),
    maximumAssociations: section.getInt("maximum-associations", atLeast(1)),
    keptEvents: section.getInt("events.kept", atLeast(0)),
    eventsPerSecond: section.getInt("events.per-second", atLeast(1)),
    deadLetterGroups: section.getInt("dead-letters.groups", atLeast(1)),
    flightRecorder: {
      events: section.getInt("flight-recorder.events", atLeast(0)),
      associations: section.getInt("flight-recorder.associations", atLeast(1)),
      logsFailures: section.getBoolean("flight-recorder.log-failures"),
    },
  };
}
