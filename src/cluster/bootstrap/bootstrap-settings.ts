import { atLeast, type Config, strictly } from "../../hocon/index.ts";

/** `ritsem.cluster.bootstrap`, read once at start. */
export interface BootstrapSettings {
  /** Key: `enabled` (off). */
  readonly isEnabled: boolean;
  /** Whether this node may form a cluster when there is none. Key: `new-cluster-enabled` (on). */
  readonly mayFormCluster: boolean;
  /** `undefined`: the name of the system. Key: `contact-point-discovery.service-name`. */
  readonly serviceName: string | undefined;
  /** `undefined`: ports are not named. Key: `contact-point-discovery.port-name`. */
  readonly portName: string | undefined;
  /** Key: `contact-point-discovery.protocol` (tcp). */
  readonly protocol: string;
  /** `undefined`: the one of `akka.discovery.method`. Key: `contact-point-discovery.discovery-method`. */
  readonly discoveryMethod: string | undefined;
  /** How long the contact points must not have changed before a cluster is formed. Key: `contact-point-discovery.stable-margin` (5 s). */
  readonly stableMarginMs: number;
  /** How often contact points are looked up. Key: `contact-point-discovery.interval` (1 s). */
  readonly lookupIntervalMs: number;
  /** How many contact points there must be before a cluster is formed, this node included. Key: `contact-point-discovery.required-contact-point-nr` (2). */
  readonly requiredContactPoints: number;
  /** Whether every contact point must answer before a cluster is formed. Key: `contact-point-discovery.contact-with-all-contact-points` (on). */
  readonly needsAllContactPoints: boolean;
  /** Key: `contact-point-discovery.resolve-timeout` (3 s). */
  readonly resolveTimeoutMs: number;
  /** The port of contact points whose port is not known; `undefined`: that of this node. Key: `contact-point.fallback-port`. */
  readonly fallbackPort: number | undefined;
  /** How long an answer of a contact point counts. Key: `contact-point.probing-failure-timeout` (3 s). */
  readonly answerLifetimeMs: number;
  /** How often contact points are asked. Key: `contact-point.probe-interval` (1 s). */
  readonly probeIntervalMs: number;
}

const SECTION = "ritsem.cluster.bootstrap";

/** Throws the configuration's own errors. */
export function bootstrapSettingsFrom(root: Config): BootstrapSettings {
  const bootstrap = root.getConfig(SECTION);
  const discovery = bootstrap.getConfig("contact-point-discovery");
  const contactPoint = bootstrap.getConfig("contact-point");
  const durationOf = (section: Config, key: string): number => section.getDurationMs(key, strictly(atLeast(1)));
  return {
    isEnabled: bootstrap.getBoolean("enabled"),
    mayFormCluster: bootstrap.getBoolean("new-cluster-enabled"),
    serviceName: textOrNone(discovery, "service-name"),
    portName: textOrNone(discovery, "port-name"),
    protocol: discovery.getString("protocol"),
    discoveryMethod: textOrNone(discovery, "discovery-method"),
    stableMarginMs: discovery.getDurationMs("stable-margin", atLeast(0)),
    lookupIntervalMs: durationOf(discovery, "interval"),
    requiredContactPoints: discovery.getInt("required-contact-point-nr", atLeast(1)),
    needsAllContactPoints: discovery.getBoolean("contact-with-all-contact-points"),
    resolveTimeoutMs: durationOf(discovery, "resolve-timeout"),
    fallbackPort: contactPoint.getInt("fallback-port", atLeast(0)) || undefined,
    answerLifetimeMs: durationOf(contactPoint, "probing-failure-timeout"),
    probeIntervalMs: durationOf(contactPoint, "probe-interval"),
  };
}

function textOrNone(section: Config, key: string): string | undefined {
  const text = section.getString(key);
  return text === "" ? undefined : text;
}
