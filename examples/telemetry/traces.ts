import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { type ReadableSpan, SimpleSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";

/**
 * Traces that are sent to a receiver at `url` as OTLP in JSON. A program of yours has `@opentelemetry/exporter-trace-otlp-http` instead, with a
 * processor that sends many spans at a time.
 */
export function tracesOf(service: string, url: string): TracerProvider {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: exporterTo(service, url) })] });
}

function exporterTo(service: string, url: string): SpanExporter {
  return {
    export(spans, done) {
      const resource = { attributes: attributesOf({ "service.name": service }) };
      const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: spans.map(otlpOf) }] }] });
      fetch(`${url}/v1/traces`, { method: "POST", headers: { "content-type": "application/json" }, body }).then(
        ({ ok }) => done({ code: ok ? 0 : 1 }),
        (error: Error) => done({ code: 1, error }),
      );
    },
    shutdown: () => Promise.resolve(),
  };
}

function otlpOf(span: ReadableSpan): Readonly<Record<string, unknown>> {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId,
    name: span.name,
    kind: span.kind + 1,
    startTimeUnixNano: nanosecondsOf(span.startTime),
    endTimeUnixNano: nanosecondsOf(span.endTime),
    attributes: attributesOf(span.attributes),
    status: { code: span.status.code, message: span.status.message },
  };
}

function nanosecondsOf([seconds, nanoseconds]: readonly [number, number]): string {
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds));
}

function attributesOf(attributes: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === "number" ? { intValue: value } : { stringValue: String(value) },
  }));
}
