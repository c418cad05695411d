import { type Context, context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import type { ActorRef } from "../../actor/index.ts";
import { ContextualMessage, isPromiseLike } from "../../actor/internal.ts";
import { contextText } from "../context/trace-context.ts";
import { attributesOf, destinationOf } from "./span-attributes.ts";

/** RemoteEnvelope's field 2000, length-delimited. */
const CONTEXT_TAG = [0x82, 0x7d];
const NO_FIELDS = new Uint8Array(0);

/** What messages of one system share. */
export interface TracingOfSystem {
  readonly tracer: Tracer;
  /** The context of the handler that runs synchronously now; `undefined` if its message has none. */
  handling: Context | undefined;
}

/** A message with the trace that it was sent in. Its handling is a span of it. */
export class TracedMessage extends ContextualMessage {
  readonly #tracing: TracingOfSystem;
  /** With the span that sent it. */
  readonly #context: Context;

  constructor(sent: unknown, tracing: TracingOfSystem, sendContext: Context) {
    super(sent);
    this.#tracing = tracing;
    this.#context = sendContext;
  }

  override get envelopeFields(): Uint8Array {
    const spanContext = trace.getSpanContext(this.#context);
    if (spanContext === undefined) return NO_FIELDS;
    const text = new TextEncoder().encode(contextText(spanContext));
    const length = text.length < 0x80 ? [text.length] : [(text.length & 0x7f) | 0x80, text.length >>> 7];
    return new Uint8Array([...CONTEXT_TAG, ...length, ...text]);
  }

  override handledBy(self: ActorRef, handle: (sent: unknown) => unknown): unknown {
    const tracing = this.#tracing;
    const destination = destinationOf(self, undefined);
    const attributes = attributesOf("process", "handle", self, destination, this.sent);
    const span = tracing.tracer.startSpan(`handle ${destination}`, { kind: SpanKind.CONSUMER, attributes }, this.#context);
    const handleContext = trace.setSpan(this.#context, span);
    const outer = tracing.handling;
    tracing.handling = handleContext;
    try {
      const result = context.with(handleContext, () => handle(this.sent));
      if (!isPromiseLike(result)) span.end();
      else {
        result.then(
          () => span.end(),
          (error: unknown) => fail(span, error),
        );
      }
      return result;
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      tracing.handling = outer;
    }
  }
}

/** Ends `span` with the error that it came to. */
export function fail(span: Span, error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  span.recordException({ name, message });
  span.setAttribute("error.type", name);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  span.end();
}
