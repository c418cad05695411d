import { type MeterProvider, metrics, trace, type TracerProvider } from "@opentelemetry/api";
import { type ActorSystem, type ExtensionId, InvalidActorStateError } from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/internal.ts";
import { openTelemetryReference } from "./reference.ts";
import type { SpanRecorder } from "./recording/span-recorder.ts";
import { SystemMetrics } from "./metrics/system-metrics.ts";
import {
  type MetricSettings,
  metricSettingsFrom,
  type RecorderSettings,
  recorderSettingsFrom,
  type TraceSettings,
  traceSettingsFrom,
} from "./settings/telemetry-settings.ts";
import { MessageTracing } from "./tracing/message-tracing.ts";

/** The name of the tracer and of the meter. */
const SCOPE = "ritsem";

/** What {@link OpenTelemetry.start} may be given. */
export interface OpenTelemetryOptions {
  /** Where tracers come from. Default: the provider that the program has registered with `@opentelemetry/api`. */
  readonly tracerProvider?: TracerProvider;
  /** Where meters come from. Default: the provider that the program has registered. */
  readonly meterProvider?: MeterProvider;
  /**
   * Keeps the last spans, for `ritsem conversation` and the dashboard. The tracer provider must have it among its span processors, and no other
   * system may have it. Default: none are kept.
   */
  readonly recorder?: SpanRecorder;
}

/**
 * Tells OpenTelemetry what happens in a system, by `@opentelemetry/api`: the program brings an SDK, and registers it before. Settings:
 * `ritsem.opentelemetry`.
 */
export class OpenTelemetry {
  readonly #system: ExtendedActorSystem;
  readonly #traces: TraceSettings;
  readonly #metricSettings: MetricSettings;
  readonly #recorderSettings: RecorderSettings;
  #recorder: SpanRecorder | undefined;
  #metrics: SystemMetrics | undefined;
  #isRunning = false;

  /** @internal see {@link OpenTelemetry.start} */
  constructor(system: ActorSystem) {
    this.#system = system as ExtendedActorSystem;
    const config = system.config.withFallback(openTelemetryReference()).resolve();
    this.#traces = traceSettingsFrom(config);
    this.#metricSettings = metricSettingsFrom(config);
    this.#recorderSettings = recorderSettingsFrom(config);
    void system.whenTerminated.then(() => this.stop());
  }

  /**
   * Starts telemetry in `system`, before it sends its first message: what a handshake says of traces is decided when it takes place. Throws
   * InvalidActorStateError if it or the recorder is started already, and ConfigError if a setting below `ritsem.opentelemetry` is wrong.
   */
  static start(system: ActorSystem, options: OpenTelemetryOptions = {}): OpenTelemetry {
    const telemetry = system.extension(openTelemetryId);
    telemetry.#start(options);
    return telemetry;
  }

  /** Ends telemetry, as the end of the system does: no span begins any more, and no metric is reported. It may be started again. */
  stop(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#metrics?.stop();
    this.#metrics = undefined;
    this.#recorder?.stop();
    this.#recorder = undefined;
    this.#system.observation.spans = undefined;
    this.#system.observation.sending = undefined;
    this.#system.dispatcher.detached = undefined;
  }

  #start({ tracerProvider = trace.getTracerProvider(), meterProvider = metrics.getMeterProvider(), recorder }: OpenTelemetryOptions): void {
    if (this.#isRunning) {
      throw new InvalidActorStateError(`OpenTelemetry is started already in ${this.#system}. Start it once, or stop it before.`);
    }
    const { host, port } = this.#system.address;
    const node = host === undefined ? this.#system.name : `${this.#system.name}@${host}:${port}`;
    this.#system.observation.spans = recorder?.start(node, this.#recorderSettings);
    this.#recorder = recorder;
    this.#isRunning = true;
    const { enabled, maximumActors } = this.#metricSettings;
    if (enabled) this.#metrics = new SystemMetrics(this.#system, meterProvider.getMeter(SCOPE), maximumActors);
    if (!this.#traces.enabled) return;
    const tracing = new MessageTracing(tracerProvider.getTracer(SCOPE), this.#traces);
    this.#system.observation.sending = tracing;
    this.#system.dispatcher.detached = (task) => tracing.detached(task);
  }
}

const openTelemetryId: ExtensionId<OpenTelemetry> = { name: "OpenTelemetry", createExtension: (system) => new OpenTelemetry(system) };
