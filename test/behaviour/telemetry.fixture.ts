import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AlwaysOnSampler,
  TracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  type Sampler,
  SimpleSpanProcessor,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace";

/** Makes contexts survive an `await`, in this whole file of tests. */
export function useContextManager(): void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}

/** A provider of tracers that keeps its spans. */
export class RecordedTraces {
  readonly #exporter = new InMemorySpanExporter();
  readonly provider: TracerProvider;

  constructor(sampler: Sampler = new AlwaysOnSampler(), ...others: readonly SpanProcessor[]) {
    this.provider = new TracerProvider({ sampler, spanProcessors: [new SimpleSpanProcessor({ exporter: this.#exporter }), ...others] });
  }

  get spans(): readonly ReadableSpan[] {
    return this.#exporter.getFinishedSpans();
  }

  /** The spans as lines, each below its parent, with the error if there is one. */
  get tree(): readonly string[] {
    return linesBelow(undefined, this.spans, "");
  }

  named(name: string): ReadableSpan | undefined {
    return this.spans.find((span) => span.name === name);
  }
}

/** Traces whose spans `processor` sees, too. */
export function recordedTraces(processor: SpanProcessor): RecordedTraces {
  return new RecordedTraces(new AlwaysOnSampler(), processor);
}

/** The trees of several systems as one. */
export function treeOf(...traces: readonly RecordedTraces[]): readonly string[] {
  return linesBelow(
    undefined,
    traces.flatMap(({ spans }) => spans),
    "",
  );
}

function linesBelow(parent: string | undefined, spans: readonly ReadableSpan[], indent: string): readonly string[] {
  const known = new Set(spans.map((span) => span.spanContext().spanId));
  const children = spans.filter(({ parentSpanContext }) => {
    const id = parentSpanContext?.spanId;
    return parent === undefined ? id === undefined || !known.has(id) : id === parent;
  });
  const inOrder = children.toSorted((a, b) => a.startTime[0] - b.startTime[0] || a.startTime[1] - b.startTime[1]);
  return inOrder.flatMap((span) => {
    const { message } = span.status;
    return [
      `${indent}${span.name}${message === undefined ? "" : ` (${message})`}`,
      ...linesBelow(span.spanContext().spanId, spans, `${indent}  `),
    ];
  });
}
