import { type ConfigSource } from "../../../actor/index.ts";
import { userConfigFrom } from "../../../actor/internal.ts";
import { atLeast, type Config, parse } from "../../../hocon/index.ts";
import { testConductorReferenceConf } from "../reference-conf.ts";

/** What the conductor reads of `akka.testconductor`. */
export interface ConductorSettings {
  /** How long nodes wait at a barrier. Unit: ms. Key: `akka.testconductor.barrier-timeout` (30 s). */
  readonly barrierTimeoutMs: number;
  /** How long a node may take for a command. Unit: ms. Key: `akka.testconductor.query-timeout` (30 s). */
  readonly queryTimeoutMs: number;
  /** How long it may take until all nodes have joined: each may try to connect for `connect-timeout`, and wait for the others. Unit: ms. */
  readonly joinTimeoutMs: number;
}

/** What a node reads of `akka.testconductor`. */
export interface PlayerSettings {
  /** How long a node tries to reach the conductor. Unit: ms. Key: `akka.testconductor.connect-timeout` (20 s). */
  readonly connectTimeoutMs: number;
  /** How many times it tries again. Key: `akka.testconductor.client-reconnects` (30). */
  readonly clientReconnects: number;
  /** The pause before each of these tries. Unit: ms. Key: `akka.testconductor.reconnect-backoff` (1 s). */
  readonly reconnectBackoffMs: number;
}

/** Reads the settings of a conductor from what its test passes. Throws configuration errors, with their places. */
export function conductorSettingsFrom(source: ConfigSource): ConductorSettings {
  const conductor = sectionOf(userConfigFrom(source, {}));
  const barrierTimeoutMs = conductor.getDurationMs("barrier-timeout", atLeast(0));
  return {
    barrierTimeoutMs,
    queryTimeoutMs: conductor.getDurationMs("query-timeout", atLeast(0)),
    joinTimeoutMs: conductor.getDurationMs("connect-timeout", atLeast(0)) + barrierTimeoutMs,
  };
}

/** Reads the settings of a node from the configuration of its system. Throws configuration errors, with their places. */
export function playerSettingsFrom(config: Config): PlayerSettings {
  const conductor = sectionOf(config);
  return {
    connectTimeoutMs: conductor.getDurationMs("connect-timeout", atLeast(0)),
    clientReconnects: conductor.getInt("client-reconnects", atLeast(0)),
    reconnectBackoffMs: conductor.getDurationMs("reconnect-backoff", atLeast(0)),
  };
}

function sectionOf(config: Config): Config {
  const reference = parse(testConductorReferenceConf, { source: "testkit/node/reference.conf" });
  return config.withFallback(reference).resolve().getConfig("akka.testconductor");
}
