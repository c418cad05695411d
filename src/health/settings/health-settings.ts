import { atLeast, type Config } from "../../hocon/index.ts";

/** What a finding means: replace the process, send it no requests, or only a note. */
export type Consequence = "liveness" | "readiness" | "none";

const CONSEQUENCES: readonly Consequence[] = ["liveness", "readiness", "none"];

/** The settings of health. Defaults are only in `reference-conf.ts`. */
export interface HealthSettings {
  /** Unit: ms; `Infinity`: never. Key: `ritsem.health.stuck-handler-after` (60 s). */
  readonly stuckHandlerAfterMs: number;
  /** Unit: ms; `Infinity`: never. Key: `ritsem.health.event-loop-delay` (2 s). */
  readonly eventLoopDelayMs: number;
  /** Unit: ms. Key: `ritsem.health.check-timeout` (2 s). */
  readonly checkTimeoutMs: number;
  /** Keys below `ritsem.health.findings`. */
  readonly stuckHandler: Consequence;
  readonly eventLoopDelay: Consequence;
  readonly memberNotUp: Consequence;
  readonly peerQuarantined: Consequence;
}

/** Where health is served. */
export interface HealthHttpSettings {
  /** Key: `ritsem.health.http.hostname` (127.0.0.1). */
  readonly hostname: string;
  /** 0: any. Key: `ritsem.health.http.port` (8558). */
  readonly port: number;
  /** Count. Key: `ritsem.health.http.maximum-connections` (64). */
  readonly maximumConnections: number;
}

/** Reads a complete, resolved configuration. Throws the errors of `Config`'s getters. */
export function healthSettingsFrom(config: Config): HealthSettings {
  const health = config.getConfig("ritsem.health");
  return {
    stuckHandlerAfterMs: health.getDurationMs("stuck-handler-after", atLeast(1)),
    eventLoopDelayMs: health.getDurationMs("event-loop-delay", atLeast(1)),
    checkTimeoutMs: health.getDurationMs("check-timeout", atLeast(1)),
    stuckHandler: health.getEnum("findings.stuck-handler", CONSEQUENCES),
    eventLoopDelay: health.getEnum("findings.event-loop-delay", CONSEQUENCES),
    memberNotUp: health.getEnum("findings.member-not-up", CONSEQUENCES),
    peerQuarantined: health.getEnum("findings.peer-quarantined", CONSEQUENCES),
  };
}

/** Reads a complete, resolved configuration. Throws the errors of `Config`'s getters. */
export function healthHttpSettingsFrom(config: Config): HealthHttpSettings {
  const http = config.getConfig("ritsem.health.http");
  return {
    hostname: http.getString("hostname"),
    port: http.getInt("port", atLeast(0)),
    maximumConnections: http.getInt("maximum-connections", atLeast(1)),
  };
}
