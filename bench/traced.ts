import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { AlwaysOffSampler, TracerProvider } from "@opentelemetry/sdk-trace";
import type { ActorSystem } from "ritsem";
import { OpenTelemetry } from "ritsem/opentelemetry";

/** Makes contexts survive an `await`, as programs with traces do: on Node 20 each promise of the process costs more then. */
export function useContextManager(): void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()); // a second call has no effect
}

/** Starts traces in `system` with a sampler that always says no: what every message of a program with traces costs. */
export function startTraces(system: ActorSystem): void {
  useContextManager();
  OpenTelemetry.start(system, { tracerProvider: new TracerProvider({ sampler: new AlwaysOffSampler() }) });
}
