import { atLeast, type Config } from "../../hocon/index.ts";

/** How one of several actors is chosen. */
export type PubSubRoutingLogic = "random" | "round-robin" | "broadcast";

/** `akka.cluster.pub-sub`, read once. */
export interface PubSubSettings {
  /** Key: `name` (distributedPubSubMediator). */
  readonly name: string;
  /** `undefined`: all members. Key: `role` (none). */
  readonly role: string | undefined;
  /** Key: `routing-logic` (random). */
  readonly routingLogic: PubSubRoutingLogic;
  /** Key: `gossip-interval` (1 s). */
  readonly gossipIntervalMs: number;
  /** Key: `removed-time-to-live` (120 s). */
  readonly removedTimeToLiveMs: number;
  /** Count of entries. Key: `max-delta-elements` (3000). */
  readonly maxDeltaElements: number;
  /** Key: `send-to-dead-letters-when-no-subscribers` (on). */
  readonly sendsToDeadLetters: boolean;
  /** Count of messages. Key: `buffered-messages.max-per-topic` (1000). */
  readonly maxBufferedPerTopic: number;
  /** Key: `buffered-messages.timeout-check-interval` (500 ms). */
  readonly bufferCheckIntervalMs: number;
  /** Path; `undefined`: that of all actors below `/system`. Key: `use-dispatcher`. */
  readonly dispatcher: string | undefined;
}

const ROUTING_LOGICS: readonly PubSubRoutingLogic[] = ["random", "round-robin", "broadcast"];

/** Throws the configuration's own errors. */
export function pubSubSettingsFrom(config: Config): PubSubSettings {
  const section = config.getConfig("akka.cluster.pub-sub");
  return {
    name: section.getString("name"),
    role: section.getString("role") || undefined,
    routingLogic: section.getEnum("routing-logic", ROUTING_LOGICS),
    gossipIntervalMs: section.getDurationMs("gossip-interval", atLeast(1)),
    removedTimeToLiveMs: section.getDurationMs("removed-time-to-live", atLeast(1)),
    maxDeltaElements: section.getInt("max-delta-elements", atLeast(1)),
    sendsToDeadLetters: section.getBoolean("send-to-dead-letters-when-no-subscribers"),
    maxBufferedPerTopic: section.getInt("buffered-messages.max-per-topic", atLeast(1)),
    bufferCheckIntervalMs: section.getDurationMs("buffered-messages.timeout-check-interval", atLeast(1)),
    dispatcher: section.getString("use-dispatcher") || undefined,
  };
}
