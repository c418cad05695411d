import { atLeast, type Config } from "../../hocon/index.ts";

/** `akka.cluster.client.receptionist`, read once. */
export interface ReceptionistSettings {
  /** Key: `name` (receptionist). */
  readonly name: string;
  /** `undefined`: all members. Key: `role` (none). */
  readonly role: string | undefined;
  /** Count. Key: `number-of-contacts` (3). */
  readonly numberOfContacts: number;
  /** Key: `response-tunnel-receive-timeout` (30 s). */
  readonly responseTunnelReceiveTimeoutMs: number;
  /** Path; `undefined`: that of all actors below `/system`. Key: `use-dispatcher`. */
  readonly dispatcher: string | undefined;
  /** Key: `heartbeat-interval` (2 s). */
  readonly heartbeatIntervalMs: number;
  /** Key: `acceptable-heartbeat-pause` (13 s). */
  readonly acceptableHeartbeatPauseMs: number;
  /** Key: `failure-detection-interval` (2 s). */
  readonly failureDetectionIntervalMs: number;
}

/** Throws the configuration's own errors. */
export function receptionistSettingsFrom(config: Config): ReceptionistSettings {
  const section = config.getConfig("akka.cluster.client.receptionist");
  return {
    name: section.getString("name"),
    role: section.getString("role") || undefined,
    numberOfContacts: section.getInt("number-of-contacts", atLeast(1)),
    responseTunnelReceiveTimeoutMs: section.getDurationMs("response-tunnel-receive-timeout", atLeast(1)),
    dispatcher: section.getString("use-dispatcher") || undefined,
    heartbeatIntervalMs: section.getDurationMs("heartbeat-interval", atLeast(1)),
    acceptableHeartbeatPauseMs: section.getDurationMs("acceptable-heartbeat-pause", atLeast(1)),
    failureDetectionIntervalMs: section.getDurationMs("failure-detection-interval", atLeast(1)),
  };
}
