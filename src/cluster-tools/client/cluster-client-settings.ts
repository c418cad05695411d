import { ActorPath, type ActorSystem } from "../../actor/index.ts";
import { atLeast, between, type Config } from "../../hocon/index.ts";

/** The members of {@link ClusterClientSettings}. */
export interface ClusterClientSettingsInit {
  /** Full paths of receptionists. Key: `akka.cluster.client.initial-contacts` ([]). */
  readonly initialContacts: readonly ActorPath[];
  /** Unit: ms. Key: `akka.cluster.client.establishing-get-contacts-interval` (3 s). */
  readonly establishingGetContactsIntervalMs: number;
  /** Unit: ms. Key: `akka.cluster.client.refresh-contacts-interval` (60 s). */
  readonly refreshContactsIntervalMs: number;
  /** Unit: ms. Key: `akka.cluster.client.heartbeat-interval` (2 s). */
  readonly heartbeatIntervalMs: number;
  /** Unit: ms. Key: `akka.cluster.client.acceptable-heartbeat-pause` (13 s). */
  readonly acceptableHeartbeatPauseMs: number;
  /** Count of messages. Key: `akka.cluster.client.buffer-size` (1000). */
  readonly bufferSize: number;
  /** Unit: ms; `undefined`: never. Key: `akka.cluster.client.reconnect-timeout` (off). */
  readonly reconnectTimeoutMs: number | undefined;
}

const OFF: ReadonlySet<string> = new Set(["off", "false", "no"]);
const MOST_BUFFERED = 10_000;

/** How a cluster client finds and watches its receptionist: `akka.cluster.client`. */
export class ClusterClientSettings {
  /** What it consists of. */
  readonly values: ClusterClientSettingsInit;

  constructor(values: ClusterClientSettingsInit) {
    this.values = values;
  }

  /** Those of the configuration of `system`. Throws configuration errors, and InvalidActorPathError for a contact that is none. */
  static create(system: ActorSystem): ClusterClientSettings {
    return clientSettingsFrom(system.config);
  }

  /** With other contacts: full paths such as `akka.tcp://System@host:8110/system/receptionist`. Throws InvalidActorPathError. */
  withInitialContacts(contacts: Iterable<ActorPath | string>): ClusterClientSettings {
    const initialContacts = Array.from(contacts, (each) => (typeof each === "string" ? ActorPath.parse(each) : each));
    return new ClusterClientSettings({ ...this.values, initialContacts });
  }
}

/** Throws configuration errors, and InvalidActorPathError. */
export function clientSettingsFrom(config: Config): ClusterClientSettings {
  const section = config.getConfig("akka.cluster.client");
  return new ClusterClientSettings({
    initialContacts: section.getStringList("initial-contacts").map((path) => ActorPath.parse(path)),
    establishingGetContactsIntervalMs: section.getDurationMs("establishing-get-contacts-interval", atLeast(1)),
    refreshContactsIntervalMs: section.getDurationMs("refresh-contacts-interval", atLeast(1)),
    heartbeatIntervalMs: section.getDurationMs("heartbeat-interval", atLeast(1)),
    acceptableHeartbeatPauseMs: section.getDurationMs("acceptable-heartbeat-pause", atLeast(1)),
    bufferSize: section.getInt("buffer-size", between(0, MOST_BUFFERED)),
    reconnectTimeoutMs: OFF.has(section.getString("reconnect-timeout").toLowerCase())
      ? undefined
      : section.getDurationMs("reconnect-timeout", atLeast(1)),
  });
}
