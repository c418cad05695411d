import { withoutAssembly } from "../../actor/spi.ts";
import { atLeast, type Config } from "../../hocon/index.ts";
import { DeadlineFailureDetector } from "./deadline-failure-detector.ts";
import type { FailureDetector } from "./failure-detector.ts";
import { PhiAccrualFailureDetector } from "./phi-accrual.ts";
import { UnknownFailureDetectorError } from "./unknown-failure-detector-error.ts";

/**
 * Reads the section in which `implementation-class` stands, once, and returns what makes a detector of it for each connection or system.
 * Throws the configuration's own errors.
 */
export type FailureDetectorFactory = (section: Config) => () => FailureDetector;

/** Class name as in `implementation-class` → its factory. */
export type FailureDetectorRegistry = ReadonlyMap<string, FailureDetectorFactory>;

/** Under the names of their counterparts in Akka.NET. */
const BUILT_IN: FailureDetectorRegistry = new Map([
  ["Akka.Remote.DeadlineFailureDetector", deadlineFailureDetectors],
  ["Akka.Remote.PhiAccrualFailureDetector", phiAccrualFailureDetectors],
]);

/**
 * Makes the detectors that the section at `key` describes. `given` are those of the program; they come before the built-in ones. Throws
 * {@link UnknownFailureDetectorError} naming key, value and known names, and what a factory throws.
 */
export function failureDetectorsFrom(config: Config, key: string, given: FailureDetectorRegistry): () => FailureDetector {
  const section = config.getConfig(key);
  const path = `${key}.implementation-class`;
  const wanted = config.getString(path);
  const known = [...given, ...BUILT_IN];
  const factory = known.find(([name]) => withoutAssembly(name) === withoutAssembly(wanted))?.[1];
  if (factory !== undefined) return factory(section);
  throw new UnknownFailureDetectorError(
    path,
    wanted,
    known.map(([name]) => name),
  );
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
