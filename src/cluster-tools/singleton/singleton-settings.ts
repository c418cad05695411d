import { type Duration, millisecondsOf } from "../../base/index.ts";
import { atLeast, between, type Config, strictly } from "../../hocon/index.ts";
import type { SingletonRules } from "./core/singleton-state.ts";

/** What a program may say of a singleton's manager. What it leaves out comes from `akka.cluster.singleton`. */
export interface ClusterSingletonManagerSettings {
  /** Name of the singleton, a child of its manager. Default: `singleton`. Key: `singleton-name`. */
  readonly singletonName?: string;
  /** Members with this role may run the singleton. Default: all members. Key: `role`. */
  readonly role?: string;
  /** How long after the removal of the previous oldest the singleton starts anew. Default: that of the downing provider; 0 means the same. */
  readonly removalMargin?: Duration;
  /** Default: 1 s. Key: `hand-over-retry-interval`. */
  readonly handOverRetryInterval?: Duration;
  /** Path of the section that describes a lease. Default: none. Key: `use-lease`. */
  readonly useLease?: string;
  /** Default: 5 s. Key: `lease-retry-interval`. */
  readonly leaseRetryInterval?: Duration;
  /** Whether the singleton moves to the highest app version first. Default: false. Key: `consider-app-version`. */
  readonly considerAppVersion?: boolean;
}

/** What a program may say of a proxy. What it leaves out comes from `akka.cluster.singleton-proxy`. */
export interface ClusterSingletonProxySettings {
  /** Name of the singleton, a child of its manager. Default: `singleton`. Key: `singleton-name`. */
  readonly singletonName?: string;
  /** Members with this role may run the singleton. Default: all members. Key: `role`. */
  readonly role?: string;
  /** Default: 1 s. Key: `singleton-identification-interval`. */
  readonly singletonIdentificationInterval?: Duration;
  /** Messages that wait until the singleton is found, from 0 to 10 000. Default: 1000. Key: `buffer-size`. */
  readonly bufferSize?: number;
  /** Whether the manager considers app versions. Default: false. */
  readonly considerAppVersion?: boolean;
}

/** Settings of a manager, complete. */
export interface CompleteManagerSettings {
  readonly singletonName: string;
  /** Empty: none. */
  readonly leasePath: string;
  readonly rules: SingletonRules;
}

/** Settings of a proxy, complete. */
export interface CompleteProxySettings {
  readonly singletonName: string;
  /** Empty: all members. */
  readonly role: string;
  readonly identificationIntervalMs: number;
  readonly bufferSize: number;
  /** `undefined`: nothing is logged. */
  readonly failurePeriodMs: number | undefined;
  readonly considersAppVersion: boolean;
}

const MANAGER = "akka.cluster.singleton";
const PROXY = "akka.cluster.singleton-proxy";

/** The most messages that a proxy keeps. */
const MOST_BUFFERED = 10_000;

/** `downRemovalMarginMs`: that of the downing provider. Throws the configuration's own errors. */
export function managerSettingsFrom(
  config: Config,
  given: ClusterSingletonManagerSettings = {},
  downRemovalMarginMs: number = 0,
): CompleteManagerSettings {
  const section = config.getConfig(MANAGER);
  const {
    singletonName = section.getString("singleton-name"),
    role = section.getString("role"),
    removalMargin = 0,
    handOverRetryInterval = section.getDurationMs("hand-over-retry-interval", strictly(atLeast(1))),
    useLease: leasePath = section.getString("use-lease"),
    leaseRetryInterval = section.getDurationMs("lease-retry-interval", strictly(atLeast(1))),
    considerAppVersion: considersAppVersion = section.getBoolean("consider-app-version"),
  } = given;
  const rules = {
    role,
    considersAppVersion,
    handOverRetryIntervalMs: millisecondsOf(handOverRetryInterval),
    removalMarginMs: millisecondsOf(removalMargin) || downRemovalMarginMs,
    minNumberOfHandOverRetries: section.getInt("min-number-of-hand-over-retries", atLeast(1)),
    usesLease: leasePath !== "",
    leaseRetryIntervalMs: millisecondsOf(leaseRetryInterval),
  };
  return { singletonName, leasePath, rules };
}

/** Throws the configuration's own errors. */
export function proxySettingsFrom(config: Config, given: ClusterSingletonProxySettings = {}): CompleteProxySettings {
  const section = config.getConfig(PROXY);
  const {
    singletonName = section.getString("singleton-name"),
    role = section.getString("role"),
    singletonIdentificationInterval = section.getDurationMs("singleton-identification-interval", strictly(atLeast(1))),
    bufferSize = section.getInt("buffer-size", between(0, MOST_BUFFERED)),
    considerAppVersion: considersAppVersion = false,
  } = given;
  const failurePeriodMs = section.getDurationMs("singleton-identification-failure-period", strictly(atLeast(1)));
  return {
    singletonName,
    role,
    identificationIntervalMs: millisecondsOf(singletonIdentificationInterval),
    bufferSize: Math.min(MOST_BUFFERED, Math.max(0, bufferSize)),
    failurePeriodMs: section.getBoolean("log-singleton-identification-failure") ? failurePeriodMs : undefined,
    considersAppVersion,
  };
}
