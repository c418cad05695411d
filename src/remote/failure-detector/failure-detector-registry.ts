import { withoutAssembly } from "../../base/index.ts";
import { missingPartText } from "../../actor/internal.ts";
import { atLeast, type Config } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import { DeadlineFailureDetector } from "./deadline-failure-detector.ts";
import type { FailureDetector } from "./failure-detector.ts";
import { PhiAccrualFailureDetector } from "./phi-accrual.ts";

/**
 * Reads the section in which `implementation-class` stands, once, and returns what makes a detector of it for each connection or system.
 * Throws the configuration's own errors.
 */
export type FailureDetectorFactory = (section: Config) => () => FailureDetector;

/** Class name as in `implementation-class` → its factory. */
export type FailureDetectorRegistry = ReadonlyMap<string, FailureDetectorFactory>;

/** INTEROP: connections may be judged by the detector of death watch, whose settings the section of connections has no defaults for. */
const PHI_DEFAULTS = "akka.remote.watch-failure-detector";
const PHI_KEYS = ["threshold", "max-sample-size", "min-std-deviation"] as const;

/** Under the names of their counterparts in Akka.NET. */
const BUILT_IN: FailureDetectorRegistry = new Map([
  ["Akka.Remote.DeadlineFailureDetector", deadlineFailureDetectors],
  ["Akka.Remote.PhiAccrualFailureDetector", phiAccrualFailureDetectors],
]);

/**
 * Makes the detectors that the section at `key` describes. `given` are those of the program; they come before the built-in ones. A class that
 * is not available, such as one of a .NET package, is replaced by that of `reference`, which parses the defaults. Throws what a factory throws.
 */
export function failureDetectorsFrom(
  config: Config,
  key: string,
  given: FailureDetectorRegistry,
  reference: () => Config,
): () => FailureDetector {
  const path = `${key}.implementation-class`;
  const factory = factoryNamed(config.getString(path), given) ?? factoryNamed(reference().getString(path), given);
  if (factory === undefined) throw new Error(`unreachable: there is no default for ${path}`);
  const section = config.getConfig(key);
  const isComplete = factory !== phiAccrualFailureDetectors || PHI_KEYS.every((name) => section.hasPath(name));
  return factory(isComplete ? section : section.withFallback(reference().getConfig(PHI_DEFAULTS)).resolve());
}

/** Returns a warning if the class of the section at `key` is not available. */
export function missingDetectorIn(
  config: Config,
  key: string,
  given: FailureDetectorRegistry,
  reference: () => Config,
): readonly SettingNote[] {
  const path = `${key}.implementation-class`;
  const name = config.getString(path);
  if (factoryNamed(name, given) !== undefined) return [];
  const instead = `${withoutAssembly(reference().getString(path))} is used`;
  const text = missingPartText({ key: path, name, instead, setup: ["failureDetectors", "factory"] }, config);
  return [{ level: "warning", text }];
}

function factoryNamed(name: string, given: FailureDetectorRegistry): FailureDetectorFactory | undefined {
  return [...given, ...BUILT_IN].find(([each]) => withoutAssembly(each) === withoutAssembly(name))?.[1];
}

function deadlineFailureDetectors(section: Config): () => FailureDetector {
  const heartbeatIntervalMs = section.getDurationMs("heartbeat-interval", atLeast(1));
  const acceptableHeartbeatPauseMs = section.getDurationMs("acceptable-heartbeat-pause", atLeast(0));
  return () => new DeadlineFailureDetector(heartbeatIntervalMs, acceptableHeartbeatPauseMs);
}

function phiAccrualFailureDetectors(section: Config): () => FailureDetector {
  const settings = {
    firstHeartbeatEstimateMs: section.getDurationMs("heartbeat-interval", atLeast(1)),
    threshold: section.getNumber("threshold", atLeast(0)),
    maximumSampleSize: section.getInt("max-sample-size", atLeast(1)),
    minimumStandardDeviationMs: section.getDurationMs("min-std-deviation", atLeast(1)),
    acceptableHeartbeatPauseMs: section.getDurationMs("acceptable-heartbeat-pause", atLeast(0)),
  };
  return () => new PhiAccrualFailureDetector(settings);
}
