import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings of traces. Defaults are only in `reference-conf.ts`. */
export interface TraceSettings {
  /** Key: `ritsem.opentelemetry.traces.enabled` (on). */
  readonly enabled: boolean;
  /** Key: `ritsem.opentelemetry.traces.propagation` (on). */
  readonly propagates: boolean;
  /** Key: `ritsem.opentelemetry.traces.begin` (off). */
  readonly begins: boolean;
  /** Key: `ritsem.opentelemetry.traces.look-in-handlers` (off). */
  readonly looksInHandlers: boolean;
}

/** Reads a complete, resolved configuration. Throws the errors of `Config`'s getters. */
export function traceSettingsFrom(config: Config): TraceSettings {
  const traces = config.getConfig("ritsem.opentelemetry.traces");
  return {
    enabled: traces.getBoolean("enabled"),
    propagates: traces.getBoolean("propagation"),
    begins: traces.getBoolean("begin"),
    looksInHandlers: traces.getBoolean("look-in-handlers"),
  };
}

/** The settings of a recorder of spans. */
export interface RecorderSettings {
  /** Count. Key: `ritsem.opentelemetry.recorder.maximum-spans` (2000). */
  readonly maximumSpans: number;
  /** Unit: bytes. Key: `ritsem.opentelemetry.recorder.maximum-bytes` (1 MiB). */
  readonly maximumBytes: number;
}

/** Reads a complete, resolved configuration. Throws the errors of `Config`'s getters. */
export function recorderSettingsFrom(config: Config): RecorderSettings {
  const recorder = config.getConfig("ritsem.opentelemetry.recorder");
  return { maximumSpans: recorder.getInt("maximum-spans", atLeast(1)), maximumBytes: recorder.getBytes("maximum-bytes", atLeast(1)) };
}

/** The settings of metrics. */
export interface MetricSettings {
  /** Key: `ritsem.opentelemetry.metrics.enabled` (on). */
  readonly enabled: boolean;
  /** Count. Key: `ritsem.opentelemetry.metrics.maximum-actors` (10000). */
  readonly maximumActors: number;
}

/** Reads a complete, resolved configuration. Throws the errors of `Config`'s getters. */
export function metricSettingsFrom(config: Config): MetricSettings {
  const metrics = config.getConfig("ritsem.opentelemetry.metrics");
  return { enabled: metrics.getBoolean("enabled"), maximumActors: metrics.getInt("maximum-actors", atLeast(1)) };
}
